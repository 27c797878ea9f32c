"""The wording of an action: its object ('what') and the plain clause that a brief prints.

Both are made of the document's own words: branches of the tree are left out, nothing is reworded. What stands for a
pronoun is put in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.clauses import ASKING, SUBJECTS, Clause, Tree
from briefgen.model import BlockKind

WHAT_WORDS = 18  # an object longer than this is cut at a joint
STATEMENT_WORDS = 30
_DAYS = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split())
_APART = frozenset(
    "including following during under throughout starting beginning".split()
)  # circumstances, not content
_OPEN = frozenset(
    "as well such like including of to the a an and or but with from that which who its their both either".split()
)
_ASIDES = frozenset(
    ("such", "including", "notably", "especially", "particularly", "according", "based", "following", "regarding")
)
_JOINTS = frozenset(("prep", "cc", "mark", "relcl", "acl", "advcl", "conj"))
_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_KEEP_ADVERBS = frozenset(
    "not never no longer only also again further fully jointly formally immediately officially temporarily permanently".split()
)
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"\s+([,.;:!?%)\]”’])")
_FOOT = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")


class Writer:
    """Writes the objects and statements of one document's clauses."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast, dated: set[int]) -> None:
        self.analysis, self.tree, self.cast, self.dated = analysis, tree, cast, dated
        self.names = {a.id: a.name for a in cast.actors}
        self.opening = {s.start for s in analysis.sents}  # capitals there are no sign of a name

    # ------------------------------------------------------------------------------------------- pieces

    def join(self, tokens: Iterable[int], names: dict[int, tuple[int, str]] | None = None) -> str:
        """The text of some tokens, with the document's own spaces; `names`: first token -> (last token, other wording)."""
        parts: list[str] = []
        last = -2
        skip_to = -1
        for i in tokens:
            if i <= skip_to:
                last = i
                continue
            text = self.tree.text[i]
            if parts and i in self.opening and self.tree.pos[i] not in ("PROPN",) and text[1:].islower():
                text = text.lower()
            if names and i in names:
                skip_to, text = names[i]
            spaced = last >= 0 and (last != i - 1 or self.analysis.starts[i] > self.analysis.ends[i - 1])
            if parts and spaced:
                parts.append(" ")
            parts.append(text)
            last = i
        return tidy("".join(parts))

    def clip(self, tokens: list[int], limit: int) -> list[int]:
        """At most `limit` words: asides after a comma go first, then everything from the last joint on."""
        tokens = self._without_asides(tokens)
        if self._count(tokens) <= limit:
            return tokens
        cuts, seen = [], 0
        for n, i in enumerate(tokens):
            seen += self.tree.pos[i] not in ("PUNCT", "SPACE")
            if n > 2 and seen > min(5, limit // 2) and self._is_joint(i, tokens[n - 1]) and self._whole(tokens, n):
                cuts.append((n, seen))
        inside = [n for n, words in cuts if words <= limit + 1]
        beyond = [n for n, words in cuts if words > limit + 1]
        return self._closed(tokens[: inside[-1] if inside else beyond[0] if beyond else len(tokens)])

    def _whole(self, tokens: list[int], n: int) -> bool:
        """Does tokens[:n] keep its verbs with their subjects and its quotations closed?"""
        kept, lost = set(tokens[:n]), set(tokens[n:])
        return not any(self.tree.dep[i] in SUBJECTS and self.tree.head[i] in lost for i in kept)

    def _closed(self, tokens: list[int]) -> list[int]:
        """Without words at the end that promise more: 'as well', 'such as', 'of the'."""
        tree = self.tree
        while tokens and (
            tree.lower[tokens[-1]] in _OPEN
            or tree.pos[tokens[-1]] in ("PUNCT", "DET", "CCONJ", "ADP")
            and tree.lower[tokens[-1]] not in ("”", '"', ")", "%")
        ):
            tokens = tokens[:-1]
        if len(tokens) > 4 and tree.tag[tokens[-1]] == "VB" and tree.lower[tokens[-2]] == "to":
            return self._closed(tokens[:-2])  # 'joined two senators to announce'
        return tokens

    def _count(self, tokens: Sequence[int]) -> int:
        return sum(self.tree.pos[i] not in ("PUNCT", "SPACE") for i in tokens)

    def _is_joint(self, i: int, before: int) -> bool:
        """May a text end before token i?"""
        tree = self.tree
        if tree.lower[before] == "-" or tree.lower[i] == "-":
            return False
        if tree.pos[before] in ("ADP", "CCONJ", "DET", "SCONJ", "ADJ", "AUX") or tree.lower[before] in (
            "to",
            "than",
            "of",
            "its",
            "their",
        ):
            return False
        if tree.tag[before] in ("PRP$", "POS", "WDT", "CD") or tree.dep[before] in (
            "compound",
            "amod",
            "nummod",
            "aux",
            "poss",
        ):
            return False
        if tree.dep[i] in ("prep", "cc", "mark") and tree.lower[i] != "of":
            return True
        if tree.lower[i] in (";", "—", "–", "-") and tree.pos[i] == "PUNCT" and tree.lower[i] != "-":
            return True
        return tree.lower[i] == "to" and tree.dep[i] == "aux" and tree.dep[before] not in ("aux",)

    def _without_asides(self, tokens: list[int]) -> list[int]:
        """Without brackets, and without relative clauses, appositions and 'including ...' that follow a comma."""
        tree = self.tree
        there = set(tokens)
        drop: set[int] = set()
        for n, i in enumerate(tokens):
            if i in drop:
                continue
            low = tree.lower[i]
            if low == "(":
                close = next((m for m in range(n, len(tokens)) if tree.lower[tokens[m]] == ")"), None)
                drop.update(tokens[n : close + 1] if close is not None else tokens[n:])
            elif n and tree.lower[tokens[n - 1]] in (",", "—", "–", "-", ";"):
                head = i
                if tree.dep[i] in ("relcl", "acl", "advcl") or low in RELATIVE or low in _ASIDES:
                    while (
                        tree.dep[head] not in ("relcl", "acl", "advcl", "prep")
                        and tree.head[head] in there
                        and tree.head[head] != head
                    ):
                        head = tree.head[head]
                    if tree.dep[head] in ("relcl", "acl", "advcl") or low in _ASIDES:
                        branch = set(tree.subtree(head))
                        branch = self._until_comma(tokens, n, branch)
                        if len(branch & there) < len(there) - 1:
                            drop |= branch
                            drop.add(tokens[n - 1])
        kept = [i for i in tokens if i not in drop]
        while kept and tree.lower[kept[-1]] in (",", ";", ":", "—", "–", "-", "and", "or"):
            kept.pop()
        return kept

    def _until_comma(self, tokens: list[int], n: int, branch: set[int]) -> set[int]:
        """The aside that begins at tokens[n]; a comma before a verb closes it, whatever the parser says."""
        for m in range(n + 1, len(tokens) - 1):
            if tokens[m] not in branch:
                break
            if self.tree.lower[tokens[m]] == "," and self.tree.tag[tokens[m + 1]] in ("VBP", "VBZ", "VBD", "VB", "MD"):
                return {i for i in branch if i < tokens[m]}
        return branch

    # -------------------------------------------------------------------------------------------- object

    def object_tokens(self, clause: Clause) -> list[int]:
        """The tokens of what is done: objects and complements, or the patient of a passive."""
        tree, v = self.tree, clause.verb
        last = clause.joint[-1] if clause.joint else v
        if clause.passive and clause.patients:
            patient = clause.patients[0]
            skip = (
                frozenset(("relcl", "appos", "acl", "punct")) if tree.dep[v] == "acl" else frozenset(("relcl", "appos"))
            )
            out = [i for i in tree.subtree(patient, skip) if i < v or tree.dep[v] != "acl"]
            rest = [] if tree.has(v, "agent") else self._complements(last)
            return out if tree.has(v, "agent") and out else [*out, *(i for i in rest if i not in out)]
        return self._complements(last)

    def _complements(self, v: int) -> list[int]:
        """Objects, complements and the phrases that belong to them; the purpose too where the object is short."""
        tree = self.tree
        out: list[int] = []
        kids = [k for k in tree.kids[v] if k > v or tree.dep[k] in ("dobj", "ccomp") and tree.lower[k] not in RELATIVE]
        reported = [k for k in kids if tree.dep[k] == "ccomp"]
        if any(k > v for k in reported):
            kids = [k for k in kids if k > v or tree.dep[k] != "ccomp"]
        fronted = bool(reported) and reported[-1] < v
        has_object = any(tree.dep[k] in ("dobj", "attr", "oprd") for k in kids)
        for k in kids:
            dep = tree.dep[k]
            if dep in ("dobj", "attr", "oprd", "acomp", "xcomp", "prt", "dative", "pobj", "appos", "nmod", "ccomp"):
                out += [i for i in tree.subtree(k) if i != v]
            elif dep == "prep" and not fronted and not self._is_time(k) and tree.lower[k] not in _APART:
                out += tree.subtree(k)
            elif (
                dep == "advcl"
                and (not has_object or len(out) <= 7 or tree.lemma[v] in ASKING)
                and any(tree.lower[a] == "to" for a in tree.has(k, "aux"))
            ):
                out += tree.subtree(k)
            elif dep == "conj" and tree.pos[k] in ("NOUN", "PROPN"):
                out += tree.subtree(k)
            elif dep in ("cc", "punct") and tree.lower[k] in (",", "and", "“", "”", '"') and out:
                out.append(k)
        if not out and not tree.has(v, "agent"):
            loose = [
                k
                for k in kids
                if k > v and tree.pos[k] in ("NOUN", "PROPN") and tree.dep[k] not in SUBJECTS and k not in self.dated
            ]
            out = tree.subtree(loose[0]) if loose else []
        out = sorted(set(out) - {v})
        while out and tree.pos[out[-1]] in ("CCONJ", "PUNCT") and tree.lower[out[-1]] not in ("”", '"', ")", "%"):
            out.pop()
        return out

    def _addressed(self, v: int) -> set[int]:
        """The tokens that only name whom the act is addressed to, where more is said: 'with X', 'X' in 'directs X to report'."""
        tree = self.tree
        kids = [k for k in tree.kids[v] if k > v]
        more = [
            k
            for k in kids
            if tree.dep[k] in ("xcomp", "ccomp", "advcl") and any(tree.lower[a] == "to" for a in tree.has(k, "aux"))
        ]
        if not more:
            return set()
        out: set[int] = set()
        for k in kids:
            objects = (
                tree.has(k, "pobj")
                if tree.dep[k] == "prep" and tree.lower[k] in ("with", "to", "on", "upon")
                else [k]
                if tree.dep[k] == "dobj" and tree.lemma[v] in ASKING
                else []
            )
            if objects and k < more[0] and all((m := self.cast.at(o)) is not None and m.actors for o in objects):
                out |= {i for i in tree.subtree(k) if i < more[0] and i not in tree.subtree(more[0])}
        return out

    def _is_time(self, prep: int) -> bool:
        objects = self.tree.has(prep, "pobj", "pcomp")
        return bool(objects) and objects[0] in self.dated or prep in self.dated

    def what(self, clause: Clause) -> str:
        """The object of an action, short."""
        tree = self.tree
        aside = self._addressed(clause.verb) | self.dated
        aside |= {
            i
            for i in range(clause.verb, clause.verb + 60)
            if i + 1 in self.dated and tree.lower[i : i + 1] and tree.lower[i] in _APART
        }
        tokens = [
            i for i in self.object_tokens(clause) if i not in aside and not (tree.dep[i] == "prep" and self._is_time(i))
        ]
        if (
            len(tokens) > 1
            and tree.lower[tokens[0]] == "that"
            and (
                tree.dep[tokens[0]] == "mark"
                or tree.dep[clause.verb] != "relcl"
                and tree.pos[tokens[1]] in ("PROPN", "DET", "PRON")
            )
        ):
            del tokens[0]
        return self.join(self.clip(tokens, WHAT_WORDS)).strip(" ,;:.–—-")

    # ----------------------------------------------------------------------------------------- statement

    def subject(self, mention: CastMention | None, tokens: list[int], actors: tuple[str, ...]) -> str:
        """The doer as the statement begins with it: the full name for a name, brackets round what a pronoun stands for."""
        plain = self.join(tokens)
        names = [self.names[a] for a in actors if a in self.names]
        if mention is not None and mention.form == "name" or not names or len(names) > 3:
            return _listed(names) if names and len(names) <= 3 else plain
        if plain.lower() in ("we", "i") or plain.lower() == "they" and len(names) == 1:
            return f"{plain} [{_listed(names)}]"  # the verb agrees with the pronoun only
        return f"[{_listed(names)}]"

    def predicate(self, clause: Clause) -> list[int]:
        """Auxiliaries, verbs and complements, in order, without leading clauses and reporting tails."""
        tree, top = self.tree, clause.top
        keep: set[int] = set()
        chain = [*clause.chain, *clause.joint]
        for v in chain:
            keep.add(v)
            for k in tree.kids[v]:
                dep = tree.dep[k]
                if k < v and dep in _LEFT and (dep != "advmod" or tree.lower[k] in _KEEP_ADVERBS):
                    keep |= set(tree.subtree(k))
                elif k > v and self._belongs(k, v, clause):
                    keep |= set(tree.subtree(k))
            keep |= self._between(v, chain)
        if top != clause.chain[0]:
            keep.add(top)
        drop = set()
        for s in tree.has(top, *SUBJECTS):
            if tree.dep[clause.verb] != "acl":
                drop |= set(tree.subtree(s))
        own = {i for v in chain for i in [v]}
        out = sorted((keep - drop) | own)
        kept = set(out)
        marks = (
            [
                i
                for i in range(out[0], out[-1])
                if i not in kept and tree.lower[i] in (",", "-", "–", "—") and {i - 1, i + 1} <= kept
            ]
            if out
            else []
        )
        out = sorted((*out, *marks))
        loose = {x for i in out if i in self.dated and self._loose_date(i) for x in tree.subtree(i)}
        loose |= {i for i in out if i + 1 in loose and tree.lower[i] in ("later", "earlier")}
        return [i for i in out if i not in loose]

    def _loose_date(self, i: int) -> bool:
        """'today' and weekdays say nothing where the brief prints the date."""
        return self.tree.dep[i] in ("npadvmod", "advmod", "nmod", "nsubj") and self.tree.lower[i] in _DAYS

    def _between(self, v: int, chain: list[int]) -> set[int]:
        """Adjectives and 'and' that join the verbs of a chain ('is able to', 'adopt and maintain')."""
        tree, out = self.tree, set()
        for k in tree.kids[v]:
            if tree.dep[k] == "acomp" and any(tree.head[x] == k for x in chain):
                out.add(k)
            if tree.dep[k] == "cc" and any(tree.dep[x] == "conj" and tree.head[x] == v for x in chain):
                out.add(k)
            if tree.dep[k] == "prt":
                out.add(k)
        return out

    def _belongs(self, k: int, v: int, clause: Clause) -> bool:
        tree, dep = self.tree, self.tree.dep[k]
        if dep in SUBJECTS:
            return False
        if dep in ("conj", "cc", "preconj"):
            return tree.pos[k] in ("NOUN", "PROPN", "NUM") and dep == "conj"
        if dep == "punct":
            return tree.lower[k] in ("“", "”", '"', "%", "$")
        if (
            dep == "advcl"
            and tree.tag[k] != "VB"
            and not ({tree.lower[m] for m in tree.has(k, "mark")} & {"if", "unless", "until"})
        ):
            return False
        return dep not in ("parataxis", "dep", "intj", "meta")

    def sentence(self, text: str) -> str:
        """A capital at the start, one full stop at the end, balanced marks."""
        text = tidy(text).strip(" ,;:–—-•*#|")
        text = balanced(text)
        if not text:
            return ""
        text = text[0].upper() + text[1:] if text[0].islower() else text
        if text[-1] in "”\"’'" and len(text) > 1 and text[-2] in ".!?":
            return text
        if text[-1] in '”"' and len(text) > 1 and text[-2] == ",":
            text = text[:-2] + text[-1]
        return text if text[-1] in ".!?" else text + "."

    def statement(
        self, clause: Clause, mention: CastMention | None, subject_tokens: list[int], actors: tuple[str, ...]
    ) -> str:
        """The clause as a short plain sentence."""
        tree = self.tree
        lead = self.subject(mention, self._short_np(subject_tokens), actors)
        tokens = self.predicate(clause)
        borrowed = self._borrowed(clause, tokens)
        room = max(10, STATEMENT_WORDS - len(lead.split()))
        quote = self._quoted(clause, tokens)
        tokens = self.clip(quote or tokens, room + 4 if quote else room)
        names = self._pronouns(tokens, clause, mention, actors)
        if quote and tree.pos[clause.verb] == "VERB" and tokens and tree.lower[tokens[0]] not in ("“", '"'):
            first = (
                tokens[next(n for n, i in enumerate(tokens) if i == clause.verb) + 1 :][:1]
                if clause.verb in tokens
                else []
            )
            if first and first[0] < clause.verb and tree.pos[first[0]] != "PUNCT":
                at = first[0]
                text = tree.text[at].lower() if tree.pos[at] != "PROPN" and at in self.opening else tree.text[at]
                names.setdefault(at, (at, "[that] " + text))
        body = self.join(tokens, names)
        if tokens and tokens[0] in self.opening and tree.pos[tokens[0]] != "PROPN" and body[1:2].islower():
            body = body[0].lower() + body[1:]
        if tree.dep[clause.verb] == "acl" and clause.passive:
            return self.sentence(self._participle(clause))
        if body[:1] in ("'", "’") and "[" in lead and not borrowed:  # 'We’ve [the Ministry] kept'
            short, _, body = body.partition(" ")
            pronoun, _, whom = lead.partition(" ")
            lead = f"{pronoun}{short} {whom}" if whom else f"{lead}{short}"
        return self.sentence(" ".join(x for x in (lead, borrowed, body) if x))

    def continued(
        self, clause: Clause, mention: CastMention | None, subject: list[int], actors: tuple[str, ...], words: str
    ) -> str:
        """The statement of a list item: the lead-in's subject and verb words, then the item."""
        lead = (
            self.subject(mention, self._short_np(subject), actors)
            if mention is not None
            else self.join(subject).rstrip(" :")
        )
        body = self.join(self.clip(self.predicate(clause), max(10, STATEMENT_WORDS - len(lead.split()))))
        body = body[:1].lower() + body[1:] if body[1:2].islower() else body
        if words.endswith("to") and body.startswith("to "):
            body = body[3:]
        return self.sentence(" ".join(x for x in (lead, words, body) if x))

    def _participle(self, clause: Clause) -> str:
        """'a push led by a colleague': the noun phrase itself."""
        tree = self.tree
        noun = clause.patients[0]
        tokens = [i for i in tree.subtree(noun, frozenset(("relcl", "appos"))) if i >= noun - 6]
        return self.join(self.clip(tokens, STATEMENT_WORDS))

    def _quoted(self, clause: Clause, tokens: list[int]) -> list[int]:
        """For '“...,” said X' the verb first, then what was said."""
        tree, v = self.tree, clause.verb
        before = [k for k in tree.has(v, "ccomp") if k < v]
        if not before or any(tree.dep[k] in ("dobj", "ccomp") and k > v for k in tree.kids[v]):
            return []
        tokens = [i for i in tokens if i <= v]
        said = [i for i in tree.subtree(before[0]) if i < v]
        opening = said[0] - 1
        if (
            opening >= 0
            and tree.lower[opening] in ("“", '"', "''", "``")
            and self.analysis.block[opening] == self.analysis.block[v]
        ):
            said.insert(0, opening)
            if tree.lower[said[-1]] not in ("”", '"', "''"):
                said.append(next((j for j in range(said[-1], v) if tree.lower[j] in ("”", '"', "''")), said[-1]))
        said = sorted(set(said))
        return [*(i for i in tokens if i <= v and i not in said), *said]

    def _short_np(self, tokens: list[int]) -> list[int]:
        return self._without_asides(tokens) if len(tokens) > 12 else tokens

    def _borrowed(self, clause: Clause, tokens: list[int]) -> str:
        """The auxiliary that a verb joined by 'and' shares with the first: 'must report ... and [must] remit'."""
        tree, v = self.tree, clause.top
        if tree.dep[v] != "conj" or tree.tag[v] not in ("VB", "VBN", "VBG") or tree.has(v, "aux", "auxpass"):
            return ""
        h = tree.head[v]
        while tree.dep[h] == "conj" and not tree.has(h, "aux", "auxpass") and tree.is_verb(tree.head[h]):
            h = tree.head[h]
        aux = tree.has(h, "aux", "auxpass", "neg")
        return " ".join(tree.text[a] for a in aux if a < h)

    def _pronouns(
        self, tokens: list[int], clause: Clause, mention: CastMention | None, actors: tuple[str, ...]
    ) -> dict[int, tuple[int, str]]:
        """Other wordings: resolved pronouns of the predicate in brackets, unless they mean the doer itself."""
        out: dict[int, tuple[int, str]] = {}
        for i in tokens:
            m = self.cast.at(i)
            if m is None or m.form != "pronoun" or not m.actors or m.start != i or set(m.actors) & set(actors):
                continue
            names = [self.names[a] for a in m.actors if a in self.names]
            if names and len(names) <= 2:
                possessive = self.tree.tag[i] == "PRP$"
                out[i] = (m.end - 1, f"[{_listed(names)}{'’s' if possessive else ''}]")
        return out


RELATIVE = frozenset(("who", "which", "that", "whom", "whose", "where", "when"))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def tidy(text: str) -> str:
    """One line, no space before punctuation, no Markdown marks."""
    text = _FOOT.sub("", _SPACE.sub(" ", text))
    return _MARKS.sub(r"\1", text).replace(",,", ",").replace("( ", "(").replace(",.", ".").strip()


_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


def balanced(text: str) -> str:
    """Without a quotation mark or bracket that has lost its other half."""
    for a, b in _PAIRS:
        opened, closed = text.count(a), text.count(b)
        if opened > closed:
            if a == "“":
                text += b if not text.endswith((",", ".")) else ""
                if text.count(a) > text.count(b):
                    text = text[:-1] + b
            else:
                text = text.replace(a, "", opened - closed)
        elif closed > opened:
            text = text.replace(b, "", closed - opened)
    return text.replace('"', "", 1) if text.count('"') % 2 else text


def headline_case(kind: BlockKind) -> bool:
    """Are verbs of such a block to be read as a headline's?"""
    return kind in (BlockKind.TITLE, BlockKind.HEADING)
