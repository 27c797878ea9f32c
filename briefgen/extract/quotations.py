"""What is quoted of somebody: '“...,” said X' the other way round, by the sentence of the quotation that says what it is about."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.claims import inserted
from briefgen.extract.clauses import Clause
from briefgen.extract.lexicon import CLOSING_MARKS, OPENING_MARKS
from briefgen.extract.predicates import Predicates

SAYING = frozenset(
    "say tell add note state write comment remark explain warn insist stress argue claim continue announce declare assure conclude "
    "suggest observe reply respond acknowledge recall report believe think hope predict read ask confirm emphasize remind "
    "estimate tweet post joke quip caution testify reiterate inform".split()
)
RULING = frozenset(
    ("find", "rule", "determine")
)  # told behind their content, too: 'It broke the treaty, the court ruled'
# what leans on the sentence before it
_LEANING = frozenset("they it this that these those and but so".split())
_BACK = 3  # sentences
_LEAST = 5  # tokens of a sentence that stands alone


class Quotations(Predicates):
    """Finds what is quoted in one document's statements."""

    def said(self, clause: Clause, tokens: list[int]) -> list[int]:
        """For '“...,” said X' the verb first, then what was said."""
        tree, v = self.tree, clause.verb
        own, content = inserted(tree, v)
        if content is not None:
            around = [i for i in tree.subtree(content) if i not in (own[0] - 1, own[-1] + 1)]
            return [*(i for i in tokens if i in own), *around]
        before = [k for k in tree.has(v, "ccomp") if k < v]
        if (
            not before
            or tree.lemma[v] not in SAYING | SPEECH | RULING
            or tree.has(v, "xcomp")
            or any(tree.dep[k] == "ccomp" and k > v for k in tree.kids[v])
        ):
            return []
        told = [k for k in tree.has(v, "dobj", "dative") if k > v]
        if told and tree.lemma[v] not in ("tell", "remind", "warn", "assure", "inform", "ask"):
            return []
        last = max((max(tree.subtree(k)) for k in told), default=v)
        tokens = [i for i in tokens if i <= last]
        said = [i for i in tree.subtree(before[0]) if i < v]
        opening = said[0] - 1
        if (
            opening >= 0
            and tree.lower[opening] in ("“", '"', "''", "``")
            and self.analysis.block[opening] == self.analysis.block[v]
        ):
            said.insert(0, opening)
            if tree.lower[said[-1]] not in CLOSING_MARKS:
                said.append(next((j for j in range(said[-1], v) if tree.lower[j] in CLOSING_MARKS), said[-1]))
        said = sorted(set(said))
        return [*(i for i in tokens if i not in said), *(self.opening_words(v) or said)]

    def in_marks(self, clause: Clause, last: int) -> bool:
        """Whether a quotation closes between its last token and the verb that reports it."""
        between = self.tree.lower[last : max(clause.verb, last + 1)]
        return any(mark in CLOSING_MARKS for mark in between)

    def opening_words(self, v: int) -> list[int]:
        """For '“The fund is new. It helps ports,” said X' the tokens of the first sentence: what leans on it says too little."""
        tree, block = self.tree, self.analysis.block
        content = [k for k in tree.has(v, "ccomp") if k < v]
        first = min(tree.subtree(content[0])) if content else 0
        if not first or tree.lower[first] not in _LEANING or not CLOSING_MARKS & set(tree.lower[content[0] : v]):
            return []
        n = self.analysis.sent_index(first)
        for s in reversed(self.analysis.sents[max(0, n - _BACK) : n]):
            inside = set(tree.lower[s.start + 1 : s.end])
            if block[s.start] != block[v] or inside & (OPENING_MARKS | CLOSING_MARKS):
                return []
            opens = tree.lower[s.start] in OPENING_MARKS
            begin = s.start + opens
            if tree.lower[begin] not in _LEANING and s.end - begin > _LEAST and (opens or self._open(s.start)):
                return [
                    i
                    for i in range(begin, s.end)
                    if tree.pos[i] != "SPACE" and not (i == s.end - 1 and tree.lower[i] == ".")
                ]
            if opens:
                return []
        return []

    def _open(self, i: int) -> bool:
        """Whether a quotation of the block is open before token i."""
        block, low = self.analysis.block, self.tree.lower
        k = i - 1
        while k >= 0 and block[k] == block[i] and low[k] not in OPENING_MARKS | CLOSING_MARKS:
            k -= 1
        return k >= 0 and block[k] == block[i] and low[k] in OPENING_MARKS and (k == 0 or block[k - 1] != block[k])
