"""Names of people: where they end, who is named with one title, who speaks by a label."""

from __future__ import annotations

from briefgen.extract.asides import lone_label
from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import (
    COMPANY_ENDS,
    HONORIFICS,
    MEETINGS,
    ORG_HEADS,
    PARTICLES,
    PERSON_HEADS,
    PORTFOLIO,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    THING_HEADS,
    WEAK_HEADS,
)
from briefgen.extract.offices import MILITARY, SURNAMES, OfficeReader
from briefgen.extract.spans import ORG, PERSON, PLACE, STATE, THING, UNKNOWN, Found
from briefgen.model import BlockKind

PLURAL_TITLES = {
    "ministers": "minister",
    "ambassadors": "ambassador",
    "justices": "justice",
    "chancellors": "chancellor",
    "congresswomen": "congresswoman",
    "senators": "senator",
    "representatives": "representative",
    "congressmen": "congressman",
    "secretaries": "secretary",
    "commissioners": "commissioner",
    "governors": "governor",
    "presidents": "president",
    "messrs": "mr.",
    "messrs.": "mr.",
    "sens.": "senator",
    "reps.": "representative",
}
_MADE = frozenset("act rule order program programme initiative list regulations report resolution".split())
# What a headline says that somebody does, behind an office: 'MARENIAN AMBASSADOR REPORTS FALL IN CRIME'.
_HEADLINE = frozenset(
    """says reports urges calls announces meets visits signs praises presses encourages welcomes testifies orders warns seeks vows
    backs condemns thanks joins leads wins asks tells votes applauds introduces reaffirms issues rejects""".split()
)
_NOBODY = frozenset("organization organizations organisation organisations entity entities group groups".split())
FUNCTION_LABELS = frozenset(
    "q question a answer moderator reporter reporters guest guests host interviewer staff voice audience note contact operator release".split()
)


class PersonReader(OfficeReader):
    """Reads the names of people at given tokens."""

    def title_of_several(self, i: int, end: int) -> int | None:
        """Where the title of a run stands that several people have: 'Foreign Ministers' of 'Foreign Ministers Ada Holm and Lars Lund'."""
        t, k = self.t, i
        while k < end - 2 and t.low[k] in ROLE_MODIFIERS | PORTFOLIO:
            k += 1
        if t.low[k] not in PLURAL_TITLES or k + 1 >= end or end - k > 4 or t.labels[k + 1] not in ("PERSON", "ORG", ""):
            return None
        if t.labels[k + 1] == "PERSON" or t.low[k + 1] in GIVEN:
            return k
        body = k > i or t.low[k] == "ministers" and any(map(t.analysis.common, t.low[k + 1 : end]))
        return None if body else k  # 'the National Governors Association', 'the Ministers Office'

    def several(self, i: int, end: int) -> int:
        """'Senators Holm and Lind': people with one title."""
        t, title = self.t, PLURAL_TITLES[self.t.low[i]]
        start = i + 1
        while True:
            self.found.append(Found(start, end, PERSON, sure=True, title=title))
            k = end
            while k < t.n and t.low[k] in (",", "and", "&") and k - end < 2:
                k += 1
            if k == end or k >= t.n or not t.cap[k] or not t.same_block(i, k) or t.run(k) - k > 3:
                return end
            if t.labels[k] not in ("PERSON", "ORG", "GPE") or self.lookup(k, t.run(k)) or t.low[k] in ROLE_HEADS:
                return end
            start, end = k, t.run(k)

    def speaker_label(self, i: int, end: int) -> int | None:
        """'MR. SMITH:', 'SECRETARY BERG:' at the head of a paragraph."""
        t = self.t
        if (
            i > 0
            and t.same_block(i - 1, i)
            or end >= t.n
            or t.words[end] != ":"
            or not t.same_block(i, end)
            or end - i > 7
            or t.analysis.source.blocks[t.block[i]].kind is BlockKind.LIST_ITEM  # 'TRACK DOCKET: No. 7'
            or (hit := self.lookup(i, end)) is not None
            and hit[0] == end  # 'EU: Ferry makers face fines'
            or (town := t.text(i, end).title()) in self.g.capitals  # of a dateline
            or town in self.g.places
            or lone_label(t.analysis.source) == t.block[i]
        ):
            return None
        if not all(t.words[k].isupper() or t.low[k] in PARTICLES or t.low[k] in HONORIFICS for k in range(i, end)):
            return None
        k = i
        while k < end - 1 and (t.low[k] in ROLE_HEADS | ROLE_MODIFIERS | HONORIFICS | PORTFOLIO):
            k += 1
        if t.low[k] in ROLE_HEADS | FUNCTION_LABELS or k == end:
            return None
        if k == i and end - i == 1 and t.analysis.common(t.low[k]) and t.words[:].count(t.words[k]) < 3:
            return None  # 'DESTINATION: Mars'
        self.found.append(
            Found(
                k,
                end,
                PERSON,
                sure=True,
                title=next((w for w in t.low[i:k] if w in ROLE_HEADS | HONORIFICS), ""),
                roles=[(i, k)] if k > i and t.low[k - 1] in ROLE_HEADS else [],
            )
        )
        return end

    def past_short(self, stop: int) -> int | None:
        """Past the short form in brackets between a title and a name: 'Specially Designated Person (SDP) Jane Roe'."""
        t = self.t
        if stop + 3 >= t.n or t.words[stop] != "(" or t.words[stop + 2] != ")" or not t.same_block(stop, stop + 3):
            return None
        if not t.words[stop + 1].isupper() or not t.cap[stop + 3] or t.low[stop + 3] in ROLE_HEADS | ORG_HEADS:
            return None
        self.titles_short.add(t.words[stop + 1])
        return stop + 3

    def name_end(self, i: int, end: int) -> int:
        """The end of a personal name that begins at i inside a run, or i."""
        t = self.t
        k = i
        while k < end and k < i + 6:
            low = t.low[k]
            if low in HONORIFICS and k == i:
                k += 1
                continue
            if (
                low in ROLE_HEADS
                and k > i
                and low not in WEAK_HEADS
                and not (
                    low in SURNAMES
                    and k == end - 1
                    and (t.low[k - 1] in GIVEN or t.labels[k - 1] == t.labels[k] == "PERSON")
                )
                or low in ORG_HEADS | THING_HEADS
                and k > i
                and low in COMPANY_ENDS
                and t.low[k - 1] not in PARTICLES
            ):
                break
            k += 1
        if k > i and (t.low[i] in PERSON_HEADS and t.low[i] not in WEAK_HEADS):
            return i
        if k == i + 1 and t.low[i][-1] == "s" and t.low[i][:-1] in ORG_HEADS:
            return i  # 'Foreign Terrorist Organizations'
        if k == i + 1 and (t.low[i] in _HEADLINE or t.low[i][-1] == "s" and t.low[i][:-1] in ROLE_HEADS):
            return i
        if k == i + 1 and t.tags[i] in ("VBD", "VBZ") and t.labels[i] != "PERSON" and t.analysis.common(t.low[i]):
            return i  # 'Since President Identified This Body'
        if k == i + 1 and t.low[i] in ORG_HEADS and t.low[k : k + 1] in (["of"], ["for"]):
            return i  # 'Judge of the Harbour District Court of Appeals'
        words = [t.low[m] for m in range(i, k)]
        if not words or any(w in ORG_HEADS | THING_HEADS and w not in PORTFOLIO for w in words[-1:]) and len(words) > 2:
            return i
        many = words[-1][-1] == "s" and words[-1][:-1] in ROLE_HEADS  # 'Chair of the G7 Foreign Ministers'
        if (
            all(w in PORTFOLIO or w in ROLE_MODIFIERS for w in words[: -1 if many else None])
            or len(words) > 1
            and words[-1] in _MADE
        ):
            return i
        hit = self.lookup(i, k)
        if hit and hit[0] >= k and hit[1] in (STATE, ORG, PLACE) and t.labels[i] != "PERSON":
            return i
        return self.junior(k)

    def serves_named(self, stop: int) -> bool:
        """'Spokesman | for UN Secretary-General Per Ask': whether the name there is that of whom somebody speaks for."""
        t, j = self.t, stop + 1
        if t.low[stop:j] != ["for"] or j >= t.n or not t.cap[j] or not t.same_block(stop, j):
            return False
        head, end = self.role_in(j, t.run(j)), t.run(j)
        return head is not None and head + 1 < end and self.name_end(head + 1, end) > head + 1

    def lone_name(self, i: int, end: int) -> bool:
        """Whether [i, end) looks like a full name and nothing else, as after 'Minister of Finance of Japan,'."""
        t = self.t
        if (
            not 2 <= end - i <= 6
            or t.labels[i] in ("GPE", "LOC", "NORP")
            and t.labels[end - 1] == t.labels[i]
            and self.lookup(i, end)
        ):
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
        if end - i == 1 and t.low[i] in _NOBODY:  # 'a Foreign Terrorist Organization'
            self.found.append(Found(i, end, THING, sure=True))
            return end
        while t.low[i] in HONORIFICS and i + 1 < end:
            title, i = t.low[i], i + 1  # 'H.E. Mr. Per Ask'
        if not roles:
            end = max(self.name_end(i, end), i + 1)
        if roles and not title:
            title = next((t.low[k] for k in range(roles[0][0], roles[0][1]) if t.low[k] in ROLE_HEADS), "")
        if (
            end < t.n
            and t.low[end] in ("administration", "campaign", "cabinet", "regime", "government")
            and t.same_block(i, end)
        ):
            self.found.append(Found(i, end + 1, ORG, sure=True))
            return end + 1
        if roles and end - i == 1 and t.low[i].removesuffix("s") in MEETINGS:  # 'Foreign Minister Consultations'
            self.found.append(Found(roles[0][0], end, THING, sure=True))
            return end
        found = Found(i, end, PERSON, sure=True, roles=list(roles or []), state=state, title=title, org=org)
        if not found.state and end + 1 < t.n and t.low[end] == "of" and t.same_block(i, end + 1):
            j = end + 1 + (t.low[end + 1] == "the")
            hit = self.lookup(j, t.run(j)) if j < t.n and t.cap[j] else None
            if hit and hit[1] == STATE:
                found.state = hit[2]
        self.found.append(found)
        return end

    def belongs_before(self, i: int) -> bool:
        """Whether the office at i is of who stands before it: 'Jane Roe, Vice President of Norland, Per Ask, ...'."""
        t, last = self.t, self.found[-1] if self.found else None
        if (
            last is None
            or last.kind not in (PERSON, UNKNOWN)
            or not all(t.low[k] in MILITARY for a, b in last.roles for k in range(a, b))
            or last.title not in HONORIFICS | MILITARY | {""}
            or t.words[i - 1] != ","
        ):
            return False
        return last.end == i - 1 and last.end - last.start > 1 and t.same_block(last.start, i)
