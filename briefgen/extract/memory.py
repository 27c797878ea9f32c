"""Who has been mentioned where, as far as a reader of the document has come: what noun phrases and pronouns go back to."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.extract.analysis import head_of
from briefgen.extract.lexicon import ASKERS
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
    own: bool = False  # the body that publishes the document


@dataclass(slots=True)
class Ref:
    """A mention: tokens [start, end) -> ids."""

    start: int
    end: int
    ids: tuple[str, ...]
    kind: str
    form: str


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
        elif t.words[i] in ASKERS:
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
        self.name_over = {
            k: r for r in sorted(names, key=lambda r: r.start) for k in range(r.start, r.end)
        }  # token -> name
        self.out: list[Ref] = []
        self.people: list[tuple[int, str, bool]] = []
        self.bodies: list[tuple[int, str, bool]] = []
        self.last_they: tuple[int, tuple[str, ...]] | None = None
        self.inner: tuple[int, tuple[str, ...]] | None = None  # the group that they ask or speak of
        self.by_head: dict[str, list[Known]] = {}
        for k in known.values():
            for h in k.heads:
                self.by_head.setdefault(h, []).append(k)
        self.states = [k.id for k in known.values() if k.kind == STATE]
        self.joint: list[tuple[int, tuple[str, ...]]] = []  # pairs of people named together

    def note(self, ref: Ref) -> None:
        """Remember a mention."""
        if not ref.ids:
            return
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
        """Remember it as what 'they' may mean, if it is a subject: several, or a group."""
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
        head = head_of(t.heads, start, end)
        return t.deps[t.heads[head]] == "ccomp"

    def beside(self, i: int) -> bool:
        """Whether the subject at token i stands in one list with the last: no verb comes between."""
        t = self.t
        before = self.last_they[0] if self.last_they else i
        if any(t.pos[k] in ("VERB", "AUX") and k in self.free for k in range(before, i)):
            return False
        return i > 0 and (t.low[i - 1] in ("and", ",", "the", "&") or t.deps[i] == "conj")

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the tokens [start, end) are the subject of a clause, or one of several."""
        t = self.t
        head = head_of(t.heads, start, end)
        for _ in range(6):
            if t.deps[head] not in ("conj", "appos") or t.heads[head] == head:
                break
            head = t.heads[head]
        return t.deps[head] in ("nsubj", "nsubjpass")
