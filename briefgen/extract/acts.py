"""Which clauses tell an act: not states, judgements, purposes, fragments and backgrounds."""

from __future__ import annotations

import re

from briefgen.extract.aims import OPEN_QUESTIONS, aimed_at, called_for, is_aim, on_grounds
from briefgen.extract.analysis import Analysis
from briefgen.extract.auxiliaries import auxiliaries
from briefgen.extract.boilerplate import is_boilerplate
from briefgen.extract.categories import ANNOUNCE, MADE_BY_OBJECT, SPEECH, category
from briefgen.extract.claims import supposed
from briefgen.extract.clauses import Clause
from briefgen.extract.doerless import COMES_INTO_FORCE, MAY, OPENS, Doerless
from briefgen.extract.doers import Doers
from briefgen.extract.lexicon import ASKERS, ROLE_HEADS
from briefgen.extract.statements import Writer
from briefgen.extract.talk import of_talk
from briefgen.extract.tree import SUBJECTS, Tree
from briefgen.model import ActorKind

# states, judgements and figures of speech: nothing that somebody did
WEAK = frozenset(
    "be have remain represent reflect mean mark demonstrate show serve seem appear know think feel want need like love look "
    "understand see deserve contain lie exist depend rely own possess constitute enjoy benefit live become stand underscore "
    "signal illustrate exemplify embody believe hope wish matter cost total amount equal stem result involve concern relate "
    "regard consist comprise belong fit lack owe resemble hear watch remember forget fear care wonder doubt suppose guess "
    "happen occur arise come go get let keep feature include tend contribute-to play pose culminate coincide date await "
    "bear account help make cause drive enable ensure allow fuel face suffer undergo experience view value prefer "
    "cement affect resonate lurk thrive flourish focus hate love occupy hold climb grow rise fall shrink miss win lose sit sleep speak-of follow do culminate click exert respect".split()
)
_INTRANSITIVE = frozenset(
    "meet resign return arrive withdraw apologize apologise retire testify respond vote strike protest march travel depart "
    "agree abstain escape defect convene adjourn act cooperate collaborate retreat surrender recover investigate quit die "
    "collapse flee intervene disband dissolve abdicate capitulate mutiny rebel".split()
)
_PARTICLES = frozenset("down aside back out off away in up".split())
_WITH_PARTICLE = frozenset(
    "step back pull walk cave give break shut drop bow hit fight push opt".split()
)  # 'stepped down'
# what somebody does to an event that is named before ('a campaign led by X')
_LED = frozenset(
    "lead spearhead launch host organize organise convene chair co-chair cochair sponsor sign issue announce broker introduce "
    "cohost head unveil facilitate mediate adopt approve propose".split()
)
_MADE_KNOWN = frozenset(("reveal", "announce", "disclose"))
_STATES = frozenset("be have include mean contain remain consist comprise reflect represent involve".split())
_SOMETHING = frozenset(("NOUN", "PROPN", "PRON", "VERB", "NUM"))
_FORWARD = frozenset("include help allow enable focus ensure represent".split())  # tell what is to come, with 'will'
_NO_ACTS_BELOW = frozenset("help ensure let think believe make feel hope see imagine".split())
_NEEDFUL = frozenset(
    "important imperative vital essential crucial critical necessary urgent paramount sure certain".split()
)
_PRESENT = frozenset("current existing present outdated failed broken today".split())
_QUESTION = re.compile(rf"(?:{'|'.join(sorted(ASKERS))})(?: *:|\s{{2,}}|\s(?=[A-Z]))")
_MUSINGS = frozenset("think find guess believe feel suppose know imagine say mean".split())
_CHARGES = frozenset(  # what is listed under them was not done, or is yet to be
    "account charge count allegation accusation crime offence offense conviction abuse complaint objective goal aim challenge".split()
)
_HABITS = frozenset(
    "rarely seldom often usually typically commonly frequently generally sometimes routinely regularly".split()
)
_TALKED = frozenset("discuss talk speak confer exchange review".split())
_NO_DEEDS = {  # what two have in common, what an event does, figures
    "share": frozenset(
        "belief bond border commitment concern connection goal heritage history interest objective preference value view vision".split()
    ),
    "take": frozenset(("place",)),
    "place": frozenset("burden strain".split()),
    "provide": frozenset("path pathway clarity certainty".split()),
    "run": frozenset(("surplus", "deficit", "risk")),
}
_IN_TOUCH = frozenset(("contact", "touch"))
_HARM = frozenset("kill injure wound hurt maim".split())
_RELATIVES = frozenset(("which", "whom"))


class Judge(Doerless):
    """Decides for the clauses of one document."""

    def __init__(self, analysis: Analysis, tree: Tree, doers: Doers, writer: Writer) -> None:
        self.analysis, self.tree, self.doers, self.writer = analysis, tree, doers, writer
        text = analysis.source.text  # `asked`: a press conference, where many ask and somebody answers
        self.asked = sum(bool(_QUESTION.match(text, b.start, b.end)) for b in analysis.source.blocks) > 2

    def is_act(self, c: Clause, lemma: str, who: tuple[str, ...]) -> bool:
        tree = self.tree
        if not who and not self._without_doer(c, lemma) or called_for(tree, c) or supposed(tree, c.top):
            return False
        own = any(tree.lower[k] in ("i", "we") for k in c.subjects)
        if tree.lower[c.verb + 1 : c.verb + 3] == ["as", "follows"] and not c.passive:
            return False  # 'do hereby proclaim as follows:'
        following = [k for o in tree.has(c.verb, "dobj") for k in tree.has(o, "amod") if tree.lower[k] == "following"]
        if following and lemma in ("make", "find") and tree.lower[self.analysis.sent(c.verb).end - 1] == ":":
            return False  # 'I hereby make the following determinations:'
        if of_talk(tree, c, lemma) or own and lemma in _MUSINGS and (self.asked or self.doers.in_quote(c.verb)):
            return False
        if own and self.asked and (lemma == "talk" or not category(lemma)):
            return False  # what is said to and fro: 'I'll turn it over to you'
        if lemma in WEAK and not (
            who
            and self._by_doer(c, lemma)
            or self._made_by_object(c, lemma)
            or lemma == "ensure"
            and len(c.chain) > 1
            or lemma == "include"
            and self._to_come(c)
            or self._by_words(c, lemma, who)
            or lemma in ("remain", "stay", "keep")
            and who
            and any(
                tree.lower[k] == "in" and _IN_TOUCH & {tree.lower[p] for p in tree.has(k, "pobj")}
                for k in tree.has(c.verb, "prep")
            )
            or lemma == "stand"
            and who
            and any(tree.lower[k] in ("with", "by", "ready") for k in tree.has(c.verb, "prep", "acomp", "oprd"))
        ):
            return False
        if lemma in ("build", "act") and not tree.has(c.verb, "dobj") and not c.passive:
            if any(tree.lower[k] in ("on", "upon", "as") for k in tree.has(c.verb, "prep")):
                return False  # 'builds on earlier steps', 'acting as a manager'
        if tree.tag[c.top] == "VBZ" and len(c.subjects) == 1 and self._several(c.subjects[0]):
            return False  # 'they met in Oslo Holm says': another one says
        if any(tree.lemma[k] in _NO_DEEDS.get(lemma, ()) for k in tree.has(c.verb, "dobj")):
            return False
        if tree.tag[c.top] in ("VBZ", "VBP") and any(tree.lower[k] in _HABITS for k in tree.has(c.top, "advmod")):
            return False  # 'the Board rarely grants it'
        if "can" in auxiliaries(tree, c) and not tree.has(c.top, "neg"):
            return False  # what somebody is able to do
        if c.passive and lemma == "quote" or self._fragment(c, lemma) or self._complaint(c) or self._boilerplate(c):
            return False
        if who and self._demanded(c, who):
            return False
        quoted = self.doers.in_quote
        bare = tree.dep[c.top] == "conj" and not tree.has(c.top, "aux", *SUBJECTS)
        if bare and quoted(c.verb) and not quoted(tree.head[c.top]):
            return False  # 'that ties be “adapted, and renewed”': words out of a sentence, tied to another verb
        if (
            tree.dep[c.top] == "conj"
            and not bare
            and OPEN_QUESTIONS & {tree.lower[k] for k in tree.has(c.top, "advmod")}
        ):
            return False  # 'asked for the cost and how they would adjust'
        if c.patients and any(
            tree.lower[k] in _RELATIVES for p in tree.has(c.patients[0], "prep") for k in tree.has(p, "pobj")
        ):
            return False  # 'the three, all of which were closed by the Board'
        if not who:
            return True
        if lemma in ("lead", "bring") and not tree.has(c.verb, "dobj") and not c.passive:
            return False
        if c.passive and not c.patients and not self.writer.object_tokens(c):
            return False  # what it is done to was lost on the way
        short = not lemma.replace("-", "").isalpha() or len(lemma) < 3 and lemma != "go"
        if short or any(tree.lemma[u] == "help" for u in c.chain[:-1]):
            return False
        if (
            self._repeats(c, lemma, who)
            or lemma == "thank"
            and {tree.lower[k] for k in tree.has(c.verb, "dobj")} == {"you"}
        ):
            return False
        if c.origin in ("participle", "relative", "adverbial", "embedded") and not self._worth(c, lemma):
            return False
        said = self.writer.object_tokens(c)
        if lemma == "add" and tree.has(c.verb, "dobj"):
            return True
        if lemma == "say" and c.origin == "adverbial" and not tree.has(c.verb, "dobj", "ccomp", "oprd", "advcl"):
            return False  # 'As she said in the order, the port is safe'
        if lemma in ("say", "tell", "add"):  # '“Normally,” he told reporters': nothing is told
            told = any(tree.has(k, *SUBJECTS) for k in tree.has(c.verb, "ccomp"))
            return told or sum(tree.pos[i] in _SOMETHING for i in said) > 1
        return bool(said) or self._of_relative(c, lemma) or lemma not in SPEECH | _MADE_KNOWN

    def _demanded(self, c: Clause, who: tuple[str, ...]) -> bool:
        """'“The Board must act,” the Minister said': what somebody asks of others is told by the words alone."""
        tree = self.tree
        if "must" not in auxiliaries(tree, c):
            return False
        over = tree.head[c.top]
        if self.doers.in_quote(c.verb):
            said = self.doers.speaker(c.verb)
        elif tree.dep[c.top] == "ccomp" and tree.lemma[over] in SPEECH - ANNOUNCE:
            if set(self.doers.of(tree.has(over, "dobj", "dative"))) & set(who):
                return False  # 'the court told Halden that it must pay'
            said = self.doers.of(tree.has(over, *SUBJECTS))
        else:
            return False
        return bool(said) and not set(said) & set(who)

    def _of_relative(self, c: Clause, lemma: str) -> bool:
        """'the measures that X announced': the object stands before it."""
        return lemma in _MADE_KNOWN and c.origin == "relative" and self.tree.pos[self.tree.head[c.top]] == "NOUN"

    def _several(self, i: int) -> bool:
        """Whether a subject is a plural that no 'says' goes with."""
        return self.tree.lower[i] in ("they", "we", "you") or self.tree.tag[i] == "NNS" and self.tree.text[i].islower()

    def is_duty(self, c: Clause, lemma: str, who: tuple[str, ...]) -> bool:
        """What an item under 'X shall:' says is an act of X, whatever its verb, but for states."""
        if not who or lemma in _STATES or self._boilerplate(c):
            return False
        return c.passive or any(self.tree.pos[i] in _SOMETHING for i in self.writer.object_tokens(c))

    def _by_doer(self, c: Clause, lemma: str) -> bool:
        """Weak verbs that tell a deed where somebody does it: 'was involved in', 'served as envoy', 'the aid will help rebuild'."""
        tree, main = self.tree, c.origin in ("main", "conj")
        if lemma == "involve":
            return not c.passive and not tree.has(c.verb, "dobj")
        if lemma == "focus" or lemma == "look":
            aim = "on" if lemma == "focus" else "into"
            return main and any(tree.lower[k] == aim for k in tree.has(c.verb, "prep"))
        if lemma == "hold":  # a person
            held = [m for k in tree.has(c.verb, "dobj") if (m := self.doers.mention(k)) is not None]
            return main and any(m.kind is ActorKind.PERSON for m in held)
        if lemma == "own":
            return main and self._ahead(c)
        if lemma == "help" and tree.tag[c.top] in ("VBD", "VBN") and bool(c.subjects):  # 'has helped free them'
            return main and bool(tree.has(c.verb, "xcomp", "ccomp")) and not self.doers.stands_for(c.subjects[0])
        if lemma == "become":  # 'became Minister of Ports'
            offices = [k for k in tree.has(c.verb, "attr") if tree.lower[k] in ROLE_HEADS]
            return bool(offices) and tree.tag[c.top] == "VBD" and c.origin != "embedded"
        if lemma == "want":
            return main and bool(tree.has(c.verb, "ccomp", "dobj")) and not self.doers.in_quote(c.verb)
        if lemma == "serve":
            thing = bool(c.subjects) and self.doers.stands_for(c.subjects[0])
            return main and not thing and any(tree.lower[k] in ("as", "on") for k in tree.has(c.verb, "prep"))
        if lemma not in _FORWARD or c.origin != "main" or self.doers.in_quote(c.verb):
            return False
        must = lemma == "ensure" and "must" in auxiliaries(tree, c)
        return must or self._ahead(c)

    def _boilerplate(self, c: Clause) -> bool:
        """Legal wording that every such text repeats, and notes of the medium: nothing that this document tells."""
        sent = self.analysis.sent(c.verb)
        return is_boilerplate(self.analysis.text(sent.start, sent.end).lower())

    def _by_words(self, c: Clause, lemma: str, who: tuple[str, ...]) -> bool:
        """Somebody's own words or attitude ('both leaders underscored', 'I look forward to'), not what a thing shows."""
        if lemma not in SPEECH or not who or c.origin not in ("main", "conj", "embedded") or not c.subjects:
            return False
        if lemma == "look":
            return any(self.tree.lower[k] == "forward" for k in self.tree.kids[c.verb])
        return not self.doers.stands_for(c.subjects[0])

    def _complaint(self, c: Clause) -> bool:
        """'Our current farm policies hurt families': what a speaker says of others' work is none of the speaker's deeds."""
        return any(
            self.tree.lower[k] in _PRESENT
            for s in c.subjects
            if self.tree.pos[s] == "NOUN"
            for k in self.tree.has(s, "amod")
        )

    def _fragment(self, c: Clause, lemma: str) -> bool:
        """A verb that lost its auxiliary or its object on the way: items of a list of purposes, cut lines."""
        tree, top = self.tree, c.top
        over, purpose = top, False
        while tree.dep[over] == "conj" and tree.tag[over] == "VB":
            purpose = purpose or any(tree.tag[k] == "TO" for k in tree.has(over, "aux"))
            over = tree.head[over]
        if purpose and tree.tag[over] in ("VBD", "VBZ", "VBN"):
            return True  # 'used shops, which he owned, to raise funds and win followers'
        if c.origin in ("directed", "participle") or self.doers.is_title(c.verb):
            return False
        if c.origin == "main" and any(
            tree.tag[k] == "WP" and tree.lower[k] == "what" for k in tree.kids[top] if k < top
        ):
            return True  # 'what the minister is hiding': a question or a teaser
        if c.subjects and self.analysis.sent_index(c.subjects[0]) < self.analysis.sent_index(top):
            return not self.writer.object_tokens(c)  # an item of a list under its lead-in
        objects = [i for i in self.writer.object_tokens(c) if tree.pos[i] not in ("ADP", "PART", "PUNCT")]
        if (
            not c.passive
            and not objects
            and not self._of_relative(c, lemma)
            and not (lemma in COMES_INTO_FORCE and c.subjects and self._in_force(c.subjects[0]))
            and not (lemma in OPENS and c.subjects and tree.pos[c.subjects[0]] != "PRON" and self._ahead(c))
            and (lemma not in _INTRANSITIVE or tree.lower[c.verb + 1 : c.verb + 2] == ["to"])
            and not (lemma in _WITH_PARTICLE and not _PARTICLES.isdisjoint(tree.lower[c.verb + 1 : c.verb + 2]))
        ):
            return True
        if tree.tag[top] not in ("VB", "VBP") or auxiliaries(tree, c):
            return False
        if tree.tag[top] == "VB":
            return not tree.has(top, *SUBJECTS)
        singular = [h for h in c.subjects if tree.tag[h] in ("NNP", "NN")]
        return len(c.subjects) == 1 and len(singular) == 1 and tree.dep[top] == "conj" and not tree.has(top, *SUBJECTS)

    def _repeats(self, c: Clause, lemma: str, who: tuple[str, ...]) -> bool:
        """'X is creating a category, it announced', 'she said she believed': the other clause tells it already."""
        tree = self.tree
        if lemma in SPEECH and c.origin == "embedded" and tree.dep[c.top] == "ccomp":
            above = tree.head[c.top]
            return tree.lemma[above] in SPEECH and set(self.doers.of(tree.has(above, *SUBJECTS))) == set(who)
        if lemma not in ("announce", "say", "add") or tree.lower[c.verb - 1] not in ("it", "they", "he", "she"):
            return False
        return any(
            k < c.verb and set(self.doers.of(tuple(tree.has(k, "nsubj")))) & set(who) for k in tree.has(c.verb, "ccomp")
        )

    def _background(self, c: Clause) -> bool:
        """'As we meet this weekend', 'if X continues', 'where she covered': the setting of what the sentence tells."""
        tree = self.tree
        before = (k for k in tree.kids[c.top] if k < c.top)
        marks = {tree.lower[k] for k in before if tree.dep[k] == "mark" or tree.tag[k] == "WRB"}
        if marks & {"if", "unless", "where", "wherever", "whenever"}:
            return True
        if any(tree.lower[k] == "office" for k in tree.has(c.verb, "dobj")):
            return True  # 'since he took office'
        if marks & {"when", "until", "till"} and tree.tag[c.top] in ("VBZ", "VBP") and not tree.has(c.top, "aux"):
            if self.writer.dated.isdisjoint(tree.subtree(c.top)):
                return True  # 'when it chooses to settle a case'
        first = any(tree.lower[k] in ("we", "i") for k in c.subjects)
        now = ("because",) if tree.tag[c.top] == "VBP" else ()
        return first and not marks.isdisjoint(("as", "since", "when", "while", *now))

    def _made_by_object(self, c: Clause, lemma: str) -> bool:
        nouns = MADE_BY_OBJECT.get(lemma, frozenset())
        heads = [*self.tree.has(c.verb, "dobj", "attr", "acomp", "ccomp"), *c.patients]
        if lemma in ("come", "go"):  # 'went into effect', 'came out in support of', 'came to a consensus'
            heads = [x for k in self.tree.has(c.verb, "prep") for x in self.tree.has(k, "pobj")]
        if lemma == "hold" and any(self.tree.lower[i] == "accountable" for i in self.tree.subtree(c.verb)):
            return True
        if len(c.chain) > 1 and any(self.tree.lower[k] == "following" for h in heads for k in self.tree.has(h, "amod")):
            return False  # 'wishes to make the following statement': and then makes it
        return any(self.tree.lemma[k] in nouns for k in heads)

    def _worth(self, c: Clause, lemma: str) -> bool:
        """May a subordinate clause stand for itself?"""
        tree = self.tree
        if c.origin == "participle":
            whole = (tree.head[tree.head[k]] if tree.lower[tree.head[k]] == "of" else k for k in c.patients)
            if c.passive and any(tree.dep[k] == "nsubj" and self.doers.led_by(k) for k in whole):
                return False  # 'a delegation led by Mr Holm visited Berg': he did it too
            if c.passive:
                return lemma in _LED and not any(
                    tree.dep[k] == "nsubj"
                    and tree.lemma[tree.head[k]] in SPEECH
                    or tree.lower[tree.head[tree.head[k]]] == "according"
                    for k in c.patients
                )  # 'a statement issued by the company said', 'according to a statement issued by'
            if tree.tag[c.top] != "VBG":
                return False  # 'including enhanced checks'
            first = c.top
            while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]):
                first = tree.head[first]
            over = tree.head[first]
            main = next((u for u in tree.up(first) if tree.is_verb(u) and tree.dep[u] != "prep"), first)
            if on_grounds(tree, main, first):
                return False
            if tree.lemma[main] in SPEECH:
                return lemma in SPEECH and bool(tree.has(c.verb, "ccomp"))  # 'stressed the importance of creating jobs'
            if tree.dep[first] == "advcl" and {"will", "would"} & {tree.lower[a] for a in tree.has(main, "aux")}:
                if any((m := self.doers.mention(k)) is None or not m.actors for k in c.subjects):
                    return False  # 'the deal will drive growth, fuelling exports and lifting wages'
            if tree.dep[first] == "pcomp":
                listed = tree.lower[over] == "including" and tree.lemma[tree.head[over]] not in _CHARGES
                return listed and tree.lemma[main] not in _TALKED  # 'discussed ways, including opening a line'
            if first != c.top:  # 'convicted a man of firing, killing one and injuring two'
                return lemma not in _HARM and not aimed_at(tree, main) and not self.doers.in_quote(c.verb)
            return lemma in SPEECH and bool(tree.has(c.verb, "ccomp"))
        if c.origin == "adverbial" and self._background(c):
            return False
        told = c.top
        while tree.dep[told] == "conj" and tree.is_verb(tree.head[told]) and not tree.has(told, *SUBJECTS):
            told = tree.head[told]
        if c.origin == "embedded" and tree.dep[told] == "ccomp":
            above = tree.head[told]
            judged = {tree.lower[k] for k in (above, *tree.has(above, "acomp", "oprd"))}
            clear = tree.lemma[above] == "make" and "clear" in tree.lower[above:told]
            if tree.lemma[above] in _NO_ACTS_BELOW and not clear or judged & _NEEDFUL:
                return False  # 'help regulators assess', 'it is important that we speak'
            if any(tree.lower[a] in ("can", "could") for a in tree.has(c.top, "aux")) and self.doers.in_quote(c.verb):
                return False  # 'we cannot act alone'
        asking = (c.top, tree.head[c.top]) if tree.dep[c.top] == "ccomp" else (c.top,)
        why = any(tree.lower[k] == "that" for k in tree.has(asking[-1], "nsubj"))  # 'That is why the Board cut the fee'
        if (
            c.origin == "embedded"
            and not why
            and any(tree.lower[k] in OPEN_QUESTIONS for v in asking for k in tree.kids[v] if k < v)
        ):
            return False  # 'discussed how they will use', 'what it would mean for those we'd be sending'
        if c.origin == "relative":
            own = [k for k in tree.has(c.top, *SUBJECTS) if tree.lower[k] not in ("who", "which", "that")]
            present = tree.tag[c.top] in ("VBZ", "VBP") and not tree.has(c.top, "aux")
            if own and lemma not in SPEECH:  # 'where she will meet', 'the steps that they are taking'
                ways = tree.lemma[tree.head[c.top]] in ("way", "reason")
                return not present and not ways and not MAY & set(auxiliaries(tree, c))
            if own:  # 'a guard who the army said was hurt' tells nothing by itself
                return not any(
                    tree.lower[s] in ("who", "which", "that", "whom") and s < c.verb
                    for k in tree.has(c.verb, "ccomp")
                    for s in tree.has(k, *SUBJECTS)
                )
            thing = bool(c.subjects) and self.doers.stands_for(c.subjects[0])
            return bool(c.subjects) and (not present or thing) and not (thing and is_aim(tree, c, lemma))
        return True
