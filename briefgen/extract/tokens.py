"""The tokens of an analysed document as plain lists: what the search for names looks at, fetched from spaCy once."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.lexicon import COMPANY_ENDS, FUNCTION, MONTHS, PARTICLES, POSTNOMINALS, ROLE_HEADS
from briefgen.model import BlockKind

_STYLED = frozenset("designated sanctioned blocked based backed flagged registered".split())
_FIRST_BANKS = frozenset(
    "Bank Federal National State Financial Republic Citizens Commercial Savings American Atlantic Union".split()
)
_NAME_WORDS = frozenset("he so an will may you do my see more long first".split())
_INSIDE = frozenset(("in", "for", "our", "without"))  # written large inside a name alone: 'Music In Motion'
# The Arabic article (and 'Abd') before a hyphen: 'al-Shami', 'ar-Rawi'.
_ARTICLES = frozenset("al el ar ad as ash az abd".split())
# Labels inside lists of designated persons: they end a name.
_LABELS = frozenset("AKA FKA NKA DBA DOB POB Alt. Alt".split())
_MARKS = frozenset("*“”|[]")
_APOSTROPHES = ("'s", "’s", "'", "’", "'S", "’S")


_SYLLABLES = frozenset(  # second halves of Korean given names
    """bae beom chan cheol chul eui eun geun gyu hee ho hoon hwa hwan hye hyuk hyun il in jae jin jong joo joon ju jun jung ki ku
    kwan kwon kyu kyun kyung mi min mo moo mook myung ok pyo rok sang seok seon seong seop shik sik sil soo sook su suk sun sung tae
    un wha won woo wook woong yeol yeon yeong yon yong yoon young yul yun""".split()
)
_DIGITS = 4  # that a name with hyphens may have


class Tokens:
    """Lists with one item a token: `words`, `low` (lower case), `tags`, `pos`, `deps`, `heads` (token numbers), `labels`
    (of the model's entities), `block`; `cap[i]` where the word could belong to a name; `title[b]` where a block is set in
    title case or capitals, so that capitals mean nothing there."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        doc = analysis.doc
        heads, deps, pos, tags, _, words = analysis.columns
        # copies, for repairs change them
        self.words, self.tags, self.pos, self.deps, self.heads = words[:], tags[:], pos[:], deps[:], heads[:]
        self.low = analysis.lower[:]
        self.labels = [""] * len(words)
        for ent in doc.ents:
            self.labels[ent.start : ent.end] = [ent.label_] * (ent.end - ent.start)
        self.block = analysis.block
        self.n = len(self.words)
        self.sent = analysis.sent_at
        self.first = [False] * self.n
        for sent in analysis.sents:
            i = sent.start
            while i < sent.end and not self.words[i][:1].isalnum():
                self.first[i] = True
                i += 1
            if i < sent.end:
                self.first[i] = True
        self.ent_end = [0] * self.n  # at the first token of an entity: its end
        for ent in doc.ents:
            self.ent_end[ent.start] = ent.end
        self.children: list[list[int]] = [[] for _ in range(self.n)]
        for i, h in enumerate(self.heads):
            if h != i:
                self.children[h].append(i)
        self.credits: set[int] = set()  # tokens of the agencies that captions begin with
        self._alone: dict[str, int] | None = None
        self.states: dict[str, tuple[str, str]] | None = None  # of this document alone: word -> (kind, common name)
        self._styles()
        self.cap = [(w[0].isupper() or w[0] in "ae") and self._is_cap(i) for i, w in enumerate(self.words)]

    def _styles(self) -> None:
        blocks = self.analysis.source.blocks
        big = [0] * len(blocks)
        small = [0] * len(blocks)
        upper = [0] * len(blocks)
        self.seen_low: set[str] = set()
        text, starts = self.analysis.source.text, self.analysis.starts
        for i, word in enumerate(self.words):
            if len(word) > 3 and word.isalpha():
                if word[0].isupper():
                    big[self.block[i]] += 1
                    upper[self.block[i]] += word.isupper()
                else:
                    small[self.block[i]] += len(word) > 4 and self.pos[i] != "ADP"
                    if text[starts[i]].islower():  # a line in capitals does not tell
                        self.seen_low.add(word)
        self.upper = [u > 1 and u >= 0.7 * (b + s) for u, b, s in zip(upper, big, small, strict=True)]
        listed = {self.block[i] for i, word in enumerate(self.words) if word in _LABELS}
        persons = {  # 'Marenian Harbour Council Leader Ada Holm'
            b
            for i, b in enumerate(self.block)
            if self.labels[i] == "PERSON"
            and not self.same_block(i, i + 1)
            and not ROLE_HEADS.isdisjoint(self.low[i - 3 : i - 1])
        }
        telling = {self.block[i] for i, tag in enumerate(self.tags) if tag in ("VBZ", "VBP", "VBD")}
        self.title: list[bool] = []
        for n, block in enumerate(blocks):
            heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
            loud = big[n] >= 3 and big[n] > (4.0 if heading else 6.0) * small[n]
            plain = n in listed or block.kind is BlockKind.LIST_ITEM and n in persons
            short = big[n] < 14 and not self._ends(n)
            told = n in telling and not self._stops(n)  # 'New Rules Allow Ports, Yards, and More to Charge Fees'
            self.title.append(not plain and (self.upper[n] or loud and (heading or short or told)))

        if self.title and all(self.title[b] for b in set(self.block)):
            self.title = [False] * len(blocks)  # nothing but capitals, or one headline: then names are sought there too

    def _ends(self, n: int) -> bool:
        """Whether a block ends like a sentence or a list of names."""
        block = self.analysis.source.blocks[n]
        text = self.analysis.source.text[block.start : block.end]
        return self._stops(n) or ", " in text

    def _stops(self, n: int) -> bool:
        """Whether a block ends with a stop."""
        block = self.analysis.source.blocks[n]
        return self.analysis.source.text[block.start : block.end].rstrip("”\"')")[-1:] in ".;:?!"

    def _is_cap(self, i: int) -> bool:
        word = self.words[i]
        if word in _LABELS:
            return False
        if not word[0].isupper():
            apart = word in ("al", "el") and i + 1 < self.n and self.words[i + 1][0].isupper() and not self.first[i + 1]
            return (
                apart or word in _ARTICLES and self._hyphened(i) or word[:3] in ("al-", "el-") and word[3:4].isupper()
            )
        if "-" in word and sum(map(str.isdigit, word)) > _DIGITS:
            return False  # 'W912AB-19-C-0035', the number of a contract
        if _MARKS & set(word) or len(word) > 1 and word[-1] == "-":
            return False  # 'Senator Ma-', broken off; '.**“In': set without a space between
        if "-" in word and word[1:2] == "." and word.rpartition("-")[2] in _STYLED:
            return False  # 'the U.S.-designated Vell Bank'
        low = self.low[i]
        if low in POSTNOMINALS and word.isupper() and self._ends_name(i):
            return False
        if low == "under" and i + 2 < self.n:
            after = self.low[i + 1 + (self.words[i + 1] == "-")]
            if after in ("secretary", "secretaries") and (word.isupper() or word[0].isupper()):
                return True
        if (
            low in ("first", "second")
            and (not self.first[i] or self.low[i + 1 : i + 2] == ["lady"])
            and i + 1 < self.n
            and self.low[i + 1] in ("minister", "lady", "vice", "deputy")
        ):
            return self.words[i + 1][0].isupper()
        if low in ("first", "second") and word[0].isupper() and not self.first[i]:
            run = next(
                (k for k in range(i + 1, min(i + 6, self.n)) if not self.words[k][0].isupper()), min(i + 6, self.n)
            )
            if not COMPANY_ENDS.isdisjoint(self.low[i + 2 : run]):
                return True  # 'First Time Films LLC'
        if (
            low in _NAME_WORDS | _INSIDE
            and word[0].isupper()
            and not self.first[i]
            and not self.title[self.block[i]]
            and 0 < i < self.n - 1
        ):
            if (
                self.words[i - 1][0].isupper()
                and self.words[i + 1][0].isupper()
                and self.block[i - 1] == self.block[i + 1]
            ):
                return True  # 'Vice Premier He Yunlan', 'Secretary Will Tanner'
        if word == "First" and i + 2 < self.n and self.low[i - 1] != "the":
            named = self.words[i + 1][0].isupper() and self.words[i + 2] == "Bank"  # 'First Credit Bank'
            if named or self.words[i + 1] in _FIRST_BANKS:
                return True  # 'First National Bank'
        if (
            low in FUNCTION
            and not (word in ("US", "WHO", "IS", "IT") and not self.upper[self.block[i]])
            or low in MONTHS
        ):
            when = low in ("the", "a", "of", "and") or self.deps[i] == "npadvmod"  # 'arrested Per Ask Sunday'
            return self.labels[i] == "PERSON" and self.pos[i] == "PROPN" and not when
        if self.labels[i] in ("DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY") and low in MONTHS:
            return False
        if self.upper[self.block[i]] and self.pos[i] != "PROPN" and not self.labels[i]:
            return False
        return word[0].isalpha()

    def _ends_name(self, i: int) -> bool:
        """Whether two capitalised words stand before token i and none behind it: 'Per Ask MP', not 'Harbour Party MEP for'."""
        before = (
            i > 1 and self.block[i - 2] == self.block[i] and all(self.words[k][0].isupper() for k in (i - 1, i - 2))
        )
        behind = i + 1 < self.n and self.block[i + 1] == self.block[i] and self.words[i + 1][0].isupper()
        office = i + 1 < self.n and self.low[i + 1] in ("for", "of")
        return before and not behind and not office and not self.upper[self.block[i]]

    def _hyphened(self, i: int) -> bool:
        """Whether a hyphen and a capital follow token i at once."""
        j = i + 2
        return (
            j < self.n
            and self.words[i + 1] == "-"
            and self.glued(i + 1)
            and self.glued(j)
            and self.words[j][0].isupper()
        )

    def _second_syllable(self, i: int) -> bool:
        """Whether token i is the small half of a given name: 'Jae-min'."""
        return (
            1 < i < self.n
            and self.words[i - 1] == "-"
            and self.glued(i - 1)
            and self.glued(i)
            and (
                self.labels[i - 2] == self.labels[i] == "PERSON"
                or self.labels[i - 2] != ""
                and self.low[i] in _SYLLABLES
            )
            and self.words[i].islower()
            and self.words[i].isalpha()
            and self.tags[i] in ("NN", "NNP")
        )

    def possessive(self, i: int) -> bool:
        """Whether token i is a possessive ending."""
        if i >= self.n or self.words[i] not in _APOSTROPHES:
            return False
        if self.tags[i] == "POS" or self.deps[i] == "case" or len(self.words[i]) > 1:
            return True
        plural = i > 0 and self.low[i - 1].endswith("s") and self.glued(i)
        return plural and i + 1 < self.n and self.words[i + 1][0].islower()  # 'the ministers’ agreement'

    def same_block(self, i: int, j: int) -> bool:
        return 0 <= i < self.n and 0 <= j < self.n and self.block[i] == self.block[j]

    def run(self, i: int) -> int:
        """The end of the unbroken run of capitalised words that begins at i, with particles inside ('von der Lund')."""
        j = i
        while j < self.n and self.block[j] == self.block[i]:
            if self.cap[j]:
                j += 1
                continue
            if self.words[j] == "-" and j > i and self.glued(j) and j + 1 < self.n and self.words[j + 1][0].isupper():
                j += 2
                continue
            if j > i and self._second_syllable(j + 1):
                j += 2
                continue
            k = j
            while k < self.n and k < j + 3 and self.low[k] in PARTICLES and self.words[k][0].islower():
                k += 1
            if k > j and j > i and k < self.n and self.block[k] == self.block[i] and self.cap[k]:
                j = k
                continue
            if (
                self.words[j] == "."
                and j > i
                and len(self.words[j - 1]) <= 2
                and not (j + 1 < self.n and self.first[j + 1])
                and j + 1 < self.n
                and self.cap[j + 1]
                and self.glued(j)
            ):
                j += 1
                continue
            break
        half = i + (j - i) // 2
        if j - i > 3 and self.words[i:half] == self.words[half:j]:
            return half  # a heading run into its text: 'Jane Roe Jane Roe is'
        return j

    def glued(self, j: int) -> bool:
        """Whether nothing stands between token j and the one before."""
        return j > 0 and self.analysis.ends[j - 1] == self.analysis.starts[j]

    def alone(self) -> dict[str, int]:
        """How often each capitalised run stands whole, outside titles: 'Marenia' alone tells it from a surname behind it."""
        if self._alone is None:
            self._alone = {}
            i = 0
            while i < self.n:
                if not self.cap[i] or self.title[self.block[i]]:
                    i += 1
                    continue
                end = max(self.run(i), i + 1)
                text = self.text(i, end)
                self._alone[text] = self._alone.get(text, 0) + 1
                i = end
        return self._alone

    def text(self, start: int, end: int) -> str:
        return self.analysis.text(start, end)
