"""A short plain label for a dated event, made of the document's own words: who or what, verb, object, no date."""

from __future__ import annotations

from briefgen.extract.claims import condition, credited, fronted
from briefgen.extract.clausedates import gathering, of_its_noun, of_one_of_them, other_meeting
from briefgen.extract.cutting import cut, words
from briefgen.extract.deeds import called_off, deed, named_day
from briefgen.extract.governing import ASKING
from briefgen.extract.labelparts import MEASURES, PRONOUNS
from briefgen.extract.labelthings import LIMIT, SPARE, LabelThings
from briefgen.extract.lexicon import DAYS
from briefgen.extract.quotations import RULING, SAYING
from briefgen.extract.subjects import capital
from briefgen.extract.tree import ASIDE, SUBJECTS
from briefgen.extract.trimming import RELATIVE

__all__ = ["Labeller"]

_PUT_OFF = frozenset("call cancel postpone delay suspend scrap avert move reschedule".split())
_PASSED = frozenset("pass resolve announce adopt sign approve enact ratify".split())  # 'port relief legislation passed'
_SEASONS = frozenset("season period deadline anniversary year".split())
_UNTIL = frozenset(("by", "before", "until", "till"))
_LONG = 22  # of a clause that no cut makes shorter
_IN_BRACKETS = 16  # tokens at most
_CLAUSE = 24  # of the sentence itself, where no label can be made


class Labeller(LabelThings):
    """Writes the labels of one document's dated events."""

    def label(self, verb: int, at: int, start: int, end: int, when: str, speakers: tuple[str, ...] = ()) -> str:
        """About 14 words on the event told by the verb (or noun) token within tokens [start, end); '' where none can be made.

        `at`: the first token of its date, `when`: that in EDTF.
        `speakers`: who a pronoun that begins it stands for, where nothing else tells.
        """
        if called_off(self.analysis.doc[verb]):
            return ""
        if (
            occasion := self._named_day(at)
            or self._invited(at, start, end)
            or self._occasion(at, end)
            or self._in_passing(at, start, end)
            or self._of_that_day(at, end)
            or self._paper(verb, at)
            or self._followed(verb, at, end)
            or self._of_thing(verb, start, end)
            or self._held(verb, at)
            or self._one_of_them(verb, at)
            or self._deed(verb, at, when, start, end)
            or self._falls_due(at, start)
            or self._deadline(at)
            or self._date_of(at)
        ):
            return occasion
        self._speakers = speakers
        start, tree = self._after_dateline(start, end), self.tree
        teller = self._teller(verb, start, end)
        if teller is not None:
            told = (v for v in self._path(verb, teller) if (tree.dep[v], tree.tag[v]) == ("advcl", "VBG"))
            self.event = frozenset(told) if tree.lower[at - 1] != "since" else frozenset()
            subject = self._subject(teller)
            lead, names = self._lead(subject, teller, start, end)
            room = LIMIT - len(" ".join([self.join(lead), *(n for _, n in names.values())]).split())
            body = self._body(teller, verb, start, end)
            if self.event and words(tree, body) > max(room, 4) + SPARE:
                self.event = frozenset()
                body = self._body(teller, verb, start, end)
            if said := self._as_said(teller):
                body = [teller, *said]
            if words(tree, body) > max(room, 4) + SPARE:
                body = self._without_detour(teller, body)
                if (
                    lead and lead[-1] < teller
                ):  # what stands between a doer and its verb: 'the Ministry, beside A and B, issued'
                    begins = min([teller, *(k for k in tree.has(teller, "aux", "auxpass", "neg") if k > lead[-1])])
                    body = [i for i in body if i >= begins]
            asked = [k for k in tree.has(teller, "xcomp") if tree.lemma[teller] in ASKING and tree.lower[k - 1] == "to"]
            body = self._fit(body, max(room, 4))
            if asked and asked[0] not in body and body[-1] < asked[0]:
                body = [*body, asked[0] - 1, asked[0]]  # 'asked the Secretary to report'
            if len(lead) == 1 and tree.lower[lead[0]] in ("we", "i", "they") and lead[0] in names:
                names, body = self._speaking(lead[0], names, body)
            if what := self._what_was(teller):
                names = names | {teller: (teller, f"{tree.text[teller]} [{self.join(what)}]")}
            picked = [*(i for i in lead if i not in body), *body]
            if teller < (subject or 0):  # 'said the minister'
                picked = sorted(picked)
            picked = [*self._condition(verb, teller), *self._for_its_own(picked, at, start, end)]
            text = self._text(picked, names | fronted(tree, teller))
            if (
                lead
                and len(picked) > len(lead)
                and 3 - (tree.dep[teller] == "relcl")
                <= len(text.split())
                <= _LONG + (picked[0] not in (*lead, *body)) * LIMIT
                and (what or not self._empty(teller, picked))
            ):
                return text if what else self._credited(teller, lead[0], text)
        return ""

    def bracketed(self, verb: int, at: int) -> str:
        """' (rising to $50)' behind the label of 'a duty of $25 (rising to $50 after June)', whose date is of that; else ''."""
        tree, sent = self.tree, self.analysis.sent(at)
        marks = (i for i in range(at - 1, max(sent.start, at - _IN_BRACKETS) - 1, -1) if tree.lower[i] in ("(", ")"))
        opened = next(marks, at) if tree.tag[verb] in ("VBG", "VBN") else at
        closed = next((i for i in range(at, min(sent.end, at + _IN_BRACKETS)) if tree.lower[i] == ")"), at)
        if not opened < verb < at < closed or tree.lower[opened] == ")" or tree.has(verb, *SUBJECTS):
            return ""
        text = self.join(self._plain(list(range(opened + 1, closed))))
        return f" ({text})" if text else ""

    def _condition(self, verb: int, teller: int) -> list[int]:
        """'If parliament approves it,' before what is told, where the date is that of the condition; else []."""
        tree = self.tree
        for v in self._path(verb, teller):
            mark = condition(tree, v)
            if tree.dep[v] == "advcl" and v < teller and mark is not None:
                tokens = self._plain([i for i in tree.subtree(v) if i >= mark])
                comma = max(tree.subtree(v)) + 1
                return [*tokens, comma] if tree.lower[comma : comma + 1] == [","] else []
        return []

    def _occasion(self, at: int, end: int) -> str:
        """'[Ada Holm’s] inauguration', where the date is that of an occasion still ahead of what the verb tells; else ''."""
        tree, top = self.tree, at
        while top in self.dated and tree.head[top] != top:
            top = tree.head[top]
        above = tree.head[top]
        owner = [
            k
            for k in tree.has(top, "poss")
            if tree.tag[k] == "PRP$" and tree.lower[k] in ("his", "her", "its", "their")
        ]
        ahead = (
            tree.lower[above] in ("for", "before")
            or tree.lower[above] == "of"
            and tree.lower[tree.head[above]] == "ahead"
        )
        if top == at or tree.pos[top] != "NOUN" or tree.dep[top] != "pobj" or not owner or not ahead:
            return ""
        tokens = [i for i in tree.subtree(top, ASIDE) if i not in self.dated and i < end]
        names = self.owners(tokens)
        return self._text(tokens, names) if names else ""

    def _named_day(self, at: int) -> str:
        """'National Ports Day' for 'proclaims 25 November as National Ports Day'."""
        noun = named_day(self.analysis.doc[at]) if at in self.dated else None
        return self._text(self._fit(self._plain(self.tree.subtree(noun.i)), LIMIT), {}) if noun is not None else ""

    def _in_passing(self, at: int, start: int, end: int) -> str:
        """'Visit to Arsen' for 'As shown by yesterday's visit to Arsen, the work continues': an event named before the subject."""
        tree = self.tree
        noun = tree.head[at]
        if (
            tree.dep[at] != "poss"
            or noun in self.dated
            or tree.pos[noun] != "NOUN"
            or tree.dep[noun] not in ("pobj", "conj")
        ):
            return ""
        sent = self.analysis.sent(at)
        subjects = tree.has(sent.root.i, *SUBJECTS)
        if not subjects or not noun < min(tree.subtree(subjects[0])):
            return ""
        tokens = tree.subtree(noun, frozenset(("conj", "cc", "punct", "relcl", "acl", "case", "poss")))
        text = self._text([i for i in tokens if i not in self.dated and start <= i < end], {})
        return text if 2 < len(text.split()) <= LIMIT else ""

    def _invited(self, at: int, start: int, end: int) -> str:
        """'Have your say on the plans', 'Send comments' where the reader is asked to by a day; else ''."""
        tree, root = self.tree, self.analysis.sent(at).root.i
        if root != start or tree.tag[root] != "VB" or tree.has(root, *SUBJECTS) or tree.lower[at - 1] not in _UNTIL:
            return ""
        return self._text(self._fit(self._plain([i for i in range(start, end) if tree.pos[i] != "SPACE"]), LIMIT), {})

    def _followed(self, verb: int, at: int, end: int) -> str:
        """'President Holm's order on seals' for 'The move follows President Holm's May 3, 2025, order on seals'; else ''."""
        tree = self.tree
        if tree.lemma[verb] != "follow" or at <= verb or at not in self.dated or not tree.has(verb, *SUBJECTS):
            return ""
        tokens = [i for i in range(verb + 1, end) if tree.lower[i] != "," or not {i - 1, i + 1} & self.dated]
        stop = next((n for n, i in enumerate(tokens) if tree.lower[i] in (",", ".", ";", "and")), len(tokens))
        gone = {i for i in tokens[:stop] if i in self.dated}
        gone |= {i - 1 for i in gone if tree.lower[i - 1] in ("on", "in", "of")}
        kept = [i for i in tokens[:stop] if i not in gone]
        return self._text(self._fit(kept, LIMIT), self.owners(kept)) if len(kept) > 1 else ""

    def _held(self, verb: int, at: int) -> str:
        """'13th Harbour Conference' for 'welcomed the outcome of the 13th Harbour Conference in May', 'following it in May'; else ''."""
        other = other_meeting(self.analysis, at)
        noun = gathering(self.analysis, at, verb) if other is None else other
        days = (len(self.tree.text[i]) < 3 or self.tree.lower[i] in DAYS for i in (at, at + 1) if i in self.dated)
        if noun is None or other is None and any(days):  # on a day it may have been welcomed
            noun = at - 1 - (self.tree.lower[at - 1] in ("in", "on", "of"))
            if self.tree.dep[noun] != "pobj" or self.tree.lower[self.tree.head[noun]] != "following":
                return ""
        kept = self.tree.subtree(noun, ASIDE | {"det", "prep"})
        kept = [i for i in kept if i not in self.dated]
        return self._text(kept, self.owners(kept)) if len(kept) > 1 else ""

    def _one_of_them(self, verb: int, at: int) -> str:
        """'A visit by the Mayor' for 'will plan talks, including a visit by the Mayor, 9 May'; else ''."""
        if verb >= at or not of_one_of_them(self.analysis, at, verb):
            return ""
        begun = max(i for i in range(verb, at) if self.tree.lower[i] == "including") + 1
        kept = [i for i in range(begun, at - 1) if i not in self.dated]
        return (
            self._text(self._fit(kept, LIMIT), self.owners(kept))
            if len(kept) > 2 and self.tree.pos[begun] != "NUM"
            else ""
        )

    def _deed(self, verb: int, at: int, when: str, start: int, end: int) -> str:
        """'Raid on the camp' for 'struck back in response to the raid on the camp of 2 March'; else ''."""
        noun = deed(self.analysis, at, verb, when, self.dated)
        if noun is None:
            return ""
        kept = self._plain(self.tree.subtree(noun, ASIDE | {"conj", "cc"}))
        kept = self._for_its_own(kept, at, start, end)
        text = self._text(self._fit(kept, LIMIT), self.owners(kept))
        return text if len(text.split()) > 1 else ""

    def _of_that_day(self, at: int, end: int) -> str:
        """'Sinking of the ferry' for 'expressed her grief at the loss from the August 6 sinking of the ferry', told on another day."""
        tree, last = self.tree, at
        while last + 1 in self.dated and last + 1 < end:
            last += 1
        own = of_its_noun(self.analysis, at, last + 1)
        noun = (
            next((tree.head[i] for i in range(at, last + 1) if last < tree.head[i] < last + 5), last)
            if own is None
            else own
        )
        day = [k for k in tree.kids[noun] if at <= k < noun and tree.dep[k] in ("nmod", "compound", "amod")]
        prep = tree.head[noun]
        loose = tree.pos[tree.head[prep]] == "NOUN" or tree.dep[tree.head[prep]] == "acl"
        event = tree.dep[noun] == "pobj" and tree.pos[noun] == "NOUN" and tree.lemma[noun] not in MEASURES | _SEASONS
        off = own is not None and tree.dep[own] == "dobj" and tree.lemma[prep] in _PUT_OFF
        if off or own is None and not (day and event and loose):
            return ""
        tokens = [i for i in tree.subtree(noun, ASIDE | {"conj", "cc"}) if last < i < end]
        text = self._text(self._fit(self._plain([i for i in tokens if tree.tag[i] != "POS"]), LIMIT), {})
        return text if len(text.split()) > 1 or own is not None and tree.dep[own] == "pobj" else ""

    def _as_said(self, teller: int) -> list[int]:
        """'As X said on Monday, the work goes on' is told as 'X said the work goes on': the clause without its 'as'; [] for any other."""
        tree, top = self.tree, self.tree.head[teller]
        marks = [k for k in tree.kids[teller] if k < teller and tree.lower[k] == "as"]
        if (
            tree.lemma[teller] not in SAYING
            or not marks
            or tree.dep[teller] != "advcl"
            or tree.has(teller, "dobj", "ccomp")
        ):
            return []
        told = [i for i in tree.subtree(top, frozenset(("advcl",))) if i > teller and i not in self.dated]
        return self._without_asides(told[1:] if told and tree.lower[told[0]] == "," else told)

    def _credited(self, teller: int, first: int, text: str) -> str:
        """The label with 'according to the union,' before it, where that is who says so."""
        source = self.join(credited(self.tree, teller))
        if not source or len(f"{source} {text}".split()) > _LONG:
            return text
        tree = self.tree
        plain = tree.text[first][0].islower() or tree.pos[first] in ("DET", "ADJ", "NOUN")
        return f"{capital(source)}, {text[0].lower() + text[1:] if plain else text}"

    def tells(self, verb: int, lemma: str) -> bool:
        """Whether the event's verb, or one that it hangs on or carries, is this one."""
        above = list(self.tree.up(verb))[:2] if condition(self.tree, verb) is None else []
        near = [verb, *above, *self.tree.kids[verb]]
        return any(self.tree.lemma[i] == lemma for i in near)

    def _speaking(
        self, pronoun: int, names: dict[int, tuple[int, str]], body: list[int]
    ) -> tuple[dict[int, tuple[int, str]], list[int]]:
        """'[The Ministry has]' for 'we have'; '[The Ministry:] We have' where the words after it are of 'us', too."""
        said = names[pronoun][1]
        if any(map(self.first_person, body)):
            return {pronoun: (pronoun, f"[{capital(said.strip('[]'))}:] {capital(self.tree.lower[pronoun])}")}, body
        mention = self.cast.at(pronoun)
        whom = mention.actors if mention and mention.actors else self._speakers
        lead, left = self.turned(said, whom, body)
        return ({pronoun: (pronoun, lead)}, left) if left else (names, body)

    def _empty(self, teller: int, picked: list[int]) -> bool:
        """Whether nothing is said but that something is: 'Construction is', 'the rules require'."""
        tree = self.tree
        after = [i for i in picked if i > teller]
        if tree.lemma[teller] in SAYING and not tree.has(teller, "auxpass", "nsubjpass"):
            said = ("ccomp", "xcomp", "oprd") if tree.lemma[teller] == "tell" else ("dobj", "ccomp", "xcomp", "oprd")
            if not any(tree.dep[i] in said or tree.pos[i] == "VERB" for i in after):
                return True  # 'Holm said in May', 'Holm told reporters'
        if tree.tag[teller] == "MD" and all(tree.pos[i] == "ADV" for i in after):
            return True  # 'The Minister shall also:'
        if (
            tree.dep[teller] == "acl"
            and picked[-1] == teller
            and not (tree.lemma[teller] in _PASSED and tree.head[teller] == teller - 1 and len(picked) > 3)
            or all(tree.pos[i] in ("ADP", "DET", "PUNCT") for i in picked if i < teller)
        ):
            return True
        return picked[-1] == teller and (
            tree.pos[teller] == "AUX"
            or bool(tree.has(teller, "dobj", "ccomp", "xcomp"))
            or tree.dep[teller] == "relcl"
            and not any(tree.lower[k] in RELATIVE for k in tree.has(teller, *SUBJECTS))
        )

    def _without_detour(self, teller: int, body: list[int]) -> list[int]:
        """Without what stands between a verb and its object: 'submit to the Minister, through the Secretary, a report'."""
        tree = self.tree
        objects = [k for k in tree.has(teller, "dobj") if k in body]
        if not objects or tree.lemma[teller] in ("meet", "speak"):
            return body  # 'will meet with a team of the Harbour Centre, a think tank'
        between = {
            i
            for k in tree.has(teller, "prep", "dative")
            if teller < k < objects[0] and tree.pos[k] == "ADP"
            for i in tree.subtree(k)
            if i < min(tree.subtree(objects[0]))
        }
        return [i for i in body if i not in between and not (tree.lower[i] == "," and i - 1 in between)]

    def below(self, verb: int, start: int, end: int) -> str:
        """The event's own participle with what belongs to it, where the sentence's main clause is of another day; '' if it is none."""
        tag, dep = self.tree.tag[verb], self.tree.dep[verb]
        part = self.tree.lower[verb] == "including"
        doing = part or tag == "VBG" and dep == "pcomp" and self.tree.lemma[verb] != "be"
        if not doing and tag != "VBN" or dep == "ROOT" or self.tree.has(verb, *SUBJECTS):
            return ""
        tokens = [i for i in self.tree.subtree(verb) if verb + part <= i and start <= i < end]
        if any(self.tree.tag[i] == "PRP" for i in tokens):
            return self.clause(start, end)  # 'before reducing them': what, the whole sentence tells
        text = self._text(self._fit(self._plain(tokens), LIMIT), self.owners(tokens))
        return text if len(text.split()) > 2 else ""

    def clause(self, start: int, end: int) -> str:
        """The sentence's own words, up to the end of a clause."""
        start, tree = self._after_dateline(start, end), self.tree
        root = next((i for i in range(start, end) if tree.dep[i] == "ROOT"), start)
        told = [k for k in tree.has(root, "ccomp") if k < root] if tree.lemma[root] in SAYING | RULING else []
        if told and (said := self._said_of(root, told[0])):
            return said
        last = max(tree.subtree(told[0])) + 1 if told else end  # without ', officials said'
        subject = next(iter(tree.has(root, *SUBJECTS)), None)
        if subject is not None and subject < root and subject < last:
            first = min(tree.subtree(subject))
            if first > start and (tree.pos[start] == "CCONJ" or not self.dated.isdisjoint(range(start, first))):
                start = first  # 'As soon as possible, but no later than 30 days from now,'
        tokens = [
            i
            for i in range(start, min(last, end))
            if tree.pos[i] != "SPACE" and (tree.lower[i] != "today" or tree.tag[i + 1 : i + 2] == ["POS"])
        ]
        while len(tokens) > 6 and (
            tokens[0] in self.dated or self.tree.pos[tokens[0]] == "PUNCT" and tokens[0] - 1 in self.dated
        ):
            tokens.pop(0)
        if len(tokens) > 6 and tree.pos[tokens[0]] == "ADP" and tokens[1] in self.dated:
            tokens = [
                i for n, i in enumerate(tokens) if n and (n > 3 or i not in self.dated and tree.lower[i] != ",")
            ]  # 'In 2013'
        if len(tokens) > 6 and tree.lower[tokens[1]] == "," and tree.pos[tokens[0]] == "ADV":
            del tokens[:2]  # 'Furthermore,'
        names: dict[int, tuple[int, str]] = {}
        if len(tokens) > 1 and self.of_today(tokens[1]):
            names[tokens[1]] = (tokens[1], f"[The] {tree.text[tokens[1]]}")
            del tokens[0]
        if tokens and self.tree.lower[tokens[0]] in PRONOUNS:
            names = self._meant(tokens[0], tree.head[tokens[0]])
            if names and tree.lower[tokens[0]] in ("we", "i"):
                names, rest = self._speaking(tokens[0], names, tokens[1:])
                tokens = [tokens[0], *rest]
        return self._text(self._closed(cut(self.tree, self._without_asides(tokens), _CLAUSE))[: 2 * _CLAUSE], names)

    def _said_of(self, says: int, told: int) -> str:
        """'An official said [that] the port will close' for 'The port will close, an official said on Monday': what is still ahead
        has not happened on that day; '' for what has."""
        tree, own = self.tree, self.tree.has(says, *SUBJECTS)
        finite = next((k for k in tree.has(told, "aux", "auxpass") if k < told), told)
        if not own or tree.tag[finite] not in ("MD", "VBZ", "VBP") or tree.lower[finite] in ("has", "have"):
            return ""
        who = [*(i for i in tree.subtree(own[0], ASIDE) if i not in self.dated), says]
        who += [i for k in tree.has(says, "dobj") if k > says for i in tree.subtree(k)]  # 'told reporters'
        what = self._without_asides(tree.subtree(told))
        first = what[0]
        word = tree.text[first] if tree.pos[first] == "PROPN" or first in self.dated else tree.lower[first]
        return self._text([*who, *cut(tree, what, _CLAUSE - len(who))], {first: (first, f"[that] {word}")})

    def _after_dateline(self, start: int, end: int) -> int:
        """The token after 'WASHINGTON –', 'OSLO, May 2 (Agency) -' or 'May 2 (Agency) -', if the stretch begins with one."""
        text = self.tree.text
        if not (text[start].isupper() and len(text[start]) > 2 or start in self.dated):
            return start
        dashes = (i for i in range(start, min(start + 14, end - 3)) if text[i] in ("–", "—", "-", "--", "––"))
        dashes = (i for i in dashes if text[i] != "-" or not self._hyphened(i + 1))  # 'OFAC named the Orm-Vell'
        return next((i + 1 for i in dashes if start not in self.dated or text[i - 1] == ")"), start)
