"""Which names are the same person, body or state: merged on evidence only, since a wrong merge is worse than a split."""

from __future__ import annotations

from briefgen.extract.entities import Entities
from briefgen.extract.gazetteer import fold
from briefgen.extract.kin import KIN, SIBLINGS, addressed, introduced, rules
from briefgen.extract.lexicon import ONE_WORD, ORG_HEADS, PARTICLES, PORTFOLIO, PUBLIC_HEADS
from briefgen.extract.namewords import initials, legal_form, owns, plain_words, sister_firms, state_names, state_words
from briefgen.extract.parts import TASK_FORCE, ends_name, outgoing, part_taken, ruled_by
from briefgen.extract.spans import ORG, PERSON, PLACE, STATE, Entity, Found
from briefgen.extract.tokens import Tokens

_CALLED = ("community", "communities", "administration")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


class Clusters(Entities):
    """Builds entities from candidates."""

    def __init__(self, tokens: Tokens, found: list[Found]) -> None:
        super().__init__(tokens, found)
        self.kin = introduced(tokens)
        self._index: dict[str, list[Entity]] | None = None

    # -------------------------------------------------------------------------------------------- people

    def people(self) -> None:
        """Full names first, then surnames and first names that fit exactly one of them."""
        by_last: dict[str, list[Entity]] = {}
        by_word: dict[str, list[Entity]] = {}
        singles: list[int] = []
        for n, f in enumerate(self.found):
            if f.kind != PERSON or f.alias is not None:
                continue
            words = tuple(w for w in plain_words(self.text(f)) if w not in _SUFFIXES)
            low = self.t.low[f.start : f.end]
            if not words:
                continue
            twice = next((m for m in (1, 3) if low[-m:] == low[-2 * m : -m]), 0)
            if twice:  # a headline or label runs into the text: 'Per Ask Ask was', 'Ali al-Rasi Al-Rasi was'
                f.end -= twice
                self.found.append(Found(f.end, f.end + twice, PERSON))
                words = tuple(w for w in plain_words(self.text(f)) if w not in _SUFFIXES)
            if len([w for w in words if len(w) > 1 and w not in PARTICLES]) < 2:
                singles.append(n)
                continue
            entity = next((e for e in by_last.get(words[-1], ()) if self.same_person(e, words)), None)
            if entity is None:
                key = [e for w in words for e in by_word.get(w, ()) if self.reordered(e.words, words)]
                entity = key[0] if key else None
            if entity is None and " " not in self.text(f):  # 'Secretary Rask-Lund' of 'Claudia Rask-Lund Holm'
                within = [e for e in by_word.get(words[-1], ()) if e.words[-len(words) - 1 : -1] == words]
                entity = within[0] if len(within) == 1 else None
                words = entity.words if entity else words
            if entity is None:
                entity = self.new(PERSON, words)
                by_last.setdefault(words[-1], []).append(entity)
                for w in words:
                    by_word.setdefault(w, []).append(entity)
            elif len(words) > len(entity.words):
                entity.words = words
            self.join(n, entity)
        for n in sorted(singles, key=lambda n: not self.found[n].title):
            words = plain_words(self.text(self.found[n]))
            if (entity := self.by_surname(n, words, by_last, by_word)) is not None:
                self.join(n, entity)

    def by_surname(
        self, n: int, words: tuple[str, ...], by_last: dict[str, list[Entity]], by_word: dict[str, list[Entity]]
    ) -> Entity | None:
        """The entity of a surname, a new one where nobody has it, None where several could be meant."""
        f = self.found[n]
        fits = [e for e in by_last.get(words[-1], ()) if e.words[-len(words) :] == words]
        if not (surname := bool(fits)):
            fits = [e for e in by_word.get(words[-1], ()) if words[-1] in (e.words[0], *e.words[1:])]
            fits = [e for e in fits if len(e.words) > 1]
        if not fits and len(words) == 1 and (root := self.g.nicknames.get(words[0])):
            every = {
                id(e): e
                for row in by_last.values()
                for e in row
                if self.g.nicknames.get(e.words[0]) == root and len(e.words) > 1
            }
            fits = list(every.values())
        if len(fits) > 1 and f.title:
            titled = [e for e in fits if f.title in e.titles]
            fits = titled if len(titled) == 1 else [e for e in fits if addressed(e.words[0], f.title)]
        if f.title.strip(".") in ("mrs", "ms", "lady"):
            fits = [e for e in fits if self.kin.get(e.words[0]) in KIN] or fits
        elif f.title or len(fits) > 1:  # 'President Rehn' and 'Rehn' are not 'first lady Ilse Rehn'
            told = [e for e in fits if f.title and f.title in e.titles or self.kin.get(e.words[0]) not in KIN]
            fits = told if f.title or not any(self.kin.get(e.words[0]) in SIBLINGS for e in fits) else fits
        if lone := [e for e in fits if len(e.words) == 1]:
            fits = lone  # of whom the text spoke first
        if len(fits) > 1:
            titled = [e for e in fits if e.titles]  # who is called 'Mr. Rehn' elsewhere
            return titled[0] if len(titled) == 1 and surname and not f.title else None
        if fits and not rules(f, fits[0]):
            return fits[0]
        if not (f.sure or f.title) and (words[-1] in self.t.seen_low or self.text(f).isupper()):
            return None
        entity = self.new(PERSON, words)
        by_last.setdefault(words[-1], []).append(entity)
        by_word.setdefault(words[-1], []).append(entity)
        return entity

    def same_person(self, e: Entity, words: tuple[str, ...]) -> bool:
        """Equal surname and first names that do not differ: equal, an initial, a short form; middle names do not clash."""
        a, b = e.words, words
        if len(a) < 2 or not self.same_first(a[0], b[0]):
            return a[-1] == b[-1] and len(a) != len(b) and (set(a) <= set(b) or set(b) <= set(a))
        one, two = a[1:-1], b[1:-1]
        return not (one and two) or any(self.same_first(x, y) for x in one for y in two)

    def same_first(self, a: str, b: str) -> bool:
        nick = self.g.nicknames
        return a == b or (len(a) == 1 or len(b) == 1) and a[0] == b[0] or nick.get(a, a) == nick.get(b, b)

    @staticmethod
    def reordered(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """The same words in another order ('Pak Sun Dol', 'Sun-Dol Pak'), or a longer form with all of them in order."""
        if len(a) >= 2 and len(b) >= 2 and sorted(a) == sorted(b):
            return True
        short, long = (a, b) if len(a) < len(b) else (b, a)
        return len(short) >= 2 and len(long) > len(short) and long[: len(short)] == short

    # ---------------------------------------------------------------------------------------------- states

    def states(self) -> None:
        known: dict[str, Entity] = {}
        for n, f in enumerate(self.found):
            if f.kind == STATE and f.canon:
                entity = known.get(f.canon) or known.setdefault(f.canon, self.new(STATE, plain_words(f.canon), f.canon))
                self.join(n, entity)

    # ---------------------------------------------------------------------------------------------- bodies

    def org_keys(self, words: tuple[str, ...]) -> tuple[str, str]:
        """(state prefix, key without it): 'U.S. Department of the Treasury', 'Treasury Department' -> ('us', 'department|treasury')."""
        w = [x for x in words if x not in ("the", "of", "for", "on", "and", "in")]
        state = ""
        for size in (2, 1):
            lead = " ".join(w[:size])
            name = state_words().get(lead)
            if name and len(w) > size:
                state, w = name, w[size:]
                break
        for size in (3, 2, 1):
            tail = " ".join(w[-size:])
            # 'Norland Bank USA' is another firm than 'Norland Bank'
            office = len(w) > size + 1 and not state and not PUBLIC_HEADS.isdisjoint(w[:-size])
            if office and (name := state_names().get(tail)):
                state, w = name, w[:-size]
                break
        if w[:1] == ["eu"] and len(w) > 1:
            w[0] = "european"
        if w == ["treasury"]:
            w = ["department", "treasury"]
        for head in ("department", "ministry", "bureau", "office"):
            if w[-1:] == [head] and len(w) > 1:
                w = [head, *w[:-1]]
        while len(w) > 1 and legal_form(w):
            w = w[:-1]
        w = [
            "organization" if x == "organisation" else "defense" if x == "defence" else "labor" if x == "labour" else x
            for x in w
        ]
        return state, "|".join(w)

    def bodies(self) -> None:
        """Equal keys, defined short names, acronyms; with a state's name or without where that is not ambiguous."""
        table: dict[str, dict[str, Entity]] = {}
        order = sorted(
            (n for n, f in enumerate(self.found) if f.kind == ORG and f.alias is None),
            key=lambda n: self.found[n].start,
        )
        later: list[int] = []
        named = (plain_words(self.found[n].canon or fold(self.text(self.found[n]))) for n in order)
        sisters = sister_firms((self.org_keys(w)[1], legal_form(w)) for w in named if len(w) > 1)
        owners = {f.end: f.canon for f in self.found if f.kind == STATE and self.t.possessive(f.end)}
        for n in order:
            f = self.found[n]
            text = fold(self.text(f))
            words = plain_words(f.canon or text)
            if (
                not words
                or len(words) == 1
                and (words[0] in ORG_HEADS and words[0] not in ONE_WORD or len(words[0]) < 2 and not f.sure)
            ):
                continue
            state, key = self.org_keys(words)
            state = state or f.state
            key += legal_form(words) if key in sisters else ""
            if not state and len(words) > 1 and (words[0] in PUBLIC_HEADS or words[-1] in PUBLIC_HEADS):
                state = owners.get(f.start - 1, "")  # 'Marenia's Supreme Court'
            if state == "" and len(words) == 1 and not f.canon:
                later.append(n)
                continue
            row = table.setdefault(key, {})
            entity = row.get(state)
            if entity is None:
                entity = self.new(ORG, words, f.canon)
                entity.state = state
                row[state] = entity
            self.join(n, entity)
        for row in table.values():
            if "" in row and len(row) == 2:
                self.merge(next(e for s, e in row.items() if s), row.pop(""))
        heads = {key: row for key, row in table.items() if len(row) == 1}
        for n in later:
            words = plain_words(fold(self.text(self.found[n])))
            _, key = self.org_keys(words)
            entity = next(iter(heads[key].values())) if key in heads else self.short_name(n, words, heads)
            if entity is None:
                entity = table.get(key, {}).get("") or self.new(ORG, words)
                heads[key] = table.setdefault(key, {})
                table[key][""] = entity
            self.join(n, entity)
        self.parts(heads)

    def short_name(self, n: int, words: tuple[str, ...], heads: dict[str, dict[str, Entity]]) -> Entity | None:
        """One word: the acronym of one body, or the first word of one company."""
        text = self.text(self.found[n])
        index, start = self.index_of(heads), self.found[n].start
        if one := self.by_form.get(text) or ruled_by(words, self.entities, index):
            return one
        short = words[0] not in PORTFOLIO and words[0] not in state_words() or words[0] in _CALLED
        whole = index.get(">" + words[0], []) if start and self.t.low[start - 1] == "the" and short else []
        if len(whole) == 1 and whole[0].found[0].start < start and not outgoing(whole[0], self.entities):
            return whole[0]  # 'the Community' behind 'the Baltic Energy Community (BEC)'
        if words == ("parliament",):  # of the title, before 'the European Parliament'
            fits = index.get(">" + words[0], [])
        elif text.isupper() and len(text) > 1:
            fits = index.get("=" + words[0], [])
        elif len(text) > 2 and text[1:-1].islower() and text[-1].isupper():
            fits = index.get("~" + text.lower(), [])
        elif words[0] in PORTFOLIO:
            fits = [
                e
                for e in index.get(">" + words[0], [])
                if e.words[0] in ("department", "ministry", "us") and len(self.org_keys(e.words)[1].split("|")) == 2
            ]
        elif words[0] in state_words() or words[0] in _COMMON or words[0] in self.t.seen_low:
            return None
        else:
            begun = index.get("<" + words[0], [])
            school = len(begun) == 1 and begun[0].words[1:] in _SCHOOLS
            school = school and not any(f.kind == PLACE and self.text(f) == text for f in self.found)
            fits = [e for e in begun if school or not any(w in PUBLIC_HEADS for w in e.words)]
            fits = [e for e in fits if self.acts(e) and not self.of_two(e)]
        return fits[0] if len(fits) == 1 else None

    def of_two(self, e: Entity) -> bool:
        """Whether 'Halden-Vell' is what Halden and Vell, each named alone, make together."""
        alone = {self.text(f) for f in self.found if f.kind == ORG}
        return any("-" in (name := self.text(f)) and alone.issuperset(name.split("-")) for f in e.found)

    def acts(self, e: Entity) -> bool:
        """Whether a body is one beyond doubt: by its form, or because it acts somewhere ('Apple Computer said')."""
        return any(f.sure or part_taken(self.t, f.start, f.end) >= 2 for f in e.found)

    def index_of(self, heads: dict[str, dict[str, Entity]]) -> dict[str, list[Entity]]:
        """Bodies of several words by their initials ('=', with the small words '~'), first ('<') and last word ('>'), made once."""
        if self._index is None:
            self._index = {}
            for e in (e for row in heads.values() for e in row.values() if len(e.words) > 1):
                every = "".join(w[0] for w in e.words)  # 'BoE'
                short = initials(w for w in e.words if not legal_form((w,)))
                for key in {"=" + initials(e.words), "=" + short, "~" + every, "<" + e.words[0], ">" + e.words[-1]}:
                    self._index.setdefault(key, []).append(e)
        return self._index

    def parts(self, heads: dict[str, dict[str, Entity]]) -> None:
        """'Harbour Investment Fund' is 'Norland-Sudria Harbour Investment Fund'; 'Export-Import Bank' likewise."""
        bodies = [e for e in self.entities if e.kind == ORG and len(e.words) > 1]
        ends: dict[tuple[str, ...], list[Entity]] = {}
        for e in bodies:
            ends.setdefault(e.words[-2:], []).append(e)
            ends.setdefault(("<", *e.words[:2]), []).append(e)
        for e in bodies:
            if len(e.words) < 2 or not e.found or e.canon:
                continue
            near = bodies if {*e.words} >= TASK_FORCE else ends.get(e.words[-2:], ())
            longer = [x for x in near if x is not e and x.found and ends_name(e.words, x.words)]
            if not longer:
                longer = [
                    x
                    for x in ends.get(("<", *e.words[:2]), ())
                    if x is not e
                    and x.found
                    and len(x.words) > len(e.words)
                    and x.words[: len(e.words)] == e.words
                    and (
                        x.words[len(e.words)] == "of"
                        and (e.words[-1] in ORG_HEADS or e.words[0] in _SEATS)
                        and owns(x.words[len(e.words) + 1 :])
                        or legal_form(x.words[: len(e.words) + 1])
                        or legal_form(x.words)
                        and not any(w == "of" or w in state_words() for w in x.words)
                        or len(x.words) == len(e.words) + 1
                        and x.words[-1] in ORG_HEADS
                        and not any(w in ORG_HEADS or w in PORTFOLIO for w in e.words)
                    )
                ]
            if len(longer) == 1 and e.state in ("", longer[0].state):
                self.merge(longer[0], e)

    def other_names(self) -> None:
        """The names behind 'AKA' go to whom they stand behind."""
        number = {id(f): n for n, f in enumerate(self.found)}
        for n, f in enumerate(self.found):
            if f.alias is not None and (entity := self.of.get(number.get(id(f.alias), -1))) is not None:
                f.kind = entity.kind
                self.join(n, entity)

    # ---------------------------------------------------------------------------------------------- shared


_SCHOOLS = (("university",), ("college",))
_SEATS = frozenset("court council parliament commission".split())
_COMMON = frozenset(("european", "national", "federal", "international", "new", "united"))
