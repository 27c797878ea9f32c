"""The plain sentence that a brief prints for an action.

Made of the document's own words: branches of the tree are left out, nothing is reworded. What stands for a pronoun is put
in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from briefgen.extract.analysis import CastMention
from briefgen.extract.clauses import SUBJECTS, Clause
from briefgen.extract.cutting import cut
from briefgen.extract.phrases import Phrases, tidy
from briefgen.model import ActorKind, BlockKind

STATEMENT_WORDS = 40  # a longer one ends at the last clause before; no shorter one is cut
_DAYS = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split())
_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_TIES = frozenset(  # adverbs that only tie a sentence to the one before it, or to the day of writing
    "also further additionally moreover however therefore thus then now recently just already meanwhile accordingly "
    "consequently similarly likewise instead finally lastly importantly notably specifically here there when where how why "
    "too furthermore nevertheless nonetheless indeed".split()
)
_HEDGES = frozenset("allegedly reportedly possibly perhaps maybe probably supposedly".split())
_FIRST = frozenset("i we me us my our ours mine myself ourselves".split())
SAYING = frozenset(
    "say tell add note state write comment remark explain warn insist stress argue claim continue announce declare assure conclude "
    "suggest observe reply respond acknowledge recall report believe think hope predict read ask confirm emphasize remind".split()
)
_CONDITIONS = frozenset(("if", "unless", "once", "provided"))
_CONDITION_WORDS = 14
_SUBJECT_WORDS = 24


class Writer(Phrases):
    """Writes the objects and the statements of one document's clauses."""

    # ----------------------------------------------------------------------------------------- statement

    def subject(
        self, mention: CastMention | None, tokens: list[int], actors: tuple[str, ...], body: Sequence[int] = ()
    ) -> str:
        """The doer as the statement begins with it: the full name for a name, brackets round what a pronoun stands for.

        Where the verb in `body` agrees with 'we' or 'I' only, the speaker stands before them: '[The Ministry:] We are'.
        """
        plain = self.join(self._without_asides(self._undated(tokens))).strip(" ,;:–—-")
        bare = [self.names[a] for a in actors if a in self.names]
        names = [self.named(a) for a in actors if a in self.names]
        if not names or len(names) > 3:
            return plain
        if mention is not None and mention.form == "name" and not self._partial(tokens, len(names)):
            owned = len(names) > 1 and any(self.tree.tag[i] == "POS" for i in tokens)
            return plain if owned and all(n in plain for n in bare) else self._participial(_listed(names), body)
        if all(n.casefold() in plain.casefold() for n in bare):
            return self._participial(plain, body)  # 'Many producers': the document's own words
        if mention is not None and mention.form == "name":
            return self._participial(plain, body)
        low = plain.lower()
        if low in ("we", "i") and not self._agrees(body, len(names)):
            return f"[{_capital(_listed(names))}:] {_capital(plain)}"
        if low == "they" and len(names) == 1 and not self._agrees(body, 1) and not self._plural(actors[0]):
            return f"{plain} [{names[0]}]"  # the verb agrees with the pronoun only
        return self._participial(f"[{_listed(names)}]", body)

    def _participial(self, lead: str, body: Sequence[int]) -> str:
        """'[The Board:] nominating a chair': a participle makes no sentence with its doer."""
        first = next((i for i in body if self.tree.pos[i] in ("VERB", "AUX")), None)
        if first is None or self.tree.tag[first] != "VBG" or not lead:
            return lead
        return f"[{_capital(lead.strip('[]'))}:]"

    def _partial(self, tokens: list[int], names: int) -> bool:
        """Whether more take part than have names: 'Leaders of banks and the Treasury'."""
        tree, there = self.tree, set(tokens)
        head = next((i for i in tokens if tree.head[i] not in there or tree.head[i] == i), None)
        count = 0
        while head is not None:
            count += 1
            head = next((k for k in tree.has(head, "conj") if k in there and tree.pos[k] in ("NOUN", "PROPN")), None)
        return count > names and len(tokens) <= _SUBJECT_WORDS

    def headless(self, clause: Clause, actors: tuple[str, ...]) -> str:
        """The statement of a clause whose subject the parser has lost: the doers' names first, in brackets if not said there."""
        tokens = self.whole(self.predicate(clause), STATEMENT_WORDS)
        names = [self.named(a) for a in actors if a in self.names]
        sent = self.analysis.sent(clause.verb)
        said = {
            a for m in self.cast.mentions if m.form == "name" and sent.start <= m.start < clause.verb for a in m.actors
        }
        lead = _listed(names) if 0 < len(names) <= 3 else ""
        lead = lead if not lead or set(actors) <= said else f"[{lead}]"
        return self.sentence(" ".join(x for x in (self._participial(lead, tokens), self.join(tokens)) if x))

    def _agrees(self, body: Sequence[int], count: int) -> bool:
        """Whether what is said of 'we' can be said of names: 'will sign', 'signed', but not 'are signing our pact'."""
        tree = self.tree
        if any(tree.lower[i] in _FIRST for i in body):
            return False
        first = next((i for i in body if tree.pos[i] in ("VERB", "AUX")), None)
        if first is None or count > 1:
            return first is not None
        return tree.tag[first] == "MD" or tree.tag[first] == "VBD" and tree.lower[first] not in ("was", "were")

    def _plural(self, actor: str) -> bool:
        return any(a.id == actor and a.kind is ActorKind.GROUP for a in self.cast.actors)

    def named(self, actor: str) -> str:
        """An actor's name with its article, if the document writes one before it."""
        return f"the {self.names[actor]}" if actor in self.articled else self.names[actor]

    @cached_property
    def articled(self) -> frozenset[str]:
        """Actors whose names the document's sentences use with 'the'; the full name counts before its short forms."""
        tree = self.tree
        seen: dict[str, list[tuple[bool, bool]]] = {}
        people = {a.id for a in self.cast.actors if a.kind is ActorKind.PERSON}
        for m in self.cast.mentions:
            if m.form != "name" or len(m.actors) != 1 or m.actors[0] in people or m.actors[0] not in self.names:
                continue
            if self.analysis.kind(self.analysis.doc[m.start]) in (BlockKind.TITLE, BlockKind.HEADING):
                continue
            name = self.names[m.actors[0]]
            inside = tree.lower[m.start] == "the" and not name.lower().startswith("the ")
            before = m.start > 0 and tree.lower[m.start - 1] == "the" and tree.tag[m.end - 1] != "POS"
            text = self.analysis.text(m.start + inside, m.end)
            adjective = m.end < len(tree.pos) and tree.dep[m.end - 1] in ("compound", "amod", "nmod", "poss")
            if not adjective:
                seen.setdefault(m.actors[0], []).append((text == name, inside or before))
        out = set()
        for actor, uses in seen.items():
            full = [the for same, the in uses if same] or [the for _, the in uses]
            if 2 * sum(full) >= len(full) and any(full) and not self.names[actor].lower().startswith("the "):
                out.add(actor)
        return frozenset(out)

    def _undated(self, tokens: list[int]) -> list[int]:
        """Without the dateline or the 'Today,' that the parser takes for part of a subject."""
        tree = self.tree
        dash = next((n for n, i in enumerate(tokens[:14]) if tree.lower[i] in ("–", "—", "--", "-")), None)
        if dash and len(tokens) > dash + 1 and tree.text[tokens[0]].isupper() and len(tree.text[tokens[0]]) > 2:
            tokens = tokens[dash + 1 :]
        while len(tokens) > 1 and (
            tokens[0] in self.dated and tree.lower[tokens[0]] in _DAYS or tree.pos[tokens[0]] == "PUNCT"
        ):
            tokens = tokens[1:]
        return tokens

    def predicate(self, clause: Clause) -> list[int]:
        """Auxiliaries, verbs and complements, in order, without leading clauses and reporting tails."""
        tree, top = self.tree, clause.top
        keep: set[int] = set()
        chain = [*clause.chain, *clause.joint]
        for v in chain:
            keep.add(v)
            for k in tree.kids[v]:
                dep = tree.dep[k]
                if k < v and dep in _LEFT and (dep != "advmod" or self._says_how(k, v)):
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

    def _says_how(self, k: int, v: int) -> bool:
        """Whether an adverb before the verb belongs to what is said: 'never', 'jointly'; not 'also', not what opens the sentence."""
        tree = self.tree
        if tree.lower[k] in _TIES or tree.tag[k] == "WRB" or tree.lower[k] in _DAYS or k in self.dated:
            return False
        first = next((s for s in tree.has(v, *SUBJECTS)), None)
        return tree.lower[k] in _HEDGES or first is None or k > first

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
        text = _STRAIGHT.sub('"', balanced(text))
        if not text:
            return ""
        text = _capital(text) if text[0].islower() else text
        if text[0] == "[" and text[1:2].islower() and text[1:5] == "the ":
            text = "[T" + text[2:]
        if text[-1] in "”\"’'" and len(text) > 1 and text[-2] in ".!?":
            return text
        if text[-1] in '”"' and len(text) > 1 and text[-2] == ",":
            text = text[:-2] + text[-1]
        return text if text[-1] in ".!?…" else text + "."

    def statement(
        self, clause: Clause, mention: CastMention | None, subject_tokens: list[int], actors: tuple[str, ...]
    ) -> str:
        """The clause as a short plain sentence."""
        tree = self.tree
        if tree.dep[clause.verb] == "acl" and clause.passive:
            return self.sentence(self._participle(clause))
        tokens = self.predicate(clause)
        lead = self.subject(mention, self._short_np(subject_tokens), actors, tokens)
        borrowed = self._borrowed(clause, tokens)
        condition = self._condition(clause)
        room = max(10, STATEMENT_WORDS - len(f"{condition} {lead}".split()))
        quote = self._quoted(clause, tokens)
        tokens = self.whole(quote or tokens, room)
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
                if self._in_marks(clause, tokens[-1]):
                    names[at] = (at, "“" + _capital(text))  # the rest of a quotation that began earlier
                else:
                    names.setdefault(at, (at, "[that] " + text))
        body = self.join(tokens, names)
        if tokens and tokens[0] in self.opening and tree.pos[tokens[0]] != "PROPN" and body[1:2].islower():
            body = body[0].lower() + body[1:]
        if body[:1] in ("'", "’") and "[" in lead and not borrowed:  # 'We’ve [the Ministry] kept'
            short, _, body = body.partition(" ")
            if lead.endswith("]") and not lead.startswith("["):
                pronoun, _, whom = lead.partition(" ")
                lead = f"{pronoun}{short} {whom}"
            else:
                lead += short
        body += self._trailing(tokens)
        if condition and lead[:4] == "The ":
            lead = "the " + lead[4:]
        return self.sentence(" ".join(x for x in (condition, lead, borrowed, body) if x))

    def whole(self, tokens: list[int], limit: int) -> list[int]:
        """The tokens without asides, all of them if they are at most `limit` words, else up to the end of a clause."""
        kept = cut(self.tree, self._without_asides(self._without_links(tokens)), limit)
        return self._closed(kept) if len(kept) < len(tokens) else kept

    def _trailing(self, tokens: list[int]) -> str:
        """'…' where the source itself breaks off there, as teasers do."""
        after = tokens[-1] + 1 if tokens else 0
        broken = 0 < after < len(self.tree.text) and self.tree.text[after].startswith(("...", "…"))
        return "…" if broken and self.analysis.block[after] == self.analysis.block[after - 1] else ""

    def _condition(self, clause: Clause) -> str:
        """'If talks fail,' before the subject."""
        tree = self.tree
        for k in tree.has(clause.top, "advcl"):
            if k < clause.top and {tree.lower[m] for m in tree.has(k, "mark")} & _CONDITIONS:
                tokens = tree.subtree(k)
                if len(tokens) <= _CONDITION_WORDS and tokens[-1] - tokens[0] == len(tokens) - 1:
                    return self.join(tokens).strip(" ,;") + ","
        return ""

    def continued(
        self, clause: Clause, mention: CastMention | None, subject: list[int], actors: tuple[str, ...], words: str
    ) -> str:
        """The statement of a list item: the lead-in's subject and verb words, then the item."""
        lead = (
            self.subject(mention, self._short_np(subject), actors)
            if mention is not None
            else self.join(subject).rstrip(" :")
        )
        body = self.join(self.whole(self.predicate(clause), max(10, STATEMENT_WORDS - len(lead.split()))))
        body = body[:1].lower() + body[1:] if body[1:2].islower() else body
        if words.endswith("to") and body.startswith("to "):
            body = body[3:]
        return self.sentence(" ".join(x for x in (lead, words, body) if x))

    def _participle(self, clause: Clause) -> str:
        """For 'it follows talks led by a colleague' the whole clause that tells of the talks."""
        tree = self.tree
        noun = clause.patients[0]
        above = next(
            (i for i in tree.up(noun) if tree.is_verb(i) and tree.has(i, *SUBJECTS) or tree.dep[i] == "ROOT"), noun
        )
        if tree.dep[above] == "relcl" or not tree.has(above, *SUBJECTS):
            tokens = [i for i in tree.subtree(noun, frozenset(("relcl", "appos"))) if i >= noun - 6]
            return self.join(self.whole(tokens, STATEMENT_WORDS))
        first = min(tree.subtree(tree.has(above, *SUBJECTS)[0]))
        last = [
            k for k in tree.has(above, "parataxis", "conj", "ccomp") if k > clause.verb or noun not in tree.subtree(k)
        ]
        left = {i for k in last for i in tree.subtree(k)}
        return self.join(
            self.whole(self._undated([i for i in tree.subtree(above) if i >= first and i not in left]), STATEMENT_WORDS)
        )

    def _quoted(self, clause: Clause, tokens: list[int]) -> list[int]:
        """For '“...,” said X' the verb first, then what was said."""
        tree, v = self.tree, clause.verb
        before = [k for k in tree.has(v, "ccomp") if k < v]
        if not before or tree.lemma[v] not in SAYING or any(tree.dep[k] == "ccomp" and k > v for k in tree.kids[v]):
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
            if tree.lower[said[-1]] not in ("”", '"', "''"):
                said.append(next((j for j in range(said[-1], v) if tree.lower[j] in ("”", '"', "''")), said[-1]))
        said = sorted(set(said))
        return [*(i for i in tokens if i not in said), *said]

    def _in_marks(self, clause: Clause, last: int) -> bool:
        """Whether a quotation closes between its last token and the verb that reports it."""
        between = self.tree.lower[last : max(clause.verb, last + 1)]
        return any(mark in ("”", '"', "''") for mark in between)

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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


_STRAIGHT = re.compile(r'[,.]?\s+"(?=\W*$)')
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
