"""Acts that no clause tells: formulas of orders, bills that were signed, items of lists that name a deed by a noun."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.bullets import LeadIn, Lists
from briefgen.extract.categories import category
from briefgen.extract.clauses import Clause
from briefgen.extract.dates import date_for
from briefgen.extract.doers import Doers
from briefgen.extract.duties import bills, policies
from briefgen.extract.enacting import author, enacting
from briefgen.extract.leadday import is_official
from briefgen.extract.leadins import partners
from briefgen.extract.merging import Draft
from briefgen.extract.nominal import NominalEvent, undated
from briefgen.extract.nominees import Entry, attendees, entries, nominees
from briefgen.extract.signedquotes import SignedQuote
from briefgen.extract.statements import Writer
from briefgen.extract.subjects import listed
from briefgen.extract.tree import Tree
from briefgen.model import Action, DateMention, Evidence, Status

EVIDENCE_WORDS = 58
_BEHIND_VERB = 24  # so many of them are kept for what follows the verb
_AMOUNT = re.compile(
    r"(?:(?:more than|over|nearly|about|around|up to|at least|almost|some|approximately) )?"
    r"(?:(?:US|C|A|NZ|HK)?[$€£¥]\s?\d[\d,.]*\d?(?:\s?(?:million|billion|trillion|bn|m|k)\b)?|"
    r"\b\d[\d,.]*\s?(?:%|per ?cent\b|percent\b|(?:million|billion|trillion)\b)(?: (?:euros?|dollars?|pounds?|yen))?"
    r"|\b\d[\d,.]*\s(?:euros?|dollars?|pounds?|yen)\b)",
)
_DIGIT = re.compile(r"\d")  # in all that it finds, and soon looked for
_BEFORE_DIGITS = re.compile(r"\A\D+")
_LONG_WORD = re.compile(r"[a-z]{4,}")
_BILL_WORDS = 24  # of their names together
_NOMINEES = 4  # so many are named
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "NUM", "ADJ"))


def amounts(text: str) -> tuple[str, ...]:
    """The sums and shares that a text names, in order, each once."""
    if not _DIGIT.search(text):
        return ()
    return tuple(dict.fromkeys(m.group().strip() for m in _AMOUNT.finditer(" ".join(text.split()))))


def figures(text: str) -> frozenset[str]:
    """The same without 'over' or 'up to'."""
    return frozenset(_BEFORE_DIGITS.sub("", amount) for amount in amounts(text))


class Formulas:
    """Drafts of such acts in one document; the search for actions adds them to those of its clauses."""

    analysis: Analysis
    tree: Tree
    cast: Cast
    dates: list[DateMention]
    dated: set[int]
    timed: set[int]
    lists: Lists
    doers: Doers
    writer: Writer
    performed: list[set[str]]  # the words of what the document does by being written

    def formal(self) -> list[Draft]:
        """All of them."""
        drafts = [d for c in policies(self.tree) if (d := self._policy(c)) is not None]
        drafts += [d for d in (self._enacted(),) if d is not None]
        drafts += [self._bill(*b) for b in self._bills]
        drafts += [self._said(q) for q in self.doers.signed]
        drafts += [self._nomination(e) for e in self.nominations.values()]
        drafts += [self._attended(*a) for a in attendees(self.analysis, self.tree, self.cast)]
        return drafts + [d for head in self.lists.nouns if (d := self._named_deed(head)) is not None]

    @cached_property
    def nominations(self) -> dict[int, Entry]:
        return entries(self.analysis)

    def _nomination(self, e: Entry) -> Draft:
        """The draft of a line 'Ada Holm, of Marenia, to be Secretary of Ports', of which a list of nominations consists."""
        published = self.analysis.source.published
        day = published.isoformat() if published else None
        what = self.writer.join(self.writer.clip(list(range(e.start, e.end)), 24)).strip(" ,;:.")
        verb = "withdraw" if e.withdrawn else "nominate"
        draft = self._formal((), verb, what, Status.DONE, day, (e.start, e.end), e.be)
        said = "[nomination withdrawn] to" if e.withdrawn else "[nominated] to"
        statement = self.writer.sentence(self.writer.join(list(range(e.start, e.end)), {e.be: (e.be, said)}))
        who = self.cast.at(e.start)
        to = who.actors if who is not None and who.form == "name" else ()
        return replace(draft, action=replace(draft.action, statement=statement, to=to))

    def _attended(self, start: int, end: int, those: list[CastMention]) -> Draft:
        """The draft of 'In attendance at the meeting were:' above the names of those who were."""
        tree, words = self.tree, list(range(start, end - 1))
        at = next(
            (
                p
                for i in words
                if tree.lower[i] in ("at", "attended", "in")
                for p in tree.has(i, "pobj", "dobj")
                if tree.lower[p] != "attendance"
            ),
            None,
        )
        what = self.writer.join(self.writer.clip(tree.subtree(at), 18)) if at is not None else "the meeting"
        draft = self._formal(tuple(m.actors[0] for m in those), "attend", what, Status.DONE, None, (start, end), start)
        said = f"{self.writer.join(words)}: {self.writer.some_of([m.actors[0] for m in those])}"
        where = tuple(self.analysis.evidence(m.start, m.end) for m in those)
        action = replace(
            draft.action, statement=self.writer.sentence(said), evidence=(*draft.action.evidence, *where), salience=0.3
        )
        return replace(draft, action=action, past=True)

    def _nominated(self, c: Clause) -> tuple[str, tuple[str, ...], tuple[Evidence, ...]]:
        """Whom the list under 'to nominate the following individuals' names: in words, as actors, and where."""
        found = nominees(self.analysis, self.tree, self.cast, c)
        people = tuple(m.actors[0] for m in found)
        names = [self.writer.names[a] for a in people if a in self.writer.names]
        where = tuple(self.analysis.evidence(m.start, m.end) for m in found)
        said = listed(names) if len(names) <= _NOMINEES else f"{', '.join(names[:_NOMINEES])} and others"
        return (said, people, where) if names else ("", (), ())

    @cached_property
    def _bills(self) -> list[tuple[int, int, int, int]]:
        return bills(self.analysis, self.tree)

    def _signed(self, c: Clause) -> tuple[str, tuple[Evidence, ...]]:
        """The bills in the paragraphs under 'The President signed into law:', by number and, where few, by name; and where."""
        first, tree = self.analysis.sent(c.verb).start, self.tree
        under = [(start, verb) for lead, start, verb, _ in self._bills if lead == first]
        whole = [
            self.writer.join([i for i in range(start, verb) if tree.lower[i] not in ("which", "also")]).rstrip(" ,")
            for start, verb in under
        ]
        short = [name.split(",")[0] for name in whole]
        names = listed(whole if len(" ".join(whole).split()) <= _BILL_WORDS else short)
        return names, tuple(self._sentence(start, verb, start) for start, verb in under)

    def _named_deed(self, head: int) -> Draft | None:
        """The draft of a list item that names a deed by a noun: 'The Board proposes: - adoption of the plan'."""
        verb, lead, start, end = self.lists.nouns[head]
        who, mention, _ = self.doers.of_clause(Clause(head, head, (head,), lead.subjects, origin="conj"))
        if not who:
            return None
        tree = self.tree
        tokens = [i for i in range(start, end) if tree.pos[i] != "SPACE"]
        what = self.writer.join(self.writer.clip([i for i in tokens if i not in self.dated], 24)).strip(" ,;:.")
        when = date_for(self.analysis, start, end, self.dates, head) or self._of_lead_in(lead)
        draft = self._formal(who, verb, what, lead.status or Status.PLANNED, when, (start, end), head)
        action = replace(
            draft.action,
            to=tuple(a for a in partners(tree, self.cast, start, end) if a not in who),
            amounts=amounts(what),
            statement=self.writer.continued(mention, list(lead.noun), who, lead.words, tokens),
            salience=0.6,
        )
        return replace(draft, action=action)

    def _policy(self, c: Clause) -> Draft | None:
        """The draft of 'It is the policy of X to protect Y', in the document's words."""
        who = self.doers.of(c.subjects)
        if not who:
            return None
        sent = self.analysis.sent(c.verb)
        tokens = [i for i in range(sent.start, sent.end) if self.tree.pos[i] != "SPACE"]
        what = self.writer.what(c)
        return self._formal(who, self.tree.lemma[c.verb], what, Status.ONGOING, None, (tokens[0], sent.end), c.verb)

    def _enacted(self) -> Draft | None:
        """The draft of 'By the authority vested in me ..., it is hereby ordered:', which enacts what the title names."""
        found = enacting(self.analysis, self.tree)
        who = author(self.tree, self.cast) if found is not None else ()
        if found is None or not who:
            return None
        start, end, words, verb = found
        source = self.analysis.source
        title = set(_LONG_WORD.findall(source.title.lower()))
        if self.performed and words[:3] == "do " or any(2 * len(title & told) >= len(title) for told in self.performed):
            return None  # the acts that it enacts say the same
        day = source.published.isoformat() if source.published else None
        draft = self._formal(who, verb, source.title, Status.DONE, day, (start, end), end - 1)
        named = next(a.name for a in self.cast.actors if a.id == who[0])
        said = f"[{named}:] {words[:1].upper()}{words[1:]}: {source.title}"
        if words.startswith("do "):  # 'I, Ada Holm, President of Norland, do hereby proclaim'
            said = f"[{named} does]{words[2:]}: {source.title}"
        return replace(draft, action=replace(draft.action, statement=self.writer.sentence(said), salience=1.0))

    def _said(self, q: SignedQuote) -> Draft:
        """The draft of a quotation above its speaker's name; an institution publishes what is said on the day."""
        source = self.analysis.source
        day = source.published.isoformat() if source.published and is_official(self.analysis) else None
        tokens = [i for i in range(q.start, q.end) if self.tree.pos[i] != "SPACE"]
        words = self.writer.join(self.writer.whole(tokens, 40)).strip(' .,“"')
        draft = self._formal((q.speaker,), "say", words, Status.DONE, day, (q.start, q.end), q.start)
        evidence = (*draft.action.evidence, self.analysis.evidence(*q.line))
        told = f"{self.writer.named(q.speaker)} said “{words}”"
        action = replace(draft.action, speech=True, statement=self.writer.sentence(told), evidence=evidence)
        return replace(draft, action=action, quoted=True, says=True)

    def _bill(self, lead: int, start: int, verb: int, end: int) -> Draft:
        """The draft of what a bill does that was signed: without a doer, on the day of the signature."""
        sent, tree = self.analysis.sent(lead), self.tree
        when = date_for(self.analysis, sent.start, sent.end, self.dates)
        while end > verb + 1 and (tree.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ")):
            end -= 1
        what = self.writer.join(self.writer.clip(list(range(verb + 1, end)), 18)).strip(" ,;:.")
        draft = self._formal((), tree.lemma[verb], what, Status.DONE, when, (start, end), verb)
        tokens = [i for i in range(start, end) if i != verb - 1 and tree.pos[i] != "SPACE"]
        statement = self.writer.sentence(self.writer.join(self.writer.whole(tokens, 40)))
        return replace(draft, action=replace(draft.action, statement=statement))

    def _nominal(self, e: NominalEvent) -> Draft | None:
        """The draft of an act that a noun tells."""
        tree = self.tree
        sent = self.analysis.sent(e.noun)
        if self.doers.is_title(e.noun) or self.doers.in_quote(e.noun):
            return None
        branch = [i for i in tree.subtree(e.noun, frozenset(("relcl",))) if sent.start <= i < sent.end]
        told = undated(tree, e.content[2 if e.aim else 0 :], self.dated)  # without 'to review'
        what = self.writer.join(self.writer.clip(told, 18)).strip(" ,;:.")
        start, end = branch[0], branch[-1] + 1
        action = Action(
            "",
            e.doers,
            e.verb,
            what,
            status=Status.PLANNED if e.aim else Status.DONE,
            when=date_for(self.analysis, start, end, self.dates),
            category=category(e.verb),
            statement=self.writer.told_by_noun(e),
            salience=0.5,
            evidence=(self._sentence(sent.start, sent.end, e.noun),),
        )
        content = [tree.lemma[i] for i in e.content[:20] if tree.pos[i] in CONTENT]
        return Draft(
            action,
            frozenset(content),
            False,
            self.analysis.starts[e.noun],
            frozenset((e.verb,)),
            head=tuple(content[:3]),
            block=self.analysis.block[e.noun],
        )

    def _formal(
        self,
        who: tuple[str, ...],
        verb: str,
        what: str,
        status: Status,
        when: str | None,
        at: tuple[int, int],
        head: int,
    ) -> Draft:
        """The draft of a formula: its statement is its own sentence."""
        tree = self.tree
        tokens = [i for i in range(*at) if tree.pos[i] != "SPACE"]
        action = Action(
            "",
            who,
            verb,
            what,
            status=status,
            when=when,
            category=category(verb),
            statement=self.writer.sentence(self.writer.join(self.writer.whole(tokens, 40))),
            salience=0.8,
            evidence=(self._sentence(at[0], at[1], head),),
        )
        content = [tree.lemma[i] for i in tokens if tree.pos[i] in CONTENT]
        begin, block = self.analysis.starts[head], self.analysis.block[head]
        return Draft(
            action, frozenset(content[:20]), False, begin, frozenset((verb,)), head=tuple(content[:3]), block=block
        )

    def _of_lead_in(self, lead: LeadIn | None) -> str | None:
        """The day by which a lead-in wants its items done."""
        if lead is None or lead.status is not Status.PLANNED or self.timed.isdisjoint(range(lead.start, lead.end)):
            return None
        when = date_for(self.analysis, lead.start, lead.end, self.dates)
        first = first_day(when.removeprefix("../")) if when else None
        published = self.analysis.source.published
        return when if first is not None and published is not None and first >= published else None

    def _partners(self, c: Clause, lead: LeadIn | None, start: int, end: int) -> list[str]:
        """With whom something is to be done 'in coordination', none of them who shall: 'Acting through A, B shall:'."""
        found = partners(self.tree, self.cast, start, end, c.verb)
        if lead is None:
            return found
        own = self.doers.of(list(lead.subjects))
        return found + [a for a in partners(self.tree, self.cast, lead.start, lead.end) if a not in own]

    def _sentence(self, start: int, end: int, at: int) -> Evidence:
        """At most EVIDENCE_WORDS words of [start, end) around token `at`."""
        start, end = min(start, at), max(end, at + 1)
        starts = [
            start,
            *(i + 1 for i in range(start, at) if self.tree.lower[i] in (",", ";", "—", "–")),
            max(start, at - 8),
        ]
        room = EVIDENCE_WORDS - min(max(self._words(at + 1, end), 8), _BEHIND_VERB)
        start = next((i for i in starts if self._words(i, at + 1) <= room), starts[-1])
        while end - start > 1 and end > at + 1 and self._words(start, end) > EVIDENCE_WORDS:
            end -= 1
        return self.analysis.evidence(start, end)

    def _words(self, start: int, end: int) -> int:
        return len(self.analysis.text(start, end).split())
