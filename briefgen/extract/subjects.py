"""How a statement begins: the doer by full name, with the article of the document, in brackets what stands for a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from briefgen.extract.analysis import CastMention
from briefgen.extract.groupparts import BANDS
from briefgen.extract.lexicon import DAYS, FIRST_PERSON, GROUP_HEADS
from briefgen.extract.phrases import Phrases
from briefgen.model import ActorKind, BlockKind

__all__ = ["Subjects", "capital", "listed", "possessive", "some", "third_person"]

_CLIPPED = {"'ve": "have", "'re": "are", "'m": "am", "'ll": "will", "'d": "would"}
_THIRD = {"have": "has", "are": "is", "am": "is", "were": "was", "do": "does"}
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_STATES = re.compile(r"(?:[A-Z]\w+ ){0,3}(?:Federation|Kingdom|Republic|States|Emirates)(?: of .+)?")
_THE = re.compile(  # what such names begin with, or end in, calls for 'the': 'the Office of Ports', 'the Harbour Agency'
    r"(?:(?:[A-Z][\w.]*|[a-z]+) ){0,4}?(?:Administration|Agency|Authority|Bureau|Center|Centre|Commission|Committee|Council|Court|"
    r"Department|Directorate|Division|Embassy|Federation|Fund|Group|Institute|Ministry|Office|Organi[sz]ation|[Pp]arty|Secretariat|"
    r"Senate|Service|Union)(?: (?:of|for|on|against) .+)?"
)
_ONE_GROUP = re.compile(
    r".*\b[a-z]\w*[^\Ws](?<!police)(?<!people)(?<!personnel)(?<!staff)"
)  # 'combined security force'
_SMALL_BODIES = frozenset(
    "court tribunal army military navy subcommittee committee jury junta coastguard regulator group".split()
)
_OWNED = re.compile(r"['’]s? ")  # "Norland's highest court"
_SUBJECT_WORDS = 24
_JOINED = re.compile(r", (?:[^,]+ )?(?:and|or) [^,]+$")  # the end of a list
_DASH = re.compile(r" [-–—] ")
_NAMED = 5  # so many doers are named where a pronoun stands for them
_CITY = re.compile(r"[A-Z]{3,}$")  # of a dateline, even where a heading runs into it


class Subjects(Phrases):
    """Writes the subjects of one document's statements."""

    def subject(
        self, mention: CastMention | None, tokens: list[int], actors: tuple[str, ...], body: Sequence[int] = ()
    ) -> str:
        """The doer as the statement begins with it: the full name for a name, brackets round what a pronoun stands for.

        Where `body` goes on speaking of 'us' or 'me', the speaker stands before the whole: '[The Ministry:] We keep our'.
        """
        kept = self._without_asides(self._undated(tokens))
        plain = self.join(kept, self.owners(kept)).strip(" ,;:–—-")
        if kept and self._is_dash(kept[-1] + 1) and len(begun := _DASH.split(plain)) == 2:
            plain = begun[0]  # 'The Nordic states – Norway and Sweden – met'
        if kept and self.of_today(kept[0]):
            plain = f"[The] {plain}"
        if body and self.tree.lower[body[0] - 1] == "," and "," in plain and not _JOINED.search(plain):
            plain += ","  # 'The driver, a man of 42, was hurt'
        bare = [self.names[a] for a in actors if a in self.names]
        names = [self.named(a) for a in actors if a in self.names]
        pronoun = plain.lower() in ("we", "they", "i", "both")
        if (
            not names
            or len(names) > 3
            and not pronoun
            or tokens
            and self.tree.lower[tokens[0]] in ("neither", "no", "none")
            or len(names) > 1
            and any(self.tree.lower[i] == "or" for i in tokens)
        ):
            return plain
        if mention is not None and self._first_told(mention, kept, actors):
            return self._participial(plain, body)
        if mention is not None and len(names) == 1 and self._of_a_state(mention):
            return self._participial(plain, body)  # "Norland's Senate": no other one
        if mention is not None and mention.form == "name" and not self._partial(tokens, len(names)):
            owned = len(names) > 1 and any(self.tree.tag[i] == "POS" for i in tokens)
            return plain if owned and all(n in plain for n in bare) else self._participial(listed(names), body)
        if all(n.casefold() in plain.casefold() for n in bare):
            return self._participial(plain, body)  # 'Many producers': the document's own words
        if mention is not None and mention.form == "name":
            return self._participial(plain, body)
        spelt = {a for i in kept if (m := self.cast.at(i)) is not None and m.form == "name" for a in m.actors}
        if mention is None and not pronoun and set(actors) <= spelt:
            return self._participial(plain, body)  # 'A senior EU official', who is not the whole Union
        if mention is None and any(
            self.tree.lower[i] in BANDS and self.tree.lower[i + 1] == "of" and self.tree.head[i] not in kept
            for i in kept[:3]
        ):
            return self._participial(plain, body)  # 'A group of 12 senators'
        who = some(names) if pronoun else listed(names)
        people = {a.id for a in self.cast.actors if a.kind is ActorKind.PERSON}
        ours = plain.lower() in ("we", "we all", "we both")
        several = ours and len(actors) == 1 and actors[0] in people  # who else, nobody knows
        if several or (ours or plain.lower() == "i") and any(map(self.first_person, body)):
            told = self._participial(f"[{who}]", body)
            return told if told.endswith(":]") else f"[{capital(who)}:] {capital(plain)}"
        return self._participial(f"[{who}]", body)

    def _of_a_state(self, mention: CastMention) -> bool:
        """Whether a body is told by the state before it, which its name does not hold."""
        owner = self.cast.at(mention.start - 2) if mention.start > 1 else None
        owned = self.tree.tag[mention.start - 1] == "POS" and mention.kind is ActorKind.ORGANISATION
        return owned and owner is not None and owner.kind is ActorKind.GOVERNMENT and owner.form == "name"

    def owners(self, tokens: Sequence[int]) -> dict[int, tuple[int, str]]:
        """Other wordings of 'his', 'its', 'their' in a subject: whose, in brackets, unless the words before say it."""
        out: dict[int, tuple[int, str]] = {}
        told: set[str] = set()
        for i in tokens:
            m = self.cast.at(i)
            if m is None or not m.actors:
                if self.tree.pos[i] == "PROPN":
                    break  # 'Captain Orlo and his crew': his own
                continue
            if m.form == "pronoun" and self.tree.tag[i] == "PRP$" and not self.first_person(i):
                beside = (self.cast.at(k) for k in self.tree.has(self.tree.head[i], "appos"))
                if any(b is not None and b.actors == m.actors for b in beside):
                    continue  # 'Her lawyer, Ada Holm': of somebody else
                names = [self.named(a) for a in m.actors if a in self.names]
                if 0 < len(names) <= 2 and len(names) == len(m.actors) and not set(m.actors) <= told:
                    out[i] = (i, f"[{possessive(listed(names))}]")
            if m.form == "name":
                told.update(m.actors)
        return out

    def first_person(self, i: int) -> bool:
        """Whether token i is 'our', 'us' and the like; 'US' is a state."""
        return self.tree.lower[i] in FIRST_PERSON and self.tree.text[i] != "US"

    def of_today(self, i: int) -> bool:
        """Whether 'today's' stands before token i."""
        return i > 1 and self.tree.tag[i - 1] == "POS" and self.tree.lower[i - 2] in DAYS

    def turned(self, lead: str, actors: tuple[str, ...], body: list[int]) -> tuple[str, list[int]]:
        """'[The Ministry]' and 'have opened' (said of 'we') -> '[The Ministry has]', 'opened': the verb agrees with the name.

        The second is what remains of `body`; both come back as they were where nothing has to be turned.
        """
        tree = self.tree
        n = next((n for n, i in enumerate(body) if tree.pos[i] in ("VERB", "AUX")), None)
        if n is None or not lead.endswith("]") or lead.endswith(":]") or any(tree.pos[i] != "ADV" for i in body[:n]):
            return lead, body
        i = body[n]
        clipped = tree.lower[i].replace("’", "'")
        finite = clipped in _CLIPPED or tree.tag[i] == "VBP" or tree.lower[i] in _THIRD
        if not finite or tree.tag[i] in ("VBG", "VBN", "MD") and clipped not in _CLIPPED:
            return lead, body
        word = _CLIPPED.get(clipped, tree.lower[i])
        if clipped == "'d" and (tree.tag[i] == "VBD" or tree.lemma[i] == "have"):
            word = "had"
        if len(actors) == 1 and not self._plural(actors[0]):
            word = third_person(word)
        else:
            word = {"am": "are"}.get(word, word)
        if word == tree.lower[i]:
            return lead, body
        last = n + 1
        if last < len(body) and tree.lower[body[last]] in ("n't", "n’t"):
            word, last = f"{word} not", last + 1
        how = [tree.text[k] for k in body[:n]]
        return f"{lead[:-1]} {' '.join([*how, word])}]", body[last:]

    def _participial(self, lead: str, body: Sequence[int]) -> str:
        """'[The Board:] nominating a chair': a participle makes no sentence with its doer."""
        first = next((i for i in body if self.tree.pos[i] in ("VERB", "AUX")), None)
        if first is None or self.tree.tag[first] != "VBG" or not lead:
            return lead
        if self.tree.dep[first] == "ccomp" and (own := self.tree.has(first, "nsubj")):
            many = any(self.tree.tag[k] in ("NNS", "NNPS") for k in own)
            return f"{lead} [{'were' if many else 'was'}]"  # 'The film shows rescuers using diggers'
        return f"[{capital(lead.strip('[]'))}:]"

    def _partial(self, tokens: list[int], names: int) -> bool:
        """Whether more take part than have names: 'Leaders of banks and the Treasury'."""
        tree, there = self.tree, set(tokens)
        head = next((i for i in tokens if tree.head[i] not in there or tree.head[i] == i), None)
        count = 0
        while head is not None:
            count += 1
            head = next((k for k in tree.has(head, "conj") if k in there and tree.pos[k] in ("NOUN", "PROPN")), None)
        return count > names and len(tokens) <= _SUBJECT_WORDS

    def _plural(self, actor: str) -> bool:
        kind = {
            ActorKind.GROUP: True,
            ActorKind.ORGANISATION: self.names.get(actor, "?").split()[-1].lower() in GROUP_HEADS,
        }
        return any(a.id == actor and kind.get(a.kind, False) for a in self.cast.actors)

    def named(self, actor: str) -> str:
        """An actor's name with its article, if the document writes one before it."""
        return f"the {self.names[actor]}" if actor in self.articled else self.names[actor]

    def _named(self, subject: int) -> tuple[list[int], dict[int, tuple[int, str]]] | None:
        """For a long list of people with their offices the names alone."""
        heads = [subject]
        while more := self.tree.has(heads[-1], "conj"):
            heads.append(more[0])
        found = [self.cast.at(h) for h in heads]
        names = [
            self.named(m.actors[0])
            for m in found
            if m is not None and len(m.actors) == 1 and m.form == "name" and m.actors[0] in self.names
            if self.tree.pos[m.end] not in ("NOUN", "PROPN")  # 'the University of Halden survey of firms'
        ]
        if len(names) < len(heads) or not all(names) or len(names) > 3:
            return None
        said = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        return [subject], {subject: (subject, said)}

    def _borne(self, subject: int) -> str:
        """For an office with a list in it, 'Secretary for Ports, Roads, and Rail Ada Holm', the name of who bears it."""
        office = self.cast.at(subject)
        name = self.cast.at(office.end) if office and office.form == "noun" else None
        return (
            self.named(name.actors[0])
            if office and name and len(name.actors) == 1 and name.actors == office.actors
            else ""
        )

    def _first_told(self, mention: CastMention, tokens: list[int], actors: tuple[str, ...]) -> bool:
        """'A Norlandic court', 'a judge': somebody without a name of their own, who is told of for the first time."""
        first = tokens[0] if tokens else mention.start
        alone = len(actors) == 1 and first + 1 == mention.start and self.tree.lower[first] in ("a", "an")
        return alone and self.tree.text[mention.end - 1].islower()

    @cached_property
    def articled(self) -> frozenset[str]:
        """Actors whose names the document's sentences use with 'the'; the full name counts before its short forms."""
        tree = self.tree
        seen: dict[str, list[tuple[bool, bool]]] = {}
        states = {
            a.id for a in self.cast.actors if a.kind is ActorKind.GOVERNMENT
        }  # 'the Norlandic government' is no 'the Norland'
        people = {a.id for a in self.cast.actors if a.kind is ActorKind.PERSON}
        for m in self.cast.mentions:
            if m.form != "name" or len(m.actors) != 1 or m.actors[0] in people or m.actors[0] not in self.names:
                continue
            if self.analysis.kind(m.start) in (BlockKind.TITLE, BlockKind.HEADING):
                continue
            name = self.names[m.actors[0]]
            inside = tree.lower[m.start] == "the" and not name.lower().startswith("the ")
            first = m.start - (
                tree.dep[m.start - 1] == "amod" and _THE.fullmatch(name) is not None
            )  # 'the ruling Harbour Party'
            before = first > 0 and tree.lower[first - 1] == "the" and tree.tag[m.end - 1] != "POS"
            text = self.analysis.text(m.start + inside, m.end)
            if m.start > 0 and tree.tag[m.start - 1] == "POS":
                continue  # 'the Treasury's Office of Ports': its own article has no place there
            adjective = m.end < len(tree.pos) and (
                tree.dep[m.end - 1] in ("compound", "amod", "nmod", "poss")
                or tree.text[m.end] == "-"  # 'the Norland-based campaign'
            )
            if not adjective:
                seen.setdefault(m.actors[0], []).append((text == name, inside or before))
        out = set()
        for actor, uses in seen.items():
            full = [the for same, the in uses if same] or [the for _, the in uses if actor not in states]
            if full and 2 * sum(full) >= len(full) and any(full) and not self.names[actor].lower().startswith("the "):
                out.add(actor)
        kinds = (ActorKind.ORGANISATION, ActorKind.GOVERNMENT)
        bodies = (a for a in self.cast.actors if a.kind in kinds and a.id in self.names)
        for a in bodies:  # written in full only behind another's name, else by initials
            name, uses = self.names[a.id], seen.get(a.id, [])
            if _STATES.fullmatch(name):
                out.add(a.id)
            elif (
                _THE.fullmatch(name)
                and a.kind is ActorKind.ORGANISATION
                and not name.startswith("The ")
                and not any(same for same, _ in uses)
            ):
                out.add(a.id)
        out |= {a.id for a in self.cast.actors if a.kind is ActorKind.GROUP and _ONE_GROUP.fullmatch(a.name)}
        for a in self.cast.actors:  # an office; one without a name: 'the judge', 'the London court'
            last = a.name.split()[-1]
            small = last in _SMALL_BODIES or a.name.islower() and " " in a.name and last != "police"
            small = small and a.kind in kinds and not _OWNED.search(a.name)
            if a.kind is ActorKind.PERSON and (a.name in a.roles or a.name[:1].islower()) or small:
                out.add(a.id)
        return frozenset(out)

    def _undated(self, tokens: list[int]) -> list[int]:
        """Without the dateline or the 'Today,' that the parser takes for part of a subject."""
        tree = self.tree
        dash = next((n for n, i in enumerate(tokens[:14]) if self._is_dash(i)), None)
        if dash and len(tokens) > dash + 1 and any(_CITY.search(tree.text[i]) for i in tokens[:dash]):
            tokens = tokens[dash + 1 :]
        while len(tokens) > 1 and (
            tokens[0] in self.dated
            and tree.lower[tokens[0]] in DAYS
            or tree.pos[tokens[0]] == "PUNCT"
            or self.of_today(tokens[0] + 1)
        ):
            tokens = tokens[1:]
        return tokens

    def _is_dash(self, i: int) -> bool:
        """Whether token i is a dash between words, no hyphen of 'far-right'."""
        starts, ends = self.analysis.starts, self.analysis.ends
        glued = 0 < i < len(starts) - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]
        mark = "".join(self.tree.lower[i : i + 1])
        return mark in ("–", "—", "--") or mark == "-" and not glued


def third_person(verb: str) -> str:
    """The form of a verb for 'he'.

    >>> third_person("have"), third_person("seek"), third_person("carry"), third_person("push"), third_person("will")
    ('has', 'seeks', 'carries', 'pushes', 'will')
    """
    if verb in _THIRD or verb in ("will", "would", "had"):
        return _THIRD.get(verb, verb)
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(_SIBILANT) else "s")


def possessive(name: str) -> str:
    """'Holm’s', 'the United States’'."""
    return name + ("’" if name.endswith("s") else "’s")


def capital(text: str) -> str:
    """With a capital at its head."""
    return text[:1].upper() + text[1:]


def some(names: Sequence[str]) -> str:
    """'A, B and C'; of many the first three: 'A, B, C and 4 others'."""
    return listed(names) if len(names) <= _NAMED else f"{', '.join(names[:3])} and {len(names) - 3} others"


def listed(names: Sequence[str]) -> str:
    """'A, B and C'."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
