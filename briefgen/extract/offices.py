"""Offices as they are written in capitals: 'Deputy Prime Minister and Minister of Economy and Finance of the Republic of Korea'."""

from __future__ import annotations

from briefgen.extract.bodies import CHAMBERS, OFFICE_FIELDS, SEATS, BodyReader
from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import (
    ORG_HEADS,
    PERSON_HEADS,
    PORTFOLIO,
    RANKS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    THING_HEADS,
    WEAK_HEADS,
)
from briefgen.extract.spans import ORG, PEOPLE, PERSON, ROLE, STATE

# Offices that are told by whom they serve.
_POSTED = frozenset(
    "ambassador representative delegate observer envoy adviser advisor counselor counsellor liaison".split()
)
SENT = frozenset("ambassador representative delegate envoy commissioner".split())  # 'to' a state that is not theirs
_SERVES = frozenset("assistant counselor counsellor adviser advisor aide deputy envoy liaison".split())
_DID = frozenset("hosted welcomed thanked joined met received visited hailed".split())  # at the head of an item
# Offices that are also surnames.
SURNAMES = frozenset("bishop king pope prince duke dean marshal judge justice major chief sergeant chaplain".split())

_CHOSEN = (["elect"], ["designate"], ["nominate"])
_SERVICES = {tuple(s.split()) for s in ("army", "navy", "air force", "marine corps", "coast guard", "space force")}
_RANKS = RANKS | frozenset("rear vice lieutenant major brigadier general admiral colonel captain commander".split())
MILITARY = _RANKS | {"air", "chief", "marshal"}
_NEXT_NAME = 10  # tokens of offices before a name


class OfficeReader(BodyReader):
    """Finds where an office begins and ends."""

    def role_in(self, i: int, end: int) -> int | None:
        """The head of a role in the run: its last role word that only role-like words precede or a body's name."""
        t = self.t
        head, past = None, i
        for k in range(i, end):
            if k < past:
                continue
            if t.low[k] == "official" and k + 1 < end and not (k > i and t.low[k - 1] == "senior"):
                continue
            if t.low[k] == "general" and k > i and t.low[k - 1] in SEATS:
                continue  # 'U.S. Consulate General Arsen'
            if t.low[k] == "assistant" and k + 2 < t.n and t.low[k + 1] == "to" and t.same_block(k, k + 2):
                return k  # 'Special Assistant to the President'
            if t.low[k] == "lady" and k > i and t.low[k - 1] == "first":
                return k
            if k > i and t.low[k] in SURNAMES and t.low[k - 1] in GIVEN and t.labels[k - 1] == t.labels[k] == "PERSON":
                continue  # 'Julia Bishop'
            if t.low[k] in ROLE_HEADS and not (t.low[k] in WEAK_HEADS and k + 1 < end and t.low[k + 1] in ORG_HEADS):
                if t.low[k] == "chief":  # 'Chief Recovery Officer'
                    far = next(
                        (
                            m
                            for m in range(k + 2, min(k + 5, end))
                            if t.low[m] in ("officer", "executive", "counsel", "economist", "negotiator")
                        ),
                        None,
                    )
                    if far is not None:
                        return far
                if k + 1 < end and t.low[k + 1] in THING_HEADS | {"office"} and k + 2 == end:
                    return None
                head = k
                nxt = k + 1
                named = self.lookup(nxt, end) if t.low[k] in WEAK_HEADS and nxt < end else None
                if named and named[1] == ORG and named[0] < end and t.low[named[0]] in ROLE_HEADS:
                    return named[0]  # 'Acting Chief Pentagon Spokesperson Per Ask'
                past = self._service(nxt, end)
                if (
                    nxt < end
                    and past == nxt
                    and t.words[nxt] != "-"
                    and t.low[nxt] not in ROLE_HEADS
                    and t.low[nxt] not in ROLE_MODIFIERS
                    and t.low[nxt] not in PORTFOLIO
                ):
                    break
            elif (
                head is not None and t.low[k] not in ROLE_MODIFIERS and t.low[k] not in PORTFOLIO and t.words[k] != "-"
            ):
                break
        if head is None:
            return None
        if (
            t.low[head] in WEAK_HEADS
            and head + 1 >= end
            and not (head + 1 < t.n and t.low[head + 1] in ("of", "for", ",", "at"))
        ):
            return None if head == i else head
        tail = end - head - 1
        if (
            tail
            and any(t.low[k] in ORG_HEADS and t.low[k] not in PORTFOLIO for k in range(head + 1, end))
            and head == i
        ):
            return None
        return head

    def wide_role(self, i: int, end: int) -> tuple[int, int] | None:
        """'Chief Diversity and Inclusion Officer', 'Foreign and Trade Minister': (head, end of the run with the head)."""
        t = self.t
        if end + 1 >= t.n or t.low[end] not in ("and", "&") or not t.cap[end + 1] or not t.same_block(i, end + 1):
            return None
        if t.low[end - 1] == "extraordinary" and t.low[end + 1] == "plenipotentiary":
            return end + 1, end + 2  # 'Ambassador Extraordinary and Plenipotentiary'
        if any(t.low[k] in PERSON_HEADS and t.low[k] not in WEAK_HEADS for k in range(i, end)):
            return None
        modifiers = PORTFOLIO | ROLE_MODIFIERS
        nxt = t.run(end + 1)
        apart = t.low[end + 1] in CHAMBERS  # 'Orlo and Senate Harbours Committee Chair Lind': two people
        for k in range(end + 1, nxt - 1):  # 'Ways and Means Committee Chair Per Ask'
            if (
                not apart
                and t.low[k] in ("committee", "subcommittee", "commission", "council", "department")
                and t.low[k + 1] in PERSON_HEADS
            ):
                return k + 1, nxt
        if not (t.low[i] in ("chief", "foreign") or all(w in modifiers or w in self.g.demonyms for w in t.low[i:end])):
            return None
        for k in range(end + 1, nxt):
            if t.low[k] in PERSON_HEADS:
                return (k, nxt) if k > end + 1 else None
            if t.low[k] not in modifiers and t.low[i] != "chief":
                return None
        return None

    def role_start(self, i: int, head: int) -> tuple[int, str]:
        """Where a role begins inside a run, and the state that is named before it."""
        t, state = self.t, ""
        start = i
        if (
            t.first[i]
            and i < head
            and (not t.labels[i] and (t.pos[i] == "VERB" or t.low[i] in t.seen_low) or t.low[i] in _DID)
            and t.low[i] not in ROLE_MODIFIERS | PORTFOLIO | ROLE_HEADS
        ):
            start = i = i + 1
        if t.words[i] in ("D.C.", "DC") and i < head:
            start = i = i + 1
        hit = self.lookup(i, head)
        if hit and hit[1] in (PEOPLE, STATE) and hit[0] <= head:
            state = hit[2]
            if hit[1] == STATE and len(t.words[i]) > 4 and t.low[i : i + 2] != ["united", "states"]:
                start = hit[0]  # but 'United States Trade Representative' as 'U.S. Trade Representative'
        if i >= 2 and t.possessive(i - 1) and not state:
            k = i - 2
            while k > 0 and t.cap[k - 1] and t.same_block(k - 1, i):
                k -= 1
            owner = self.lookup(k, i - 1)
            if owner and owner[1] == STATE:
                state = owner[2]
        return (start if start <= head else i), state

    def joined_role(self, stop: int) -> int | None:
        """The end of a second role word after 'and' ('... and Minister'), or None."""
        t = self.t
        if (
            stop + 1 >= t.n
            or t.low[stop] not in ("and", "&", ",")
            or not t.cap[stop + 1]
            or not t.same_block(stop, stop + 1)
        ):
            return None
        j = stop + 1 + (t.low[stop] == "," and t.low[stop + 1] == "and")
        end = t.run(j)
        for k in range(j, end):
            if t.low[k] in ROLE_HEADS:
                after = k + 1
                while after < end and t.low[after] in ROLE_HEADS:
                    after += 1
                listed = t.low[stop] == "," and (
                    t.low[stop - 1] == "president" or t.low[after : after + 1] not in (["of"], ["for"])
                )
                again = next((p for p in range(stop - 1, max(stop - 9, 0), -1) if t.low[p] == t.low[k]), 0)
                again = again if t.low[stop] == "," and t.low[again - 1] == "the" else 0
                if (
                    listed or again
                ):  # 'the President, Secretary of State, and Congress', 'the Minister of A, Minister of B'
                    return None
                if self._of_several(stop) or t.low[stop] == "," and self._before_another(after):
                    return None
                if t.low[after : after + 2] == ["responsible", "for"]:
                    return after
                if k == j and end - after == 1:  # 'the Prime Minister and Minister Koo': two people
                    return None
                if t.low[stop - 1] in ("president", "general") and t.low[j:after] == ["prime", "minister"]:
                    return None  # 'the President and Prime Minister Cameron': nobody is both
                if t.low[stop - 2] == "the" and self._held_by_another(stop):
                    return None  # 'the Secretary and Foreign Minister Wang', after 'Secretary of State Holm'
                return after
            if t.low[k] not in ROLE_MODIFIERS and t.low[k] not in PORTFOLIO:
                return None
        return None

    def _of_several(self, stop: int) -> bool:
        """Whether the office that ends at token `stop` is the second of a list: 'The Secretary of A, Secretary of B, ... shall'."""
        t, before = self.t, self.found[-1] if self.found else None
        if before is None or before.kind != ROLE or before.term is not None or t.low[before.end] != ",":
            return False
        if not before.end < stop <= before.end + _NEXT_NAME or not t.same_block(before.end, stop):
            return False
        k = before.end + 1 + (t.low[before.end + 1] == "the")
        return self.role_in(k, t.run(k)) is not None

    def _before_another(self, after: int) -> bool:
        """Whether ', and' and one more office stand behind the office whose head ends at token `after`."""
        t, end = self.t, self.of_phrase(after)[0]
        nxt = end
        while nxt < t.n and t.low[nxt] in (",", "and", "the") and t.same_block(end - 1, nxt):
            nxt += 1
        of_one = bool(self.found) and self.found[-1].kind == PERSON and self.found[-1].end > after - 2 * _NEXT_NAME
        listed = t.low[end : end + 2] == [",", "and"] and nxt < t.n and t.cap[nxt] and t.same_block(end - 1, nxt)
        return listed and not of_one and self.role_in(nxt, t.run(nxt)) is not None

    def past_chosen(self, i: int, stop: int, end: int) -> tuple[int, int]:
        """Past 'elect' and the like: 'President-elect Jane Roe', 'Minister-Designate Roe', 'General Officer Commanding-in-Chief'."""
        t, dashed = self.t, self.t.words[stop : stop + 1] == ["-"]
        if t.low[stop - 1 : stop + 1] == ["officer", "commanding"] and t.same_block(i, stop):
            stop += 5 if t.low[stop + 1 : stop + 5] == ["-", "in", "-", "chief"] else 1
            return stop, t.run(stop) if stop < t.n and t.cap[stop] and t.same_block(i, stop) else stop
        if t.low[stop + dashed : stop + dashed + 1] not in _CHOSEN or not t.same_block(i, stop + dashed):
            return stop, end
        stop += 1 + dashed
        return stop, t.run(stop) if stop < t.n and t.cap[stop] and t.same_block(i, stop) else stop

    def _service(self, k: int, end: int) -> int:
        """Past the armed service before a rank: 'Port Press Secretary | Air Force | Maj. Gen. Ada Holm'; else k."""
        for n in (1, 2):
            if k + n < end and tuple(self.t.low[k : k + n]) in _SERVICES and self.t.low[k + n] in _RANKS:
                return k + n
        return k

    def _held_by_another(self, stop: int) -> bool:
        """Whether somebody named before, and not right behind token `stop`, holds the office that ends there."""
        low = self.t.low
        held = (f for f in self.found if f.kind == PERSON)
        holders = (f for f in held if f.title == low[stop - 1] or any(low[stop - 1] in low[a:b] for a, b in f.roles))
        return any(low[f.end - 1] not in low[stop : stop + _NEXT_NAME] for f in holders)

    def of_phrase(self, i: int) -> tuple[int, tuple[int, int] | None]:
        """What follows a role head: 'of (the) X (and Y)', 'for X', 'to X', 'responsible for X', chained; returns its end and the body named."""
        t = self.t
        org: tuple[int, int] | None = None
        if t.low[i : i + 2] == ["responsible", "for"] and t.same_block(i - 1, i + 1):
            i += 1
        stop = i
        while stop + 1 < t.n and t.low[stop] in ("of", "for", "to", "on", "in") and t.same_block(i, stop + 1):
            j = stop + 1
            if t.low[j] in ("the", "its", "his", "her"):
                j += 1
            if j >= t.n or not t.same_block(i, j) or not t.cap[j]:
                break
            if t.low[stop] == "for" and stop == i and t.low[i - 1] == "nominee":
                # 'Nominee for Deputy Under Secretary of Ports for Policy'
                run = t.run(j)
                run = t.run(run + 1) if t.low[run : run + 2] == ["under", "secretary"] else run
                head = next((k for k in range(run - 1, j - 1, -1) if t.low[k] in ROLE_HEADS), None)
                if head is not None:
                    stop = head + (4 if t.low[head + 3 : head + 4] == ["plenipotentiary"] else 1)
                    continue
            # 'Adviser to Vice President Joe Holm', but 'Assistant to the Vice President Ada Holm'
            served = next((x for x in range(j, t.n) if j > stop + 1 or t.low[x] not in ROLE_MODIFIERS), j)
            if t.low[stop] == "to" and stop == i and t.low[served] in ROLE_HEADS and t.low[i - 1] in _SERVES:
                over = served + 1  # 'Special Assistant to the President', 'Counselor to the Secretary'
                if over == t.n or not t.cap[over] or not t.same_block(j, over) or t.low[over] in PORTFOLIO:
                    stop = over
                    continue
            if t.low[stop] == "in" or t.low[stop] in ("to", "on") and t.low[served] in ROLE_HEADS:
                break
            if t.low[stop] == "to" and stop > i and t.low[i - 1] not in _POSTED:
                break  # 'a visit by the Head of the Ports Agency to Arsen'
            k = self.object_end(j)
            if k <= j:
                break
            if (
                t.possessive(k)
                and k + 1 < t.n
                and t.cap[k + 1]
                and t.same_block(j, k + 1)
                and t.labels[k + 1] != "PERSON"
            ):
                owned = t.run(k + 1)  # 'director of China's Lunar Exploration Programme'
                k = self.body_end(k + 1, owned) or owned
            run = t.run(k) if k < t.n and t.cap[k] and t.same_block(j, k) else k
            office = k
            while office < run and (
                t.low[office] in ROLE_HEADS | ROLE_MODIFIERS or t.words[office] == "-" != t.words[k]
            ):
                office += 1
            if (
                office > k and t.low[office - 1] in ROLE_HEADS and not all(w in PORTFOLIO for w in t.low[j:k])
            ):  # 'Adviser to the UN Secretary General Stephanie Williams'
                k = office
            elif (
                run - k == 1
                and t.labels[k] != "PERSON"
                and self.lookup(j, k) is None
                and t.words[k] not in self.surnames()
                and (t.analysis.common(t.low[k]) or not all(w in PORTFOLIO for w in t.low[j:k]))
            ):
                k = run
            if t.low[stop] != "to" or t.low[i - 1] not in SENT:
                org = (j, k)
            stop = k
        return stop, org

    def object_end(self, j: int) -> int:
        """The end of a role's object that begins at j: a field of policy, a list of them, a state or a body's name."""
        t = self.t
        end = self.before_name(j, t.run(j))
        body = self.body_end(j, end)
        glossed = body == end and end + 2 < t.n and t.words[end] == "(" and t.words[end + 1] == self.initials(j, end)
        fields = all(w in PORTFOLIO for w in t.low[j:end])
        if body and body > end and fields and t.low[end] == "for":
            return end  # 'Under Secretary of the Treasury for Finance Ada Holm'
        if body and not (glossed and fields):
            return body
        if not fields and (half := self.far_field(end)):
            return half  # 'Assistant Secretary for East Asian and Pacific Affairs Ada Holm'
        hit = self.lookup(j, end)
        field = next((x + 1 for x in range(j + 1, min(end, j + 4)) if t.low[x] in OFFICE_FIELDS), 0)
        more = t.low[field : field + 1] == ["and"] and t.low[field + 1] in PORTFOLIO and t.cap[field + 1]
        if (
            field and not (more and fields) and not (hit and hit[0] >= field)
        ):  # 'Minister for Pacific Island Affairs Per Ask'
            return field + 2 if t.low[field : field + 1] == ["and"] and self.field_before_name(field + 1) else field
        if hit and hit[1] != PEOPLE:
            return hit[0]
        k = j
        while k < t.n and t.same_block(j, k):
            if t.cap[k] and t.low[k] in PORTFOLIO | ROLE_MODIFIERS:
                k += 1
                continue
            if k > j + 1 and t.words[k : k + 3 : 2] == ["(", ")"] and t.words[k + 1] == self.initials(j, k):
                k += 3  # 'Artificial Intelligence (AI) and Digital Technology'
            nxt = k + 1
            if t.low[k : k + 2] == [",", "the"] and t.low[j - 1] != "the":
                break  # 'the Secretary of State, the Treasury and the Board'
            if k > j and t.low[k] in ("and", "&", ",") and nxt < t.n:
                m = (
                    nxt
                    + (t.low[nxt] in ("and", "the", "&"))
                    + (t.low[nxt] == "and" and nxt + 1 < t.n and t.low[nxt + 1] == "the")
                )
                if m < t.n and t.cap[m] and t.low[m] in PORTFOLIO and not self.ends_in_role(m):
                    k = m
                    continue
                if t.low[k] == "and" and self.field_before_name(m):
                    return m + 1
                far = (
                    next(
                        (
                            x
                            for x in range(m, min(t.run(m), m + 4))
                            if t.low[x] in OFFICE_FIELDS | {"sector", "division", "branch"}
                        ),
                        None,
                    )
                    if m < t.n and t.cap[m]
                    else None
                )
                if far is not None:  # 'European and Eurasian Affairs'
                    k = far + 1
                    continue
            break
        if k > j:
            return k
        if (cut := self.cut_by_evidence(j, end)) is not None:
            return cut
        for m in range(j + 1, end - 1):
            if t.low[m] in GIVEN and t.low[j] not in GIVEN and t.ent_end[j] == end:
                return m  # 'Secretary for Ports Ada Holm', one name to the model
        people = next((m for m in range(j, end) if t.ent_end[m] and t.labels[m] == "PERSON"), end)
        if people > j and (people < end or end - j <= 2):
            return people
        return end if end - j <= 2 else j

    def cut_by_evidence(self, j: int, end: int) -> int | None:
        """Where a run falls into a body's or country's name and a person's ('of Acme Jane Roe'), since both stand alone elsewhere."""
        t = self.t
        if end - j < 2:
            return None
        whole = t.alone()
        for m in range(j + 1, min(end, j + 5)):
            if t.words[m] in ("-", "&") or t.words[m - 1] in ("-", "&"):
                continue
            if t.text(j, m) in whole and (end - m >= 2 and end - m <= 4 or t.text(m, end) in whole):
                return m
        return None

    def ends_in_role(self, m: int) -> bool:
        t = self.t
        return any(t.low[k] in ROLE_HEADS and t.low[k] not in PORTFOLIO for k in range(m, min(t.run(m), m + 4)))
