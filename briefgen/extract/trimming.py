"""What a short wording leaves out: brackets, addresses, and clauses and lists set between commas or dashes."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.pairs import quoted
from briefgen.extract.tree import Tree

__all__ = ["RELATIVE", "Trimmer"]

_PLACED = frozenset("left right center centre pictured above below circled".split())  # in a picture
_ASIDES = frozenset(
    ("such", "including", "notably", "especially", "particularly", "according", "based", "following", "regarding")
)
_MOVES = frozenset(
    "move bid effort sign step attempt blow boost setback escalation push".split()
)  # ', in a move that ...'
_DASHES = frozenset(("–", "—", "--"))
_MARKS = _DASHES | {"(", ":", ",", "-", ";"}  # without one nothing is set apart
_IN_BRACKETS = 16  # tokens at most
RELATIVE = frozenset(("who", "which", "that", "whom", "whose", "where", "when"))


class Trimmer:
    """Leaves asides out of the tokens of one document."""

    analysis: Analysis
    tree: Tree
    event: frozenset[int] = frozenset()  # the verb of what is told and those above it: their clauses are no asides

    def _without_asides(self, tokens: list[int]) -> list[int]:
        """Without brackets, and without relative clauses, appositions and 'including ...' that follow a comma."""
        tree = self.tree
        there = set(tokens)
        drop = {i for i in tokens if tree.lower[i] in _PLACED and tree.lower[i - 1] == "("}
        words = [tree.lower[i] for i in tokens]
        said = quoted(words)
        for n, i in enumerate(tokens) if not _MARKS.isdisjoint(words) else ():
            if i in drop or n in said:
                continue
            low = tree.lower[i]
            if low == "(":
                close = next((m for m in range(n, len(tokens)) if tree.lower[tokens[m]] == ")"), None)
                if i == self.analysis.sent(i).start:  # the sentence itself stands in brackets
                    drop |= {i, tokens[close]} if close is not None else {i}
                elif close is not None:
                    drop.update(tokens[n : close + 1])
                else:  # the parser has tied the other bracket to another word
                    end = self.analysis.sent(i).end
                    shut = next((k for k in range(i + 1, min(i + _IN_BRACKETS, end)) if tree.lower[k] == ")"), end)
                    drop.update(k for k in tokens[n:] if k <= shut)
            elif (
                low == ":"
                and 0 < n < len(tokens) - 1
                and tree.tag[tokens[n + 1]] in ("WP", "WRB", "WDT")
                and tree.pos[tokens[n - 1]] in ("NOUN", "PROPN")
            ):  # 'Holm meets Brack: What their gestures tell us'
                drop.update(tokens[n:])
            elif (
                n
                and low == "in"
                and tree.lower[tokens[n - 1]] == ","
                and [tree.lower[x] for x in tokens[n + 1 : n + 3]][1:]
                and (tree.lower[tokens[n + 1]] in ("a", "an", "another") and tree.lower[tokens[n + 2]] in _MOVES)
            ):
                drop |= set(tree.subtree(i)) & there | {tokens[n - 1]}
            elif n and tree.lower[tokens[n - 1]] in (",", "—", "–", "-", ";") and not self._hyphened(i):
                head = i
                if tree.dep[i] in ("relcl", "acl", "advcl") or low in RELATIVE or low in _ASIDES:
                    while (
                        tree.dep[head] not in ("relcl", "acl", "advcl", "prep")
                        and tree.head[head] in there
                        and tree.head[head] != head
                    ):
                        head = tree.head[head]
                    if head not in self.event and (tree.dep[head] in ("relcl", "acl", "advcl") or low in _ASIDES):
                        branch = self._until_dash(tokens, n)
                        if not branch:
                            branch = self._until_comma(
                                tokens, n, {k for k in tree.subtree(head) if k >= i or low not in _ASIDES}
                            )
                            branch = self._to_the_mark(tokens, n, branch)
                        if len(branch & there) < len(there) - 1:
                            drop |= branch
                            drop.add(tokens[n - 1])
                            drop |= self._closing_comma(tokens, n, branch)
        kept = [i for i in tokens if i not in drop]
        while kept and tree.lower[kept[-1]] in (",", ";", ":", "—", "–", "-", "and", "or"):
            kept.pop()
        return kept

    def _hyphened(self, i: int) -> bool:
        """Whether a hyphen ties token i to the one before it: 'based' in 'rules-based'."""
        return self.tree.text[i - 1] in ("-", "–") and self.analysis.ends[i - 2] == self.analysis.starts[i] - 1

    def _without_links(self, tokens: list[int]) -> list[int]:
        """Without web addresses, and the 'at' before them."""
        text = self.tree.text
        gone = {i for i in tokens if "://" in text[i] or text[i].startswith("www.")}
        gone |= {i for i in tokens if i + 1 in gone and self.tree.pos[i] in ("ADP", "PUNCT")}
        return [i for i in tokens if i not in gone] if gone else tokens

    def _closing_comma(self, tokens: list[int], n: int, branch: set[int]) -> set[int]:
        """The comma after an aside, unless the next item of a list follows."""
        rest = [i for i in tokens[n:] if i not in branch]
        if (
            len(rest) > 1
            and self.tree.lower[rest[0]] == ","
            and self.tree.pos[rest[1]] in ("VERB", "AUX", "PART", "ADP", "SCONJ")
        ):
            return {rest[0]}
        return set()

    def _to_the_mark(self, tokens: list[int], n: int, branch: set[int]) -> set[int]:
        """The aside with what stands between it and the next mark, if the parser has tied that to another word."""
        tree = self.tree
        last = max((m for m in range(n, len(tokens)) if tokens[m] in branch), default=n)
        if tree.lower[tokens[n]] in ("including", "notably", "especially", "particularly"):  # with all of its list
            goes_on = ("VERB", "AUX", "PART", "ADP", "SCONJ")
            # 'including to press them, halt arms, and', 'including efforts to end the war, support them, and'
            item = {tree.tag[i] for i in tokens[n + 1 : n + 5]} & {"VB", "VBG"}
            stop = next(
                (
                    m
                    for m in range(last + 1, len(tokens))
                    if tree.lower[tokens[m]] in (",", "and", ";")
                    and tree.pos[after := tokens[min(m + 1, len(tokens) - 1)]] in goes_on
                    and tree.tag[after] not in item
                ),
                len(tokens),
            )
            return branch | set(tokens[last + 1 : stop])
        rest = tokens[last + 1 :]
        if (
            not rest
            or tree.pos[rest[0]] in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP", "PART")
            or tree.pos[tokens[last]] == "PUNCT"
        ):
            return branch
        end = next((m for m, i in enumerate(rest) if tree.pos[i] == "PUNCT" and tree.lower[i] != "-"), len(rest))
        return branch | set(rest[:end])

    def _until_dash(self, tokens: list[int], n: int) -> set[int]:
        """The aside that begins at tokens[n] with the dash that closes it, if one opened it: 'reforms – including sales – help'."""
        if self.tree.lower[tokens[n - 1]] not in _DASHES:
            return set()
        close = next((m for m in range(n, len(tokens) - 1) if self.tree.lower[tokens[m]] in _DASHES), None)
        return set() if close is None else set(tokens[n : close + 1])

    def _until_comma(self, tokens: list[int], n: int, branch: set[int]) -> set[int]:
        """The aside that begins at tokens[n]; a comma before a verb closes it, whatever the parser says."""
        for m in range(n + 1, len(tokens) - 1):
            if tokens[m] not in branch:
                break
            if self.tree.lower[tokens[m]] == "," and self.tree.tag[tokens[m + 1]] in ("VBP", "VBZ", "VBD", "VB", "MD"):
                return {i for i in branch if i < tokens[m]}
        return branch
