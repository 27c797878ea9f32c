"""What a web page sets into its running text, which is not read: buttons, credits of pictures, calls to subscribe, cards of posts.

Text taken from a page may run them into its sentences ('... too fast. (Photo: Agency) Passengers described ...').
"""

from __future__ import annotations

import re

__all__ = ["insets"]

_AGENCY = (
    r"(?:Agence France[ -]Presse|Associated Press|Press Association|European Press(?:photo)? Agency|Getty(?: Images)?+|GETTY|Reuters|"
    r"REUTERS|AFP|AP|EPA(?:-EFE)?|PA|dpa|Rex|REX|Corbis|Shutterstock|Alamy|iStock|Anadolu|Xinhua|Landov|SWNS|NurPhoto|ZUMA|"
    r"USA TODAY(?: NETWORK)?)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|[JFMASOND][a-z]{2}\.?)"
)
# Cut out alone: what stands before and after it is whole.
_BRACKETS = re.compile(
    r"[(\[]\s*(?:Photo(?:graph|s)?|Images?|Pictures?|Pic|Credit)(?:\s*[:/]|\s+by\b)[^()\[\]]{1,80}[)\]]"
    rf"|\((?:[^()]{{0,40}}[/,|]\s?|[^()]{{2,40}} via )?{_AGENCY}(?:[ /,][^()]{{0,60}})?\)(?=\s+[A-Z“\"‘'(]|\s*\Z)(?!\s*[-–—])"
)
_ALONE = re.compile(
    rf"\b(?:Image|Media|Video) (?:copyright|source)\s(?:{_AGENCY}\b|[A-Z][^.!?\n]{{1,40}}?(?= (?:Image|Media) caption))?"
    r"|\bpic\.twitter\.com/\w+"
    rf"|\s(?:--|[–—-])\s[^.!?@\n]{{2,50}}\(@\w+\)(?:\s{_MONTH} \d{{1,2}}, \d{{4}})?"
    r"|\bA post shared by [^@\n]{2,60}\(@[\w.]+\) on [A-Z][a-z]{2} \d{1,2}, \d{4} at [\d:]+[ap]m [A-Z]{3}"
    r"|\bAdjust font size:?"
    r"|\b(?:By [A-Z][^.!?\n]{2,80}? )?Published on \d\d/\d\d/\d{4}(?: - \d\d:\d\d(?: GMT[+-]\d+)?)?"
    r"|\bADVERTISEMENT\b|(?<=[.!?”\"’)] )Advertisement(?=\s+[A-Z])|\bStory continues below(?: advertisement)?"
    r"|\bContinue reading (?:the main story|below)|\bScroll down for video|\bHide Caption(?: \d+ of \d+)?"
    r"|\bClick to share on [A-Z]\w+(?: \(Opens in new window\))?|\(?\b[Oo]pens in (?:a )?new (?:window|tab)\)?"
    r"|\bPlay slideshow(?: \d+ of \d+)?|\bEmbed x Share\b|\bPurchase Licensing Rights"
    r"|(?:\bGet [\w ]{0,30}updates directly to your inbox )?\+ Subscribe Thank you for subscribing!(?: Could not subscribe, try again later)?"
    r"(?: Invalid Email)?|\bView Photos? [^.!?\n]{0,200}? Buy Photo\b(?: Wait \d+ seconds? to continue\.)?"
    r"|\b(?:[Rr]elated (?:[Ss]tories|[Aa]rticles)|RELATED (?:STORIES|ARTICLES)|MOST READ(?: IN [A-Z]+)?)\s(?=[A-Z'’!?]{3,}\s)[^.\"“\n]{0,1200}"
    r"|\bShare this (?:video|article|story|post|page)(?![a-z])|\bVideo (?:Loading|Unavailable)\b|\b(?:Click|Tap) to (?:play|expand|enlarge)\b"
    r"|\bThe video will start in \d+(?: Cancel)?|\bCancel Play now|\bWatch this video again|\bVideo will play in|\bWatch Next\b"
    r"|\bMedia playback is (?:un)?supported on (?:this|your) device|\bYour browser does not support[^.]{0,60}\."
    r"|(?:\d:\d\d[▶►]|[▶►])[\d:/▶►]*(?:Direct link)?[\dpMBkb.|\s]*"
    r"|(?<=[a-z])(?:Image|Photo|Picture): [A-Z][^.!?\n]{2,80}\Z"  # glued to its caption
    r"|(?<!=)={2,4}[^=\n]{2,60}={2,4}(?!=)"
)
_SIGNS = (  # one of them stands in all that _ALONE finds: looked for first, as that is many times quicker
    "Image ;Image:;Photo:;Picture:;Media ;Adjust font;Video ;twitter.com/;@;Published on;ADVERTISEMENT;Advertisement;Story continues;Continue reading;Scroll down;"
    "Hide Caption;Click to;Tap to;pens in ;Play slideshow;Embed x;Purchase Licensing;Thank you for subscribing;View Photo;elated ;"
    "RELATED ;MOST READ;Share this;Cancel Play;Watch this;Watch Next;video will;Your browser;▶;►;==".split(";")
)
# Takes the sentence that it stands in along; each by a word of it that is soon looked for.
_SENTENCES = {
    "inbox": r"(?:to|in) your inbox",
    "please ": r"please (?:verify you|re-?enter|try again)",
    "invalid e": r"invalid e-?mail",
    "for subscribing": r"thank you for subscribing",
    "error has": r"error has occurred",
    "could not sub": r"could not subscribe",
    "newsletter": r"you must select a newsletter|select a newsletter|newsletter sign up|(?:view|see) all [\w ]{3,40}newsletters",
    "special offers": r"special offers for",
    "not a robot": r"not a robot",
    "we pay for": r"we pay for (?:your )?(?:stories|videos|photos)",
    "mail us at": r"e-?mail us at",
    "javascript": r"(?:javascript enabled|enable javascript)",
    "our privacy": r"our privacy policy",
    "unsubscribe": r"unsubscribe at any time",
    "on linkedin": r"(?:find|like|join) us on linkedin",
    **{
        f"on {site}": rf"(?:follow us|follow \w+ \w+|(?:find|like|join) us) on {site}"
        for site in ("twitter", "facebook", "instagram")
    },
    "mail address": r"e-?mail address will not be published",
    "skip to": r"skip to (?:main )?content",
    "site use": r"(?:official|secure) (?:web)?site use|secure \.\w+ website use",
    "sites use": r"(?:official|secure) (?:web)?sites use|secure \.\w+ websites use",
    "website belongs": r"website belongs to an official",
    "safely": r"safely connected to the",
    "share sensitive": r"share sensitive information only",
    "comment yet": r"no comment yet",
    "comments yet": r"no comments yet",
    "printer": r"printer[- ]friendly version",
    "subscribe to": r"subscribe to our",
    "sign up": r"sign up (?:here|for (?:our|the|free))",
    "sign me up": r"sign me up",
}
_SENTENCE = re.compile(rf"\b(?:{'|'.join(_SENTENCES.values())})\b", re.IGNORECASE)
_CAPTIONS = (  # one of them stands in all that _CAPTION finds
    " caption;Item ;READ MORE;Read more;/;BBC;Presse;Associated Press;Press Association;European Press;Getty;GETTY;euters;REUTERS;AFP;AP;EPA;PA;"
    "dpa;Rex;REX;Corbis;Shutterstock;Alamy;iStock;Anadolu;Xinhua;Landov;SWNS;NurPhoto;ZUMA;USA TODAY".split(";")
)
# Heads a caption, which ends without a stop: the sentence that is glued to it goes with it.
_CAPTION = re.compile(
    r"\b(?:Image|Media) caption\b|\bItem \d{1,2} of \d{1,2}\s|\[\d{1,2}/\d{1,2}\]\s|\bREAD MORE:?\s(?=[A-Z'‘“])|(?<=[.!?”\"] )Read more:\s"
    rf"|(?:(?<=[.!?”\"] )|(?<=[.!?][”\"’] ))(?:{_AGENCY}|BBC|[A-Z]{{2,}}\s?[*•]\s?{_AGENCY})\s(?=(?:[A-Z][a-z]|A\s))"
    rf"(?!{_AGENCY}|\w+ (?:reported|said|reports|says|quoted)\b|(?:News|Trust|Radio|One|Two|World|Breakfast|Director|Consulting|Executive)\b)"
    rf"|\b(?:{_AGENCY}:)?{_AGENCY} \d{{1,2}} (?=[A-Z][a-z])"
    r"|\b\d{1,2}/\d{1,2} (?=[A-Z][a-z])(?=[^.!?]{3,120} \d{1,2}/\d{1,2} [A-Z])"
)
# Words that begin the sentence to which a caption is glued: '... in the Oval Office He said'.
_SEAM = re.compile(
    r"\s(?=(?:He|She|They|It|Mrs?|Ms|But|And|There|Despite|Although|Meanwhile|However) |[A-Z][a-z]+ly, |[“\"][A-Z])"
    r"|(?<=[a-z]{2})(?<!\bthe)(?<!\bof)(?<!\band)(?<!\bin)\s"
    r"(?=(?:A|An|The) \w|(?:In|On|At|As|After|Dozens|Hundreds|Thousands|Scores|Several|Police|More than|At least) [a-z])"
)
# 'BERG, May 21 (Reuters) -': what stands before it in its paragraph is a summary or a caption.
_DATELINE = re.compile(
    rf"\b[A-Z]{{3,}}(?:[ /][A-Z]{{2,}})*(?:, [A-Z][\w. ]{{2,30}})?(?:,? {_MONTH} \d{{1,2}}(?:, \d{{4}})?)? "
    r"\((?:Reuters|REUTERS|AP|AFP|Xinhua|dpa|UPI|IANS|PTI|TASS)\)\s(?:--|[–—-])\s"
)
_COLON_DATELINE = re.compile(  # with an agency or a day: 'HARBOUR SAFETY: The' and 'HOLM: We' are none
    rf"[A-Z]{{3,}}(?:[ /][A-Z]{{2,}})*(?:, [A-Z][\w. ]{{2,30}})?(?:,? {_MONTH} \d{{1,2}}(?:, \d{{4}})?:|"
    rf"(?:,? {_MONTH} \d{{1,2}}(?:, \d{{4}})?)? \((?:Reuters|REUTERS|AP|AFP|Xinhua|dpa|UPI|IANS|PTI|TASS|ANI)\):)\s(?=[A-Z][a-z])"
)
_BYLINE = re.compile(  # 'Ada Holm Published July 10, 2023 | 10:34 PM'
    rf"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{1,3}} Published (?:on )?{_MONTH} \d{{1,2}}, \d{{4}}(?: \| \d\d?:\d\d [AP]M)?"
)
_FAR = 1500  # characters before it at most
_CREDIT = re.compile(r"\bREUTERS/[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?:/[A-Z]\w+(?: [A-Z]\w+)?)*")  # behind a caption
_STOP = re.compile(r"[.!?][”\"’')]*(?=\s|\Z)")
_ABBREVIATED = re.compile(r"(?:\b(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St|No|Prof|Hon|[A-Z])|\b[A-Z]\.[A-Z])\.\Z")
_SHORTEST = 20  # characters of a caption at least
_LONGEST = 600  # characters that go with the head of a caption


def insets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of the block text[start:end] that are not read, in order and apart from each other."""
    found = [m.span() for m in _BRACKETS.finditer(text, start, end)]
    has = text[start:end].__contains__
    if any(map(has, _SIGNS)):
        found += [m.span() for m in _ALONE.finditer(text, start, end)]
    sure = tuple(found)
    calls = any(map(text[start:end].lower().__contains__, _SENTENCES))
    for m in _SENTENCE.finditer(text, start, end) if calls else ():
        if not any(a <= m.start() < b for a, b in sure):
            found.append(
                (_sentence_start(text, start, m.start()), _sentence_end(text, m.end(), min(end, m.end() + _LONGEST)))
            )
    for m in _CAPTION.finditer(text, start, end) if any(map(has, _CAPTIONS)) else ():
        stop = _sentence_end(text, m.end(), min(end, m.end() + _LONGEST + 1))
        alone = (
            not text[start : m.start()].strip() and not text[stop:end].strip()
        )  # a paragraph of its own, which names people
        seam = _SEAM.search(text, m.end() + _SHORTEST, stop)
        far = stop - m.end() > _LONGEST
        found.append((m.start(), m.end() if alone or far and not seam else seam.end() if seam else stop))
    if (line := _DATELINE.search(text, start, min(end, start + _FAR))) and line.start() > start:
        found.append((start, line.start()))
    for heading in (_COLON_DATELINE, _BYLINE):  # a colon tells the parser that something is listed
        if line := heading.match(text, start, end):
            found.append(line.span())
    for m in _CREDIT.finditer(text, start, end) if has("REUTERS/") else ():
        found.append((_sentence_start(text, start, text.rfind(".", start, m.start())), m.end()))
    out: list[tuple[int, int]] = []
    for a, b in sorted(found):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _sentence_end(text: str, at: int, end: int) -> int:
    """Past the stop of the sentence that goes on at `at`."""
    for m in _STOP.finditer(text, at, end):
        if not _ABBREVIATED.search(text, max(at, m.start() - 6), m.start() + 1):
            return m.end()
    return end


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence that holds `at` begins."""
    begins = start
    for m in _STOP.finditer(text, max(start, at - _LONGEST), at):
        if not _ABBREVIATED.search(text, max(start, m.start() - 6), m.start() + 1):
            begins = m.end()
    return begins
