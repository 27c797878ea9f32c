"""Runs of capitalised words that are no single name, and capitals that stand for a state or are somebody's surname."""

from __future__ import annotations

from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import HONORIFICS, ONE_WORD, ORG_HEADS, PORTFOLIO, ROLE_HEADS
from briefgen.extract.parts import SIDES
from briefgen.extract.people import PersonReader
from briefgen.extract.press import AGENCIES
from briefgen.extract.spans import ORG, STATE, THING, Found

# Places that are also first names.
FIRST_NAMES = frozenset(
    """Virginia Georgia Chad Jordan Israel Carolina Dakota Sydney Paris London Austin Houston Dallas Florence Vienna Savannah Madison
    Charlotte Kingston Washington Lincoln Jackson Phoenix Orlando Santiago Francisco Diego Louis Helena Victoria Santa San""".split()
)
# What a government does, and a city does not.
_STATECRAFT = frozenset(
    """reject welcome warn say accuse agree announce ban impose threaten retaliate respond insist deny urge want seek refuse offer
    propose condemn criticise criticize recall expel summon demand vow pledge withdraw negotiate argue claim avoid fear hope consider
    decide support back oppose block veto approve dismiss describe blame maintain stress signal pressure call sanction tell denounce""".split()
)
# What a city does as well, but not to what only a state has.
_RULING = frozenset(
    """add place put lift suspend halt pause relax ease tighten loosen restrict curb limit cut raise lower reduce scrap drop remove sign seal
    clinch strike launch open introduce issue pass adopt enact extend postpone delay fine sue cancel slap levy hit file lodge promise plan
    prepare ratify revoke grant keep exempt streamline""".split()
)
_STATES_OWN = frozenset(
    """tariff tariffs duty duties levies sanctions export exports import imports embargo curbs quota quotas subsidies antitrust visa visas
    troops treaty pact ceasefire countermeasures retaliation blacklist law laws legislation trade customs entities diplomats ambassador
    antidumping anti-dumping""".split()
)
_ADDRESSED = frozenset(
    "warn urge tell accuse press pressure sanction threaten blame ask criticise criticize condemn push".split()
)
_LETTERS = frozenset("UK GB USA PNG UAE NZ".split())
_HOME_RULE = frozenset("sue file enact adopt pass sign join receive allocate declare".split())
_STYLED = frozenset(("state", "province", "commonwealth", "government"))
_GRANTING = frozenset("award grant allocate give provide deny disburse".split())
# Whose body or paper it is: 'the People's Party', 'Children's Hospital'.
_FOLK = frozenset("people children women workers farmers teachers students veterans citizens".split())
_THEIRS = ORG_HEADS | {"party", "congress", "daily", "army", "alliance", "hospital", "union", "front"}
_TIES = frozenset(
    """talks negotiations relations ties tensions agreement deal dialogue pressure sanctions war alliance dispute row cooperation
    cooperate cooperating negotiate negotiating partnership tariffs""".split()
)
_SEATED = frozenset(
    "committee commission council agency board ministry department bank court assembly parliament".split()
)
_SHIPS = ("USS", "HMS", "FS", "HMAS", "USNS", "RFA", "INS", "HMCS", "MV", "M/V", "USCGC")
_STORMS = ("Cyclone", "Hurricane", "Typhoon", "Storm")


class RunReader(PersonReader):
    """Cuts runs before they are read."""

    def no_actor(self, i: int, end: int) -> int | None:
        """'HMS Queen Ada', 'Queen Ada' later on, 'Harbour Queen-class', 'Cyclone Ada', 'the Arsen Fire', the 'PM IST' of '1:30 PM IST'."""
        t = self.t
        if t.words[i] in ("AM", "PM") and i and t.words[i - 1][0].isdigit():
            return i + 1 + (i + 1 < end and t.words[i + 1].isupper())
        if t.text(i, end) == "Commonwealth" and t.low[end : end + 1] == ["of"]:
            return end  # of Virginia
        if t.text(i, end) == "Guard" and t.low[end : end + 2] in (["of", "honour"], ["of", "honor"]):
            return end + 2
        ship = t.words[i] in _SHIPS or t.text(i, end) in self.ships() or t.low[end - 2 : end] == ["-", "class"]
        storm = i + 1 < end and (t.words[i] in _STORMS or t.words[i : i + 2] == ["Tropical", "Storm"])
        blaze = (
            t.words[end - 1] == "Fire"
            and end - i == 2
            and t.low[i] != "cal"
            and t.low[end : end + 1] not in (["and"], ["&"])
        )
        if not ship and not blaze and not (storm and t.low[end - 1] not in ORG_HEADS):
            return None
        self.found.append(Found(i, end, THING, sure=True))
        return end

    def branded(self, i: int, end: int) -> int | None:
        """'Harbours UK', 'Tide Research UK': a body that ends with a state's letters, not that state."""
        t = self.t
        if not 2 <= end - i <= 4 or t.words[end - 1] != "UK" or t.upper[t.block[i]]:
            return None
        if not all(t.pos[k] in ("NOUN", "PROPN", "ADJ") and t.words[k].isalpha() for k in range(i, end)):
            return None
        if any(w in ROLE_HEADS or w in PORTFOLIO and w not in t.seen_low for w in t.low[i : end - 1]) or self.lookup(
            i, end - 1
        ):
            return None
        self.found.append(Found(i, end, ORG, sure=True))
        return end

    def ships(self) -> set[str]:
        """The names of ships without their 'USS'."""
        if self._ships is None:
            t = self.t
            ends = ((i + 1, t.run(i)) for i in range(t.n - 1) if t.words[i] in _SHIPS and t.cap[i])
            self._ships = {t.text(a, b) for a, b in ends if a < b}
        return self._ships

    def two_sides(self, i: int) -> int | None:
        """'North and South Korea': two states, the first of which is named by its side alone; else None."""
        t = self.t
        if t.low[i] not in SIDES or i + 3 >= t.n or t.low[i + 1] not in ("and", "or") or t.low[i + 2] not in SIDES:
            return None
        hit = self.lookup(i + 2, t.run(i + 2))
        if hit is None or hit[1] != STATE or not t.same_block(i, i + 2):
            return None
        twin = self.g.countries.get(f"{t.words[i].capitalize()} {t.text(i + 3, hit[0])}")
        if twin is None:
            return None
        self.found.append(Found(i, i + 1, STATE, canon=twin, sure=True))
        self.found.append(Found(i + 2, hit[0], STATE, canon=hit[2], sure=True))
        return hit[0]

    def of_folk(self, i: int, end: int) -> int | None:
        """'The Marenian People's Party', 'the People's Daily': a name goes on behind such an owner; else None."""
        t = self.t
        if t.low[end - 1] not in _FOLK or not t.possessive(end) or not t.same_block(i, end + 1) or not t.cap[end + 1]:
            return None
        stop = t.run(end + 1)
        head = next((k for k in range(end + 1, stop) if t.low[k] in _THEIRS), None)
        if head is None or self.lookup(i, end) and self.lookup(i, stop):
            return None
        self.found.append(Found(i, self.body_tail(i, head + 1), ORG, sure=True))
        return self.found[-1].end

    def branch(self, i: int, end: int) -> int | None:
        """'Airlines PNG', 'Harbour Relief UK': a body by whose name a state's letters stand is no state; else None."""
        t = self.t
        last = t.low[end - 2]
        named = end - i > 1 and (
            t.labels[end - 2] == "ORG"
            or last in ORG_HEADS
            or t.labels[end - 2] != "PERSON"
            and not t.analysis.common(last)
        )
        if not named or t.words[end - 1] not in _LETTERS or t.tags[end - 2] not in ("NNP", "NNPS"):
            return None
        self.found.append(Found(i, end, ORG, sure=True))
        return end

    def led_in(self, i: int, end: int) -> bool:
        """Whether the first word of a run is none of the name: 'Allow Parliament to vote', 'AFP Per Ask left the port'."""
        t = self.t
        if end - i < 2 or t.words[i + 1] == "-":
            return False
        rest = t.text(i + 1, end)
        if t.words[i] in AGENCIES and (rest in t.alone() or end - i > 2 and t.labels[i + 1] == "PERSON"):
            t.credits.add(i)
            return True
        told = t.first[i] and t.tags[i] == "VB" and t.words[i].lower() != t.words[i] and not t.labels[i]
        return told and (end - i == 2 and t.low[i + 1] in ONE_WORD or rest in t.alone())

    def first_of_two(self, i: int, end: int) -> int:
        """Where the first of two names that run together ends, each of which stands alone elsewhere; else `end`."""
        t = self.t
        if end - i > 3 and not any(w in ("-", ".") or w in ORG_HEADS for w in t.low[i:end]) and self._named(i):
            for k in range(i + 2, end - 1):
                if self._named(k) and t.text(i, k) in t.alone() and t.text(k, end) in t.alone():
                    return k
        return end

    def stands_for_state(self, i: int, stop: int) -> tuple[str, str] | None:
        """(kind, name) of the government that a capital or a province is where it acts as one: 'Beijing rejected it', 'Texas sued'."""
        t, name, province = self.t, self.t.text(i, stop), False
        if name == "Brussels":
            whom = (ORG, "European Union")
        elif name in self.g.capitals and name not in FIRST_NAMES - {"Washington", "Paris", "London", "Vienna"}:
            whom = (STATE, self.g.capitals[name])
        elif province := name in self.g.provinces:
            whom = (STATE, name)
        else:
            return None
        head = stop - 1
        if province and t.low[i - 1] == "of" and t.low[i - 2] in _STYLED and t.same_block(i - 2, i):
            head = i - 2
        for _ in range(4):
            listed = province and t.deps[head] == "appos" and self._province_ends(t.heads[head])
            if t.deps[head] != "conj" and not listed or t.heads[head] == head:
                break
            head = t.heads[head]
        over = t.heads[head]
        lemma = t.analysis.doc[over].lemma_.lower()
        if t.labels[i] == "PERSON" or t.possessive(stop) or t.title[t.block[i]]:
            return None
        if t.deps[head] == "nsubj":
            acts = lemma in _STATECRAFT or province and lemma in _HOME_RULE
            if lemma in _RULING and not province:
                past = min(over + 14, t.analysis.sent(over).end)
                deals = any(w in self.g.capitals or w in self.g.countries for w in t.words[over + 1 : past])
                acts = whom[0] == ORG or deals or not _STATES_OWN.isdisjoint(t.low[over + 1 : past])
            return whom if t.pos[over] == "VERB" and acts else None
        if t.deps[head] in ("dobj", "dative"):
            return whom if lemma in (_GRANTING | {"sue"} if province else _ADDRESSED) else None
        if province and t.deps[head] == "pobj" and t.low[over] == "to":
            return whom if t.analysis.doc[t.heads[over]].lemma_.lower() in _GRANTING else None
        if t.deps[head] == "pobj" and t.low[over] in ("with", "between", "on", "by", "against"):
            top = t.heads[over]
            ties = t.low[top] in _TIES or t.low[over] == "by" and t.analysis.doc[top].lemma_.lower() in _STATECRAFT
            return whom if ties else None
        return None

    def _province_ends(self, i: int) -> bool:
        """Whether token i ends a province's name: not 'Arsen, Texas,'."""
        return any(self.t.text(k, i + 1) in self.g.provinces for k in range(max(0, i - 1), i + 1))

    def _named(self, i: int) -> bool:
        """Whether a person's name begins at token i."""
        return self.t.low[i] in GIVEN or self.t.labels[i] == "PERSON"

    def surname_of_capital(self) -> set[str]:
        """The capitals that are somebody's surname here: 'Valeska Paris said ... she', 'Ms. Paris'."""
        if self._surnamed is None:
            t = self.t
            self._surnamed = {
                t.words[k]
                for k in range(1, t.n)
                if t.words[k] in self.g.capitals and t.cap[k - 1] and t.same_block(k - 1, k) and self._named_so(k)
            }
        return self._surnamed

    def _named_so(self, k: int) -> bool:
        """Whether the capitalised word before token k makes it a surname."""
        t = self.t
        before = t.low[k - 1]
        if before in HONORIFICS or t.run(k) != k + 1:
            return before in HONORIFICS
        if k > 1 and t.cap[k - 2] and t.same_block(k - 2, k) or before in t.seen_low or t.analysis.common(before):
            return False
        return before in GIVEN or not {"he", "she", "her", "his"}.isdisjoint(t.low[k + 1 : k + 9])

    def of_things(self, stop: int) -> int:
        """Past the 'of ...' of a law or event, so that 'Harbour Records Act of 2021' leaves nothing behind."""
        t = self.t
        begin, joined = stop, False
        while stop + 1 < t.n and stop - begin < 30 and t.same_block(stop, stop + 1):
            joins = t.low[stop] in (",", "and", "the", "&")
            if t.low[stop] not in ("of", "for", "on") and not (joins and joined):
                break
            j = stop + 1
            while j + 1 < t.n and t.low[j] in ("the", "and"):
                j += 1
            if j >= t.n or not t.cap[j] or not t.same_block(stop, j) or self.lookup(j, run := t.run(j)):
                break
            if not joins and run - j > 2 and t.low[run - 1] in _SEATED:
                break  # 'the Charter of the Harbour Advisory Committee'
            common = joined or all(w in t.seen_low or w in PORTFOLIO or w.endswith("ing") for w in t.low[j:run])
            if joins and not (common and t.low[run - 1] not in ORG_HEADS):
                break
            joined = joined or any(w.endswith("ing") or w in ("means", "use", "transfer") for w in t.low[j:run])
            stop = run
        return stop
