"""Labels of things that a date is of: what falls due, a deadline, what was made or lost on a day that its noun has for itself."""

from __future__ import annotations

import re

from briefgen.extract.clausedates import PAPERS
from briefgen.extract.cutting import cut, words
from briefgen.extract.labelparts import LabelParts
from briefgen.extract.pairs import balanced
from briefgen.extract.tree import ASIDE, SUBJECTS

__all__ = ["LIMIT", "SPARE", "LabelThings"]

LIMIT = 14  # words of a label
SPARE = 3  # words more that are better than a cut
_ISSUED = frozenset("issue adopt publish release make sign give send write deliver".split())
_ENDING = frozenset("mature expire lapse fall".split())
_SAID_BESIDE = r",?\s(?:(?:(?:on or |or )?before|by|on|in|until|from|(?:no|not) later than|as of)\s)(?:the end of\s)?"
_BEFORE_DATES = frozenset("on in from by until at".split())
_CLOSING = frozenset((".", ",", ";", ":", ")"))
_BEFORE_A_DAY = frozenset("by on in before at no later than the".split())


class LabelThings(LabelParts):
    """Writes them for one document."""

    def undated(self, told: str, at: int, end: int) -> str:
        """A statement without the date at token `at`, which stands beside it: 'must apply' for 'must apply by 1 March'.

        Of news that is told by its verb, the first date behind that; `end`: of the sentence.
        """
        if self.tree.is_verb(at):
            at = next((i for i in range(at, end) if i in self.dated), at)
        last = next(i for i in range(at, len(self.tree.text) + 1) if i not in self.dated)
        day = self.analysis.text(at, last)
        text = day and re.sub(f"{_SAID_BESIDE}{re.escape(day)}(?:,(?= to )|(?=$|[,;.]| (?:to|for|with) ))", "", told)
        return text.rstrip(", ") if len(text.split()) > 2 else told

    def _falls_due(self, at: int, start: int) -> str:
        """'The next report due' for 'asked to be kept informed, with the next report due by 15 May', 'with the Board due to report'."""
        tree, k = self.tree, at - 1
        due = next((i for i in range(at - 1, start + 2, -1) if tree.lower[i] in (",", "due")), at)
        if tree.lower[due : due + 2] == ["due", "to"] and tree.tag[due + 2] == "VB" and tree.tag[due - 1][:2] == "NN":
            doer = [i for i in tree.subtree(due - 1, ASIDE) if start <= i < due]
            told = self._fit(self._plain([*doer, *range(due, at)]), LIMIT)
            return self._text(told, self.owners(doer)) if tree.lower[doer[0] - 1] == "with" else ""
        while k > start and tree.lower[k] in _BEFORE_A_DAY:
            k -= 1
        noun = k - 1 - (tree.lower[k - 1] == ",")
        if k - 3 <= start or tree.lower[k] != "due" or tree.tag[noun] not in ("NN", "NNS", "NNP"):
            return ""
        tokens = [i for i in tree.subtree(noun, ASIDE | {"punct"}) if start <= i <= noun]
        return self._text([*tokens, k], self.owners(tokens)) if 0 < len(tokens) < LIMIT else ""

    def _deadline(self, at: int) -> str:
        """'The looming deadline' for 'asked for lower tariffs before the looming deadline on July 9'; else ''."""
        tree, noun = self.tree, at - 2
        bound = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in ("before", "by", "of", "until")
        named = bound and tree.lower[noun:at] in (["deadline", "on"], ["deadline", "of"])
        return self._text(tree.subtree(noun, ASIDE | {"prep"}), {}) if named else ""

    def _date_of(self, at: int) -> str:
        """'Estimated completion date [Halden Corp.]' for 'with an estimated completion date of 9 May', told of whom its paragraph names first."""
        tree, block = self.tree, self.analysis.block
        if tree.lower[at - 2 : at] != ["date", "of"]:
            return ""
        tokens = [i for i in tree.subtree(at - 2, frozenset(("prep",))) if tree.dep[i] != "det"]
        named = (m for m in self.cast.mentions if block[m.start] == block[at] and m.start < at and m.actors)
        first = next((self.cast.get(m.actors[0]).name for m in named if m.form == "name"), "")
        return f"{self._text(tokens, {})} [{first}]" if first and len(tokens) > 1 else ""

    def _of_thing(self, verb: int, start: int, end: int) -> str:
        """'Notes maturing' for 'offers bonds to refund notes maturing on 15 May', 'Order 12 issued' for 'is in line with Order 12, issued in May'."""
        tree, noun = self.tree, self.tree.head[verb]
        if made := self._made(verb, start, end):
            return made
        behind = tree.dep[verb] in ("advcl", "acl") and tree.tag[verb] == "VBN" and tree.lower[verb - 1] == ","
        if behind and tree.dep[verb] == "advcl":
            noun = verb - 2 if tree.pos[verb - 2] != "NUM" else tree.head[verb - 2]
        ending = tree.dep[verb] == "acl" and tree.tag[verb] == "VBG" and tree.lemma[verb] in _ENDING
        while tree.dep[noun] == "conj" and tree.pos[tree.head[noun]] in ("NOUN", "PROPN"):
            noun = tree.head[noun]
        if tree.dep[verb] == "relcl" and tree.tag[verb] == "VBD" and self._by_whoever(verb):
            told = [i for i in tree.subtree(noun, frozenset(("appos", "acl"))) if start <= i <= max(tree.subtree(verb))]
            return self._text(self._fit(self._plain(told), LIMIT), {})  # 'The bill they approved'
        if (
            tree.dep[verb] == "xcomp"
            and (tree.lower[noun], tree.dep[noun]) == ("due", "amod")
            and tree.head[noun] < noun
        ):
            told = [i for i in tree.subtree(tree.head[noun]) if i <= noun and tree.lower[i] != ","]
            rest = self._closed([i for i in tree.subtree(verb) if i not in self.dated])
            return self._text([*told, *rest], {})  # 'The truce due to expire', whatever came of it
        subject = tree.dep[noun] in SUBJECTS and not tree.has(verb, "agent")  # 'The plan, launched in 2019, has helped'
        thing = (tree.dep[noun] == "pobj" or subject) and tree.pos[noun] in ("NOUN", "PROPN") and noun < verb
        if not (behind or ending) or not thing or tree.has(verb, *SUBJECTS):
            return ""
        named = tree.subtree(noun, ASIDE | {"advcl", "prep"})
        other = {i for k in tree.has(verb, "conj") if not self.dated.isdisjoint(own := tree.subtree(k)) for i in own}
        loose = frozenset(
            ("relcl", "advcl", "cc") if other else ("relcl", "advcl")
        )  # 'adopted in 2023 and due in 2028'
        told = [i for i in tree.subtree(verb, loose) if verb <= i < end and i not in other]
        text = self._text([*(i for i in named if start <= i < verb - behind), *self._fit(self._plain(told), LIMIT)], {})
        return text if len(text.split()) > 1 else ""

    def _by_whoever(self, verb: int) -> bool:
        """Whether a pronoun is the subject that stands for nobody known."""
        own = self.tree.has(verb, "nsubj")
        mention = self.cast.at(own[0]) if own else None
        return bool(own) and self.tree.lower[own[0]] in ("they", "he", "she", "it") and not (mention and mention.actors)

    def _made(self, verb: int, start: int, end: int) -> str:
        """'This agreement [was] announced' for 'signed an order that carries out this agreement announced in July'; else ''."""
        tree, noun = self.tree, self.tree.head[verb]
        if tree.dep[verb] == "ccomp" and not tree.has(verb, "mark", "aux", *SUBJECTS):
            noun = verb - 1  # read as content of a verb above: 'freed 21 of the girls kidnapped in May'
        named = tree.tag[noun] in ("NN", "NNP", "NNS") and tree.dep[noun] in ("dobj", "pobj") and noun < verb
        if (
            not named
            or tree.dep[verb] not in ("acl", "ccomp")
            or tree.tag[verb] not in ("VBN", "VBD")
            or tree.lower[verb - 1] == ","
        ):
            return ""
        if tree.lower[tree.head[noun]] == "in" and tree.lemma[noun] in PAPERS:
            return ""  # 'In a letter sent Tuesday, the Board asked': what is said in it was said with it
        loose = ASIDE | {"conj", "cc"}
        branch = [
            i for i in tree.subtree(noun, loose) if start <= i < end and tree.lower[i] not in (",", ";", "(", ")")
        ]
        before = [i for i in branch if i < verb]
        told = self._plain([i for i in tree.subtree(verb, loose) if verb <= i < end] + [i for i in branch if i > verb])
        be = "[were]" if tree.tag[noun] == "NNS" else "[was]"
        names = self.owners(before) | {verb: (verb, f"{be} {tree.text[verb]}")}
        return self._text([*before, *self._fit(told, LIMIT)], names) if len(before) > 1 else ""

    def _for_its_own(self, picked: list[int], at: int, start: int, end: int) -> list[int]:
        """Of 'apply from 1 May for cars and 1 June for lorries' what is of the date at token `at`: '... for cars'."""
        tree, spans = self.tree, list[tuple[int, int]]()
        first = next((i for i in range(start, end) if i in self.dated), end)
        for i in range(first, end):
            if i in self.dated and i - 1 not in self.dated:
                begun = i - (tree.lower[i - 1] in _BEFORE_DATES)
                last = next(k for k in range(i, end + 1) if k == end or k not in self.dated)
                if tree.lower[last : last + 1] == ["for"]:
                    spans.append((begun, last))
        if len(spans) < 2 or not any(a <= at < b for a, b in spans):
            return picked
        closed = next((k for k in range(spans[-1][1], end) if tree.lower[k] in _CLOSING), end)
        ends = [*(a for a, _ in spans[1:]), closed]
        if any(tree.lower[b - 1] not in ("and", ",") for b in ends[:-1]):
            return picked
        n = next(n for n, (a, b) in enumerate(spans) if a <= at < b)
        own = [i for i in range(spans[n][1], ends[n]) if tree.lower[i] not in ("and", ",") or i + 1 < ends[n]]
        return [*(i for i in picked if i < spans[0][0]), *own, *(i for i in picked if i >= closed)]

    # ------------------------------------------------------------------------------------------- the text

    def _fit(self, tokens: list[int], room: int) -> list[int]:
        """At most `room` words if a place to end is found."""
        if words(self.tree, tokens) <= room + SPARE:
            return self._closed(tokens)
        return self._closed(cut(self.tree, tokens, room, 3))

    def _text(self, tokens: list[int], names: dict[int, tuple[int, str]]) -> str:
        tokens = self._without_lone_comma(self._without_links(tokens))
        tokens = tokens[1:] if tokens and self.tree.tag[tokens[0]] == "POS" else tokens  # 'today | 's talks'
        if len(tokens) > 3 and tokens[0] not in names and self.tree.lower[tokens[0]] == "that":
            tokens = tokens[self.tree.tag[tokens[0]] in ("WDT", "IN") :]  # of a relative clause
        text = balanced(self.join(tokens, names).strip(" ,;:–—-•*"))
        if text[:5] in ("[the ", "[The "):
            return "[The " + text[5:]
        if text[:1] == "[" and text[1:2].islower():
            return "[" + text[1].upper() + text[2:]
        return text[:1].upper() + text[1:] if text[1:2].islower() or text[:2] in ("a ", "i ") else text

    def _without_lone_comma(self, tokens: list[int]) -> list[int]:
        """Without the first comma where the verb of the clause follows: what it closed has gone."""
        tree = self.tree
        at = next((n for n, i in enumerate(tokens) if tree.lower[i] == ","), None)
        if at and at + 1 < len(tokens) and tree.tag[tokens[at + 1]] in ("VBD", "VBZ", "VBP", "MD") and at < 10:
            return [*tokens[:at], *tokens[at + 1 :]]
        return tokens

    def _paper(self, verb: int, at: int) -> str:
        """'[The Board’s] decision on tin' for 'carried out its decision of 3 May on tin': the day is that of the paper; else ''."""
        tree, noun = self.tree, self.tree.head[at - 1]
        day = at in self.dated and tree.lower[at - 1] == "of" and tree.dep[noun] in ("dobj", "pobj", "conj")
        if not day or tree.lemma[noun] not in PAPERS or tree.lemma[verb] in _ISSUED:
            return ""
        kept = [i for i in tree.subtree(noun, ASIDE | {"conj", "cc"}) if i != at - 1 and i not in self.dated]
        names = self.owners(kept)
        return self._text(self._fit(self._plain(kept), LIMIT), names) if names or len(kept) > 2 else ""
