"""Who did, does or will do what to whom: one Action for each event or commitment with somebody who does it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.extract.actiondays import ActionDays
from briefgen.extract.acts import Judge
from briefgen.extract.agents import attach_agents
from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.bearing import Bearing
from briefgen.extract.bullets import LeadIn, find_lists
from briefgen.extract.categories import SPEECH, category
from briefgen.extract.claims import above, asked, inverted, overdue, reported, untold
from briefgen.extract.clausedates import relative
from briefgen.extract.clauses import Clause, ClauseFinder
from briefgen.extract.dates import default_when, lead_date
from briefgen.extract.designees import meant, name_designees
from briefgen.extract.doers import Doers
from briefgen.extract.duties import idle, mend_duties
from briefgen.extract.enacting import instrument, mend_enacted
from briefgen.extract.formulas import CONTENT, EVIDENCE_WORDS, amounts, figures
from briefgen.extract.headlines import repair
from briefgen.extract.leadday import is_official, of_gathering
from briefgen.extract.merging import DESIGNATING, Draft, Meant, merge, self_told
from briefgen.extract.nominal import nominal_events
from briefgen.extract.occasion import echo, spread
from briefgen.extract.passives import elliptic
from briefgen.extract.quotednames import mend_quoted_names
from briefgen.extract.recipients import Recipients
from briefgen.extract.series import besides, mend_series, voted
from briefgen.extract.shared import mend_shared
from briefgen.extract.statements import Writer
from briefgen.extract.status import status
from briefgen.extract.subjects import capital
from briefgen.extract.talk import is_speech
from briefgen.extract.tolls import is_toll
from briefgen.extract.tree import SUBJECTS, Tree
from briefgen.extract.wishlists import recommended_blocks
from briefgen.model import Action, ActorKind, BlockKind, DateMention, Evidence, Status

_NEWS = frozenset(("announce", "unveil", "reveal", "disclose"))


def find_actions(analysis: Analysis, tree: Tree, cast: Cast, dates: list[DateMention]) -> list[Action]:
    """The actions of a document, in order of mention, duplicates merged; salience is still only how the clause stands in its
    sentence. `tree`: with its verbs mended; it is changed further."""
    return Finder(analysis, tree, cast, dates).actions()


@dataclass(frozen=True, slots=True)
class _Telling:
    """Who does what in a clause, before it is put into words."""

    clause: Clause
    lemma: str
    who: tuple[str, ...]
    mention: CastMention | None
    first: int | None
    roster: tuple[str, ...] | None
    lead: LeadIn | None  # of the list in which it stands
    enacted: bool  # done by being written down in an order
    speech: bool
    beside: list[str]  # those in coordination with whom it is done
    claim: int | None  # the verb of the claim or report that it is
    start: int
    end: int


class Finder(ActionDays):
    """Everything that the search for actions in one document shares."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast, dates: list[DateMention]) -> None:
        self.analysis, self.tree, self.cast, self.dates = analysis, tree, cast, dates
        repair(analysis, self.tree, cast)
        self.lists = find_lists(analysis, self.tree, cast)
        self.dated: set[int] = set()  # tokens of points in time
        self.official = is_official(analysis)
        self.wished = recommended_blocks(analysis)
        self.timed: set[int] = set()  # and of spans
        self.performed: list[set[str]] = []
        for d in dates:
            self.timed.update(range(*analysis.token_range(d.start, d.end)))
            if d.type in ("DATE", "TIME"):
                self.dated.update(range(*analysis.token_range(d.start, d.end)))
        for mend in (mend_quoted_names, mend_shared, mend_series, mend_duties, mend_enacted):
            mend(analysis, self.tree)
        attach_agents(self.tree, cast, self.timed)
        self.doers = Doers(analysis, self.tree, cast)
        self.writer = Writer(analysis, self.tree, cast, self.timed)
        self.recipients = Recipients(
            self.tree,
            cast,
            self.writer,
            self.dated,
            self.doers.stand_ins,
            Bearing(self.tree, cast, self.doers.home()),
        )
        self.judge = Judge(analysis, self.tree, self.doers, self.writer)

    def actions(self) -> list[Action]:
        clauses = ClauseFinder(self.analysis, self.tree, self.dated).clauses()
        self.instrument = instrument(self.analysis, self.tree, self.doers.author)
        if self.instrument is not None:
            self.doers.signer = self.instrument.who
        self.doers.learn(clauses)
        drafts = [d for c in clauses if (d := self._draft(c)) is not None]
        drafts += [d for e in nominal_events(self.tree, self.cast, self.dated) if (d := self._nominal(e)) is not None]
        drafts += self.formal()
        drafts = self_told(sorted(drafts, key=lambda d: d.at))
        source = self.analysis.source
        drafts = spread(drafts, source.body_start, source.published, frozenset(self.doers.publisher))
        lead = lead_date(self.analysis, self.dates)
        self.throughout = self.official and of_gathering(self.analysis, self.dates)
        drafts = name_designees(drafts, self.cast, source.published)
        drafts = echo([self._by_default(d, lead) for d in drafts], lead)
        merged = merge(drafts, source.body_start)
        return [replace(d.action, id=f"x{n}") for n, d in enumerate(merged, 1)]

    # ------------------------------------------------------------------------------------------ one clause

    def _draft(self, c: Clause) -> Draft | None:
        """What a clause tells, if it tells of an action."""
        kind, tree = self.analysis.kind(c.verb), self.tree
        if kind is BlockKind.CAPTION or self.analysis.block[c.verb] in self.nominations or self._in_a_name(c.verb):
            return None
        if (x := self._telling(c)) is None:
            return None
        action = self._action(x, kind)
        those = meant(tree, c)
        content = [tree.lemma[i] for i in self.writer.clip(self.writer.object_tokens(c), 20) if tree.pos[i] in CONTENT]
        past = tree.tag[c.top] == "VBD" or c.origin == "participle" and not c.passive or elliptic(tree, c.verb)
        return Draft(
            action,
            frozenset(content),
            kind is BlockKind.TITLE,
            self.analysis.starts[c.verb],
            frozenset(tree.lemma[v] for v in (*c.chain, *c.joint)),
            head=tuple(content[:3]),
            past=past and not self._before_it(c.top),
            instrument=bool(c.subjects) and c.origin != "relative" and self.doers.stands_for(c.subjects[0]),
            quoted=self.doers.in_quote(c.verb),
            also=besides(tree, c.top, self.analysis.sent(c.top).start),
            block=self.analysis.block[c.verb],
            designees=self._designees(c, x.who, action.category, those),
            meant=those,
            figures=figures(self.analysis.text(x.start, x.end)),
            says=x.lemma in ("say", "state", "add", "note", "write", "comment", "remark"),
            told_by=self.analysis.starts[tree.head[c.top]] if tree.dep[c.top] == "ccomp" else -1,
        )

    def _telling(self, c: Clause) -> _Telling | None:
        """Who does what, where a clause tells of an act that is somebody's and worth a record of its own."""
        tree, lemma, roster, lead = self.tree, self._lemma(c), self._roster(c), self._lead_in(c)
        if lead is not None:
            if lead.duty and c.top not in self.lists.verbs:
                return None  # 'evaluate A and recommend B' is one duty
            c.subjects, c.patients = ((), lead.subjects) if c.passive else (lead.subjects, ())
            c.origin = "conj"
        who, mention, first = (roster, None, None) if roster else self.doers.of_clause(c)
        enacts = self.instrument if not who and self.instrument and self.instrument.does(tree, c) else None
        who = enacts.who if enacts else who
        if not (who or lead or is_toll(tree, c, lemma) or self.judge.is_act(c, lemma, who)):
            return None  # most clauses: what follows costs more
        speech = is_speech(tree, c, lemma)
        start, end = self._extent(c)
        beside = [] if speech else self._partners(c, lead, start, end)
        who = tuple(a for a in who if a not in beside) or who
        duty = lead is not None and lead.duty and self.judge.is_duty(c, lemma, who)
        toll = not who and is_toll(tree, c, lemma)
        if not (roster or duty or toll or self.judge.is_act(c, lemma, who)) or self._is_no_news(c):
            return None
        claim = above(tree, c.verb)
        if claim is not None and self.doers.of(tree.has(claim, *SUBJECTS)):
            return None  # whose claim it is has a record of its own
        if claim is None and (told := reported(tree, c.verb)) and not self.doers.of(tree.has(told, *SUBJECTS)):
            claim = told  # whose report it is has none
        return _Telling(
            c, lemma, who, mention, first, roster, lead, enacts is not None, speech, beside, claim, start, end
        )

    def _action(self, x: _Telling, kind: BlockKind) -> Action:
        c, tree, who = x.clause, self.tree, x.who
        what = self._roster_what(c) if x.roster else self.writer.what(c)
        when = self._day(c, x.lead, x.start, x.end, x.enacted, kind is BlockKind.TITLE)
        said = when is None or self.timed.isdisjoint(range(x.start, x.end)) or self.doers.in_quote(c.verb)
        self.writer.printed = set() if said else relative(self.analysis, self.dates, x.start, x.end, when or "")
        statement = self._attributed(c, who, x.claim, self._statement(c, who, x.mention, x.first, x.lead))
        if x.enacted:
            sent = self.analysis.sent(c.verb)
            self.performed.append(set(tree.lower[sent.start : sent.end]))
            statement = f"[{capital(self.writer.named(who[0]))}:] {statement}"
        bills, under = self._signed(c) if x.lemma == "sign" else ("", ())
        if bills:
            what = f"{what} {bills}"
            statement = self.writer.sentence(f"{statement.rstrip('.')} {bills}")
        chosen, nominees, listed = self._nominated(c)
        if chosen:
            statement, under = f"{statement.rstrip('.:')}: {chosen}.", (*under, *listed)
        nouns = (tree.lemma[k] for k in tree.has(c.verb, "dobj"))
        on = ("on" for k in tree.has(c.verb, "prep") if tree.lower[k] in ("on", "for", "upon"))
        group = category(x.lemma, (*nouns, *on))
        joint = [] if category(x.lemma) == "SANCTION" else x.beside  # who helps to sanction is not sanctioned
        state = self._status(c, x.lemma, x.lead, kind in (BlockKind.TITLE, BlockKind.HEADING))
        if x.lemma in _NEWS and state in (Status.DONE, Status.ONGOING) and self._to_come(when):
            when = None  # 'is pleased to announce a fund for 2027'
        state = self._by_date(c, state, when)
        if self.analysis.block[c.verb] in self.wished and tree.tag[c.top] in ("VBP", "VBZ", "VB"):
            state = Status.PROPOSED
        return Action(
            "",
            who,
            x.lemma,
            what,
            to=tuple(
                dict.fromkeys(
                    (*self.recipients.of(c, who, group, x.speech), *(a for a in joint if a not in who), *nominees)
                )
            ),
            status=state,
            speech=x.speech,
            when=when,
            category=group,
            amounts=self._amounts(c),
            statement=statement,
            salience=self._standing(c),
            evidence=(self._evidence(c), *self._said_before(c.verb), *under),
        )

    def _is_no_news(self, c: Clause) -> bool:
        """Whether a clause asks, supposes or regulates, or stands in a list that was broken off."""
        tree, sent = self.tree, self.analysis.sent(c.verb)
        if idle(tree, c, tree.lower[sent.start : sent.end]) or untold(tree, c.verb):
            return True
        if inverted(tree, c.top) and not any(tree.lower[k] == "there" for k in tree.has(c.top, "expl")):
            return True
        return c.verb in self.lists.unfinished or asked(tree, sent.root.i, sent.end)

    def _said_before(self, v: int) -> tuple[Evidence, ...]:
        """The sentence of the quotation that stands for what is said, where that is not the verb's own."""
        tokens = self.writer.opening_words(v)
        return (self.analysis.evidence(tokens[0], tokens[-1] + 1),) if tokens else ()

    def _before_it(self, v: int) -> bool:
        """Whether a clause only says after what something came: 'The vote comes days after the two met and agreed'."""
        tree = self.tree
        while tree.dep[v] == "conj" and tree.is_verb(tree.head[v]):
            v = tree.head[v]
        return tree.dep[v] == "advcl" and any(tree.lower[k] in ("after", "since") for k in tree.has(v, "mark", "prep"))

    def _designees(self, c: Clause, who: tuple[str, ...], group: str, those: Meant | None) -> tuple[str, ...]:
        """Whom a designation names, else the list that follows 'designated four officials'."""
        if self._lemma(c) not in DESIGNATING:
            return ()
        if those is not None and those.count:
            return self.recipients.named_after(self.analysis.sent(c.verb).end, those.count)
        return self.recipients.direct(c, who, group)

    def _status(self, c: Clause, lemma: str, lead: LeadIn | None, title: bool) -> Status:
        """By tense and mood; of a list's item by its lead-in; what "today's action" does, it does by being taken."""
        if lead is not None and lead.status is not None:
            return Status.DONE if lemma in SPEECH and lead.status is Status.PLANNED and not lead.duty else lead.status
        state = Status.PROPOSED if overdue(self.tree, c.verb) else status(self.tree, c, title)
        subject = c.subjects[0] if c.subjects else None
        if state is Status.ONGOING and subject is not None and self.tree.tag[c.top] in ("VBZ", "VBP"):
            new = any(self.tree.lower[k] in ("today", "this", "these") for k in self.tree.has(subject, "poss", "det"))
            if new and self.doers.stands_for(subject):
                return Status.DONE
        return state

    def _by_default(self, d: Draft, lead: str | None) -> Draft:
        """News told in the simple past without a date is of the day that its paragraph, or the document, tells of."""
        if d.action.when is not None or d.title:
            return d
        verb, a = voted(self.tree, self.analysis.token_range(d.at, d.at + 1)[0]), d.action
        if self.instrument is not None and a.actors == self.instrument.who:
            tag, source = self.analysis.doc[verb].tag_, self.analysis.source
            if tag == "VBD":
                return d  # what the author of an order tells in the past is not done by it
            if tag == "VBZ" and d.instrument and a.status is Status.DONE and source.published:
                return replace(d, action=replace(a, when=source.published.isoformat()))  # 'This order confers'
        mine = self.instrument is None or a.actors == self.instrument.who
        does = d.instrument and mine or a.verb in DESIGNATING or bool(set(self.doers.publisher) & set(a.actors))
        own, news = self.official and (does or self._is_state(a.actors)), not self.official
        far = self.throughout
        when = default_when(self.analysis, verb, self.dates, a.status, lead, own=own, says=d.says, news=news, far=far)
        return d if when is None else replace(d, action=replace(d.action, when=when))

    def _is_state(self, actors: tuple[str, ...]) -> bool:
        """Whether governments act, in whose name official documents speak."""
        kinds = {a.id: a.kind for a in self.cast.actors}
        if "joint" in self.analysis.source.title.lower():
            return False  # what countries put on paper together is not of the day
        return bool(actors) and all(kinds.get(a) is ActorKind.GOVERNMENT for a in actors)

    def _standing(self, c: Clause) -> float:
        """How far up in the text's own order a clause stands: told in a main clause, beside it, under it, or quoted (1 to 0)."""
        own = {"main": 1.0, "conj": 0.9, "embedded": 0.6, "directed": 0.4, "participle": 0.3, "adverbial": 0.2}.get(
            c.origin, 0.4
        )
        follows = any(self.tree.lower[i] == "following" for p in c.patients for i in self.tree.subtree(p))
        # 'the following text was released'
        return own * (0.4 if self.doers.in_quote(c.verb) else 0.2 if follows else 1.0)

    def _lead_in(self, c: Clause) -> LeadIn | None:
        """The lead-in of the list that a clause without subject stands in."""
        verbs, tree = self.lists.verbs, self.tree
        if not verbs or c.subjects and c.top not in verbs:
            return None
        v = c.top
        while v not in verbs and tree.dep[v] == "conj" and tree.head[v] != v:
            v = tree.head[v]
        return verbs.get(v)

    def _lemma(self, c: Clause) -> str:
        """The verb as the record names it: a promising verb above its content, else the act itself."""
        return self.tree.lemma[c.verb]

    # ------------------------------------------------------------------------------------------ participants

    def _extent(self, c: Clause) -> tuple[int, int]:
        """First and last token (exclusive) of the clause's own part of its sentence."""
        tree = self.tree
        skip = frozenset(("conj",)) if not c.joint else frozenset()
        tokens = tree.subtree(c.top, skip)
        if c.origin == "main" and tree.dep[c.top] == "ROOT":
            last = max(tree.subtree(c.top, frozenset(("conj", "parataxis"))))
            tokens = [i for i in tokens if i <= last]
        start, end = min(tokens), max(tokens) + 1
        if c.top != c.verb:
            end = max(end, max(tree.subtree(c.verb, skip)) + 1)
        if c.subjects and tree.dep[c.top] != "conj":
            start = min(start, *(min(tree.subtree(s)) for s in c.subjects if s < c.verb), start)
        sent = self.analysis.sent(c.verb)
        return max(start, sent.start), min(end, sent.end)

    def _evidence(self, c: Clause) -> Evidence:
        """The sentence, or the clause where the sentence is long."""
        sent = self.analysis.sent(c.verb)
        if len(self.analysis.text(sent.start, sent.end).split()) <= EVIDENCE_WORDS:
            return self.analysis.evidence(sent.start, sent.end)
        return self._sentence(*self._extent(c), c.verb)

    def _amounts(self, c: Clause) -> tuple[str, ...]:
        tokens = self.writer.object_tokens(c)
        return amounts(self.analysis.text(tokens[0], tokens[-1] + 1)) if tokens else ()
