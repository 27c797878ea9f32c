"""The plain sentence that a brief prints for an action.

Made of the document's own words: branches are left out, nothing is reworded; what stands for a pronoun is in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.extract.analysis import CastMention
from briefgen.extract.claims import fronted, instead
from briefgen.extract.clauses import Clause
from briefgen.extract.cutting import cut, words
from briefgen.extract.governing import ASKING, made_to
from briefgen.extract.nominal import NominalEvent, past, undated
from briefgen.extract.pairs import balanced
from briefgen.extract.phrases import tidy
from briefgen.extract.quotations import SAYING, Quotations
from briefgen.extract.subjects import capital, listed, possessive, some
from briefgen.extract.tree import ASIDE, SUBJECTS
from briefgen.extract.trimming import RELATIVE
from briefgen.model import ActorKind

STATEMENT_WORDS = 40  # a longer one ends at the last clause before; no shorter one is cut
_LEAD_WORDS = 15  # so many words of who and when count: many long names leave room for what was done
_CONDITIONS = frozenset(("if", "unless", "once", "provided"))
_CONDITION_WORDS = 14
_TURNED = frozenset(("we", "i", "they"))  # pronouns whose verb does not agree with the name of one
_PERSONAL = frozenset("he she his her him hers himself herself".split())
_SPEAKER = re.compile(r"^(\[[^\[\]]+:\]) (.*)$")
# no sentence ends with them
_HANGING = frozenset("and or but as by than that to including which who whom whose".split())
# 'the last time they met': no object
_OCCASIONS = frozenset("time day week month year moment way reason place".split())
_SENT = ASKING | {"hire", "pay", "use", "appoint", "choose", "select", "commission", "allow", "send"}  # to do something
_CLOSING = frozenset((",", ";", "–", "—", "-", ")"))
_LISTED = 3  # of a long list so many are named
_LIST_WORDS = 45  # a statement beyond it has its list shortened


class Writer(Quotations):
    """Writes the objects and the statements of one document's clauses."""

    def statement(
        self, clause: Clause, mention: CastMention | None, subject_tokens: list[int], actors: tuple[str, ...]
    ) -> str:
        """The clause as a short plain sentence."""
        tree = self.tree
        subject_tokens = [i for i in subject_tokens if i not in self.printed]  # 'Envoys of the states on Monday asked'
        joined = (
            tree.dep[clause.verb] == "conj" and tree.dep[tree.head[clause.verb]] == "acl"
        )  # 'backed by A and signed by B'
        if clause.passive and clause.patients and (tree.dep[clause.verb] == "acl" or joined):
            return self.sentence(self._participle(clause))
        tokens = self.predicate(clause)
        if (
            clause.passive
            and (be := next((k for k in tree.has(clause.verb, "auxpass") if k > clause.verb), None)) in tokens
        ):
            tokens = [be, *(k for k in tokens if k != be)]  # 'Also named is Ada Holm'
        lead = self.subject(mention, self._short_np(subject_tokens), actors, tokens)
        if instead(tree, clause.top) and subject_tokens and tree.lower[subject_tokens[0]] == "neither":
            lead = f"[{capital(listed([self.named(a) for a in actors if a in self.names]))}]"
        borrowed = self._borrowed(clause, tokens) or self._was(clause)
        pronoun = self.join(subject_tokens).lower()
        condition = self._condition(clause)
        room = STATEMENT_WORDS - min(len(f"{condition} {lead}".split()), _LEAD_WORDS)
        quote = self.said(clause, tokens)
        tokens = self.whole(quote or tokens, room)
        tokens, short = self._short_list(tokens)
        names = short | self._pronouns(tokens, clause, mention, actors) | self._object_of_relative(tokens, clause)
        names |= fronted(tree, clause.top)
        if quote and tree.pos[clause.verb] == "VERB" and tokens and tree.lower[tokens[0]] not in ("“", '"'):
            first = (
                tokens[next(n for n, i in enumerate(tokens) if i == clause.verb) + 1 :][:1]
                if clause.verb in tokens
                else []
            )
            if first and first[0] < clause.verb and tree.pos[first[0]] != "PUNCT":
                at = first[0]
                begins = at in self.opening or tree.pos[at] in ("DET", "ADP", "PRON", "NOUN", "ADV", "SCONJ")
                plain = begins and not self.proper(at) and (tree.text[at] == "A" or tree.text[at][1:].islower())
                text = tree.text[at].lower() if plain else tree.text[at]
                if self.in_marks(clause, tokens[-1]):
                    names[at] = (at, "“" + capital(text))  # the rest of a quotation that began earlier
                else:
                    text = "" if tree.pos[at] == "CCONJ" else text  # 'And on Friday Norland left, she said'
                    names.setdefault(at, (at, f"[that] {text}".rstrip()))
        if pronoun in _TURNED and actors and not borrowed:
            lead, tokens = self.turned(self.subject(mention, subject_tokens, actors, tokens), actors, tokens)
        if late := self._late(tokens, clause.verb):
            tokens = [*late, *(i for i in tokens if i not in late)]
            names = names | {clause.verb: (clause.verb, tree.lower[clause.verb])}
        body = self.join(tokens, names)
        if tokens and tokens[0] in self.opening and tree.pos[tokens[0]] != "PROPN" and body[1:2].islower():
            body = body[0].lower() + body[1:]
        if _CLITIC.match(body) and "[" in lead and not borrowed:  # 'We’ve [the Ministry] kept'
            clipped, _, body = body.partition(" ")
            if clipped[1:] == "s" and lead.endswith("]"):
                lead, clipped = lead[:-1], " has]" if {"VBN", "VBD"} & {tree.tag[i] for i in tokens[1:3]} else " is]"
            lead += clipped
        body += self._trailing(tokens)
        if clause.origin == "directed" and lead and tree.tag[clause.top] == "VB" and not borrowed:
            lead = self._is_to(lead, actors, clause)
            body = body if body.startswith("to ") else f"to {body}"
        if condition and (said := _SPEAKER.match(lead)):
            lead, condition = said[2], f"{said[1]} {condition}"
        return self.sentence(" ".join(x for x in (condition, lead, borrowed, body) if x))

    def _late(self, tokens: list[int], v: int) -> list[int]:
        """The 'are' of 'Joining Ada Holm are Senators X and Y', which the statement puts first."""
        if tokens[:1] != [v] or self.tree.tag[v] != "VBG":
            return []
        return [k for k in self.tree.has(v, "aux") if k > v and k in tokens and self.tree.lemma[k] == "be"]

    def _said_before_it(self, v: int) -> list[int]:
        """'The fees are meant to slow trade, Minister Ada Holm said': what stands before the comma, where it is no quotation."""
        tree = self.tree
        told = next((k for k in tree.has(v, "ccomp") if k < v), None)
        comma = next((i for i in range(v, self.analysis.sent(v).start, -1) if tree.lower[i] == ","), None)
        if told is None or comma is None or told > comma:
            return []
        tokens = [i for i in tree.subtree(told) if i < comma]
        return [] if any(tree.lower[i] in ("“", "”", '"') for i in tokens) else self.whole(tokens, STATEMENT_WORDS)

    def headless(self, clause: Clause, actors: tuple[str, ...]) -> str:
        """The statement of a clause whose subject the parser has lost: the doers' names first, in brackets if not said there."""
        tree = self.tree
        tokens = self.whole(self.predicate(clause), STATEMENT_WORDS)
        if tokens == [clause.verb] and tree.lemma[clause.verb] in SAYING:
            tokens += self._said_before_it(clause.verb)
        names = [self.named(a) for a in actors if a in self.names]
        sent = self.analysis.sent(clause.verb)
        said = {
            a for m in self.cast.mentions if m.form == "name" and sent.start <= m.start < clause.verb for a in m.actors
        }
        lead = some(names) if names else ""
        lead = lead if not lead or set(actors) <= said else f"[{lead}]"
        return self.sentence(" ".join(x for x in (self._participial(lead, tokens), self.join(tokens)) if x))

    def told_by_noun(self, e: NominalEvent) -> str:
        """'[The Ministry decided] to close two yards' for its decision to close them."""
        content = self.whole(undated(self.tree, e.content, self.dated), 30)
        names = listed([self.named(a) for a in e.doers if a in self.names])
        return self.sentence(f"[{capital(names)} {e.aim or past(e.verb)}] {self.join(content)}")

    def roster(self, subject: list[int], verb: int, actors: tuple[str, ...]) -> str:
        """'Participants included A, B, C [and 9 others].'"""
        return self.sentence(f"{self.join(subject)} {self.tree.text[verb]} {self.some_of(actors)}")

    def some_of(self, actors: Sequence[str]) -> str:
        """'A, B, C [and 9 others]'."""
        names = [self.names[a] for a in actors if a in self.names]
        more = len(names) - _LISTED
        return f"{', '.join(names[:_LISTED])} [and {more} others]" if more > 1 else listed(names)

    def whole(self, tokens: list[int], limit: int) -> list[int]:
        """The tokens without asides, all of them if they are at most `limit` words, else up to the end of a clause."""
        kept = cut(self.tree, self._unresumed(self._without_asides(self._without_links(tokens))), limit)
        low = [self.tree.lower[i] for i in kept[-3:]]
        hangs = low[-1:] != [] and (
            low[-1] in _HANGING
            and not self._stands_last(kept[-1])
            or self.tree.dep[kept[-1]] == "case"
            or low[-1] == "of"
            and self.tree.lower[kept[-1] + 1 : kept[-1] + 2] == ["and"]  # 'weighs the cost of and orders it'
            or low == ["among", "other", "things"]
            or self._measured(kept)
        )
        return self._closed(kept) if len(kept) < len(tokens) or hangs else kept

    def _stands_last(self, i: int) -> bool:
        """'said the fleet should not have to.', 'the plan that it agreed to,': nothing was left out behind it."""
        tree = self.tree
        ends = tree.pos[i + 1 : i + 2] in ([], ["PUNCT"]) and tree.lower[i + 1 : i + 2] != [":"]
        return tree.lower[i] == "to" and tree.dep[i] in ("xcomp", "prep") and ends

    def _unresumed(self, tokens: list[int]) -> list[int]:
        """Up to a relative clause that was left out, where what follows goes on with it: 'a deal | exporters better access'."""
        tree, there = self.tree, set(tokens)
        for n, (a, b) in enumerate(pairwise(tokens)):
            gone = [i for i in range(a + 1, b) if i not in there]
            if gone and (tree.tag[b] == "POS" or len(gone) > 3 and ";" in (tree.lower[k] for k in gone)):
                if (tree.lower[a], tree.tag[b]) != ("to", "VB"):  # 'has committed to | open ports; list ships'
                    return tokens[: n + 1]
            verb = tree.head[b] if tree.dep[b] in ("aux", "auxpass") else b
            lost = [k for k in gone if k in tree.has(verb, *SUBJECTS) and tree.lower[k] not in RELATIVE]
            if lost and tree.dep[verb] == "relcl":
                return tokens[: n + 1]  # 'a deal | had lobbied', of talks in which others had
            relative = len(gone) > 3 and tree.lower[gone[0]] == "," and tree.lower[gone[1]] in RELATIVE
            nxt = b + (tree.lower[b] == ",")  # 'a system | , which lets them use cash, cards or coins'
            goes_on = nxt in there and tree.pos[nxt] in ("NOUN", "PROPN", "ADJ", "DET", "PRON")
            if relative and tree.lower[gone[-1]] not in _CLOSING and goes_on:
                return tokens[: n + 1]
        return tokens

    def continued(
        self,
        mention: CastMention | None,
        subject: list[int],
        actors: tuple[str, ...],
        words: str,
        item: list[int],
    ) -> str:
        """The statement of a list item: the lead-in's subject and verb words, then the item's own tokens."""
        plain = self.join(self._short_np(subject)).rstrip(" :,")
        lead = self.subject(mention, self._short_np(subject), actors) if mention is not None else plain
        if (
            words.split(" ")[0].endswith("ing")
            or not words
            and item
            and (self.tree.tag[item[0]] == "VBG" or self.tree.pos[item[0]] != "VERB")
        ):
            lead = f"[{capital(lead.strip('[]'))}:]"
        body = self.join(self.whole(item, max(10, STATEMENT_WORDS - len(lead.split())))).strip(" ,;")
        body = body[:1].lower() + body[1:] if body[1:2].islower() and self.tree.pos[item[0]] != "PROPN" else body
        if words.endswith("to") and body.startswith("to "):
            body = body[3:]
        return self.sentence(" ".join(x for x in (lead, words, body) if x))

    def sentence(self, text: str) -> str:
        """A capital at the start, one full stop at the end, balanced marks."""
        text = _STUMP.sub("", tidy(text)).strip(" ,;:–—-•*#|")
        text = balanced(_STRAIGHT.sub('"', text)).lstrip().rstrip(" ,;:")
        if not text:
            return ""
        text = capital(text) if text[0].islower() else text
        if text[0] == "[" and text[1:3].islower():
            text = "[" + capital(text[1:])
        if text[-1] in "”\"’'" and len(text) > 1 and text[-2] in ".!?":
            return text
        if text[-1] in '”"' and len(text) > 1 and text[-2] == ",":
            text = text[:-2] + text[-1]
        return text if text[-1] in ".!?…" else text + "."

    def _trailing(self, tokens: list[int]) -> str:
        """'…' where the source itself breaks off there, as teasers do."""
        after = tokens[-1] + 1 if tokens else 0
        broken = 0 < after < len(self.tree.text) and self.tree.text[after].startswith(("...", "…"))
        return "…" if broken and self.analysis.block[after] == self.analysis.block[after - 1] else ""

    def _is_to(self, lead: str, actors: tuple[str, ...], clause: Clause) -> str:
        """For 'directs the Board to report' the subject of 'The Board [is] to report', for 'authorizes the Board to act' of 'The Board [is authorized] to act'."""
        several = len(actors) > 1 or any(self.tree.tag[i] in ("NNS", "NNPS") for i in clause.subjects)
        verb = "are" if several or len(actors) == 1 and self._plural(actors[0]) else "is"
        if clause.parent is not None:
            verb = made_to(self.tree, clause.parent, verb)
        return f"{lead[:-1]} {verb}]" if lead.endswith("]") else f"{lead} [{verb}]"

    def _condition(self, clause: Clause) -> str:
        """'If talks fail,' before the subject."""
        tree = self.tree
        for k in tree.has(clause.top, "advcl"):
            if k < clause.top and {tree.lower[m] for m in tree.has(k, "mark")} & _CONDITIONS:
                tokens = tree.subtree(k)
                if len(tokens) <= _CONDITION_WORDS and tokens[-1] - tokens[0] == len(tokens) - 1:
                    return self.join(tokens).strip(" ,;") + ","
        return ""

    def _participle(self, clause: Clause) -> str:
        """For 'it follows talks led by a colleague' what tells of the talks: 'Talks [were] led by a colleague'."""
        tree, v = self.tree, clause.verb
        noun = clause.patients[0]
        named = self._without_asides([i for i in tree.subtree(noun, ASIDE) if i < v])
        told = [i for i in tree.subtree(v, frozenset(("relcl", "appos"))) if i >= v]
        owners = self.owners(named)
        tokens = [
            *(i for i in named if tree.pos[i] != "PUNCT" or i < noun),
            *self.whole(self._undated(told), STATEMENT_WORDS),
        ]
        return self.join(tokens, {**owners, v: (v, f"{self._be(noun)} {tree.text[v]}")})

    def _be(self, noun: int) -> str:
        return "[were]" if self._several(noun) else "[was]"

    def _several(self, noun: int) -> bool:
        return self.tree.tag[noun] in ("NNS", "NNPS") or bool(self.tree.has(noun, "conj"))

    def _was(self, clause: Clause) -> str:
        """What makes a sentence of the participle in 'Led by X, the campaign reached', 'was an aide and appointed envoy', 'X to be led by Y'."""
        tree, top = self.tree, clause.top
        shared = tree.dep[top] == "conj" and tree.lower[tree.head[top]] in ("was", "were")
        bare = (tree.dep[top] == "advcl" or shared) and not tree.has(top, "aux", "auxpass")
        if clause.patients and tree.dep[top] == "relcl" and any(tree.lower[a] == "to" for a in tree.has(top, "aux")):
            return "[are]" if self._several(clause.patients[0]) else "[is]"  # 'the board to be set up by X'
        return self._be(clause.patients[0]) if clause.passive and clause.patients and bare else ""

    def _short_list(self, tokens: list[int]) -> tuple[list[int], dict[int, tuple[int, str]]]:
        """A list of many that makes a statement too long: its first few and 'and 18 others' in brackets."""
        tree, there = self.tree, set(tokens)
        if words(tree, tokens) <= _LIST_WORDS:
            return tokens, {}
        for i in tokens:
            if tree.pos[i] not in ("NOUN", "PROPN") or tree.dep[i] == "conj":
                continue
            items = [i]
            while nxt := [
                k for k in tree.has(items[-1], "conj", "appos") if k in there and tree.pos[k] in ("NOUN", "PROPN")
            ]:
                items.append(nxt[0])
            if len(items) < _LISTED + 3:
                continue
            first, last = min(tree.subtree(items[_LISTED])), max(tree.subtree(items[-1]))
            while last + 1 in there and (tree.pos[last + 1] in ("PROPN", "CCONJ") or tree.lower[last + 1] == ","):
                last += 1
            kept = [t for t in tokens if t < first]
            while kept and tree.pos[kept[-1]] in ("PUNCT", "CCONJ"):
                kept.pop()
            marks = [t for t in tokens if first <= t <= last and (tree.pos[t] == "CCONJ" or tree.lower[t] == ",")]
            note = f"{tree.text[kept[-1]]} [and {max(len(items) - _LISTED, len(marks) + 1)} others]"
            return [*kept, *(t for t in tokens if t > last)], {kept[-1]: (kept[-1], note)}
        return tokens, {}

    def _object_of_relative(self, tokens: list[int], clause: Clause) -> dict[int, tuple[int, str]]:
        """For 'the capsule, which the agency is building' what is built, in brackets after the verb."""
        tree, v = self.tree, clause.verb
        kids = tree.kids[v]
        given = any(tree.dep[k] == "dative" and tree.lower[k] in RELATIVE for k in kids)  # 'the sum that they gave it'
        gap = not any(
            tree.dep[k] in ("dobj", "ccomp", "nsubjpass")
            or tree.dep[k] == "xcomp"
            and tree.lemma[v] not in _SENT
            or tree.tag[k] == "WRB"
            for k in kids
        )
        bare = gap and any(tree.dep[k] == "nsubj" and tree.lower[k] not in RELATIVE for k in kids)
        if (
            tree.dep[v] != "relcl"
            or tree.lower[tree.head[v]] in _OCCASIONS
            or not (bare or given or any(tree.dep[k] == "dobj" and tree.lower[k] in RELATIVE and k < v for k in kids))
        ):
            return {}
        noun = self.antecedent(v)
        if tree.head[v] in self.dated:
            return {}  # 'told reporters on Monday that he discussed it'
        objects = [k for k in tree.has(v, "dobj") if k > v]
        if v not in tokens or not 0 < len(noun) <= 10 or objects and not given:
            return {}
        said = self.join(noun)
        if tree.pos[noun[0]] == "DET":
            said = said[0].lower() + said[1:]
        at = max(tree.subtree(objects[0])) if objects else self.stranded(v)
        at = at if at in tokens else v
        return {at: (at, f"{tree.text[at]} [{said}]")}

    def _short_np(self, tokens: list[int]) -> list[int]:
        return self._without_asides(tokens) if len(tokens) > 12 else tokens

    def _another_before(self, i: int, tokens: list[int], actors: tuple[str, ...]) -> bool:
        """Whether a name of somebody else stands before 'his' in the same predicate: then it may be his."""
        people = {a.id for a in self.cast.actors if a.kind is not ActorKind.GOVERNMENT}
        before = [k for k in tokens if k < i]
        named = [m for k in before if (m := self.cast.at(k)) is not None and m.form == "name"]
        unknown = any(self.tree.pos[k] == "PROPN" and self.cast.at(k) is None for k in before)
        return unknown or any(set(m.actors) & (people - set(actors)) for m in named)

    def _own(self, i: int, clause: Clause) -> bool:
        """Whether 'their' or 'its' behind the verb may be of the clause's own subject, a noun that stands for nobody named."""
        heads = clause.patients or clause.subjects
        unknown = [h for h in heads if h < clause.verb < i and self.tree.pos[h] == "NOUN" and self.cast.at(h) is None]
        several = len(heads) > 1 or any(self.tree.tag[h] == "NNS" for h in heads)
        return bool(unknown) and several == (self.tree.lower[i] == "their")

    def _by_another(self, i: int, actors: tuple[str, ...]) -> bool:
        """Whether a person does it who is not the one that 'his' was read as: 'Holm took pictures with his phone' may be Holm's."""
        people = {a.id for a in self.cast.actors if a.kind is ActorKind.PERSON}
        return self.tree.lower[i] in _PERSONAL and bool(people & set(actors))

    def _pronouns(
        self, tokens: list[int], clause: Clause, mention: CastMention | None, actors: tuple[str, ...]
    ) -> dict[int, tuple[int, str]]:
        """Other wordings: resolved pronouns of the predicate in brackets, unless they mean the doer itself."""
        out: dict[int, tuple[int, str]] = {}
        before: set[int] = set()  # a name that the statement says itself needs no brackets after it
        for i in tokens:
            before.add(i)
            m = self.cast.at(i)
            if m is None or m.form != "pronoun" or not m.actors or m.start != i or set(m.actors) & set(actors):
                continue
            names = [self.named(a) for a in m.actors if a in self.names]
            if self.tree.lower[i] in _PERSONAL and self._another_before(i, tokens, m.actors):
                continue
            if self.tree.tag[i] == "PRP$" and (self._own(i, clause) or self._by_another(i, actors)):
                continue  # 'two suspects were held for their part in it': the suspects'
            if self.tree.lower[i] in _PERSONAL and self.tree.lemma[clause.verb] in SAYING:
                continue  # 'she said her brother': whose, only the document can tell
            told = {k for x in self.cast.mentions if x.form == "name" and x.start in before for k in x.actors}
            if names and len(names) <= 2 and not set(m.actors) <= told:
                owned = self.tree.tag[i] == "PRP$"
                out[i] = (m.end - 1, f"[{possessive(listed(names)) if owned else listed(names)}]")
        return out


_CLITIC = re.compile(r"['’](?:s|ve|re|ll|m|d)\b", re.IGNORECASE)
_STUMP = re.compile(  # a title alone, 'in a letter stating'
    r"(?<=[^\W_][.!?])\s+(?:Sen|Rep|Mr|Mrs|Ms|Dr|Gov|Gen|Lt|Col|Hon|Prof|Sens|Reps)\.?\Z|,?\s+(?:saying|stating)\W*\Z|,\s+effective\W*\Z"
)
_STRAIGHT = re.compile(r'[,.]?\s+"(?=\W*$)')
