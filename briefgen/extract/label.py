"""A short plain label for a dated event, made of the document's own words."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.model import DateMention

__all__ = ["label"]

_LIMIT = 12  # words
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_DROPPED = (
    "relcl",
    "acl",
    "appos",
    "punct",
    "advcl",
    "parataxis",
    "cc",
    "conj",
    "npadvmod",
    "ccomp",
    "mark",
    "advmod",
    "det",
    "dep",
)


def _core(analysis: Analysis, head: int, room: int) -> list[int]:
    """Tokens of a noun phrase or complement without relative clauses and appositions, at most `room`, head kept."""
    token = analysis.doc[head]
    kept = {head}
    for child in token.children:
        if child.dep_ in (
            "compound",
            "amod",
            "poss",
            "nummod",
            "case",
            "nmod",
            "quantmod",
            "neg",
            "pobj",
            "prt",
            "aux",
            "auxpass",
            "attr",
            "acomp",
        ):
            kept.update(t.i for t in child.subtree if t.dep_ not in ("punct",) or t.text == "-")
    for child in token.children:
        if child.dep_ in ("prep", "dobj", "xcomp", "pcomp"):
            more = [t.i for t in child.subtree]
            if len(kept) + len(more) <= room:
                kept.update(more)
            elif child.dep_ in ("xcomp", "pcomp", "dobj") and len(kept) < room - 1:
                kept.update(_core(analysis, child.i, room - len(kept)))
    found = sorted(kept)
    if len(found) <= room:
        return found
    at = found.index(head)
    return found[max(0, at - room + 1) : max(0, at - room + 1) + room]


def label(analysis: Analysis, verb: int, start: int, end: int, dates: list[DateMention]) -> str:
    """At most 12 words on the event told by the verb (or noun) token within tokens [start, end): doer, verb, object, no date."""
    doc = analysis.doc
    dated = {i for d in dates for i in range(*analysis.token_range(d.start, d.end))} if dates else set()
    start = _after_dateline(analysis, start, end)
    whole = [i for i in range(start, end) if i not in dated and not doc[i].is_space]
    if sum(doc[i].text[0].isalnum() for i in whole) <= _LIMIT:
        return _words(analysis, _trim(analysis, whole))
    head = doc[verb]
    picked: list[int] = [verb]
    subject = next((c for c in head.children if c.dep_ in _SUBJECT), None)
    if subject is None and head.dep_ in ("conj", "xcomp"):
        subject = next((c for c in head.head.children if c.dep_ in _SUBJECT), None)
    picked += [c.i for c in head.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    if subject is not None:
        picked += _core(analysis, subject.i, 5)
    for dep in ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "agent", "prep", "dative"):
        for child in head.children:
            room = _LIMIT - len(picked)
            if (
                child.dep_ == dep
                and room >= 2
                and child.i not in dated
                and not any(t.i in dated for t in list(child.subtree)[:3])
            ):
                picked += _core(analysis, child.i, room)
    inside = sorted({i for i in picked if start <= i < end and i not in dated})
    chosen = _trim(analysis, inside)
    return _words(analysis, chosen) if len(chosen) >= 3 else _words(analysis, _trim(analysis, whole)[:_LIMIT])


def _after_dateline(analysis: Analysis, start: int, end: int) -> int:
    """The token after 'WASHINGTON –' or 'OSLO, May 2 (Agency) -', if the stretch begins with one."""
    for i in range(start, min(start + 12, end - 3)):
        if (
            analysis.doc[i].text in ("–", "—", "-", "--", "––")
            and analysis.doc[start].text.isupper()
            and len(analysis.doc[start].text) > 2
        ):
            return i + 1
    return start


_EDGE = frozenset(
    "on in at by from to of for and or but that which who until since after before with within starting beginning the a an as".split()
)


def _trim(analysis: Analysis, tokens: list[int]) -> list[int]:
    doc = analysis.doc
    while tokens and (
        not doc[tokens[-1]].text[0].isalnum()
        and doc[tokens[-1]].text not in (")", "%", "”", '"')
        or doc[tokens[-1]].lower_ in _EDGE
    ):
        tokens = tokens[:-1]
    while tokens and (
        not doc[tokens[0]].text[0].isalnum()
        and doc[tokens[0]].text not in ("$", "€", "£", "“", '"')
        or doc[tokens[0]].dep_ == "cc"
    ):
        tokens = tokens[1:]
    return tokens


def _words(analysis: Analysis, tokens: list[int]) -> str:
    """The document's own text of the tokens; where some are left out, the rest is joined by a space."""
    out: list[str] = []
    for n, i in enumerate(tokens):
        if n and tokens[n - 1] == i - 1 and analysis.ends[i - 1] == analysis.starts[i]:
            out[-1] += analysis.text(i, i + 1)
        else:
            out.append(analysis.text(i, i + 1))
    text = " ".join(out)
    for mark in (" ,", " .", " ;", " :", " ’s", " 's", " )"):
        text = text.replace(mark, mark[1:])
    return text.strip(" ,;:–—-")
