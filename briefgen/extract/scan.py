"""Every capitalised stretch of a document, cut into roles, people, bodies, states, places and things."""

from __future__ import annotations

from briefgen.extract.bodies import SEATS
from briefgen.extract.lexicon import (
    GROUP_HEADS,
    HONORIFICS,
    ORG_HEADS,
    PARTICLES,
    PERSON_HEADS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    THING_HEADS,
    WEAK_HEADS,
    WEAK_ORG_HEADS,
)
from briefgen.extract.namewords import initials
from briefgen.extract.press import credit_end
from briefgen.extract.runs import FIRST_NAMES, RunReader
from briefgen.extract.signs import delegated, is_ware
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, ROLE, STATE, THING, UNKNOWN, Found
from briefgen.extract.standinwords import SPOKES

LOWER_HEADS = frozenset("consortium coalition cartel militia gang administration regime alliance party union".split())
_WEAK_TITLES = WEAK_HEADS | {"general", "major", "queen", "king", "prince", "principal"}
_MAJESTIES = frozenset("excellency eminence holiness highness majesty beatitude".split())
_STYLES = (["hon"], ["hon."], ["honourable"], ["honorable"], ["rt"], ["right"], ["excellency"])
_WITH_BRANCHES = frozenset(("Al-Qaeda", "Islamic State"))
_SEATS_OF = frozenset("committee board council secretariat subcommittee".split())


class Scanner(RunReader):
    """Walks over the tokens once, left to right."""

    def scan(self) -> list[Found]:
        """All candidates outside titles and headings, in order."""
        t, i = self.t, 0
        while i < t.n:
            if not t.cap[i] or t.title[t.block[i]]:
                i += 1
                continue
            i = max(self.parse(i), i + 1)
        return self.found

    def parse(self, i: int) -> int:
        """Cut the run that begins at token i; returns where to go on."""
        t = self.t
        if (past := credit_end(t, i)) > i:
            t.credits.update(range(i, past))
            return past
        end = t.run(i)
        known = self.two_sides(i) or self.of_folk(i, end) or self.branch(i, end) or self.speaker_label(i, end)
        known = known or self.no_actor(i, end) or self.branded(i, end)
        if known is not None:
            return known
        if self.led_in(i, end):
            return i + 1
        end = self.first_of_two(i, end)
        if end - i == 2 and t.words[i + 1] in self.surname_of_capital():
            return self.person(i, end)
        if (title := self.title_of_several(i, end)) is not None:
            return self.several(title, end)
        styled = i + (t.low[i] == "royal")
        if styled + 1 < end and t.low[styled] in _MAJESTIES:
            return styled + 1  # 'Her Excellency President Jane Roe', 'His Royal Highness Prince Ivo'
        if t.low[i] in HONORIFICS and i + 1 < end and t.low[i + 1] not in PERSON_HEADS:
            if t.low[i + 1] in ROLE_MODIFIERS and (addressed := self.role_in(i + 1, end)) is not None:
                return self.after_role(i + 1, addressed, end)  # 'Mr. Prime Minister'
            if t.low[i + 1] == "justice" and i + 2 < end:  # 'Mrs Justice Ada Lind'
                return self.person(i + 2, end, roles=[(i + 1, i + 2)], title=t.low[i])
            return self.person(i + 1, end, title=t.low[i])
        if t.words[i] in self.titles_short and i + 1 < end and t.labels[i + 1] in ("PERSON", ""):
            return self.person(i + 1, end, roles=[(i, i + 1)])
        if (whole := self.bracketed(i, end)) is not None:
            return whole
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

    def bracketed(self, i: int, end: int) -> int | None:
        """A body whose short form stands inside its name: 'Consumer Protection Cooperation (CPC) Network'."""
        t, last = self.t, end + 3
        if last >= t.n or end - i < 2 or t.words[end] != "(" or t.words[end + 2] != ")" or not t.same_block(i, last):
            return None
        if initials(tuple(t.low[i:end])) != t.low[end + 1] or not t.cap[last] or t.low[last] not in ORG_HEADS:
            return None
        self.found.append(Found(i, last + 1, ORG, sure=True))
        return last + 1

    def after_role(self, i: int, head: int, end: int) -> int:
        """A role ending at `head`, its 'of' phrase, and the person that stands beside it."""
        t = self.t
        start, state = self.role_start(i, head)
        if (
            start == i
            and self.found
            and self.found[-1].end == i
            and self.found[-1].kind == ORG
            and t.same_block(i - 1, i)
        ):
            start, self.found[-1].in_role = self.found[-1].start, True  # 'Bank of Marenia Deputy Governor Per Ask'
        stop, org = head + 1, None
        if t.low[head] in SPOKES and stop == end and self.serves_named(stop):
            self.found.append(Found(start, stop, ROLE, sure=True, state=state))
            return self.parse(stop + 1)
        if stop == end or t.low[stop] in ("responsible", "for", "of"):  # 'FOR' of a letterhead is of the run
            stop, org = self.of_phrase(stop)
            end = t.run(stop) if stop < t.n and t.cap[stop] and t.same_block(i, stop) else stop
        stop, end = self.past_chosen(i, stop, end)
        joined = self.joined_role(stop)
        while joined is not None:
            stop, org2 = self.of_phrase(joined)
            org, end = org2 or org, t.run(stop) if stop < t.n and t.cap[stop] and t.same_block(i, stop) else stop
            stop, end = self.past_chosen(i, stop, end)
            joined = self.joined_role(stop)
        named = stop
        if stop == end and (behind := self.past_short(stop)) is not None:
            named, end = behind, t.run(behind)
        if named < end and t.same_block(i, named):
            name_end = self.name_end(named, end)
            if named > stop and name_end > named:
                return self.person(named, name_end, roles=[(start, stop)], state=state, org=org)
            if named > stop:
                end = stop
        if t.possessive(stop) and t.words[stop + 1 : stop + 2] == ["Office"]:
            past = self.district(stop + 2)
            self.found.append(Found(start, past, ORG, sure=True))  # 'the Prosecutor General's Office'
            return past
        if stop < end and t.same_block(i, stop):
            name_end = self.name_end(stop, end)
            weak = stop == head + 1 and head == start and t.low[head] in _WEAK_TITLES
            if weak and name_end > stop and not any(t.labels[k] == "PERSON" for k in range(stop, name_end)):
                self.found.append(Found(i, end, THING))  # 'Kelp Bay Road', 'General Provisions'
                return end
            if name_end > stop:
                return self.person(stop, name_end, roles=[(start, stop)], state=state, org=org)
        if (
            stop < t.n
            and t.low[stop] in (",", ":")
            and stop + 1 < t.n
            and t.same_block(i, stop + 1)
            and t.cap[stop + 1]
            and not self.belongs_before(i)
        ):
            name_end = self.name_end(stop + 1, t.run(stop + 1))
            if name_end > stop + 1 and self.lone_name(stop + 1, name_end):
                return self.person(stop + 1, name_end, roles=[(start, stop)], state=state, org=org)
        comma = int(t.low[stop : stop + 1] == [","])
        comma += comma and t.low[stop + 1 : stop + 2] == ["senator"]  # 'Minister for Ports, Senator the Hon Per Ask'
        if (
            t.low[stop + comma : stop + comma + 1] in (["the"], ["his"], ["her"])
            and not self.belongs_before(i)
            and t.low[stop + comma + 1 : stop + comma + 2] in _STYLES
            and t.same_block(i, stop + comma + 1)
        ):
            styled = stop + comma + 1  # 'Minister for Justice, the Hon Per Ask MP'
            while t.low[styled] in HONORIFICS | {".", "honourable", "honorable", "excellency"} and t.same_block(
                i, styled + 1
            ):
                styled += 1
            name_end = self.name_end(styled, t.run(styled))
            if name_end > styled:
                past = self.person(styled, name_end, roles=[(start, stop)], state=state, org=org)
                return past + (t.words[past : past + 1] in (["MP"], ["MEP"]))
        self.found.append(Found(start, stop, ROLE, sure=True, state=state, org=org))
        return stop

    def body(self, i: int, end: int) -> int | None:
        """Take a body's name at i, with what precedes it in the run."""
        t = self.t
        stop = self.body_end(i, end)
        if stop is None:
            return None
        if stop < end and t.low[stop] == "general" and t.low[stop - 1] in SEATS:
            stop = end  # 'U.S. Consulate General Arsen'
        if t.low[stop : stop + 1] == [","] and (law := self.law_of_bodies(stop)) is not None:
            self.found.append(Found(i, law, THING, sure=True))
            return law
        if t.possessive(stop) and set(t.labels[stop - 1 : stop + 2]) == {"ORG"} and any(t.cap[stop + 1 : stop + 2]):
            run = t.run(stop + 1)
            if (
                t.low[run - 1] in _SEATS_OF
            ):  # 'the Harbour Association's Executive Committee', "Parliament's Committee on Ports"
                stop = end = max(run, self.body_end(stop + 1, t.run(stop + 1)) or run)
        last = max((k for k in range(i, min(stop, end)) if t.low[k] in ORG_HEADS), default=i)
        if stop - i == 1 and t.low[i] in WEAK_ORG_HEADS:  # 'the Board', 'the Fund': a name only if it is defined
            self.found.append(Found(i, stop, UNKNOWN))
            return stop
        hit = self.lookup(i, end)
        if (
            hit
            and hit[1] in (PEOPLE, STATE)
            and last == hit[0]
            and t.low[last] in ("government", "authorities", "regime")
        ):
            self.found.append(Found(i, stop, STATE, canon=hit[2], sure=True))
            return stop
        if t.low[i] == "government" and i + 2 < stop and t.low[i + 1] == "of":
            ruled = self.lookup(i + 2 + (t.low[i + 2] == "the"), stop)
            if ruled and ruled[1] == STATE and ruled[0] == stop:
                self.found.append(Found(i, stop, STATE, canon=ruled[2], sure=True))
                return stop
        if (
            "-" in t.text(i, stop)
            and t.low[stop - 1] in ("partnership", "alliance", "relationship")
            and self.pair_of_states(i)
        ):
            self.found.append(Found(i, stop, THING, sure=True))
            return stop
        if hit and hit[1] in (STATE, ORG, PLACE) and hit[0] >= stop:
            return self.gazetted(i, end, hit)
        if is_ware(t, Found(i, stop, ORG)):
            self.found.append(Found(i, stop, THING, sure=True))
            return stop
        voted = t.labels[last]
        sure = t.low[last] not in WEAK_ORG_HEADS or stop > last + 1 or voted == "ORG" or stop - i > 3
        self.found.append(Found(i - self.is_numbered(i, last), stop, ORG, sure=sure))
        if stop < end:
            rest = self.name_end(stop, end)
            if rest - stop >= 2 and t.labels[stop] == "PERSON":
                return self.person(stop, rest)
        return stop

    def gazetted(self, i: int, end: int, hit: tuple[int, str, str]) -> int:
        """A name of the gazetteer, if nothing longer begins with it."""
        t = self.t
        stop, kind, canon = hit
        if kind == PEOPLE and t.low[stop : stop + 1] == ["people"] and t.possessive(stop + 1):
            past = stop + 3
            if t.low[stop + 2 : past] and t.low[stop + 2] in ORG_HEADS and t.cap[stop + 2]:
                self.found.append(Found(i, past, ORG, sure=True))  # 'the Marenian People's Army'
                return past
        if canon in _WITH_BRANCHES and t.low[stop : stop + 2] == ["in", "the"] and t.same_block(i, stop + 2):
            past = t.run(stop + 2) if t.cap[stop + 2] else stop
            if past - stop > 3:
                self.found.append(Found(i, past, ORG, sure=True))  # 'al-Qaida in the Arabian Peninsula'
                return past
        if kind == PLACE and t.words[i] in self.surname_of_capital() and t.low[i - 1] not in ("in", "at", "from", "to"):
            self.found.append(Found(i, stop, PERSON, sure=True))
            return stop
        if kind == PLACE and stop == end and (state := self.stands_for_state(i, stop)) is not None:
            self.found.append(Found(i, stop, *state, sure=True))
            return stop
        if stop < end and kind in (STATE, PLACE, ORG, PEOPLE):
            rest = t.low[stop:end]
            whole = t.ent_end[i] >= end and t.labels[i]
            if rest == ["air"] and kind == STATE:
                self.found.append(Found(i, end, ORG, sure=True))  # 'Oman Air'
                return end
            agency = self.lookup(stop, end)
            if kind == ORG and agency is not None and agency[:2] == (end, ORG):
                self.found.append(Found(i, end, ORG, canon=agency[2], sure=True))  # 'the UN World Food Programme'
                return end
            if rest[-1] in THING_HEADS:
                if kind in (STATE, ORG):
                    self.found.append(Found(i, stop, kind, canon=canon, sure=True, in_role=True))
                return end
            if whole and t.labels[i] in ("ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT") and kind != STATE:
                self.found.append(Found(i, end, ORG if t.labels[i] == "ORG" else THING))
                return end
            run_in = kind == ORG and stop - i > 1 or kind == STATE and t.words[i] not in FIRST_NAMES
            if run_in and end - stop in (2, 3) and t.labels[stop] == "PERSON" and self.lone_name(stop, end):
                self.found.append(Found(i, stop, kind, canon=canon, sure=True, in_role=True))
                return self.person(stop, end)  # a body's name run into a person's
            if whole and canon in self.g.companies and t.labels[i] in ("PERSON", "PRODUCT"):
                self.found.append(Found(i, end, THING))  # 'Vell Model S'
                return end
            several = t.low[end - 1][-1:] == "s" and t.low[end - 1][:-1] in ROLE_HEADS  # 'G7 Ministers'
            if (
                whole
                and t.labels[i] == "PERSON"
                and not several
                and (kind != PEOPLE and kind != PLACE or t.words[i] in FIRST_NAMES)
            ):
                return self.person(i, end)
        if (
            kind in (STATE, PEOPLE)
            and stop < t.n
            and t.low[stop] in ("government", "authorities", "regime", "administration")
            and t.same_block(i, stop)
        ):
            self.found.append(Found(i, stop + 1, STATE, canon=canon, sure=True))
            return stop + 1
        if kind in (STATE, PEOPLE) and delegated(t, stop):
            self.found.append(Found(i, stop + 1, STATE, canon=canon, sure=True))
            return stop + 1
        if kind == STATE and canon == "Georgia" and stop >= 3 and t.words[stop - 2] == ",":
            kind = PLACE
        if kind == STATE and canon in ("Jordan", "Chad", "Israel", "Georgia") and t.labels[i] == "PERSON":
            return self.plain(i, end)
        self.found.append(Found(i, stop, kind, canon=canon, sure=True))
        return stop

    def four_names(self, i: int, inside: int, end: int) -> bool:
        """Whether a person of two names runs into a town that nobody knows: 'Ada Ines | Orlena Corrado' is one person."""
        t = self.t
        if t.labels[i] != "PERSON" or t.labels[inside] != "GPE" or (inside - i, end - inside) != (2, 2):
            return False
        return not any(self.lookup(k, end) or t.analysis.common(t.low[k]) for k in range(inside, end))

    def plain(self, i: int, end: int) -> int:
        """A run without any word we know: the model's label decides, later mentions may overrule it."""
        t = self.t
        if end + 1 < t.n and t.words[end] == "&" and t.cap[end + 1] and t.same_block(i, end + 1):
            nxt = t.run(end + 1)  # 'Barrow & Finch'
            if t.low[nxt - 1] not in ROLE_HEADS and not self.lookup(end + 1, nxt):
                self.found.append(Found(i, nxt, THING if t.low[nxt - 1] in THING_HEADS else ORG))
                return nxt
        stop = end
        if (t.words[i + 1 : i + 2] == ["-"] or "-" in t.words[i]) and self.pair_of_states(i):
            self.found.append(Found(i, end, THING, sure=True))
            return end
        if (
            t.first[i]
            and end - i == 1
            and t.pos[i] != "PROPN"
            and not t.labels[i]
            and t.words[i] not in self.surnames()
        ):
            return self.of_things(end) if t.low[i] in THING_HEADS else end
        members = end - i == 2 and t.low[i] in ("member", "participating", "contracting")
        if (end - i == 1 or members) and t.low[end - 1] in GROUP_HEADS and t.low[end - 1] in THING_HEADS:
            return end  # 'participating States'
        label = t.labels[i]
        if t.ent_end[i] and t.ent_end[i] <= end:
            inside = t.ent_end[i]
            apart = t.labels[inside] != label or t.ent_end[inside] if inside < end and t.labels[inside] else False
            part = t.low[inside - 1] in PARTICLES  # 'Ute von der | Lund'
            if apart and not part and not self.four_names(i, inside, end):
                stop = inside
        elif label == "":
            later = next((k for k in range(i + 1, end) if t.ent_end[k]), None)
            if (
                later is not None
                and t.labels[later] in ("PERSON", "ORG", "GPE")
                and (t.first[i] or t.low[i] in t.seen_low)
            ):
                stop = later if t.low[i] in t.seen_low or t.pos[i] != "PROPN" else end
                if stop == later:
                    return later
        if t.low[i] == "operation" and end > i + 1:
            self.found.append(Found(i, end, THING, sure=True))
            return end
        if t.low[end - 1] == "securities" and end - i > 1 and set(t.labels[i:end]) == {"ORG"}:
            self.found.append(Found(i, end, ORG))  # 'Harbour Street Securities'
            return end
        if t.low[end - 1] in THING_HEADS and stop == end:
            if end < t.n and t.low[end] in LOWER_HEADS and t.same_block(i, end):
                self.found.append(Found(i, end + 1, ORG, sure=True))
                return end + 1
            self.found.append(Found(i, end, THING, sure=True))
            return self.of_things(end)
        votes = [t.labels[k] for k in range(i, stop)]
        kind = UNKNOWN
        for name, what in (
            ("PERSON", PERSON),
            ("ORG", ORG),
            ("GPE", PLACE),
            ("LOC", PLACE),
            ("FAC", THING),
            ("EVENT", THING),
            ("LAW", THING),
            ("WORK_OF_ART", THING),
            ("PRODUCT", THING),
            ("NORP", PEOPLE),
            ("LANGUAGE", THING),
        ):
            if votes.count(name) * 2 >= len(votes):
                kind = what
                break
        if (
            stop < t.n
            and t.low[stop] in LOWER_HEADS
            and t.same_block(i, stop)
            and (kind != PERSON or t.low[stop] == "administration")
        ):
            self.found.append(Found(i, stop + 1, ORG, sure=True))
            return stop + 1
        if kind == PERSON:
            stop = self.junior(stop)
        if (
            kind in (PLACE, PEOPLE)
            and stop - i == 1
            and t.words[i].isupper()
            and 2 < len(t.words[i]) < 7
            and not t.upper[t.block[i]]
        ):
            kind = ORG  # no city is written so in running text
        self.found.append(Found(i, stop, kind))
        return stop
