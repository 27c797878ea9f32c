"""The plain sentence that a brief prints for an action.

Made of the document's own words: branches of the tree are left out, nothing is reworded. What stands for a pronoun is put
in square brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.analysis import CastMention
from briefgen.extract.clauses import SUBJECTS, Clause
from briefgen.extract.phrases import Phrases, tidy

STATEMENT_WORDS = 30
_DAYS = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split())
_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_KEEP_ADVERBS = frozenset(
    "not never no longer only also again further fully jointly formally immediately officially temporarily permanently".split()
)


class Writer(Phrases):
    """Writes the objects and the statements of one document's clauses."""

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


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


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
