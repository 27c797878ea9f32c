"""The day of an action, as far as its clause tells it, and what the day makes of its status."""

from __future__ import annotations

from briefgen.edtf import first_day
from briefgen.extract.bullets import LeadIn
from briefgen.extract.categories import SPEECH
from briefgen.extract.claims import inserted
from briefgen.extract.clauses import Clause
from briefgen.extract.dates import date_for
from briefgen.extract.enacting import Instrument, hereby
from briefgen.extract.tellings import Tellings
from briefgen.extract.tense import governor, moved_to, of_day_to_come
from briefgen.model import Status

__all__ = ["ActionDays"]

_STARTING = frozenset("starting beginning effective commencing".split())
_SPEAKING = _STARTING | frozenset("speaking telling writing addressing talking".split())


class ActionDays(Tellings):
    """Finds them for one document."""

    instrument: Instrument | None  # the document, if it is one

    def _day(self, c: Clause, lead: LeadIn | None, start: int, end: int, enacted: bool, title: bool) -> str | None:
        """The date of what the clause of tokens [start, end) tells; of what is done by being written down that of publication."""
        published = self.analysis.source.published
        if published and (enacted or hereby(self.tree, c)):
            return published.isoformat()
        when = self._when(c, start, end, title) or self._of_lead_in(lead)
        if when or self.instrument is None:
            return when or None
        return self.instrument.day_told(self.analysis, self.tree, c) or None

    def _when(self, c: Clause, start: int, end: int, title: bool) -> str | None:
        """The date that hangs on the verb, on the verb above it, or on a 'starting' below it."""
        tree = self.tree
        if own := inserted(tree, c.verb)[0]:
            start, end = own[0], own[-1] + 1
        if self.timed.isdisjoint(range(start, end)):
            return self._announced(c)
        speaks = _SPEAKING if tree.lemma[c.verb] in SPEECH else _STARTING  # 'said that it was late, speaking on Monday'
        opening = [
            k
            for k in tree.subtree(c.verb)
            if start <= k < end
            and tree.lower[k] in speaks
            and not (tree.lower[k] == "effective" and tree.dep[governor(self.analysis, k, k + 1)] == "acl")
        ]
        for v in dict.fromkeys((c.verb, c.top, *opening)):
            if (when := date_for(self.analysis, start, end, self.dates, v)) is not None:
                break
        else:
            when = self._announced(c)
        if title and moved_to(tree, c.verb, self.timed, start, end):
            return None  # 'delays the report to January': the day that it is delayed to
        if when is None or title and when.endswith("/.."):
            return None  # a headline's 'from 1 June' is when it begins to hold, not when it was said
        if (
            when.startswith("../")
            and self.tree.tag[c.top] in ("VBD", "VBN")
            and not any(tree.lower[a] in ("will", "must", "to") for v in (c.top, c.verb) for a in tree.has(v, "aux"))
        ):
            return None  # 'suspended until July'
        if tree.tag[c.top] == "VBD" and c.chain == (c.top,) and self._to_come(when):
            return None  # 'put the vote off to 10 December'
        return when

    def _announced(self, c: Clause) -> str | None:
        """For 'X is creating a category, it announced Wednesday' the day of the announcement; for 'began in May, when X crossed' May."""
        v, tree = c.parent, self.tree
        if any(tree.tag[k] == "WRB" and tree.lower[k] in ("when", "where") for k in tree.kids[c.top] if k < c.top):
            over = next((u for u in tree.up(c.top) if tree.is_verb(u)), None)
            if over is not None and over < c.top and tree.tag[c.top] == tree.tag[over] == "VBD":
                return date_for(self.analysis, self.analysis.sent(over).start, c.top, self.dates, over)
        if v is None or c.top > v or (tree.dep[c.top], tree.lemma[v]) != ("ccomp", "announce"):
            return None
        return date_for(self.analysis, (sent := self.analysis.sent(v)).start, sent.end, self.dates, v)

    def _to_come(self, when: str | None) -> bool:
        """Whether a date is after the day of publication."""
        first, published = first_day(when.removeprefix("../")) if when else None, self.analysis.source.published
        return first is not None and published is not None and first > published

    def _by_date(self, c: Clause, state: Status, when: str | None) -> Status:
        """What is put in the present but dated ahead is planned; what 'is taken today' is done."""
        published = self.analysis.source.published
        first = first_day(when.removeprefix("../")) if when else None
        if state not in (Status.ONGOING, Status.DONE) or when and (first is None or published is None):
            return state
        if first is None or published is None:
            return Status.PLANNED if of_day_to_come(self.analysis, c.top) else state
        past = {"was", "were", "been"} & {self.tree.lower[a] for a in self.tree.has(c.top, "aux")}
        if first > published and self.tree.tag[c.top] in ("VBZ", "VBP", "VBG", "VB") and not past:
            return Status.PLANNED
        if (
            state is Status.ONGOING
            and first == published
            and when == published.isoformat()
            and self.tree.tag[c.top] == "VBG"
            and self._announced(c) is None
        ):
            return Status.DONE
        return state
