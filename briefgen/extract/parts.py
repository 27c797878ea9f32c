"""Who takes part in what a document reports, and how much: what tells an actor from scenery."""

from __future__ import annotations

import re

from briefgen.extract.analysis import head_of
from briefgen.extract.authors import author_ranges
from briefgen.extract.boilerplate import is_boilerplate
from briefgen.extract.gazetteer import AREAS, gazetteer
from briefgen.extract.lexicon import DAYS, GROUP_HEADS, PORTFOLIO, ROLE_HEADS
from briefgen.extract.spans import ORG, PERSON, STATE, UNKNOWN, Entity, Found
from briefgen.extract.tokens import Tokens
from briefgen.extract.tree import SUBJECTS

_STRONG = SUBJECTS | {"dobj", "dative", "agent", "ROOT"}
_MEETING = frozenset(
    ("with", "by", "between", "among", "against", "to", "from", "on", "for", "toward", "towards", "via")
)
_PLACING = frozenset(("in", "at", "near", "outside", "inside", "across", "throughout", "into", "within"))
_TIES = frozenset(
    """meeting talks agreement relationship ties partnership cooperation relations dialogue deal trade war conflict discussions negotiations
    leaders ministers officials counterparts delegation representatives support assistance consultations pact treaty goods packages
    imports exports shipments attack attacks aggression threat threats pressure statement commitment commitments investment""".split()
)

_RULERS_OF = frozenset(
    """ministers leaders governments government presidents heads representatives chiefs authorities secretaries chancellors
    ambassadors nations countries""".split()
)
_STRETCHES = frozenset(
    """border borders frontier distance route routes road roads corridor area region zone line flights sea strait
    interconnector pipeline link railway bridge cable train connection tunnel""".split()
)
_JOINT = frozenset(
    "partnership collaboration cooperation coordination agreement contract deal memorandum venture meeting talks".split()
)
_JOINTLY = frozenset(
    "meet work cooperate partner coordinate negotiate sign agree consult discuss speak collaborate join team".split()
)
_SCENES = frozenset(("White House", "Pentagon"))
_BODIES_OWNED = frozenset("bank watchdog regulator agency authority court parliament coalition".split())
_POSTS = (
    ROLE_HEADS | PORTFOLIO | {"position", "positions", "posts", "roles", "jobs", "career"}
)  # 'Head of Policy at the Bank'
_SEEN = frozenset("visit tour own attend".split())
SIDES = frozenset("north south east west".split())
_OF = (["of"], ["of", "the"])
_IN_TOWN = frozenset("in at to from of near outside".split())
_LAWS = frozenset("laws law constitution code".split())
_SCHOOLED = frozenset("graduate graduated alumnus alumna degree bachelor master doctorate student".split())
_PRODUCT = re.compile(r"[A-Z]{1,3}\d{2,}[A-Z]{0,2}\Z")
_BELONGS = frozenset("member national nationals native natives graduate veteran".split())
_FOLK = frozenset("individuals people migrants refugees nationals citizens students visitors tourists workers".split())
_MOVES = frozenset(
    """come travel enter arrive return move migrate emigrate immigrate flee admit resettle deport entry travelled arrival
    migration""".split()
)
_NEARBY = frozenset("neighboring neighbouring nearby".split())
_ITSELF = frozenset(
    "group movement organisation organization party militants fighters insurgents rebels union airline charity agency watchdog".split()
)
_WATERS = frozenset("gulf sea bay strait straits isle coast".split())
_GANGS = frozenset(("cartel", "gang", "mafia"))  # 'four Orm Cartel members' bear upon it
_TARGETED = frozenset(("against", "on", "toward", "towards", "upon"))

_EVENTS = frozenset("forum roundtable symposium expo workshop".split())
_COMES = frozenset("address attend host co-host hold inaugurate keynote organize organise".split())
_ANSWERS = frozenset("said says announced denied denies rejected warned agreed reported claimed".split())
_IN_PERSON = frozenset("sign visit travel arrive fly meet speak veto nominate appoint resign tweet".split())


def part_taken(t: Tokens, start: int, end: int) -> float:
    """How much a mention takes part in its sentence: 2 acts or is acted on, 1 by way of a preposition, 0 scenery."""
    dated = end + 1 < t.n and t.low[end] in DAYS and t.same_block(start, end + 1)  # 'Norland Friday signed'
    after = t.tags[end + dated] if t.same_block(start, end) else ""
    after = "VBD" if dated and after == "VBN" else after
    before = t.low[start - 1] if start and t.low[start - 1] != "the" else t.low[start - 2] if start > 1 else ""
    if start > 1 and t.low[start - 1] in _NEARBY and t.low[start - 2] in _PLACING:
        return 0.0
    if before == "from" and start > 1 and t.low[start - 2] in _FOLK:
        return 0.0  # 'individuals from Marenia'
    if before == "(" and t.same_block(start, end) and t.words[end] == ")" and t.words[start - 3] != "and":
        return 0.2  # 'Arsenholm (Marenia)'
    opens = t.first[start] or start > 0 and t.first[start - 1] and t.low[start - 1] == "the"
    if after in ("VBD", "VBZ", "VBP", "MD") or opens and after == "VBN":
        k = start - 1 - (start > 1 and t.low[start - 1] == "the")
        opens = opens or dated and t.pos[k] == "CCONJ" and t.cap[k - 1]
        if opens or t.pos[k] not in ("ADP", "PART", "CCONJ") and before not in _PLACING and before not in ("of", "for"):
            return 2.0  # right before a finite verb, whatever the parse makes of it
    told = t.low[end : end + 3] if t.same_block(start, end + 2) else []
    if told[:2] in ([",", "which"], [",", "who"]) and told[2] in _ANSWERS:
        return 2.0  # 'a drop for the Red Lantern, which said it expects a loss'
    i = start - 1 - (start > 0 and t.low[start - 1] == "the")
    if i > 0 and t.low[i] == "of" and t.low[i - 1] in _RULERS_OF and t.same_block(i, start):
        return 1.0  # 'the Foreign Ministers of France, Japan and Canada'
    if (
        start > 1
        and t.words[start - 1] == ","
        and (t.words[start - 2] in gazetteer().capitals and _dated(t, start - 2, end) or _dashed(t, start - 2, end))
    ):
        return 0.0  # 'BERLIN, Germany –'
    if in_town(t, start, end):
        return 0.0  # 'in Arsenholm, Marenia'
    head = head_of(t.heads, start, end)
    if t.deps[head] == "conj" and t.pos[t.heads[head]] in ("ADJ", "PROPN") and not start <= t.heads[end - 1] < end:
        head = end - 1  # 'a Marenian and Joint Harbour Force'
    dep = t.deps[head]
    if t.low[end : end + 1] == [t.low[end - 1]] and t.heads[head] == end:
        dep, head = t.deps[end], end  # 'Per Ask Ask was'
    side = t.low[start] in SIDES and t.low[end : end + 1] == ["and"]  # 'North and South Korea'
    for _ in range(12):
        if dep not in ("conj", "appos") and not (side and dep == "nmod") or t.heads[head] == head:
            break
        head = t.heads[head]
        dep = t.deps[head]
    if (
        dep in ("compound", "nmod", "amod")
        and t.heads[head] == end
        and t.low[end] in _ITSELF
        and t.same_block(start, end)
    ):
        return part_taken(t, end, end + 1)  # 'the Red Lantern group said'
    if t.possessive(end) and t.same_block(start, end):
        owned = t.heads[head]
        if t.low[owned] in _BODIES_OWNED or t.labels[owned] == "ORG" and all(t.cap[end + 1 : owned + 1]):
            return 0.2  # 'Marenia's central bank'
        struck = t.deps[owned] == "pobj" and t.low[t.heads[owned]] in _TARGETED
        return 1.0 if struck else 0.7  # 'attacks against Ukraine's power plants'
    if before == "of" and t.low[start - 2] in _WATERS:
        return 0.0  # 'the Gulf of Marenia'
    if dep in ("compound", "amod", "nmod", "npadvmod", "punct", "det"):
        return 0.4 if t.low[end - 1] in _GANGS and t.low[end : end + 1] not in ([], ["war"]) else 0.0
    if t.same_block(start, end) and t.words[end].isdigit() and t.pos[end + 1 : end + 2] not in (["NOUN"], ["ADJ"]):
        return 0.0  # 'a Kestrel 737 fully loaded'
    if t.words[start:end] == ["America"] and dep == "dobj":
        return 0.2  # 'to rebuild America': those at home, not the government
    if dep == "dobj" and t.analysis.doc[t.heads[head]].lemma_ in _SEEN:
        return 0.0  # 'to visit the White House', 'which owns Facebook'
    if t.same_block(start, end) and _PRODUCT.match(t.words[end]):
        return 0.0  # 'the Kestrel KX200'
    if dep in _STRONG:
        return 2.0 if t.pos[t.heads[head]] in ("VERB", "AUX") and dep != "ROOT" else 0.5
    if dep == "poss":
        return 0.7
    if dep == "pobj":
        prep = t.low[t.heads[head]]
        over = t.heads[head]
        if t.deps[over] == "conj" and t.low[over - 1] == "and":  # 'Ambassador to X and to Y'
            over = next((k for k in range(over - 2, max(0, over - 9), -1) if t.low[k] == prep), over)
        over = t.heads[over]
        if prep == "like" or prep == "of" and t.low[over] == "people":
            return 0.2  # 'countries like Marenia', 'the people of Marenia'
        if prep == "of" and t.low[over] in _BELONGS:
            return 0.0  # 'a career member of the Service', 'nationals of Marenia'
        if prep in ("to", "from", "into") and t.analysis.doc[over].lemma_ in _MOVES:
            return 0.0
        if prep == "by":
            return 2.0
        if (
            prep == "to"
            and "from" in t.low[max(0, start - 5) : start - 1]
            and _MOVES.intersection(t.low[max(0, start - 12) : start])
        ):
            return 0.2  # 'travel for members from Marenia to Darrovia'
        if (
            prep == "at"
            and t.low[over] not in ("university",)
            and not {"university", "school", "college"} & set(t.low[start:end])
        ):
            at = t.heads[head]
            if at > 0 and t.same_block(at - 1, start) and t.low[at - 1] in ROLE_HEADS | PORTFOLIO:
                return 0.5  # 'Head of Policy at the Consumers' League'
        if prep == "with" and (t.low[over] in _JOINT or t.analysis.doc[over].lemma_ in _JOINTLY):
            return 2.0
        if t.low[over] in _STRETCHES or prep == "of" and t.low[over] in _LAWS or t.low[over] in _SCHOOLED:
            return 0.0
        if prep in ("to", "for") and t.low[over] in ROLE_HEADS and t.low[over] != "envoy":
            return 0.0  # 'the ministry's liaison to Marenia'
        if prep == "on" and t.analysis.doc[over].lemma_ in ("sit", "serve"):
            return 0.0
        if prep == "from" and t.pos[over] == "NOUN" and t.low[over] not in _TIES:
            ranges = end + 1 < t.n and t.low[end] == "to" and t.cap[end + 1]  # 'from Norway to Japan'
            return 0.4 if ranges or t.low[start - 1] == "," else 0.2
        return 1.0 if prep in _MEETING else 0.0 if prep in _PLACING else 0.4
    return 0.3


def in_town(t: Tokens, start: int, end: int) -> bool:
    """Whether a state only tells where the town before it lies: 'an office in Arsenholm, Marenia'."""
    if start < 2 or t.words[start - 1] != "," or t.labels[start - 2] != "GPE" or not t.same_block(start - 2, start):
        return False
    g = gazetteer()
    k = start - 2
    while k > 0 and t.cap[k - 1] and t.same_block(k - 1, k):
        k -= 1
    town = t.text(k, start - 1)
    listed = end < t.n and (t.low[end] in ("and", "or", "&") or t.tags[end] in ("VBD", "VBZ", "VBP", "MD"))
    return not listed and t.text(start, end) in g.countries and town not in g.countries and t.low[k - 1] in _IN_TOWN


def _dashed(t: Tokens, start: int, end: int) -> bool:
    """Whether a town in capitals, its state and a dash or a date make a dateline: 'ARSENHOLM, Marenia (May 2) -'."""
    return t.words[start].isupper() and t.same_block(start, end) and t.words[end] in ("-", "–", "—", "--", "(")


def _dated(t: Tokens, start: int, end: int) -> bool:
    """Whether a town and its state make a line of their own or a dateline."""
    first = start == 0 or not t.same_block(start - 1, start)
    return first and (not t.same_block(start, end) or t.words[end] in ("-", "–", "—", "("))


def parts_taken(t: Tokens, found: list[Found]) -> dict[int, float]:
    """`part_taken` for each candidate by its first token; members of a list ('A, B and C') share the best of them."""
    out: dict[int, float] = {}
    chain: list[int] = []
    last: Found | None = None
    authors = {i for r in author_ranges(t.low, t.tags, t.block) for i in r if not t.title[t.block[i]]}
    for f in found:
        if f.kind not in (PERSON, ORG, STATE, UNKNOWN) or f.in_role:
            continue
        part = 2.0 if f.start in authors and not of_holders(t, f) else part_taken(t, f.start, f.end)
        if f.kind == STATE and last is not None and last.kind == PERSON and t.low[last.end : f.start] in _OF:
            part = min(part, 0.2)  # 'President Per Ask of Marenia'
        between = t.low[last.end : f.start] if last is not None and last.end <= f.start <= last.end + 3 else ["."]
        if (
            chain
            and all(w in (",", "and", "the", "&", "or") for w in between)
            and between
            and t.same_block(chain[0], f.start)
            and t.low[chain[0] - 2] not in _WATERS
            and not (part == 0 and between == [","] and _dashed(t, f.start - 2, f.end))
        ):
            first, placed = chain[0], t.low[chain[0] - 1] in _PLACING | _NEARBY | {"from"}
            chain.append(f.start)
            part = max(part, out[first]) if out[first] or not placed else 0.0
            for start in chain:
                out[start] = part
        else:
            chain = [f.start]
            out[f.start] = part
        last = f
    return out


def of_holders(t: Tokens, f: Found) -> bool:
    """Whether it only tells whose ministers they are: 'We, the G7 Foreign Ministers'."""
    if f.end >= t.n or not t.cap[f.end] or not t.same_block(f.start, f.end):
        return False
    last = t.low[t.run(f.end) - 1]
    return last[-1] == "s" and last[:-1] in ROLE_HEADS


def worth(t: Tokens, e: Entity, taken: dict[int, float]) -> float:
    """The weight of an entity in the document; 0 where it is no actor."""
    named = [f for f in e.found if not f.in_role]
    body = [f for f in named if not t.title[t.block[f.start]] and not (e.kind == ORG and letterhead(t, f))]
    if e.kind == STATE:  # 'any right enforceable against the United States'
        body = [f for f in body if not in_formula(t, f)]
    if not body and e.kind != ORG:
        body = [f for f in named if e.kind != STATE or t.title[t.block[f.start]]]
    parts = [taken.get(f.start, 0.3) for f in body]
    if not parts:
        return 0.0
    best, total = max(parts), sum(parts)
    place = e.kind == STATE or e.canon in AREAS
    titled = [taken.get(f.start, 0.0) for f in named if t.title[t.block[f.start]]]
    if place and best < 0.3 and not (e.kind == STATE and max(titled, default=0.0) >= 1):
        return 0.0  # only where things happen
    if e.kind == PERSON and len(e.words) == 1 and not e.titles and not e.roles and not any(f.sure for f in e.found):
        # a lone name that nobody introduces: only if it acts, and is there to stay or somebody by a pronoun
        if best < 2 or len(parts) < 2 and not any(by_pronoun(t, f) or in_person(t, f) for f in body):
            return 0.0
    if e.kind == PERSON and best <= 0 and not e.titles and not e.roles and not any(f.sure for f in e.found):
        return 0.0  # 'Jim Crow laws'
    if e.kind == ORG:
        if e.words[-1] in _EVENTS and any(attended(t, f) for f in body):
            return 0.0  # 'addressed the Harbour Forum'
        if best <= 0 and total <= 0 and not any(backdrop(t, e, f) for f in body):
            return 0.0
        if e.words == ("administration",) and best < 2 and all(t.low[f.start - 1] in ("his", "her") for f in body):
            return 0.0  # 'on Day One of his Administration'
        if not any(f.sure for f in e.found) and not (
            best >= 2 or best >= 0.7 and acronym(e) or len(parts) > 1 and total >= 1.5 and best >= 1
        ):
            return 0.0
    if e.speaks:
        return total + 6.0
    first = min(f.start for f in e.found)
    early = 1.0 if first < 0.25 * t.n else 0.5
    return total + 0.5 * len(parts) + early + 0.3 * bool(e.roles)


def attended(t: Tokens, f: Found) -> bool:
    """Whether somebody is told to have come to it, opened it or spoken at it."""
    head = head_of(t.heads, f.start, f.end)
    over = t.heads[head]
    if t.deps[head] == "pobj":
        return t.low[over] == "at" or t.low[over] == "of" and t.low[over - 1] == "sidelines"
    return t.deps[head] in ("dobj", "nsubjpass") and t.analysis.doc[over].lemma_.lower() in _COMES


def backdrop(t: Tokens, e: Entity, f: Found) -> bool:
    """Whether a well-known public body is where it happens or what is named after it: 'in the Security Council', 'a NATO mission'."""
    if not e.canon or e.canon in AREAS or e.canon in _SCENES or e.canon in gazetteer().companies:
        return False
    head = head_of(t.heads, f.start, f.end)
    over = t.heads[head]
    if t.deps[head] in ("compound", "nmod"):
        return over >= f.end and t.low[over] not in ROLE_HEADS | GROUP_HEADS
    return t.deps[head] == "pobj" and t.low[over] in _PLACING and t.low[over - 1] not in _POSTS


def in_person(t: Tokens, f: Found) -> bool:
    """Whether a lone name does what only people do: 'Roe signed an order', 'Roe will meet Holm'."""
    over = t.heads[f.end - 1]
    human = t.deps[f.end - 1] == "nsubj" and t.analysis.doc[over].lemma_ in _IN_PERSON
    return human and t.labels[f.start] == "PERSON"


def by_pronoun(t: Tokens, f: Found) -> bool:
    """Whether 'he' or 'she' follows a name soon, with no other person between."""
    for k in range(f.end, min(t.n, f.end + 25)):
        if not t.same_block(f.start, k) or t.labels[k] == "PERSON":
            return False
        if t.low[k] in ("he", "she", "his", "her"):
            return True
    return False


def in_formula(t: Tokens, f: Found) -> bool:
    """Whether its sentence is one that every text of the kind repeats."""
    s = t.analysis.sents[t.sent[f.start]]
    return is_boilerplate(t.analysis.text(s.start, s.end).lower())


def letterhead(t: Tokens, f: Found) -> bool:
    """Whether a name is a paragraph by itself: a letterhead, a signature, a cell of a table."""
    before = f.start - 1 if f.start and t.low[f.start - 1] == "the" else f.start
    return not t.same_block(before - 1, f.start) and (f.end >= t.n or not t.same_block(f.start, f.end))


def acronym(e: Entity) -> bool:
    return len(e.words) == 1 and any(sum(c.isupper() for c in form) > 2 for form in e.forms)


def outgoing(body: Entity, entities: list[Entity]) -> bool:
    """Whether 'the Berg Administration' is that of somebody else than the President whom the text names: not 'the Administration'."""
    if body.words[-1] != "administration" or len(body.words) != 2:
        return False
    in_office = {e.words[-1] for e in entities if e.kind == PERSON and "president" in e.titles}
    return bool(in_office) and body.words[0] not in in_office


def ruled_by(words: tuple[str, ...], entities: list[Entity], index: dict[str, list[Entity]]) -> Entity | None:
    """Of 'his Administration' the one that is called after somebody, where no other is: 'the Holm Administration'."""
    if words != ("administration",):
        return None
    rulers = {e.words[-1] for e in entities if e.kind == PERSON}
    theirs = [e for e in index.get(">administration", ()) if len(e.words) == 2 and e.words[0] in rulers]
    return theirs[0] if len(theirs) == 1 else None


TASK_FORCE = {"task", "force"}
_HEAD_OF = frozenset((head, "of") for head in ("bureau", "office", "department", "ministry", "agency", "service"))


def ends_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a body's name is the end of a longer one.

    >>> ends_name(("harbour", "fund"), ("norland", "harbour", "fund"))
    True
    >>> ends_name(("port", "security"), ("bureau", "of", "port", "security"))
    True
    """
    lead = long[: -len(short)]
    if {*short} >= TASK_FORCE:  # of 'Task Force on Harbour Ferries'
        return len(long) > len(short) and {*short} <= {*long}
    return len(long) > len(short) and long[-len(short) :] == short and ("of" not in lead or lead in _HEAD_OF)
