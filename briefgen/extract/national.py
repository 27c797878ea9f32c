"""Bodies whose names are written small: 'the Marenian central bank', 'the military court', 'Arsenholm police', 'police'."""

from __future__ import annotations

from briefgen.extract.clusters import Clusters
from briefgen.extract.lexicon import DAYS
from briefgen.extract.namewords import plain_words, state_words
from briefgen.extract.parts import part_taken
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, STATE, Entity, Found
from briefgen.extract.tokens import Tokens

# Troops, ministries and 'authorities' are not among them: they stand for the state itself.
_HEADS = frozenset("authority army navy parliament watchdog agency bank court police regulator".split())
_LOOSE = frozenset("authority watchdog agency bank court regulator office".split())  # 'an Italian bank' may be any
_SEATS = frozenset("antitrust cartel competition patent statistics tax".split())  # whose 'office' is a body
_REACH = 4
# Bodies of any owner, told apart by the words before them.
_SMALL = frozenset(
    "police court tribunal army military navy parliament subcommittee committee jury coastguard government junta".split()
)
_FORCES = frozenset("army navy coastguard police".split())
_OF_PARTS = frozenset("state provincial regional territory territorial local devolved".split())  # of a state's parts
# Of which kind a group must be to be somebody without a name: 'a Marenian rebel group'.
_BANDS = frozenset(
    "rebel militant insurgent opposition advocacy rights lobby lobbying environmental aid armed extremist campaign industry consumer".split()
)
# need no word before them
_ALONE = frozenset(("police", "court", "army", "military", "parliament", "jury", "government", "junta"))
# Bodies of a state, a town or a party that their field tells: 'the electoral commission', 'the health ministry'.
_OFFICES = frozenset(
    "agency authority bank board bureau commission council department guard house ministry party service watchdog".split()
)
_FIELDS = frozenset(
    "agriculture ambulance anti-corruption anticorruption antitrust aviation central city coast commerce competition culture customs defence "
    "defense disaster economy education election elections electoral energy environment finance fire foreign governing health immigration "
    "intelligence interior justice labor labour lower meteorological nuclear opposition police ruling security space spy "
    "statistics tax "
    "telecoms trade transport transportation upper weather".split()
)
# A body's field as it is told, and the words by which such bodies are named.
_NAMED_BY = {
    "antitrust": "competition fair-trade antitrust cartel",
    "competition": "competition fair-trade antitrust cartel",
    "cartel": "competition fair-trade antitrust cartel",
    "privacy": "privacy data-protection personal-information information-commissioner",
    "data": "privacy data-protection personal-information information-commissioner",
    "telecoms": "telecom telecoms telecommunications communications",
    "telecom": "telecom telecoms telecommunications communications",
    "communications": "telecom telecoms telecommunications communications",
    "markets": "securities markets",
    "securities": "securities markets",
}
_BANKS = frozenset("bank reserve fed ecb boe boj rba rbi rbnz snb pboc riksbank".split())
# Whose office stands for them: 'the Arsen prosecutor's office', 'the attorney general's office'.
_HOLDERS = frozenset("prosecutor prosecutors".split())
_TITLED = (["attorney", "general"], ["district", "attorney"], ["auditor", "general"])
_ANY = frozenset("any such same other another every each own some no this that these those next last".split())


def national_bodies(t: Tokens, clusters: Clusters) -> None:
    """Make them actors where they act; mentions in the same words are one."""
    made: dict[str, Entity] = {}
    for n, f in enumerate(list(clusters.found)):
        if f.kind not in (PEOPLE, STATE) or (end := _end(t, f)) is None:
            continue
        text = t.text(f.start, end).lower()
        if (
            text not in made
            and text.endswith("central bank")
            and (bank := _central_bank(clusters, f.canon)) is not None
        ):
            made[text] = bank
        if text not in made and (own := _regulator(clusters, text, f.canon)) is not None:
            made[text] = own
        if text not in made:
            if part_taken(t, f.start, end) < 2 or f.kind == STATE and (t.low[end - 1] not in _LOOSE or end - f.end < 3):
                continue
            made[text] = clusters.new(ORG, plain_words(text))
            made[text].state = f.canon
        if f.kind == STATE:  # 'Marenia's financial watchdog': the state does nothing there
            clusters.leave(n)
        clusters.add(Found(f.start, end, ORG, sure=True), made[text])


def _central_bank(clusters: Clusters, state: str) -> Entity | None:
    """The body named 'Bank of Marenia', 'Reserve Bank of Marenia', if there is one."""
    banks = [e for e in clusters.entities if e.kind == ORG and e.found and "bank" in e.words and "of" in e.words]
    states = {**state_words(), "england": "United Kingdom"}
    own = [e for e in banks if states.get(" ".join(e.words[e.words.index("of") + 1 :]), e.state) == state]
    return own[0] if len(own) == 1 else None


def _regulator(clusters: Clusters, text: str, state: str) -> Entity | None:
    """The named body of a state that its field tells: 'Norway Fair Trade Commission' for "Norway's antitrust regulator"."""
    words = text.split()
    if words[-1] not in _LOOSE or len(words) < 2 or words[-2] not in _NAMED_BY:
        return None
    signs = _NAMED_BY[words[-2]].split()
    own = [e for e in clusters.entities if e.kind == ORG and e.found and e.state == state and len(e.words) > 1]
    own = [e for e in own if any(set(sign.split("-")) <= set(e.words) for sign in signs)]
    return own[0] if len(own) == 1 else None


def _end(t: Tokens, f: Found) -> int | None:
    """The end of the body's name that an adjective begins, or None."""
    if t.title[t.block[f.start]]:
        return None
    owned = f.kind == STATE and t.possessive(f.end)
    if f.kind == STATE and not owned:
        return None
    for k in range(f.end + owned, min(f.end + _REACH, t.n)):
        if not t.same_block(f.start, k) or t.cap[k] or t.pos[k] not in ("NOUN", "ADJ"):
            return None
        if t.low[k] in _HEADS or t.low[k] == "office" and t.low[k - 1] in _SEATS:
            loose = t.low[k] in _LOOSE
            article = f.start > 0 and t.low[f.start - 1] in ("the", "its")
            goes_on = k + 1 < t.n and t.tags[k + 1].startswith("NN") and t.low[k + 1] not in DAYS
            if goes_on or loose and not owned and (k == f.end or not article):
                return None  # 'an Italian bank', 'the Italian police officers'
            return k + 1
    return None


def parties(_: Tokens, clusters: Clusters) -> None:
    """'Harbour' and 'the Harbour Democrats' for the Harbour Party and the Harbour Democrat party."""
    bodies = {e.words: e for e in clusters.entities if e.kind == ORG and e.found}
    for words, e in bodies.items():
        if words[-1] != "party" or len(words) == 1:
            continue
        for short in (words[:-1], (*words[:-2], words[-2] + "s")):
            other = bodies.get(short)
            if other is not None and other.found and e.found:
                clusters.merge(*((other, e) if other.canon else (e, other)))


_NOUNS = _SMALL | _OFFICES | {"group", "office"}


def small_bodies(t: Tokens, clusters: Clusters) -> None:
    """'the military court', 'a congressional subcommittee', 'Arsenholm police' where they act; 'police' alone is the one force
    that is named, else a body of its own."""
    covered = {
        k: f
        for n, f in enumerate(clusters.found)
        for k in range(f.start, f.end)
        if n in clusters.of or f.end - f.start > 1 or t.low[f.start] not in _SMALL
    }
    rows: dict[str, list[tuple[int, int]]] = {}
    for i in range(t.n):
        if t.low[i] not in _NOUNS:
            continue
        small = t.words[i].islower() or t.first[i] and t.low[i] in _ALONE
        band = t.low[i] == "group" and t.low[i - 1] in _BANDS and t.same_block(i - 1, i) and not _glossed(t, i)
        office = t.low[i] in _OFFICES and t.low[i - 1] in _FIELDS and t.same_block(i - 1, i) and not _glossed(t, i)
        holder = _holder(t, i) if t.low[i] == "office" else None
        if (t.low[i] in _SMALL or band or office or holder) and small and i not in covered and _stands_alone(t, i):
            start = _modified(t, holder or i, covered)
            if start == i and t.low[i] in _FORCES and t.possessive(i - 1):
                owner = covered.get(i - 2)
                start = owner.start if owner is not None and owner.kind == STATE else i  # 'Norland's army'
            if t.low[i] == "government" and not _governs(t, start, i, covered):
                continue
            if band and t.low[start - 1] not in ("a", "an"):
                continue  # 'the rebel group' has a name
            if office and t.low[start - 1] != "the":
                continue  # 'Norland's foreign ministry' is Norland
            rows.setdefault(t.text(start, i + 1).lower(), []).append((start, i + 1))
    for text in sorted(rows, key=lambda x: -len(x)):
        spans, head = rows[text], text.split()[-1]
        if " " not in text:
            if head not in _ALONE:
                continue
            named = [e for e in clusters.entities if e.kind == ORG and e.found and head in e.words]
            if head == "government" and (named or any(e.kind == STATE and e.found for e in clusters.entities)):
                continue  # theirs, if anybody's
            if len(named) == 1 or named and head != "police":
                if len(named) == 1 and head == "police":
                    _join(clusters, spans, named[0])
                continue
        if head in _OFFICES and (named := _of_field(clusters, text.split())):
            if len(named) == 1:
                _join(clusters, spans, named[0])
            continue
        if head == "office" and (known := _of_holder(clusters, text)):
            _join(clusters, spans, known[0])
            continue
        if any(_does(t, *s) for s in spans):
            owner = covered.get(spans[0][0]) if head in _FORCES else None
            state = owner.canon if owner is not None and owner.kind == STATE else ""
            those = clusters.entities if state else ()
            known = [e for e in those if e.found and (e.state, e.words[-1]) == (state, head)]
            one = known[0] if known else clusters.new(ORG, plain_words(text))
            one.state = state or one.state
            _join(clusters, spans, one)


def _governs(t: Tokens, start: int, i: int, covered: dict[int, Found]) -> bool:
    """Whether the government at i is of a part of a state ('the Alberta government'), or stands alone: 'the government', 'Government seeks'."""
    f = covered.get(start)
    place = f is not None and f.kind == PLACE and f.end == i
    alone = t.low[i - 1] == "the" or t.first[i] and t.deps[i] == "nsubj"
    return place or start == i and alone or start == i - 1 and t.low[start] in _OF_PARTS


def _of_field(clusters: Clusters, words: list[str]) -> list[Entity]:
    """Who is named by it: 'Ministry of Health of Marenia' for 'the health ministry', any bank of a state for 'the central bank'."""
    bodies = [e for e in clusters.entities if e.kind == ORG and e.found]
    if words[-1] == "party":
        return [e for e in bodies if "party" in e.words] * 2  # which of them rules, nothing tells
    if words[-2:] == ["central", "bank"]:
        return [e for e in bodies if not _BANKS.isdisjoint(e.words) and ("bank" not in e.words or len(e.words) > 1)]
    heads = ("ministry", "department") if words[-1] in ("ministry", "department") else words[-1:]
    return [e for e in bodies if words[-2] in e.words and not set(e.words).isdisjoint(heads)]


def _holder(t: Tokens, i: int) -> int | None:
    """Where the words begin that tell whose office it is, before the office at i."""
    k = i - 1 - t.possessive(i - 1)
    if k < 1 or not t.same_block(k, i):
        return None
    return k if t.low[k] in _HOLDERS else k - 1 if t.low[k - 1 : k + 1] in _TITLED else None


def _of_holder(clusters: Clusters, text: str) -> list[Entity]:
    """The only prosecutor's office that a text knows, where no other is told."""
    offices = [e for e in clusters.entities if e.kind == ORG and e.found and e.words[-1:] == ("office",)]
    own = [e for e in offices if not _HOLDERS.isdisjoint(e.words) or "attorney" in e.words]
    return own if len(own) == 1 and set(plain_words(text)) <= set(own[0].words) else []


def _join(clusters: Clusters, spans: list[tuple[int, int]], e: Entity) -> None:
    for start, end in spans:
        for n, f in enumerate(clusters.found):
            if f.kind == STATE and f.start == start and f.end < end:  # 'a U.S. jury': the state does nothing there
                clusters.leave(n)
        clusters.add(Found(start, end, ORG, sure=True), e)


def _does(t: Tokens, start: int, end: int) -> bool:
    """Whether it acts: as a subject, behind 'by', or in a clause of its own ('a subcommittee that is investigating')."""
    i = end - 1
    if (
        t.deps[i] in ("nsubj", "nsubjpass")
        and t.pos[t.heads[i]] == "VERB"
        or end < t.n
        and t.tags[end] in ("VBD", "VBZ")
    ):
        return t.same_block(i, end)
    if t.deps[i] == "pobj" and t.low[t.heads[i]] == "by":
        return part_taken(t, start, end) >= 2
    clauses = [k for k in t.children[i] if t.deps[k] == "relcl" and t.pos[k] == "VERB"]
    return any(t.deps[k] == "nsubj" and t.tags[k] in ("WDT", "WP") for c in clauses for k in t.children[c])


def _stands_alone(t: Tokens, i: int) -> bool:
    """Whether a noun is the head of its phrase, outside titles."""
    if t.title[t.block[i]] or t.pos[i] not in ("NOUN", "PROPN") or i > 0 and t.words[i - 1] == "-":
        return False
    nxt = i + 1
    return not (t.same_block(i, nxt) and (t.pos[nxt] in ("NOUN", "PROPN") and t.heads[i] == nxt or t.words[nxt] == "-"))


def _glossed(t: Tokens, i: int) -> bool:
    """Whether a name stands beside it: 'an industry group, Harbour Trade, said', 'Harbour Trade, an industry group'."""
    return t.deps[i] in ("appos", "attr") or any(t.deps[k] == "appos" for k in t.children[i])


def _modified(t: Tokens, i: int, covered: dict[int, Found]) -> int:
    """Where the words begin that tell which body it is: an adjective, a noun, a town's name."""
    k = i
    while k > 0 and i - k < 4 and t.same_block(k - 1, i):
        j = k - 1
        f = covered.get(j)
        if f is not None:
            if f.kind not in (PLACE, STATE, PEOPLE) or k - f.start > 3 or t.possessive(j):
                break
            k = f.start
            break
        tells = t.pos[j] in ("ADJ", "NOUN", "PROPN") or t.low[j] in _FIELDS
        if not tells or t.low[j] in _ANY or t.heads[j] not in (i, j + 1):
            break
        k = j
    return k


# One person whom the text does not name: what the head says they are is all that is known.
_SOMEBODY = frozenset("judge magistrate gunman shooter attacker assailant bomber hijacker whistleblower".split())
_CULPRIT = frozenset("gunman shooter attacker assailant bomber".split())  # of one report, one


def nameless(t: Tokens, clusters: Clusters) -> None:
    """'a federal judge', 'the gunman' where nobody with a name is behind them and they act."""
    covered = {k for f in clusters.found for k in (*range(f.start, f.end), *(x for r in f.roles for x in range(*r)))}
    rows: dict[str, list[tuple[int, int]]] = {}
    for i in range(1, t.n):
        if t.low[i] not in _SOMEBODY and t.low[i] != "leader":
            continue
        leads = t.low[i - 1 : i + 1] == ["opposition", "leader"] and not _glossed(t, i)
        if (t.low[i] in _SOMEBODY or leads) and t.words[i].islower() and i not in covered and _stands_alone(t, i):
            start = _modified(t, i, {})
            first = ("the", "'s", "’s") if leads else ("a", "the")
            if not covered & set(range(start, i)) and t.low[start - 1] in first and t.same_block(start - 1, i):
                rows.setdefault("gunman" if t.low[i] in _CULPRIT else t.low[i], []).append((start, i + 1))
    for head, spans in rows.items():
        known = [e for e in clusters.entities if e.kind == PERSON and head in e.titles and e.found]
        if known or not any(t.deps[end - 1] == "nsubj" and t.pos[t.heads[end - 1]] == "VERB" for _, end in spans):
            continue
        one = clusters.new(PERSON, plain_words(t.text(*spans[0])))
        one.titles.add(head)
        for start, end in spans:
            clusters.add(Found(start, end, PERSON, sure=True), one)
