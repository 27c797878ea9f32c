"""The press in its own reports: agencies in credits, papers and channels that somebody told something, teasers of other stories."""

from __future__ import annotations

from briefgen.extract.analysis import head_of
from briefgen.extract.asides import is_teaser, more_stories
from briefgen.extract.parts import part_taken
from briefgen.extract.spans import ORG, PEOPLE, PERSON, STATE, Entity, Found
from briefgen.extract.tokens import Tokens

# whose name stands before a caption; as words in lower case
_AGENCIES = tuple(
    tuple(name.split())
    for name in (
        "agence france - presse,associated press,press association,getty images,getty,reuters,afp,ap,epa,pa,dpa,rex,corbis,"
        "shutterstock,alamy,istock,facebook twitter pinterest,youtube,anadolu,xinhua,landov,bloomberg,photo,image,caption"
    ).split(",")
)
# those whose name in capitals runs into what their picture shows, wherever a page's lines were joined
AGENCIES = frozenset("AFP AP EPA PA GETTY REUTERS DPA SWNS ANSA".split())
PICTURES = frozenset((("getty", "images"), ("ap", "photo")))
_FIRST = frozenset(words[0] for words in _AGENCIES)
_CREDITED = frozenset("contributor images photo photos file handout illustration agency pool".split())
_STAFF = frozenset("administrator director chief editor official officials spokesman spokeswoman spokesperson".split())
_MEDIA = frozenset(
    """reuters afp ap bloomberg cnn bbc npr nbc abc cbs cnbc msnbc pbs itv tass xinhua interfax haaretz politico axios euractiv
    euronews sputnik bild wsj dpa ansa anadolu kyodo yonhap pti zdf ard tvn lemonde efe""".split()
)
_MEDIA_NAMES = frozenset(
    (
        "associated press,agence france presse,press association,al jazeera,le monde,le figaro,der spiegel,die welt,el pais,sky news,"
        "the guardian,new york times,washington post,financial times,wall street journal,los angeles times,ria novosti,russia today,"
        "the hill,the telegraph,the times,the mirror,the express,the standard,the observer,the post,the paper,the economist,the independent,the sun,daily mail,business insider,usa today,fox news,voice of america,state media"
    ).split(",")
)
_MEDIA_HEADS = frozenset(
    "news times post journal herald tribune gazette telegraph chronicle inquirer newspaper magazine tv radio".split()
)
# with the last words of a publisher that tells of others, which in a text may be those of bodies: 'Ports Watch'
PERIODICALS = _MEDIA_HEADS | frozenset("today weekly daily watch monitor review report reporter".split())
_ACTS = frozenset("act directive regulation bill treaty".split())
_PAPER = frozenset("newspaper magazine daily weekly broadcaster channel outlet tabloid station broadsheet site".split())
_TOLD = frozenset("tell inform show give cite quote".split())
_TELLS = frozenset(
    "report say quote cite write publish reveal note add describe understand learn contact reach ask see air broadcast".split()
)
_SEEN_BY = frozenset(
    "see obtain quote cite report publish interview conduct review contact ask reach view commission hear".split()
)


def credit_end(t: Tokens, i: int) -> int:
    """Past the agency that a paragraph names before its caption ('Reuters The port of Varna', 'Getty - Contributor'); i itself
    if there is none, or if it does something ('Reuters reported') or has somebody ('EPA Administrator Ada Holm')."""
    if i > 0 and t.same_block(i - 1, i):
        return i
    for words in _AGENCIES if t.low[i] in _FIRST else ():
        end = i + len(words)
        if tuple(t.low[i:end]) == words and t.same_block(i, end) and end < t.n:
            while t.same_block(i, end) and (t.words[end] in ("-", "–", "/", "|", ":") or t.low[end] in _CREDITED):
                end += 1
            follows = t.same_block(i, end) and (t.words[end][:1].isupper() or t.low[end] in ("or", "and", "via"))
            staff = t.low[min(end, t.n - 1)] in _STAFF
            return end if follows and not staff and t.tags[end] not in ("VBD", "VBZ") else i
    return i


def teasers(t: Tokens) -> set[int]:
    """The blocks that only point to other stories: 'Read more: ...', 'MOST READ IN NEWS ...'."""
    source = t.analysis.source
    begun = {n for n, b in enumerate(source.blocks) if is_teaser(source.text[b.start : b.end])}
    return begun.union(more_stories(source))


def only_source(t: Tokens, e: Entity) -> bool:
    """Whether a body is a paper, channel or agency that the text names only as where it was said or reported."""
    name = t.analysis.source.publisher.casefold()
    named = " " not in name and name in {form.casefold() for form in e.forms}
    at_home = e.kind != STATE and _at_its_address(t, e)
    medium = _medium(t, e) if e.kind == ORG else e.kind == PERSON and _known(e)
    if medium and at_home:
        return True
    return (medium or named or at_home) and all(_as_source(t, f) for f in e.found)


def _at_its_address(t: Tokens, e: Entity) -> bool:
    """Whether the document was published at an address that has the body's name: 'told Euractiv', 'as reported by HNN'."""
    host = (t.analysis.source.url or "").split("://")[-1].split("/")[0].lower().removeprefix("www.")
    name = "".join(w for w in e.words if w not in ("news", "the", "online"))
    return bool(name) and name in (host.split(".")[0], host.replace(".", "")) and ".gov" not in host


def _known(e: Entity) -> bool:
    """Whether it is called as a well-known paper or channel is; 'told Euronews' may be read as a person's name."""
    plain = " ".join(e.words)
    return plain in _MEDIA or bool({plain, f"the {plain}"} & _MEDIA_NAMES)


def _medium(t: Tokens, e: Entity) -> bool:
    if e.words[-1] in _MEDIA_HEADS and len(e.words) > 1 or _known(e):
        return True
    return any(f.start > 0 and t.low[f.start - 1] in _PAPER and t.same_block(f.start - 1, f.start) for f in e.found)


def _as_source(t: Tokens, f: Found) -> bool:
    if t.title[t.block[f.start]] or f.in_role or part_taken(t, f.start, f.end) < 1:
        return True
    head = head_of(t.heads, f.start, f.end)
    for _ in range(6):
        if t.deps[head] not in ("conj", "appos", "compound", "nmod") or t.heads[head] == head:
            break
        head = t.heads[head]
    over, dep = t.heads[head], t.deps[head]
    lemma = t.analysis.doc[over].lemma_.lower()
    if f.start > 1 and t.low[f.start - 1] in _PAPER:
        return True
    if dep == "nsubj" or f.end < t.n and t.tags[f.end] in ("VBD", "VBZ", "VBN"):
        verb = t.analysis.doc[f.end].lemma_.lower() if f.end < t.n else ""
        return lemma in _TELLS or verb in _TELLS
    if dep in ("dobj", "dative", "iobj"):
        return lemma in _TOLD
    if dep in ("pobj", "agent"):
        top = t.analysis.doc[t.heads[over]].lemma_.lower()
        if t.low[over] == "by":
            return top in _SEEN_BY
        return t.low[over] in ("on", "for", "via", "in") or top in (
            "speak",
            "interview",
            "talk",
            "accord",
            "statement",
            "say",
        )
    return dep in ("ROOT", "npadvmod", "dep", "punct")


def whole_names(t: Tokens, found: list[Found]) -> list[Found]:
    """Candidates with 'the New Zealand Herald' as one paper, and 'the Council on the Ports Act' as a council that speaks of an act."""
    for f in found:
        if f.kind in (STATE, PEOPLE) and f.end < t.n and t.cap[f.end] and t.low[f.end] in _MEDIA_HEADS:
            if t.same_block(f.start, f.end) and t.low[f.end] not in ("news", "tv", "radio"):
                f.end, f.kind, f.canon, f.sure = f.end + 1, ORG, "", True
        on = next((k for k in range(f.start + 1, f.end) if t.low[k : k + 2] == ["on", "the"]), None)
        if f.kind == ORG and on and not _ACTS.isdisjoint(t.low[f.end - 1 : f.end + t.same_block(f.start, f.end)]):
            f.end = on
    _own_name(t, found)
    ends: dict[int, int] = {}
    for f in found:
        ends[f.start] = max(ends.get(f.start, 0), f.end)
    inside = {k for start, end in ends.items() for k in range(start + 1, end)}
    return [f for f in found if f.start not in inside]


def _own_name(t: Tokens, found: list[Found]) -> None:
    """Add a publisher of one long word, 'the Marenverket has fined ...', which no word of its name shows to be a body."""
    name = t.analysis.source.publisher.removeprefix("The ").strip()
    if len(name) < 8 or not name.isalpha() or name.lower() in _MEDIA or f"the {name.lower()}" in _MEDIA_NAMES:
        return
    at = {f.start: f for f in found}
    taken = {k for f in found for k in range(f.start, f.end)}
    for i in (i for i, word in enumerate(t.words) if word == name):
        if i not in taken:
            found.append(Found(i, i + 1, ORG, sure=True))
        elif i in at and at[i].end == i + 1 and not at[i].canon:
            at[i].kind, at[i].sure = ORG, True
    found.sort(key=lambda f: f.start)
