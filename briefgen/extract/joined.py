"""Who does something together: names joined by commas and 'and', with the titles of people between them."""

from __future__ import annotations

from itertools import pairwise

from briefgen.extract.analysis import Analysis, Cast, CastMention, head_of
from briefgen.extract.lexicon import HONORIFICS, ROLE_HEADS
from briefgen.extract.standinwords import ONE_FIRM
from briefgen.extract.tree import Tree
from briefgen.model import ActorKind

_RELATED = frozenset(  # 'and his successor Ada Holm'
    "successor predecessor counterpart wife husband son daughter brother sister deputy colleague aide lawyer rival ally".split()
)
_NAMING = frozenset(("NOUN", "PROPN", "ADJ", "DET"))
_OPENS = frozenset((",", ";", "and", "–", "—", "-", "--", ":", "that"))  # what a list of names stands behind


class Joined:
    """Reads such lists in one document."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast) -> None:
        self.analysis, self.tree, self.cast = analysis, tree, cast

    def beside(self, m: CastMention, verb: int, head: int) -> list[CastMention]:
        """The mention with those that are joined to it by commas and 'and' on the same side of the verb."""
        tree, out = self.tree, [m]
        sent = self.analysis.sent(m.start)
        said = any(tree.dep[k] == "ccomp" and k < m.start for k in tree.kids[verb])  # 'met Mr Berg, Ms Holm said'
        while (left := self._neighbour(out[0], sent.start, -1, len(out) > 1)) is not None and left not in out:
            if said and any(tree.lower[i] == "," for i in range(left.end, out[0].start)):
                break
            out.insert(0, left)
        ties = [any(tree.lower[i] in ("and", "&") for i in range(a.end, b.start)) for a, b in pairwise(out)]
        if not any(ties) or not ties[-1]:
            out = [m]  # also of 'After talks between Norland, Sudria, and Ostria, the Board announced' the Board alone
        n = len(out)
        limit = verb if head < verb else sent.end
        if head < verb or tree.dep[head] == "pobj":  # before the verb, or behind its 'by'
            while (
                (right := self.owned(self._neighbour(out[-1], limit, 1), limit))
                and right.end <= limit
                and right not in out
                and (head < verb or not self._told_at(self._past(right.end)))
            ):
                out.append(right)
            joined = any(
                tree.lower[i] in ("and", "&")
                for a, b in zip(out[n - 1 :], out[n:], strict=False)
                for i in range(a.end, b.start)
            )
            out = out if joined else out[:n]
        return out

    def _told_at(self, i: int) -> bool:
        """Whether a finite verb begins at token i."""
        return not {"VBD", "VBZ", "VBP", "MD"}.isdisjoint(self.tree.tag[i : i + 1])

    def _past(self, i: int) -> int:
        """Past initials in brackets at token i: 'Harbour Fund (HF)'."""
        lower = self.tree.lower
        return i + 3 if lower[i : i + 1] == ["("] and lower[i + 2 : i + 3] == [")"] else i

    def _neighbour(self, m: CastMention, limit: int, step: int, listed: bool = False) -> CastMention | None:
        """The next mention to the left or right with nothing but 'and', commas and a person's title between them.

        `listed`: m is joined to another one by 'and' already, so that a comma is enough.
        """
        tree = self.tree
        between: list[int] = []
        i = m.start - 1 if step < 0 else m.end
        while (i >= limit if step < 0 else i < limit) and len(between) < 24:
            other = self.cast.at(i)
            if (
                other is not None
                and other.actors
                and other.actors != m.actors
                and (
                    other.form == m.form
                    or m.kind is other.kind is ActorKind.PERSON
                    and "pronoun" not in (m.form, other.form)
                )
                and (other.kind is m.kind or m.kind is not ActorKind.PERSON and other.kind is not ActorKind.PERSON)
            ):
                if step < 0 and m.kind is not ActorKind.PERSON and self._of_clause_before(other, m):
                    return None
                words = [tree.lower[b] for b in between]
                if "and" not in words and "&" not in words and "," not in words and ";" not in words:
                    return None
                bare = all(w in (",", "and", "&", "the", "as", "well", ";") or w in HONORIFICS for w in words)
                told = self._titles(between) if m.kind is ActorKind.PERSON else self._trade(sorted(between))
                apart = (
                    step < 0 and words[-1] == ","
                )  # of 'X, the Minister for Trade and Ports Y' no word joins the two
                style = words[-1] in HONORIFICS | _RELATED or other.form == "noun"
                styled = step > 0 and words[0] == "," and style  # 'Mr X, Minister for Ports, Mr Y, and'
                joined = ("and" in words or listed or styled) and (not apart or self._opens(other))
                return other if bare or joined and told else None
            between.append(i)
            i += step
        return None

    def _of_clause_before(self, left: CastMention, m: CastMention) -> bool:
        """'The Board spoke for Norway, and the Council spoke for Chad': does `left` end one clause and m begin another?"""
        tree = self.tree
        a, b = (head_of(tree.head, x.start, x.end) for x in (left, m))
        return tree.dep[b] == "nsubj" and tree.dep[a] in ("pobj", "dobj") and tree.dep[tree.head[b]] == "conj"

    def _opens(self, m: CastMention) -> bool:
        """Does a person's name, with the title before it, begin a list: after a comma, 'and', a dash, or at the head of a sentence?"""
        title = self.cast.at(m.start - 1) if m.start else None
        first = title.start if title is not None and title.form == "noun" and title.actors == m.actors else m.start
        first -= first > 0 and self.tree.lower[first - 1] == "the"
        sent = self.analysis.sent(m.start)
        return first == sent.start or self.tree.lower[first - 1] in _OPENS

    def _trade(self, tokens: list[int]) -> bool:
        """Nothing but what the second of two companies is ('and radio maker')?"""
        tree = self.tree
        first, last = tree.lower[tokens[0]], tree.lower[tokens[-1]]
        return first == "and" and last in ONE_FIRM | {"rival"} and all(tree.pos[i] in _NAMING for i in tokens[1:])

    def _titles(self, tokens: list[int]) -> bool:
        """Nothing but the words of a person's title ('and Minister of Finance')?"""
        tree = self.tree
        if self._of_whom(sorted(tokens)):
            return False
        return (
            all(
                tree.pos[i] in ("PROPN", "ADP", "CCONJ", "PUNCT", "PART")
                or tree.text[i][:1].isupper()
                or tree.lower[i] in ("the", "his", "her")
                or tree.lower[i] in _RELATED
                for i in tokens
            )
            or self._office(sorted(tokens))
            or self._told_of(sorted(tokens))
        )

    def _of_whom(self, tokens: list[int]) -> bool:
        """', the deputy of Prime Minister' before a name: whose deputy, not who else."""
        tree = self.tree
        own = next((n for n in range(len(tokens), 0, -1) if tree.pos[tokens[n - 1]] == "ADP"), None)
        return own is not None and (own == len(tokens) or tree.lower[tokens[-1]] in ROLE_HEADS)

    def _told_of(self, tokens: list[int]) -> bool:
        """', a former judge, and': what the first one is stands between commas."""
        lower = [self.tree.lower[i] for i in tokens]
        inside = lower[1:-2]
        told = (
            lower[0] == "," and lower[-2:] == [",", "and"] and 1 < len(inside) < 12 and inside[0] in ("a", "an", "the")
        )
        return told and "," not in inside and not any(self.tree.is_verb(i) for i in tokens)

    def _office(self, tokens: list[int]) -> bool:
        """'and war cabinet member': an office in small letters before the second name."""
        tree = self.tree
        plain = tree.lower[tokens[0]] == "and" and len(tokens) < 7 and tree.lower[tokens[-1]] in ROLE_HEADS
        return plain and all(tree.pos[i] in ("NOUN", "PROPN", "ADJ") for i in tokens[1:])

    def owned(self, m: CastMention | None, verb: int) -> CastMention | None:
        """Of 'the Ministry's Customs Service' the Service: what a possessor owns acts, wherever the parse puts the head."""
        while m is not None and m.end < verb:
            at = m.end + (self.tree.tag[m.end] == "POS")
            if at == m.end and self.tree.tag[m.end - 1] != "POS":
                return m
            after = self.cast.at(at)
            if after is None or not after.actors or after is m or after.start != at:
                return m
            m = after
        return m
