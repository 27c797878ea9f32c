"""Candidate names: every capitalised stretch of a document, cut into roles, people, bodies, states, places and things."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.lexicon import (
    COMPANY_ENDS,
    HONORIFICS,
    ORG_HEADS,
    PARTICLES,
    PERSON_HEADS,
    PORTFOLIO,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    THING_HEADS,
    WEAK_HEADS,
    WEAK_ORG_HEADS,
)
from briefgen.extract.tokens import Tokens

PERSON, ORG, STATE, PLACE, THING, ROLE, PEOPLE, UNKNOWN = "person", "org", "state", "place", "thing", "role", "people", "?"
# Lower-case heads that make a name a body: 'the Lobito Corridor consortium', 'the Trump administration'.
LOWER_HEADS = frozenset("consortium coalition cartel militia gang administration regime alliance".split())
JOINED_HEADS = (ORG_HEADS - PORTFOLIO) | {"protection", "administration", "enforcement", "customs"}
FUNCTION_LABELS = frozenset("q question a answer moderator reporter reporters note contact operator audience".split())
_SHIPS = ("USS", "HMS", "FS", "HMAS", "USNS", "RFA", "INS", "HMCS", "MV", "M/V", "USCGC")
_JUNIOR = ("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV")


@dataclass(slots=True)
class Found:
    """A candidate, tokens [start, end) without article: `sure` when a rule and not only the model says what it is."""

    start: int
    end: int
    kind: str
    canon: str = ""  # of states and unions: the common name
    sure: bool = False
    roles: list[tuple[int, int]] = field(default_factory=list)  # token spans of roles stated beside a person
    state: str = ""  # a state named beside it ('Israel's Minister of Finance')
    owner: int | None = None  # index of the candidate that possesses it
    in_role: bool = False  # it only stands inside a role ('chair of the Board')
    title: str = ""  # first word of an honorific or role before a surname, lower case
    speaks: bool = False  # the document is this person's words, by its title
    org: tuple[int, int] | None = None  # of a person: tokens of the body named in the role


class Scanner:
    """Walks over the tokens once, left to right."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens
        self.g = gazetteer()
        self.found: list[Found] = []
        self._surnames: set[str] | None = None

    def scan(self) -> list[Found]:
        """All candidates outside titles and headings, in order."""
        t, i = self.t, 0
        while i < t.n:
            if not t.cap[i] or t.title[t.block[i]]:
                i += 1
                continue
            i = max(self.parse(i), i + 1)
        return self.found

    # ------------------------------------------------------------------------------------------ gazetteer

    def lookup(self, i: int, end: int) -> tuple[int, str, str] | None:
        """The longest name of the gazetteer at token i: (end, kind, canonical name)."""
        t, g = self.t, self.g
        longest = g.first.get(t.words[i].replace("’", "'"), 0)
        if not longest:
            return None
        best = None
        for j in range(min(t.n, i + longest + 2), i, -1):
            if not t.same_block(i, j - 1):
                continue
            text = fold(t.text(i, j))
            if text in g.countries:
                best = (j, STATE, g.countries[text])
            elif text in g.unions:
                best = (j, ORG, g.unions[text])
            elif text in g.places:
                best = (j, PLACE, text)
            elif text in g.demonyms:
                best = (j, PEOPLE, g.demonyms[text])
            elif text in g.capitals:
                best = (j, PLACE, g.capitals[text])
            if best:
                return best
        return None

    # ---------------------------------------------------------------------------------------------- parse

    def parse(self, i: int) -> int:
        """Cut the run that begins at token i; returns where to go on."""
        t = self.t
        end = t.run(i)
        if (label := self.speaker_label(i, end)) is not None:
            return label
        if t.low[i] in HONORIFICS and i + 1 < end and t.low[i + 1] not in PERSON_HEADS:
            return self.person(i + 1, end, title=t.low[i])
        role = self.role_in(i, end)
        if (wide := self.wide_role(i, end)) is not None:
            role, end = wide
        if role is not None:
            return self.after_role(i, role, end)
        body = self.body(i, end)
        if body is not None:
            return body
        hit = self.lookup(i, end)
        if hit:
            return self.gazetted(i, end, hit)
        return self.plain(i, end)

    def speaker_label(self, i: int, end: int) -> int | None:
        """'MR. SMITH:', 'SECRETARY BLINKEN:' at the head of a paragraph."""
        t = self.t
        if i > 0 and t.same_block(i - 1, i) or end >= t.n or t.words[end] != ":" or not t.same_block(i, end) or end - i > 7:
            return None
        if not all(t.words[k].isupper() or t.low[k] in PARTICLES or t.low[k] in HONORIFICS for k in range(i, end)):
            return None
        k = i
        while k < end - 1 and (t.low[k] in ROLE_HEADS | ROLE_MODIFIERS | HONORIFICS | PORTFOLIO ):
            k += 1
        if t.low[k] in ROLE_HEADS | FUNCTION_LABELS or k == end:
            return None
        self.found.append(Found(k, end, PERSON, sure=True, title=next((w for w in t.low[i:k] if w in ROLE_HEADS | HONORIFICS), "")))
        return end

    def role_in(self, i: int, end: int) -> int | None:
        """The head of a role in the run: its last role word that only role-like words precede or a body's name."""
        t = self.t
        head = None
        for k in range(i, end):
            if t.low[k] == "official" and k + 1 < end:
                continue
            if t.low[k] in ROLE_HEADS and not (t.low[k] in WEAK_HEADS and k + 1 < end and t.low[k + 1] in ORG_HEADS):
                if t.low[k] == "chief":  # 'Chief Recovery Officer'
                    far = next((m for m in range(k + 2, min(k + 5, end)) if t.low[m] in ("officer", "executive", "counsel", "economist", "negotiator")), None)
                    if far is not None:
                        return far
                if k + 1 < end and t.low[k + 1] in THING_HEADS | {"office"} and k + 2 == end:
                    return None
                head = k
                nxt = k + 1
                if nxt < end and t.words[nxt] != "-" and t.low[nxt] not in ROLE_HEADS and t.low[nxt] not in ROLE_MODIFIERS and t.low[nxt] not in PORTFOLIO:
                    break
            elif head is not None and t.low[k] not in ROLE_MODIFIERS and t.low[k] not in PORTFOLIO and t.words[k] != "-":
                break
        if head is None:
            return None
        if t.low[head] in WEAK_HEADS and head + 1 >= end and not (head + 1 < t.n and t.low[head + 1] in ("of", "for", ",", "at")):
            return None if head == i else head
        tail = end - head - 1
        if tail and any(t.low[k] in ORG_HEADS and t.low[k] not in PORTFOLIO for k in range(head + 1, end)) and head == i:
            return None
        return head

    def wide_role(self, i: int, end: int) -> tuple[int, int] | None:
        """'Chief Diversity and Inclusion Officer', 'Foreign and Trade Minister': (head, end of the run with the head)."""
        t = self.t
        if end + 1 >= t.n or t.low[end] not in ("and", "&") or not t.cap[end + 1] or not t.same_block(i, end + 1):
            return None
        if any(t.low[k] in PERSON_HEADS and t.low[k] not in WEAK_HEADS for k in range(i, end)):
            return None
        modifiers = PORTFOLIO | ROLE_MODIFIERS
        if not (t.low[i] in ("chief", "foreign") or all(w in modifiers or w in self.g.demonyms for w in t.low[i:end])):
            return None
        nxt = t.run(end + 1)
        for k in range(end + 1, nxt):
            if t.low[k] in PERSON_HEADS:
                return (k, nxt) if k > end + 1 else None
            if t.low[k] not in modifiers and t.low[i] != "chief":
                return None
        return None

    def after_role(self, i: int, head: int, end: int) -> int:
        """A role ending at `head`, its 'of' phrase, and the person that stands beside it."""
        t = self.t
        start, state = self.role_start(i, head)
        stop, org = head + 1, None
        if stop == end:
            stop, org = self.of_phrase(stop)
            end = t.run(stop) if stop < t.n and t.cap[stop] and t.same_block(i, stop) else stop
        joined = self.joined_role(stop)
        while joined is not None:
            stop, org2 = self.of_phrase(joined)
            org = org2 or org
            end = t.run(stop) if stop < t.n and t.cap[stop] and t.same_block(i, stop) else stop
            joined = self.joined_role(stop)
        if state == "" and i < start:
            self.before_role(i, start)
        if stop < end and t.same_block(i, stop):
            name_end = self.name_end(stop, end)
            if name_end > stop:
                return self.person(stop, name_end, roles=[(start, stop)], state=state, org=org)
        if stop < t.n and t.low[stop] in (",", ":") and stop + 1 < t.n and t.same_block(i, stop + 1) and t.cap[stop + 1]:
            name_end = self.name_end(stop + 1, t.run(stop + 1))
            if name_end > stop + 1 and self.lone_name(stop + 1, name_end):
                return self.person(stop + 1, name_end, roles=[(start, stop)], state=state, org=org)
        self.found.append(Found(start, stop, ROLE, sure=True, state=state, org=org))
        return stop

    def role_start(self, i: int, head: int) -> tuple[int, str]:
        """Where a role begins inside a run, and the state that is named before it."""
        t, state = self.t, ""
        start = i
        if t.first[i] and i < head and not t.labels[i] and (t.pos[i] == "VERB" or t.low[i] in t.seen_low) and t.low[i] not in ROLE_MODIFIERS | PORTFOLIO | ROLE_HEADS:
            start = i = i + 1
        if t.words[i] in ("D.C.", "DC") and i < head:
            start = i = i + 1
        hit = self.lookup(i, head)
        if hit and hit[1] in (PEOPLE, STATE) and hit[0] <= head:
            state = hit[2]
            if hit[1] == PEOPLE or len(t.words[i]) > 4:
                start = hit[0]
        if i >= 2 and t.possessive(i - 1) and not state:
            k = i - 2
            while k > 0 and t.cap[k - 1] and t.same_block(k - 1, i):
                k -= 1
            owner = self.lookup(k, i - 1)
            if owner and owner[1] == STATE:
                state = owner[2]
        return (start if start <= head else i), state

    def before_role(self, i: int, start: int) -> None:
        """The state or people before a role is a mention of its own when it is a name ('Israel', not 'Israeli')."""

    def joined_role(self, stop: int) -> int | None:
        """The end of a second role word after 'and' ('... and Minister'), or None."""
        t = self.t
        if stop + 1 >= t.n or t.low[stop] not in ("and", "&", ",") or not t.cap[stop + 1] or not t.same_block(stop, stop + 1):
            return None
        j = stop + 1 + (t.low[stop] == "," and t.low[stop + 1] == "and")
        end = t.run(j)
        for k in range(j, end):
            if t.low[k] in ROLE_HEADS:
                after = k + 1
                while after < end and t.low[after] in ROLE_HEADS:
                    after += 1
                if t.low[stop] == "," and not (after < t.n and t.low[after] in ("of", "for")):
                    return None
                if k == j and end - after == 1:  # 'the Prime Minister and Minister Koo': two people
                    return None
                return after
            if t.low[k] not in ROLE_MODIFIERS and t.low[k] not in PORTFOLIO:
                return None
        return None

    def of_phrase(self, i: int) -> tuple[int, tuple[int, int] | None]:
        """What follows a role head: 'of (the) X (and Y)', 'for X', 'to X', chained; returns its end and the body named."""
        t = self.t
        org: tuple[int, int] | None = None
        stop = i
        while stop + 1 < t.n and t.low[stop] in ("of", "for", "to", "at", "on", "in") and t.same_block(i, stop + 1):
            j = stop + 1
            if t.low[j] in ("the", "its", "his", "her"):
                j += 1
            if j >= t.n or not t.same_block(i, j) or not t.cap[j]:
                break
            if t.low[stop] in ("to", "in", "on", "at") and t.low[j] in ROLE_HEADS:
                break
            if t.low[stop] == "in":
                break
            k = self.object_end(j)
            if k <= j:
                break
            if t.possessive(k) and k + 1 < t.n and t.cap[k + 1] and t.same_block(j, k + 1) and t.labels[k + 1] != "PERSON":
                k = t.run(k + 1)  # 'director of China's Lunar Exploration Programme'
            run = t.run(k) if k < t.n and t.cap[k] and t.same_block(j, k) else k
            office = k
            while office < run and t.low[office] in ROLE_HEADS | ROLE_MODIFIERS:
                office += 1
            if office > k and t.low[office - 1] in ROLE_HEADS:  # 'Adviser to the UN Secretary General Stephanie Williams'
                k = office
            elif run - k == 1 and t.labels[k] != "PERSON" and self.lookup(j, k) is None and t.words[k] not in self.surnames():
                k = run
            org = (j, k)
            stop = k
        return stop, org

    def surnames(self) -> set[str]:
        """The last words of what the model calls persons anywhere in the document."""
        if self._surnames is None:
            t = self.t
            self._surnames = {t.words[k] for k in range(t.n) if t.labels[k] == "PERSON"}
        return self._surnames

    def object_end(self, j: int) -> int:
        """The end of a role's object that begins at j: a field of policy, a list of them, a state or a body's name."""
        t = self.t
        end = t.run(j)
        body = self.body_end(j, end)
        if body:
            return body
        hit = self.lookup(j, end)
        if hit and hit[1] != PEOPLE:
            return hit[0]
        k = j
        while k < t.n and t.same_block(j, k):
            if t.cap[k] and t.low[k] in PORTFOLIO | ROLE_MODIFIERS:
                k += 1
                continue
            nxt = k + 1
            if k > j and t.low[k] in ("and", "&", ",") and nxt < t.n:
                m = nxt + (t.low[nxt] in ("and", "the", "&")) + (t.low[nxt] == "and" and nxt + 1 < t.n and t.low[nxt + 1] == "the")
                if m < t.n and t.cap[m] and t.low[m] in PORTFOLIO and not self.ends_in_role(m):
                    k = m
                    continue
                far = next((x for x in range(m, min(t.run(m), m + 4)) if t.low[x] in ("affairs", "development", "security")), None) if m < t.n and t.cap[m] else None
                if far is not None:  # 'European and Eurasian Affairs'
                    k = far + 1
                    continue
            break
        if k > j:
            return k
        people = next((m for m in range(j, end) if t.ent_end[m] and t.labels[m] == "PERSON"), end)
        if people > j and (people < end or end - j <= 2):
            return people
        return end if end - j <= 2 else j

    def ends_in_role(self, m: int) -> bool:
        t = self.t
        return any(t.low[k] in ROLE_HEADS and t.low[k] not in PORTFOLIO for k in range(m, min(t.run(m), m + 4)))

    # ---------------------------------------------------------------------------------------------- people

    def name_end(self, i: int, end: int) -> int:
        """The end of a personal name that begins at i inside a run, or i."""
        t = self.t
        k = i
        while k < end and k < i + 6:
            low = t.low[k]
            if low in HONORIFICS and k == i:
                k += 1
                continue
            if low in ROLE_HEADS and k > i and low not in WEAK_HEADS or low in ORG_HEADS | THING_HEADS and k > i and low in COMPANY_ENDS:
                break
            if t.words[k] == "-" and k == i:
                break
            k += 1
        if k > i and (t.low[i] in PERSON_HEADS and t.low[i] not in WEAK_HEADS):
            return i
        words = [t.low[m] for m in range(i, k)]
        if not words or any(w in ORG_HEADS | THING_HEADS and w not in PORTFOLIO for w in words[-1:]) and len(words) > 2:
            return i
        if all(w in PORTFOLIO or w in ROLE_MODIFIERS for w in words):
            return i
        hit = self.lookup(i, k)
        if hit and hit[0] >= k and hit[1] in (STATE, ORG, PLACE) and t.labels[i] != "PERSON":
            return i
        return self.junior(k)

    def junior(self, k: int) -> int:
        """Past ', Jr.' if it follows."""
        t = self.t
        if k + 1 < t.n and t.words[k] == "," and t.words[k + 1] in _JUNIOR[:4]:
            return k + 2
        return k

    def lone_name(self, i: int, end: int) -> bool:
        """Whether [i, end) looks like a full name and nothing else, as after 'Minister of Finance of Japan,'."""
        t = self.t
        if not 2 <= end - i <= 6 or t.labels[i] in ("GPE", "LOC", "NORP") and t.labels[end - 1] == t.labels[i] and self.lookup(i, end):
            return False
        lows = t.low[i:end]
        if any(w in ORG_HEADS or w in THING_HEADS or w in ROLE_HEADS and w not in WEAK_HEADS for w in lows):
            return False
        return sum(w in PORTFOLIO for w in lows) * 2 <= len(lows)

    def person(
        self,
        i: int,
        end: int,
        roles: list[tuple[int, int]] | None = None,
        state: str = "",
        org: tuple[int, int] | None = None,
        title: str = "",
    ) -> int:
        t = self.t
        if t.low[i] in HONORIFICS and i + 1 < end:
            title, i = t.low[i], i + 1
        if not roles:
            end = max(self.name_end(i, end), i + 1)
        if roles and not title:
            title = next((t.low[k] for k in range(roles[0][0], roles[0][1]) if t.low[k] in ROLE_HEADS), "")
        if end < t.n and t.low[end] in ("administration", "campaign", "cabinet", "regime", "government") and t.same_block(i, end):
            self.found.append(Found(i, end + 1, ORG, sure=True))
            return end + 1
        found = Found(i, end, PERSON, sure=True, roles=list(roles or []), state=state, title=title, org=org)
        if not found.state and end + 1 < t.n and t.low[end] == "of" and t.same_block(i, end + 1):
            j = end + 1 + (t.low[end + 1] == "the")
            hit = self.lookup(j, t.run(j)) if j < t.n and t.cap[j] else None
            if hit and hit[1] == STATE:
                found.state = hit[2]
        self.found.append(found)
        return end

    # ---------------------------------------------------------------------------------------------- bodies

    def body_end(self, i: int, end: int) -> int | None:
        """The end of a body's name that begins at i in the run [i, end): it has a head of its own; else None."""
        t = self.t
        head = None
        if end < t.n and t.low[end] in ("and", "&", ",") and t.low[end - 1] in PORTFOLIO:
            if joined := self.joined_body(i, end):
                return joined
        for k in range(i, end):
            low = t.low[k]
            if low in THING_HEADS and k + 1 == end and low not in ORG_HEADS:
                return None
            if low in ORG_HEADS:
                if low in WEAK_ORG_HEADS and k == i and not (k + 1 < t.n and t.low[k + 1] in ("of", "for", "on")):
                    continue
                if head is not None and low in COMPANY_ENDS or head is None or low in ORG_HEADS:
                    head = k
        if head is None:
            return self.joined_body(i, end)
        if head + 1 < end:  # words follow the head: 'Treasury Scott Bessent', 'Board Room', 'Bank Tokyo'
            rest = t.low[head + 1 : end]
            if all(w in PORTFOLIO or w in ("system", "governors") for w in rest) or t.words[head + 1] in ("-", "&"):
                return end if t.words[head + 1] not in ("-",) else None
            if rest[-1] in THING_HEADS or rest[-1] in ROLE_HEADS:
                return None
            if t.labels[head] == "ORG" and t.labels[end - 1] == "ORG" and t.labels[head + 1] == "ORG":
                return end
            return head + 1
        if head == i and t.low[head] in ("treasury", "government", "party", "company") or True:
            return self.body_tail(i, head + 1)

    def joined_body(self, i: int, end: int) -> int | None:
        """'Customs and Border Protection', 'Securities and Exchange Commission': the head stands after 'and'."""
        t = self.t
        if end + 1 >= t.n or t.low[end] not in ("and", "&", ",") or not t.same_block(i, end + 1) or not t.cap[end + 1]:
            return None
        if end - i == 1 and t.low[i] in ("house", "senate", "congress", "parliament", "commission", "council", "treasury"):
            return None
        if self.lookup(end - 1, end) and self.lookup(end - 1, end)[1] == STATE:  # type: ignore[index]
            return None
        stop = end
        for _ in range(3):
            if stop + 1 < t.n and t.low[stop] in ("and", "&", ",") and t.cap[stop + 1] and t.same_block(i, stop + 1):
                nxt = t.run(stop + 1)
                head = next((k for k in range(stop + 1, nxt) if t.low[k] in JOINED_HEADS), None)
                spans = t.low[end] != "," and t.labels[end] == "ORG" and t.labels[end - 1] == "ORG" and t.labels[stop + 1] == "ORG"
                left = all(w in PORTFOLIO or w in ROLE_MODIFIERS or w in self.g.demonyms or w in ("u.s.", "us", "securities", "house") for w in t.low[i:end])
                if head is not None and (spans or left) and t.low[nxt - 1] not in THING_HEADS | ROLE_HEADS:
                    return self.body_tail(i, nxt)
                if not left and not spans:
                    return None
                stop = nxt
        return None

    def body_tail(self, i: int, stop: int) -> int:
        """Past 'of the X', 'for Y', 'on Z (, A and B)' and ', Inc.' after a body's head."""
        t = self.t
        head = t.low[stop - 1]
        while stop + 1 < t.n and t.same_block(i, stop + 1):
            if t.low[stop] == "," and t.low[stop + 1] in COMPANY_ENDS and t.cap[stop + 1]:
                return stop + 2
            if t.low[stop] in ("in", "to") and head in ("mission", "office", "embassy", "force") and t.cap[stop + 1]:
                seat = self.lookup(stop + 1, t.run(stop + 1))
                if seat and seat[1] == STATE:
                    return seat[0]
            if t.low[stop] not in ("of", "for", "on", "to", "against"):
                break
            j = stop + 1 + (t.low[stop + 1] in ("the",))
            if j >= t.n or not t.same_block(i, j) or not t.cap[j]:
                break
            if (head in COMPANY_ENDS or head in ("congress", "parliament", "senate", "house", "administration")) and t.low[stop] != "of":
                break
            if t.low[stop] == "on" and head in ("committee", "commission", "council", "subcommittee", "conference"):
                pass
            elif t.low[stop] in ("for", "on", "to", "against") and not (t.low[j] in PORTFOLIO or t.labels[j] == "ORG" and t.labels[stop] == "ORG"):
                break
            if t.low[stop] == "of" and j == stop + 1 and self.lookup(j, t.run(j)) and head in ("government", "group", "company"):
                pass
            k = self.tail_object(j)
            if k <= j:
                break
            stop = k
        return stop

    def tail_object(self, j: int) -> int:
        """The end of what follows 'of' in a body's name."""
        t = self.t
        end = t.run(j)
        hit = self.lookup(j, end)
        if hit and hit[1] != PEOPLE and not (hit[0] < end and t.low[end - 1] in ORG_HEADS | ROLE_HEADS):
            return hit[0]
        k = end
        role = next((m for m in range(j, end) if t.low[m] in ROLE_HEADS and t.low[m] not in PORTFOLIO | WEAK_HEADS), None)
        if role is not None and role + 1 < end:
            k = role + 1
        people = next((m for m in range(j + 1, end) if t.labels[m] == "PERSON" and t.labels[m - 1] != "PERSON"), None)
        if people is not None and end - people >= 2:
            k = min(k, people)
        m = k
        while m + 1 < t.n and m == t.run(j) or m > j and m + 1 < t.n and t.low[m] in ("and", "&", ","):
            if t.low[m] not in ("and", "&", ",") or not t.same_block(j, m + 1):
                break
            n = m + 1 + (t.low[m] == "," and t.low[m + 1] in ("and", "&"))
            if n >= t.n or not t.cap[n] or not t.same_block(j, n) or not all(w in PORTFOLIO for w in t.low[j:k] if w != "the"):
                break
            nxt = t.run(n)
            if not all(w in PORTFOLIO for w in t.low[n:nxt]):
                break
            m = nxt
            k = nxt
        return k

    def body(self, i: int, end: int) -> int | None:
        """Take a body's name at i, with what precedes it in the run."""
        t = self.t
        stop = self.body_end(i, end)
        if stop is None:
            return None
        last = max((k for k in range(i, min(stop, end)) if t.low[k] in ORG_HEADS), default=i)
        if stop - i == 1 and t.low[i] in WEAK_ORG_HEADS:  # 'the Board', 'the Fund': a name only if it is defined
            self.found.append(Found(i, stop, UNKNOWN))
            return stop
        hit = self.lookup(i, end)
        if hit and hit[1] in (PEOPLE, STATE) and last == hit[0] and t.low[last] in ("government", "authorities", "regime"):
            self.found.append(Found(i, stop, STATE, canon=hit[2], sure=True))
            return stop
        if t.low[i] == "government" and i + 2 < stop and t.low[i + 1] == "of":
            ruled = self.lookup(i + 2 + (t.low[i + 2] == "the"), stop)
            if ruled and ruled[1] == STATE and ruled[0] == stop:
                self.found.append(Found(i, stop, STATE, canon=ruled[2], sure=True))
                return stop
        if "-" in t.text(i, stop) and t.low[stop - 1] in ("partnership", "alliance", "relationship") and self.pair_of_states(i):
            self.found.append(Found(i, stop, THING, sure=True))
            return stop
        if hit and hit[1] in (STATE, ORG, PLACE) and hit[0] >= stop:
            return self.gazetted(i, end, hit)
        voted = t.labels[last]
        sure = t.low[last] not in WEAK_ORG_HEADS or stop > last + 1 or voted == "ORG"
        self.found.append(Found(i, stop, ORG, sure=sure))
        if stop < end:
            rest = self.name_end(stop, end)
            if rest - stop >= 2 and t.labels[stop] == "PERSON":
                return self.person(stop, rest)
        return stop

    def pair_of_states(self, i: int) -> bool:
        """'U.S.-India': a relation, not a body."""
        a, _, b = self.t.text(i, min(self.t.run(i), i + 4)).partition("-")
        first = b.split(" ")[0]
        return bool(b) and (a in self.g.countries or a in self.g.demonyms) and any(k.split(" ")[0] == first for k in self.g.countries)

    # ---------------------------------------------------------------------------------------------- others

    def gazetted(self, i: int, end: int, hit: tuple[int, str, str]) -> int:
        """A name of the gazetteer, if nothing longer begins with it."""
        t = self.t
        stop, kind, canon = hit
        if stop < end and kind in (STATE, PLACE, ORG, PEOPLE):
            rest = t.low[stop:end]
            whole = t.ent_end[i] >= end and t.labels[i]
            if rest[-1] in THING_HEADS:
                if kind in (STATE, ORG):
                    self.found.append(Found(i, stop, kind, canon=canon, sure=True, in_role=True))
                return end
            if whole and t.labels[i] in ("ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT") and kind != STATE:
                self.found.append(Found(i, end, ORG if t.labels[i] == "ORG" else THING))
                return end
            if whole and t.labels[i] == "PERSON" and kind != PEOPLE:
                return self.person(i, end)
        if kind in (STATE, PEOPLE) and stop < t.n and t.low[stop] in ("government", "authorities", "regime", "administration") and t.same_block(i, stop):
            self.found.append(Found(i, stop + 1, STATE, canon=canon, sure=True))
            return stop + 1
        if kind == STATE and canon == "Georgia" and self.american(stop):
            kind = PLACE
        if kind == STATE and canon in ("Jordan", "Chad", "Israel", "Georgia") and t.labels[i] == "PERSON":
            return self.plain(i, end)
        self.found.append(Found(i, stop, kind, canon=canon, sure=True))
        return stop

    def american(self, stop: int) -> bool:
        return stop >= 3 and self.t.words[stop - 2] == ","

    def plain(self, i: int, end: int) -> int:
        """A run without any word we know: the model's label decides, later mentions may overrule it."""
        t = self.t
        stop = end
        if t.first[i] and end - i == 1 and t.pos[i] != "PROPN" and not t.labels[i]:
            return end
        label = t.labels[i]
        if t.ent_end[i] and t.ent_end[i] <= end:
            inside = t.ent_end[i]
            if inside < end and t.labels[inside] and t.labels[inside] != label or inside < end and t.ent_end[inside]:
                stop = inside
        elif label == "":
            later = next((k for k in range(i + 1, end) if t.ent_end[k]), None)
            if later is not None and t.labels[later] in ("PERSON", "ORG", "GPE") and (t.first[i] or t.low[i] in t.seen_low):
                stop = later if t.low[i] in t.seen_low or t.pos[i] != "PROPN" else end
                if stop == later:
                    return later
        if t.words[i] in _SHIPS or t.low[i] == "operation" and end > i + 1:
            self.found.append(Found(i, end, THING, sure=True))
            return end
        if t.low[end - 1] in THING_HEADS and stop == end:
            if end < t.n and t.low[end] in LOWER_HEADS and t.same_block(i, end):
                self.found.append(Found(i, end + 1, ORG, sure=True))
                return end + 1
            self.found.append(Found(i, end, THING, sure=True))
            return self.of_things(end)
        votes = [t.labels[k] for k in range(i, stop)]
        kind = UNKNOWN
        for name, what in (("PERSON", PERSON), ("ORG", ORG), ("GPE", PLACE), ("LOC", PLACE), ("FAC", THING), ("EVENT", THING), ("LAW", THING),
                           ("WORK_OF_ART", THING), ("PRODUCT", THING), ("NORP", PEOPLE), ("LANGUAGE", THING)):
            if votes.count(name) * 2 >= len(votes):
                kind = what
                break
        if stop < t.n and t.low[stop] in LOWER_HEADS and t.same_block(i, stop) and (kind != PERSON or t.low[stop] == "administration"):
            self.found.append(Found(i, stop + 1, ORG, sure=True))
            return stop + 1
        if kind == PERSON:
            stop = self.junior(stop)
        if kind in (PLACE, PEOPLE) and stop - i == 1 and t.words[i].isupper() and 2 < len(t.words[i]) < 7 and not t.upper[t.block[i]]:
            kind = ORG  # no city is written so in running text
        self.found.append(Found(i, stop, kind))
        return stop

    def of_things(self, stop: int) -> int:
        """Past the 'of ...' of a law or event, so that 'Corporate Transparency Act of 2021' leaves nothing behind."""
        t = self.t
        while stop + 1 < t.n and t.low[stop] in ("of", "for", "on") and t.same_block(stop, stop + 1):
            j = stop + 1 + (t.low[stop + 1] == "the")
            if j >= t.n or not t.cap[j] or not t.same_block(stop, j) or self.lookup(j, t.run(j)):
                break
            stop = t.run(j)
        return stop


def has_particle(words: list[str]) -> bool:
    return any(w in PARTICLES for w in words)
