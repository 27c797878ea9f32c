"""Who has been mentioned where, as far as a reader of the document has come: what pronouns go back to."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from briefgen.extract.categories import SPEECH
from briefgen.extract.governing import ASKING
from briefgen.extract.lexicon import ORG_HEADS
from briefgen.extract.standinwords import PERSONS
from briefgen.extract.tokens import Tokens

# 'he raised the death of Ask' makes no two of them
_TOGETHER = frozenset("and with alongside & met meets host hosted hosts welcomed received joined called".split())
PERSON, ORG, STATE, GROUP = "person", "org", "state", "group"


@dataclass(slots=True)
class Known:
    """What coreference must know of one actor."""

    id: str
    kind: str
    heads: frozenset[str]  # words of roles ('secretary') or heads of the name ('department'), lower case
    company: bool = False
    gender: str = ""  # 'm', 'f' or unknown, as the text shows
    named: str = ""  # the same by the given name, which only tells who is not meant
    roles: tuple[frozenset[str], ...] = ()  # the words of each role as stated, lower case


@dataclass(slots=True)
class Ref:
    """A mention: tokens [start, end) -> ids."""

    start: int
    end: int
    ids: tuple[str, ...]
    kind: str
    form: str


# the labels of those who ask
_TALKS = frozenset("talks discussions consultations negotiations conversations meetings exchanges sessions".split())
_ASKING = frozenset(
    "Q QUESTION Question REPORTER Reporter JOURNALIST Journalist INTERVIEWER HOST PRESENTER COMPERE".split()
)


def turns_of(t: Tokens, names: list[Ref]) -> dict[int, str]:
    """Who speaks in each block of a transcript ('Ms. Darrow: ...'), by block; '' where somebody unnamed asks ('Q: ...')."""
    heads = {r.start: r for r in names if r.kind == PERSON and len(r.ids) == 1}
    out: dict[int, str] = {}
    speaker: str | None = None
    for i in range(t.n):
        if i and t.block[i] == t.block[i - 1]:
            continue
        labels = (heads[k] for k in range(i, min(i + 4, t.n)) if k in heads and t.same_block(i, k))
        label = next((r for r in labels if _is_label(t, r)), None)
        if label is not None:
            speaker = label.ids[0]
        elif t.words[i] in _ASKING:
            speaker = ""
        if speaker is not None:
            out[t.block[i]] = speaker
    return out


def _is_label(t: Tokens, r: Ref) -> bool:
    """Whether a colon follows a name, with what stands in brackets between them: '(Minister of Ports)', '(Berg) (14:03)'."""
    i = r.end
    for _ in range(3):
        close = next((k for k in range(i, min(i + 20, t.n)) if t.words[k] == ")"), i)
        i = close + 1 if close > i and t.words[i] == "(" else i
    return i < t.n and t.words[i] == ":" and t.same_block(r.start, i)


class Memory:
    """The actors met in one document, in the order of its mentions."""

    def __init__(self, t: Tokens, known: dict[str, Known], names: list[Ref], free: set[int], speaker: str = "") -> None:
        self.t, self.known, self.free, self.speaker = t, known, free, speaker
        self.turns = turns_of(t, names)
        self.quoted = 0  # inside somebody else's words
        self.names = {r.start: r for r in names}
        self.out: list[Ref] = []
        self.people: list[tuple[int, str, bool]] = []
        self.bodies: list[tuple[int, str, bool]] = []
        self.last_they: tuple[int, tuple[str, ...]] | None = None
        self.inner: tuple[int, tuple[str, ...]] | None = None  # the group that they ask or speak of
        self.by_head: dict[str, list[Known]] = {}
        for k in known.values():
            for h in k.heads:
                self.by_head.setdefault(h, []).append(k)
        self.met: set[str] = set()
        self.poisoned: set[str] = set()
        self.states = [k.id for k in known.values() if k.kind == STATE]
        self.joint: list[tuple[int, tuple[str, ...]]] = []  # pairs of people named together

    def in_name(self, k: int) -> bool:
        return any((r := self.names.get(p)) is not None and r.end > k for p in range(k, max(-1, k - 12), -1))

    def owner(self, p: int) -> bool:
        """Whether the name at p only says whose man or woman the subject is: 'The lawmaker, from Holm's party, denied it'."""
        t, ref = self.t, self.names.get(p)
        while ref is not None and (name := self.names.get(ref.end)) is not None:
            ref = name  # 'President' | 'Jan Holm'
        if ref is None or ref.end >= t.n or t.tags[ref.end] != "POS":
            return False
        told = [k for k in range(t.analysis.sents[t.sent[p]].start, p) if t.deps[k] in ("nsubj", "nsubjpass")]
        return any(t.tags[k] == "NN" and not self.in_name(k) and t.low[k] in PERSONS for k in told)

    def to_do(self, i: int, wrong: str) -> str | None:
        """'wants Holm to drop his levy': whose it is; '' where that is nobody known."""
        t, v = self.t, self.t.heads[self.t.heads[i]]
        to = next((k for k in t.children[v] if t.low[k] == "to" and k < v), 0)
        ref = next((r for p in range(to - 1, max(-1, to - 5), -1) if (r := self.names.get(p)) and r.end == to), None)
        one = self.known.get(ref.ids[0]) if ref and len(ref.ids) == 1 else None
        if one and one.kind == PERSON:
            return one.id if (one.gender or one.named) != wrong else None
        return "" if to and t.deps[to - 1] == "nsubj" and t.pos[to - 1] == "PROPN" else None

    def note(self, ref: Ref) -> None:
        if not ref.ids:
            return
        self.met.update(ref.ids)
        subject = self.is_subject(ref.start, ref.end)
        if len(ref.ids) == 1:
            kind = self.known[ref.ids[0]].kind if ref.ids[0] in self.known else ref.kind
            if kind == PERSON:
                if (
                    self.people
                    and self.t.sent[self.people[-1][0]] == self.t.sent[ref.start]
                    and self.people[-1][1] != ref.ids[0]
                    and not _TOGETHER.isdisjoint(self.t.low[self.people[-1][0] : ref.start])
                ):
                    self.joint.append((ref.start, (self.people[-1][1], ref.ids[0])))
                self.people.append((ref.start, ref.ids[0], subject))
            else:
                t = self.t  # 'a drop for Halden, which said it expects'
                does = t.words[ref.end : ref.end + 2] == [",", "which"] and t.pos[ref.end + 2 : ref.end + 3] == ["VERB"]
                self.bodies.append((ref.start, ref.ids[0], subject or does))
        self.remember_they(ref, subject)

    def remember_they(self, ref: Ref, subject: bool) -> None:
        if not subject:
            return
        kinds = {self.known[a].kind for a in ref.ids if a in self.known}
        if self.last_they and kinds == {GROUP} and self.below(ref.start, ref.end, self.last_they):
            self.inner = (ref.start, ref.ids)
            return  # 'Ministers asked that the banks help. They': the ministers
        if len(ref.ids) > 1 or kinds == {GROUP}:
            self.last_they = (ref.start, ref.ids)
        elif self.last_they and self.t.sent[self.last_they[0]] == self.t.sent[ref.start] and self.beside(ref.start):
            self.last_they = (self.last_they[0], tuple(dict.fromkeys(self.last_they[1] + ref.ids)))
        else:
            self.last_they = (ref.start, ref.ids)

    def below(self, start: int, end: int, last: tuple[int, tuple[str, ...]]) -> bool:
        """Whether a subject is that of what the last one of its sentence, a group too, asks or says."""
        t = self.t
        if t.sent[last[0]] != t.sent[start] or any(self.known[a].kind != GROUP for a in last[1] if a in self.known):
            return False
        head = next((k for k in range(start, end) if not start <= t.heads[k] < end), end - 1)
        return t.deps[t.heads[head]] == "ccomp"

    def told_by_several(self, i: int) -> bool:
        """Whether the subject at token i is below what several do that have no name: 'Ministers said that Norland agrees'."""
        t, s = self.t, self.t.analysis.sents[self.t.sent[i]]
        above = (k for k in range(s.start, i) if t.deps[k] == "nsubj" and t.heads[k] == s.root.i and k in self.free)
        several = any(t.tags[k] in ("NNS", "NNPS") for k in above)
        return several and any(t.deps[k] == "ccomp" and t.heads[k] == s.root.i for k in range(i, s.end))

    def beside(self, i: int) -> bool:
        """Whether the subject at token i stands in one list with the last: no verb comes between."""
        t = self.t
        before = self.last_they[0] if self.last_they else i
        if any(t.pos[k] in ("VERB", "AUX") and k in self.free for k in range(before, i)):
            return False
        return i > 0 and (t.low[i - 1] in ("and", ",", "the", "&") or t.deps[i] == "conj")

    def is_subject(self, start: int, end: int) -> bool:
        t = self.t
        head = next((k for k in range(start, end) if not start <= t.heads[k] < end), end - 1)
        for _ in range(6):
            if t.deps[head] not in ("conj", "appos") or t.heads[head] == head:
                break
            head = t.heads[head]
        return t.deps[head] in ("nsubj", "nsubjpass")

    def is_many(self, p: int) -> bool:
        """'The G7 have brought sanctions': whether a body is spoken of as several, which no 'it' means."""
        t, verb = self.t, self.t.heads[p]
        return t.deps[p] == "nsubj" and any(t.low[k] in ("have", "are", "were") for k in t.children[verb] if k < verb)

    def owner_above(self, i: int) -> str | None:
        """For 'Norland's ability to use its ships' whose ability it is."""
        t, h = self.t, self.t.heads[i]
        for _ in range(6):
            if t.heads[h] == h or t.pos[h] not in ("NOUN", "VERB", "ADP"):
                return None
            owner = next((k for k in t.children[h] if t.deps[k] == "poss" and k < i), None)
            if owner is not None and h < i:
                named = [r for p in range(owner, max(-1, owner - 6), -1) if (r := self.names.get(p)) and r.end > owner]
                return named[0].ids[0] if named and len(named[0].ids) == 1 and named[0].kind != PERSON else None
            h = t.heads[h]
        return None

    def bound(self, i: int) -> str | None:
        """'The court told Norland it would have to pay': who must is who was told so."""
        t, v = self.t, self.t.heads[i]
        told = t.heads[v]
        must = t.analysis.doc[v].lemma_ == "have" and any(t.deps[k] == "xcomp" for k in t.children[v])
        must = must or any(t.low[k] in ("must", "should") for k in t.children[v] if k < v)
        if not must or t.deps[v] != "ccomp" or t.analysis.doc[told].lemma_ != "tell":
            return None
        return self.body_at([k for k in t.children[told] if told < k < i and t.deps[k] == "dobj"])

    def told_to(self, i: int) -> str | None:
        """'Norland urged Sudria to open its ports': whose they are."""
        t, v = self.t, self.t.heads[i]
        for _ in range(4):
            if t.pos[v] == "VERB":
                break
            v = t.heads[v]
        asks = t.heads[v]
        if t.deps[v] != "xcomp" or t.analysis.doc[asks].lemma_ not in ASKING:
            return None
        whom = [k for k in t.children[asks] if asks < k < v and t.deps[k] == "dobj"]
        whom += [k for p in t.children[asks] if t.low[p] == "on" and asks < p < v for k in t.children[p] if k < v]
        return self.body_at(whom)

    def body_at(self, heads: list[int]) -> str | None:
        """The body or state that the first of these tokens that belongs to a name names."""
        named = [r for k in heads for p in range(k, max(-1, k - 6), -1) if (r := self.names.get(p)) and r.end > k]
        return named[0].ids[0] if named and len(named[0].ids) == 1 and named[0].kind in (ORG, STATE) else None

    def unknown(self, k: int) -> bool:
        """Is token k the subject of a clause, by a name that is none of the cast's?"""
        t = self.t
        unnamed = t.deps[k] in ("nsubj", "nsubjpass") and t.pos[k] == "PROPN" and k in self.free
        return unnamed and not any(r.start <= k < r.end for r in self.out[-4:])

    def things_told(self, number: int) -> bool:
        """Whether the sentence's main subject is things or people that are nobody of the cast: 'These attacks'."""
        t, s = self.t, self.t.analysis.sents[number]
        own = [k for k in range(s.start, s.end) if t.deps[k] in ("nsubj", "nsubjpass") and t.heads[k] == s.root.i]
        return any(t.tags[k] == "NNS" and k in self.free for k in own)

    def thing_subject(self, number: int, before: int | None, bodies: Container[str] = ORG_HEADS) -> bool:
        """Whether the sentence's main subject (before a token) is a thing, which 'it' would rather mean, none of `bodies`."""
        t = self.t
        sents = t.analysis.sents
        if not 0 <= number < len(sents):
            return False
        s = sents[number]
        for k in range(s.start, before if before is not None else s.end):
            if (
                t.deps[k] in ("nsubj", "nsubjpass")
                and t.pos[k] in ("NOUN",)
                and k in self.free
                and t.low[k] not in bodies
                and t.heads[t.heads[k]] == t.heads[k]
            ):
                return True
        return False

    def of_the_talks(self, i: int) -> bool:
        """Whether 'they' of 'The talks showed progress. They agreed' are no talks, but who talked."""
        t = self.t
        root = t.analysis.sents[t.sent[i] - 1].root.i
        talks = any(t.low[k] in _TALKS for k in t.children[root] if t.deps[k] == "nsubj")
        verb = t.analysis.doc[t.heads[i]].lemma_
        return talks and (verb in SPEECH or verb in ("agree", "discuss", "commit", "pledge"))
