"""Names of bodies: 'U.S. Department of the Treasury', 'Customs and Border Protection', 'Acme Holdings, Inc.'"""

from __future__ import annotations

import re

from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import (
    COMPANY_ENDS,
    ORG_HEADS,
    PARTICLES,
    PORTFOLIO,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    THING_HEADS,
    WEAK_HEADS,
    WEAK_ORG_HEADS,
)
from briefgen.extract.spans import PEOPLE, STATE, Reader

JOINED_HEADS = (ORG_HEADS - PORTFOLIO) | {"protection", "administration", "enforcement", "customs", "services"}


_FIELDS = frozenset(
    "affairs action cooperation development security taxes intelligence statistics protection research".split()
)
_TRADES = frozenset("brotherhood association union federation guild".split())
_PURPOSED = frozenset(
    "committee commission force office coalition council campaign alliance group fund center centre panel league network".split()
)
_AIMS = frozenset(  # 'Committee to Protect Seals'
    "abolish advance advise combat coordinate counter defeat defend eliminate end enforce expose fight investigate monitor preserve "
    "prevent promote protect reduce restore review save stop strengthen study support".split()
)
CHAMBERS = frozenset(("senate", "house"))
_PANELS = frozenset(("committee", "subcommittee"))
_PANEL_WORDS = 14
_BETWEEN = frozenset(("ADP", "SCONJ", "DET", "CCONJ"))
_SEATED = frozenset("mission office embassy force tribunal court commission".split())


# what names of offices end in: 'Under Secretary for Eastern Affairs'
OFFICE_FIELDS = frozenset("affairs development operations security".split())
# whether a word, the one behind it and the next are common words
_FIELD_THEN_NAME = ([True, False, False], [True, False, True], [True, True, False])
_UNITS = frozenset("regiment brigade battalion division squadron wing corps fleet team group".split())
_BANK_AND_TRUST = (["bank", "and", "trust"], ["bank", "&", "trust"])  # 'Orm Bank and Trust Company'
_OPENING_FORMS = frozenset("ojsc pjsc cjsc jsc oao ooo llc".split())  # legal forms that stand before a firm's name
_STYLED = frozenset("ranking ms ms. mr mr. mrs mrs. dr dr. shri smt".split())
SEATS = ("consulate", "directorate", "secretariat", "inspectorate")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|d|th)")


class BodyReader(Reader):
    """Finds where the name of a body ends."""

    def body_end(self, i: int, end: int) -> int | None:
        """The end of a body's name that begins at i in the run [i, end): it has a head of its own; else None."""
        t = self.t
        head = None
        if end - i > 1 and t.low[i] in _OPENING_FORMS and t.words[i].isupper():
            return end  # 'OJSC Orm Refinery'
        if t.low[end - 1 : end + 2] in _BANK_AND_TRUST and t.same_block(i, end + 1) and t.cap[end + 1]:
            return t.run(end + 1)
        if end < t.n and t.low[end] in ("and", "&", ","):
            if joined := self.panel(i) or self.joined_body(i, end):
                return joined
        for k in range(i, end):
            low = t.low[k]
            if low in THING_HEADS and k + 1 == end and low not in ORG_HEADS:
                return None
            if low in ORG_HEADS and not (t.words[k] == "Sa" and t.low[k - 1] in PARTICLES):
                if low in WEAK_ORG_HEADS and k == i and not (k + 1 < t.n and t.low[k + 1] in ("of", "for", "on")):
                    if not self.has_aim(k):
                        continue
                if head is not None and low in COMPANY_ENDS or head is None or low in ORG_HEADS:
                    head = k
        if head is None:
            return self.joined_body(i, end)
        if head + 1 < end:  # words follow the head: 'Treasury Ada Holm', 'Board Room', 'Bank Tokyo'
            rest = t.low[head + 1 : end]
            if rest == ["general"] and t.low[head] in SEATS:
                return self.body_tail(i, end)  # 'Directorate General of Shipping'
            if all(w in PORTFOLIO or w in ("system", "governors") for w in rest) or t.words[head + 1] in ("-", "&"):
                return end if t.words[head + 1] not in ("-",) else None
            if rest[-1] in THING_HEADS or rest[-1] in ROLE_HEADS:
                return None
            if t.labels[head] == "ORG" and t.labels[end - 1] == "ORG" and t.labels[head + 1] == "ORG":
                return end
            return head + 1
        return self.body_tail(i, head + 1)

    def is_numbered(self, i: int, last: int) -> bool:
        """Whether a number goes with the unit whose name begins at i, its last word at `last`: '30th | Harbour Regiment'."""
        t = self.t
        unit = t.low[last] in _UNITS and last > i or t.low[i] in _UNITS
        return unit and i > 0 and t.same_block(i - 1, i) and _ORDINAL.fullmatch(t.low[i - 1]) is not None

    def panel(self, i: int) -> int | None:
        """The end of a chamber's committee for several fields: 'Senate Harbours, Fisheries, and Coastal Affairs Committee'."""
        t = self.t
        first = k = i + 1 + (t.low[i] in ("u.s.", "us"))
        if t.low[k - 1] not in CHAMBERS:
            return None
        while k < t.n and k - first < _PANEL_WORDS and t.same_block(i, k):
            low = t.low[k]
            if low in _PANELS and t.cap[k] and k > first:
                return k + 1
            joins = low in (",", "and", "&") and k > first
            person = t.labels[k] == "PERSON" or low in CHAMBERS or low in ROLE_HEADS and low not in PORTFOLIO
            if not joins and (person or not t.cap[k]):
                return None
            k += 1
        return None

    def law_of_bodies(self, i: int) -> int | None:
        """The end of a law that names several fields: 'Department of Ports, Fisheries, and Related Agencies Appropriations Act'."""
        t = self.t
        for k in range(i, min(i + 14, t.n)):
            if not t.same_block(i, k) or not (t.cap[k] or t.low[k] in (",", "and", "&")):
                return None
            if t.words[k] == "Act":
                return k + 1
        return None

    def joined_body(self, i: int, end: int) -> int | None:
        """'Customs and Border Protection', 'Securities and Exchange Commission': the head stands after 'and'."""
        t = self.t
        if end + 1 >= t.n or t.low[end] not in ("and", "&", ",") or not t.same_block(i, end + 1) or not t.cap[end + 1]:
            return None
        if end - i == 1 and t.low[i] in (
            "house",
            "senate",
            "congress",
            "parliament",
            "commission",
            "council",
            "treasury",
        ):
            return None
        if t.low[end] == "," and t.low[end - 1] in ORG_HEADS or t.low[end + 1] in CHAMBERS:
            return None  # a list of bodies; 'Orlo and Senate Harbours Committee Chair Lind'
        if self.lookup(end - 1, end) and self.lookup(end - 1, end)[1] == STATE:  # type: ignore[index]
            return None
        stop = end
        for _ in range(3):
            if stop + 1 < t.n and t.low[stop] in ("and", "&", ",") and t.cap[stop + 1] and t.same_block(i, stop + 1):
                nxt = t.run(stop + 1)
                head = next((k for k in range(stop + 1, nxt) if t.low[k] in JOINED_HEADS), None)
                spans = (
                    t.low[end] != ","
                    and t.labels[end] == "ORG"
                    and t.labels[end - 1] == "ORG"
                    and t.labels[stop + 1] == "ORG"
                )
                left = all(
                    w in PORTFOLIO
                    or w in ROLE_MODIFIERS
                    or w in self.g.demonyms
                    or w in ("u.s.", "us", "securities", "house")
                    for w in t.low[i:end]
                )
                spelt = head is not None and self.spelt_behind(i, nxt)
                if head is not None and (spans or left or spelt) and t.low[nxt - 1] not in THING_HEADS | ROLE_HEADS:
                    return self.body_tail(i, nxt)
                if not left and not spans:
                    return None
                stop = nxt
        return None

    def spelt_behind(self, i: int, end: int) -> bool:
        """Whether the brackets behind [i, end) give its initials: 'Marine Studies and Research Center (MSRC)'."""
        t = self.t
        if end + 2 >= t.n or t.words[end] != "(" or t.words[end + 2] != ")" or not t.words[end + 1].isupper():
            return False
        return self.initials(i, end) == t.words[end + 1]

    def initials(self, i: int, end: int) -> str:
        """The first letters of the words written large in [i, end)."""
        return "".join(w[0] for w in self.t.words[i:end] if w[0].isupper())

    def body_tail(self, i: int, stop: int) -> int:
        """Past 'of the X', 'for Y', 'on Z (, A and B)' and ', Inc.' after a body's head."""
        t = self.t
        head, first = t.low[stop - 1], stop
        while stop + 1 < t.n and t.same_block(i, stop + 1):
            if t.low[stop] == "," and t.low[stop + 1] in COMPANY_ENDS and t.cap[stop + 1]:
                return stop + 2
            if t.low[stop] in ("in", "to", "for") and head in _SEATED and t.cap[stop + 1]:
                seat = self.lookup(stop + 1, t.run(stop + 1))
                if seat and seat[1] == STATE:
                    return seat[0]
            if t.low[stop] not in ("of", "for", "on", "to", "against"):
                break
            j = stop + 1 + (t.low[stop + 1] in ("the",))
            if j >= t.n or not t.same_block(i, j) or not t.cap[j]:
                break
            if self.has_aim(stop - 1):
                return self.purpose_end(j)
            if (
                head in COMPANY_ENDS or head in ("congress", "parliament", "senate", "house", "administration")
            ) and t.low[stop] != "of":
                break
            if t.low[stop] == "on" and head in ("committee", "commission", "council", "subcommittee", "conference"):
                pass
            elif t.low[stop] in ("for", "on", "to", "against") and not (
                t.low[j] in PORTFOLIO
                or t.labels[j] == "ORG"
                and t.labels[stop] == "ORG"
                or t.low[stop] == "for"
                and t.labels[j] == "LOC"
            ):
                break
            if (
                t.low[stop] == "of"
                and j == stop + 1
                and self.lookup(j, t.run(j))
                and head in ("government", "group", "company")
            ):
                pass
            k = self.tail_object(j, head in _PANELS)
            if t.low[stop] == "of" and head in _TRADES and stop == first:
                k = max(k, self.union_of(j))
            if k <= j:
                break
            stop = k
        return self.spelt_out(i, stop)

    def spelt_out(self, i: int, stop: int) -> int:
        """Past the rest of a name that the initials in brackets behind it spell: 'Office of Trade with the Islands (OTI)'."""
        t = self.t
        for k in range(
            stop + 2, min(stop + 9, t.n - 2) if t.pos[stop : stop + 1] in (["ADP"], ["SCONJ"], ["CCONJ"]) else 0
        ):
            if not t.same_block(i, k) or t.words[k] == "(" or not (t.cap[k] or t.pos[k] in _BETWEEN):
                spelt = t.words[k] == "(" and t.words[k + 2] == ")" and t.words[k + 1].isupper()
                letters = "".join(t.words[n][0] + "?" * (not t.cap[n]) for n in range(i, k) if t.words[n][0].isalpha())
                return k if spelt and re.fullmatch(letters, t.words[k + 1], re.IGNORECASE) else stop
        return stop

    def has_aim(self, head: int) -> bool:
        """Whether 'to Protect ...' follows the head of a body's name."""
        t = self.t
        return (
            t.low[head] in _PURPOSED
            and t.low[head + 1 : head + 2] == ["to"]
            and t.same_block(head, head + 2)
            and t.cap[head + 2]
            and t.low[head + 2] in _AIMS
        )

    def purpose_end(self, j: int) -> int:
        """The end of 'Monitor and Combat Trafficking in Persons', which tells in a body's name what it is for."""
        t, k = self.t, self.t.run(j)
        while (
            k + 1 < t.n and t.low[k] in ("and", "&", "in", "of", "against") and t.same_block(j, k + 1) and t.cap[k + 1]
        ):
            if t.low[k] != "and" and self.lookup(k + 1, t.run(k + 1)):
                break
            k = t.run(k + 1)
        return k

    def district(self, i: int) -> int:
        """Past 'for the Northern District of Marenia' at token i; i itself if it does not follow."""
        t = self.t
        if t.low[i : i + 2] != ["for", "the"] or not t.same_block(i - 1, i + 2) or not t.cap[i + 2]:
            return i
        end = t.run(i + 2)
        if t.low[end - 1] not in ("district", "circuit", "region"):
            return i
        seat = t.run(end + 1) if t.low[end : end + 1] == ["of"] and t.same_block(i, end + 1) and t.cap[end + 1] else end
        return seat

    def union_of(self, j: int) -> int:
        """The end of the trades behind 'Brotherhood of': 'Dock Engineers and the Pilots', 'Machinists, Cooks and Harbour Workers'."""
        t, k, last = self.t, j, j
        while k < t.n and t.same_block(j, k) and k - j < 14:
            if t.cap[k]:
                k = t.run(k)
                if t.low[k - 1][-1] == "s" or t.low[k - 1].endswith("men"):
                    last = k
            elif t.low[k] in ("and", "&", ",", "the"):
                k += 1
            else:
                break
        return last

    def before_rank(self, j: int, end: int) -> int:
        """Where what a body is for in [j, end) gives way to somebody in it: 'Committee on Ports | Ranking Member Per Ask', 'Department of Ports | Ms Ask'."""
        return next((k for k in range(j + 1, end) if self.t.low[k] in _STYLED), end)

    def before_name(self, j: int, end: int) -> int:
        """Where fields of policy in [j, end) give way to a person's name, whatever the model calls it: 'Budget | Shira Voss'."""
        t, k = self.t, j
        while k < end and t.low[k] in PORTFOLIO:
            k += 1
        rest = t.low[k:end]
        others = PORTFOLIO | ORG_HEADS | THING_HEADS | ROLE_HEADS | _FIELDS
        named = k > j and 2 <= len(rest) <= 3 and not others.intersection(rest) and "-" not in rest
        return k if named and (rest[0] in GIVEN or not all(map(t.analysis.common, rest))) else end

    def tail_object(self, j: int, panel: bool = False) -> int:
        """The end of what follows 'of' in a body's name, or 'on' in a committee's."""
        t = self.t
        end = self.before_rank(j, t.run(j))
        hit = self.lookup(j, end)
        if hit and hit[1] != PEOPLE and not (hit[0] < end and t.low[end - 1] in ORG_HEADS | ROLE_HEADS):
            return hit[0] + (hit[0] < end and t.low[hit[0]] == "city")
        k = end
        short = t.words[end + 1] if t.words[end : end + 1] == ["("] and end + 1 < t.n else ""
        own = self.initials(j, end)
        if short.isupper() and len(own) > 1 and short.endswith(own):
            return end  # 'Office of Foreign Measures (OFM)'
        if t.low[end - 1] in THING_HEADS - {"regulation"} and t.low[end - 1] not in PORTFOLIO | ORG_HEADS:
            fields = j
            while fields < end and t.low[fields] in PORTFOLIO:
                fields += 1
            if fields > j:
                return fields  # 'Department of Commerce' of its 'Entity List'
        if (affairs := self.last_affairs(j, end)) is not None:
            return affairs
        role = next(
            (m for m in range(j, end) if t.low[m] in ROLE_HEADS and t.low[m] not in PORTFOLIO | WEAK_HEADS), None
        )
        if role is not None and role + 1 < end and t.low[j] in PORTFOLIO and t.labels[role + 1] == "PERSON":
            first = role  # 'Ministry of Trade | Permanent Secretary Ada Holm'
            while first - 1 > j and t.low[first - 1] in ROLE_MODIFIERS | {"permanent", "state"}:
                first -= 1
            return first
        if role is not None and role + 1 < end:
            k = role + 1 + (t.low[role + 1] == "general")
        people = next((m for m in range(j + 1, end) if t.labels[m] == "PERSON" and t.labels[m - 1] != "PERSON"), None)
        if people is not None and end - people >= 2:
            k = min(k, people)
        m = k
        while m + 1 < t.n and m == t.run(j) or m > j and m + 1 < t.n and t.low[m] in ("and", "&", ","):
            if t.low[m] not in ("and", "&", ",") or not t.same_block(j, m + 1):
                break
            n = m + 1 + (t.low[m] == "," and t.low[m + 1] in ("and", "&"))
            if n >= t.n or not t.cap[n] or not t.same_block(j, n):
                break
            nxt = self.before_rank(n, t.run(n))
            one = (
                t.labels[m] == "ORG" and t.labels[n] == "ORG" and t.labels[nxt - 1] == "ORG"
            )  # one name to the model too
            if one and n == m + 1 and t.low[nxt - 1] in _FIELDS | {"studies"} and not self.lookup(n, nxt):
                return nxt  # 'Ministry of Foreign and European Affairs'
            if panel and (one or t.low[nxt - 1] in _FIELDS) and not self.lookup(n, nxt):
                m = k = nxt
                continue
            if not all(w in PORTFOLIO or w in ("the", ",", "and") for w in t.low[j:k]):
                break
            nxt = self.before_name(n, nxt)
            if not all(w in PORTFOLIO or w in _FIELDS for w in t.low[n:nxt]):
                break
            m = nxt
            k = nxt
        return k

    def last_affairs(self, j: int, end: int) -> int | None:
        """The end of 'Coastal Fisheries and Harbour Development Affairs', whose fields have their last word in common."""
        t, start, stop = self.t, j, end
        for _ in range(3):
            if (
                not {*t.low[start:stop]}.isdisjoint(ORG_HEADS - PORTFOLIO)
                or (ruled := self.lookup(start, stop))
                and ruled[1] == STATE
            ):
                return None
            if t.low[stop - 1] == "affairs":
                return stop if start > j else None
            start = stop + 1 + (t.low[stop : stop + 2] == [",", "and"])
            if t.low[stop : stop + 1] not in ([","], ["and"]) or start >= t.n:
                return None
            if not t.cap[start] or not t.same_block(j, start):
                return None
            stop = t.run(start)
        return None

    def field_before_name(self, m: int) -> bool:
        """Whether token m is 'Expatriates' in 'Minister of Foreign Affairs and Expatriates Ada Holm'."""
        t = self.t
        named = t.same_block(m, m + 2) and all(t.cap[m : m + 3]) and len(t.cap[m : m + 3]) == 3
        return named and t.low[m][-1] == "s" and [t.analysis.common(w) for w in t.low[m : m + 3]] in _FIELD_THEN_NAME

    def far_field(self, end: int) -> int:
        """Past 'and Pacific Affairs' behind the first half of an office's field at `end`; 0 where nothing like it follows."""
        t = self.t
        if t.low[end : end + 1] != ["and"] or end + 1 >= t.n or not t.cap[end + 1] or not t.same_block(end, end + 1):
            return 0
        return next((x + 1 for x in range(end + 2, min(t.run(end + 1), end + 5)) if t.low[x] in OFFICE_FIELDS), 0)
