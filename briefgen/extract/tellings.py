"""The statement of a clause, with whoever answers for what it says."""

from __future__ import annotations

from briefgen.extract.analysis import CastMention
from briefgen.extract.bullets import LeadIn
from briefgen.extract.claims import credited, overdue
from briefgen.extract.clauses import Clause
from briefgen.extract.formulas import Formulas
from briefgen.extract.subjects import capital
from briefgen.extract.tree import ASIDE, SUBJECTS

_BESIDE = frozenset(("relcl", "appos", "punct", "advcl"))
_FIRST = frozenset(("we", "i", "us"))
_CONTENT_WORDS = 20  # a longer content of a 'need' or 'decision' is left out
_BY_WHOM = 8  # tokens of 'issued by the union' that a subject keeps


class Tellings(Formulas):
    """Puts the clauses of one document into statements."""

    def _in_a_name(self, v: int) -> bool:
        """'to work with the Board and FinBord to', which the tagger takes for a verb."""
        own, inside = self.cast.at(v), self.tree.text[v][1:]
        return own is not None and own.form == "name" and inside.lower() != inside

    def _roster(self, c: Clause) -> tuple[str, ...] | None:
        """'Participants included A; B; and C': those named take part."""
        tree = self.tree
        if tree.lemma[c.verb] != "include" or not c.subjects:
            return None
        if tree.lemma[c.subjects[0]] not in (
            "participant",
            "attendee",
            "delegation",
            "speaker",
            "signatory",
            "guest",
            "panelist",
        ):
            return None
        sent = self.analysis.sent(c.verb)
        found: dict[str, str] = {}
        kinds = {a.id: a.kind.value for a in self.cast.actors}
        for i in range(c.verb + 1, sent.end):
            m = self.cast.at(i)
            if m is not None and m.form == "name":
                for a in m.actors:
                    found.setdefault(a, kinds.get(a, ""))
        people = [a for a, k in found.items() if k == "person"]
        return tuple(people or found) or None

    def _roster_what(self, c: Clause) -> str:
        tree = self.tree
        objects = [p for k in tree.has(c.subjects[0], "prep") for p in tree.has(k, "pobj")]
        return self.writer.join(tree.subtree(objects[0])) if objects else tree.text[c.subjects[0]].lower()

    # ------------------------------------------------------------------------------------------ spans

    def _item(self, c: Clause, lead: LeadIn) -> list[int]:
        """The tokens of a list item that its statement shows: of a duty all of its sentence."""
        if not lead.duty or c.passive:
            return self.writer.predicate(c)
        end, tree = self.analysis.sent(c.top).end, self.tree
        colon = next(
            (i for i in range(c.top + 2, end - 2) if tree.lower[i] == ":" and tree.text[i + 1].istitle()), None
        )
        return [i for i in range(c.top, colon or end) if tree.pos[i] != "SPACE"]  # 'Build a Forum: We will ...'

    def _attributed(self, c: Clause, who: tuple[str, ...], claim: int | None, statement: str) -> str:
        """The statement with whoever answers for it: 'Critics argue that ...', '..., according to the union'."""
        tree = self.tree
        if claim is None and (by := self._quoted_from(c, who)):
            return statement if statement[:1] == "[" and ":]" in statement else f"[{capital(by)}:] {statement}"
        if claim is not None:
            teller = [i for k in tree.has(claim, *SUBJECTS) for i in tree.subtree(k, ASIDE)]
            whom = [i for k in tree.has(claim, "dobj", "dative") if k > claim for i in tree.subtree(k)]
            tokens = [*teller, *tree.has(claim, "aux", "neg"), claim, *(whom if tree.lemma[claim] == "tell" else ())]
            lead = f"{self.writer.join(sorted(tokens))} that"
            if not teller and tree.tag[claim] == "VBG":  # 'took to the stage, asserting that'
                over = next((k for u in tree.up(claim) for k in tree.has(u, *SUBJECTS) if k < claim), None)
                whose = self.writer.join(tree.subtree(over, ASIDE)) if over else ""
                lead = f"[{capital(whose)}:] {lead}" if whose else lead
        elif late := overdue(tree, c.verb):
            lead = self.writer.join(late)
        else:
            tokens = credited(tree, c.verb)
            named = {a for i in tokens if (m := self.cast.at(i)) is not None for a in m.actors}
            if not tokens or named & set(who) or statement.lower().find("according to") >= 0:
                return statement
            lead = self.writer.join(tokens)
            if tokens[0] > c.verb:
                return self.writer.sentence(f"{statement.rstrip('.')}, {lead}")
            lead += ","
        first = min((min(tree.subtree(s)) for s in (*c.subjects, *c.patients)), default=c.top)
        begun = statement.lower().startswith(tree.lower[first])  # not 'Ada Orsk' for 'former chief Ada Orsk'
        small = tree.text[first][:1].islower() and statement[:1] != "[" and begun
        if small or statement.startswith(("[The ", "The ")):
            at = 1 if statement[:1] == "[" else 0
            statement = statement[:at] + statement[at : at + 1].lower() + statement[at + 1 :]
        return self.writer.sentence(f"{lead} {statement}")

    def _quoted_from(self, c: Clause, who: tuple[str, ...]) -> str:
        """Who says in a quotation what others do: 'Critics killed this project' is told by a senator; '' outside quotations."""
        if not self.doers.surely_quoted(c.verb) or any(self.tree.lower[k] in _FIRST for k in c.subjects):
            return ""
        speaker = self.doers.speaker(c.verb)
        ours = {a for k in c.subjects for p in self.tree.has(k, "poss") if self.tree.lower[p] == "our" for a in who}
        if len(speaker) != 1 or set(speaker) & set(who) or ours or speaker[0] not in self.writer.names:
            return ""
        return self.writer.named(speaker[0])

    def _statement(
        self, c: Clause, who: tuple[str, ...], doer: CastMention | None, first: int | None, lead: LeadIn | None
    ) -> str:
        tree = self.tree
        heads = c.patients if c.passive and c.patients else c.subjects
        if heads and not c.passive and self._roster(c):
            return self.writer.roster([i for i in tree.subtree(heads[0]) if i < c.verb], c.verb, who)
        if not heads:
            return self.writer.headless(c, who)
        mention = self.doers.mention(heads[0]) if c.passive else doer
        tokens = [i for i in tree.subtree(heads[0], frozenset(("relcl", "acl"))) if i != c.verb]
        for i in [i for i in tokens if tree.lower[i] == "those"]:  # 'notice for those wishing to attend'
            tokens = sorted({*tokens, *(x for k in tree.has(i, "relcl", "acl") for x in tree.subtree(k))})
        for k in tree.has(heads[0], "relcl", "acl"):
            content = tree.tag[k] == "VB" and tree.lower[k - 1] == "to" and heads[0] < k < c.top
            if content and len(what := tree.subtree(k)) <= _CONTENT_WORDS:
                tokens = sorted((*tokens, *what))  # 'the need to cut the fee was discussed'
        if heads[0] < c.top:
            tokens = [
                i for i in tokens if i < c.top
            ]  # 'The sector has created jobs — a feat': told of it behind the verb
        for k in tree.has(heads[0], "acl"):
            if k != c.verb and tree.has(k, "agent") and len(by := tree.subtree(k, _BESIDE)) <= _BY_WHOM:
                tokens = sorted((*tokens, *by))  # 'a statement issued by the union'
        if first is not None and not c.passive and len(who) > 3 and first < min(tokens, default=0) and heads[0] < c.top:
            tokens = list(range(first, tokens[-1] + 1))  # 'Senators A, B, C, and D sent', of whom the parser knows D
        if lead is not None:
            words = lead.words if tree.tag[c.top] in ("VB", "VBP", "VBG") else ""
            return self.writer.continued(mention, list(lead.noun), who, words, self._item(c, lead))
        actors = (mention.actors if mention else ()) if c.passive else who
        if not c.passive and self.doers.stands_for(heads[0]):
            return self.writer.statement(c, None, tokens, ())
        return self.writer.statement(c, mention, tokens, actors)
