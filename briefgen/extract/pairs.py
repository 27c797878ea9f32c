"""Quotation marks and brackets: where a quotation stands among words, and none in a statement without its other half. Pure."""

from __future__ import annotations

import re

_IS = re.compile(r"\]['’]s (?=(?:\w+ed|\w+ing|set|not)\b)")  # '[Anna Holm]'s expected'
_SINGLE = re.compile(r"(?<=\S)’(?!\w)")  # one that may close, no apostrophe inside a word
_OPENS, _CLOSES = re.compile(r"(?<![^\s(\[“\"])'(?=\w)(?!(?:d|s|m|t|ll|re|ve)\b)"), re.compile(r"(?<=[\w.,!?])'(?!\w)")
_CLOSED = re.compile(r"(?<=[^\Ws])'(?!\w)")  # behind an s it may be whose
_MIXED = re.compile('(“[^“”"]*)"')  # opened by a curly mark, closed by a straight one
_ANY = re.compile("[\"'“”‘()[\\]]")
_OTHER_HALF = {"“": "”", '"': '"', "``": "''"}
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


def balanced(text: str) -> str:
    """Without a quotation mark or bracket that has lost its other half."""
    if not _ANY.search(text):
        return text
    text = _MIXED.sub(r"\1”", _IS.sub(" is] ", text))
    for a, b in _PAIRS:
        opened, closed = text.count(a), text.count(b)
        if opened > closed:
            if a == "“":
                text += b if not text.endswith((",", ".")) else ""
                if text.count(a) > text.count(b):
                    text = text[:-1] + b
            else:
                text = text[::-1].replace(a, "", opened - closed)[::-1]  # the last: the first may be ours
        elif closed > opened:
            text = text.replace(b, "", closed - opened)
    if len(_OPENS.findall(text)) > len(_CLOSES.findall(text)):
        last = list(_OPENS.finditer(text))[-1].start()
        text = text[:last] + text[last + 1 :]
    elif not _OPENS.search(text):
        text = _CLOSED.sub("", text, count=1)
    if text.count("‘") > len(_SINGLE.findall(text)):
        text = text[::-1].replace("‘", "", 1)[::-1]
    return _paired(text)


def _paired(text: str) -> str:
    """Without the straight quotation marks that open nothing or close nothing: a mark after a space opens."""
    open_at, lost = -1, []
    for m in re.finditer('"', text):
        opens = m.start() == 0 or text[m.start() - 1] in " ([“‘—–"
        if opens == (open_at >= 0):  # a second one opens, or one closes with none open
            lost.append(open_at if opens else m.start())
        open_at = m.start() if opens else -1
    if open_at >= 0 and " " in text[open_at:].strip():
        text += '"'  # what is quoted goes on beyond the cut
    elif open_at >= 0:
        lost.append(open_at)
    return "".join(ch for n, ch in enumerate(text) if n not in lost) if lost else text


def quoted(words: list[str]) -> range:
    """The places of a quotation among words, out of which nothing may be left; to the end where it is not closed.

    >>> quoted(["said", "“", "go", "”", "."]), quoted(["go"])
    (range(1, 3), range(0, 0))
    """
    first = next((n for n, word in enumerate(words) if word in _OTHER_HALF), None)
    if first is None:
        return range(0)
    closing = [n for n, word in enumerate(words) if n > first and word in (_OTHER_HALF[words[first]], '"')]
    return range(first, closing[-1] if closing else len(words))
