"""Finite verbs that the tagger takes for nouns and adjectives, or that the parser joins to the wrong verb."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import SPEECH
from briefgen.extract.conjoined import mend_conjoined, of_such
from briefgen.extract.governing import foreseen
from briefgen.extract.hanging import alleged, by_whom, mend_hanging, of_them_too
from briefgen.extract.headlines import promote
from briefgen.extract.inverted import OPENING, behind_an_opening, both_told, made_clear, mend_inverted, over_its_content
from briefgen.extract.lexicon import DAYS
from briefgen.extract.misplaced import (
    acting_so,
    agreed_then,
    are_so,
    before_a_day,
    before_another,
    beside_it,
    between_them,
    by_them,
    granting,
    in_other_words,
    in_the_list,
    listed_noun,
    listed_with,
    of_a_city,
    of_both,
    of_one_word,
    on_the_spot,
    past_too,
    pursuant,
    stated,
    those_who_have,
)
from briefgen.extract.regrouped import REGROUPED, regroup
from briefgen.extract.relatives import PAPERS, considered, deemed, mend_relative, signed
from briefgen.extract.tree import OWN, TOLD, Tree, first_of

# what a token has of whose tree something may be mended
_LABELS = frozenset("conj ccomp parataxis relcl acl amod advcl auxpass acomp appos pcomp dep".split())
_TAGS = frozenset(("VBD", "VBN", "VBG"))
_BELOW = frozenset(("conj", "dep", "advcl", "parataxis", "relcl", "ccomp"))  # where a verb behind two names is hung
_WORDS = DAYS | {"that", "pursuant", "deem", "deems", "clear"}
_HAVE = frozenset(("has", "have", "had"))
_WHO = frozenset(("who", "which", "that"))
_BE = frozenset(("is", "are", "was", "were"))
_OF_TWO = frozenset(  # whose passive has an object, too
    "give award grant pay offer tell teach call name elect appoint owe hand lend allow deny send show sell ask assign cost dub "
    "declare deem brand label title find consider make leave serve fine charge forbid refuse spare promise envy".split()
)
_ABILITIES = frozenset(  # of which one has little, rather than limiting them
    "insight visibility authority power jurisdiction capacity capability ability resource knowledge experience understanding "
    "information evidence data option room scope effect impact success influence leverage means".split()
)
_SUBJECT = frozenset(("NOUN", "PROPN", "PRON"))


def mended(analysis: Analysis) -> Tree:
    """The trees of a document with their verbs mended."""
    tree = Tree(analysis)
    mend_verbs(analysis, tree)
    return tree


def mend_verbs(analysis: Analysis, tree: Tree) -> None:
    """Verbs after 'will' and 'has'; verbs joined to an infinitive that go on with the sentence's own subject."""
    for i, (tag, low) in enumerate(zip(tree.tag[:-2], tree.lower, strict=False)):
        if tag == "MD" or low in _HAVE:
            _behind_an_auxiliary(analysis, tree, i)
    for v, dep in enumerate(tree.dep):
        if dep in ("nsubj", "nsubjpass"):
            by_them(tree, v)
            of_one_word(tree, v)
        if dep in ("nsubj", "nsubjpass") and tree.pos[v] == "PROPN":
            _no_subject(tree, v)
        if tree.dep[v] == "ROOT" and tree.tag[v] in ("VB", "VBD"):
            behind_an_opening(tree, v)
        if dep in REGROUPED:
            regroup(tree, v)
        if tree.dep[v] in _LABELS or tree.tag[v] in _TAGS or tree.lower[v] in _WORDS or tree.lemma[v] == "continue":
            _by_its_word(analysis, tree, v)
            _as_told(analysis, tree, v)
            _beside_a_noun(analysis, tree, v)
            mend_hanging(tree, v)


def _behind_an_auxiliary(analysis: Analysis, tree: Tree, i: int) -> None:
    """Make a verb of what stands behind the 'will' or 'has' at token i."""
    modal = tree.tag[i] == "MD"
    if modal and tree.dep[i] == "punct":
        tree.dep[i] = "aux"  # 'I’d'
    if not i or tree.pos[i - 1] not in _SUBJECT:
        return
    v = i + 2 if tree.tag[i + 1] == "RB" else i + 1
    lost = ("NN", "NNP", "JJ")[: 2 + (tree.head[i] == v)] if modal else ("VBN",)
    if tree.tag[v] not in lost or tree.is_verb(v) or tree.is_verb(tree.head[i]):
        return
    if not modal and tree.lower[i - 1] in _WHO and tree.pos[i - 2] in _SUBJECT:
        those_who_have(tree, i, v)
        return
    sent = analysis.sent(i)
    promote(tree, v, i - 1, sent.start, sent.end, "VB" if modal else "VBN")
    tree.lemma[v] = tree.lower[v] if modal else tree.lemma[v]
    tree.hang(i, v, "aux")


def _no_subject(tree: Tree, v: int) -> None:
    """A name that the parser takes for one more subject."""
    first = min((*tree.kids[v], v))
    if tree.lower[v - 1] == ",":
        of_a_city(tree, v)
    elif tree.lower[first - 1] in (",", "and"):
        beside_it(tree, v)
    elif tree.lower[first - 1] == "as":
        of_them_too(tree, v)


def _by_its_word(analysis: Analysis, tree: Tree, v: int) -> None:
    """What a word, or a participle behind a comma, calls for."""
    low = tree.lower[v]
    if tree.tag[v] == "VBN" and v and (tree.text[v - 1] == "," or tree.text[v - 1] in OPENING):
        sent = analysis.sent(v)
        mend_inverted(tree, v, sent.start, sent.end)
    if low in DAYS and tree.dep[v] in ("npadvmod", "dobj"):
        before_a_day(tree, v)
    if tree.tag[v] == "VBG" and tree.dep[v] == "advcl" and tree.lemma[v] in SPEECH:
        in_other_words(tree, v)
    if low == "saying" and tree.dep[v] == "advcl":
        _of_a_message(tree, v)
    if tree.tag[v] == "VBG" and tree.dep[v] == "advcl" and tree.lower[v - 1] == ",":
        _interrupted(tree, v)
        in_the_list(tree, v)
        of_both(tree, v)
    if tree.dep[v] == "parataxis" and tree.lemma[v] in SPEECH and tree.tag[v] in TOLD:
        over_its_content(tree, v)
    if tree.lemma[v] == "continue" and not tree.has(v, "dobj", "xcomp"):
        _after_a_span(tree, v)
    if low == "that" and tree.dep[v] == "det":
        _told(tree, v)
    elif low == "that" and tree.dep[v] == "mark" and tree.pos[tree.head[v]] == "ADJ":
        are_so(tree, tree.head[tree.head[v]])
    if low == "pursuant":
        pursuant(tree, v)
    if low == "clear":
        made_clear(tree, v)
    if tree.tag[v] == "VBG":
        stated(tree, v)
        granting(tree, v)
        on_the_spot(tree, v)
    if tree.lemma[v] == "deem":
        deemed(tree, v)
    if tree.dep[v] == "ccomp" and tree.tag[v] in ("VBD", "VBP") and foreseen(tree, tree.head[v], v):
        tree.tag[v] = "VB"  # 'will see the firm cut fees'


def _as_told(analysis: Analysis, tree: Tree, v: int) -> None:
    """Past forms, and what the parser joins to another verb."""
    if tree.tag[v] in ("VBN", "VBD") and v and tree.lower[v - 1] == ",":
        acting_so(tree, v, analysis.sent(v).start)
    if tree.tag[v] == "VBN":
        between_them(tree, v)
        _had(tree, v)
        by_whom(tree, v)
    if tree.tag[v] in ("VBD", "VBN") and tree.has(v, "nsubj"):
        _led(tree, v)
    if tree.dep[v] in ("conj", "dep") and tree.tag[v] in TOLD:
        of_such(tree, v)
        alleged(tree, v)
    if tree.lower[v] in ("said", "announced", "confirmed", "say", "announce") and tree.dep[v] in _BELOW:
        both_told(tree, v, analysis.sent(v).start)
    if tree.dep[v] == "conj":
        mend_conjoined(tree, v)
        _denied_too(tree, v)
        if tree.tag[v] == "VBN":
            listed_with(tree, v)
        elif tree.tag[v] == "VBZ":
            listed_noun(tree, v)


def _beside_a_noun(analysis: Analysis, tree: Tree, v: int) -> None:
    """Clauses that the parser makes tell of a noun, and what else hangs on it or on a verb by mistake."""
    past = ("VBN", "VBD")
    if tree.tag[v] == "VB" and tree.dep[v] in ("relcl", "acl", "advcl"):
        _as_the_first(tree, v)
    if tree.dep[v] == "relcl" or tree.dep[v] == "acl" and tree.tag[v] in TOLD:
        mend_relative(tree, v)
    if tree.dep[v] in ("relcl", "acl"):
        signed(tree, v)
    if tree.dep[v] == "amod" and tree.tag[v] in past and tree.has(v, "nsubj"):
        _did(tree, v)
    if tree.dep[v] == "amod" and tree.lower[v - 1] == "and":
        _deed(tree, v)
    if tree.dep[v] == "acl" and tree.lower[v - 1] == ",":
        before_another(tree, v)
    if tree.dep[v] == "acl" and tree.tag[v] in past and tree.lower[v - 1] == ",":
        past_too(tree, v)
        _behind_an_aside(analysis, tree, v)
        _of_the_founded(analysis, tree, v)
    if tree.dep[v] == "acl" and tree.tag[v] in past and tree.has(v, "dobj"):
        _of_a_doer(analysis, tree, v)
    if tree.dep[v] == "ROOT" and tree.tag[v] == "VBN":
        behind_an_opening(tree, v)
    if tree.dep[v] in ("advcl", "conj", "acl") and tree.tag[v] in past:
        _without_that(tree, v)
    if tree.dep[v] == "advcl" and tree.tag[v] in past:
        considered(tree, v)
        agreed_then(tree, v)


def _had(tree: Tree, v: int) -> None:
    """'They had candid, direct talks', 'It has limited insight': 'candid' is no verb, and they had the talks."""
    have = next((k for k in tree.has(v, "aux") if tree.lemma[k] == "have"), None)
    objects = tree.has(v, "dobj")
    little = tree.lower[v] == "limited" and any(tree.lemma[k] in _ABILITIES for k in objects)
    noun = (
        next(iter(objects), v) if little or tree.lower[v] == "candid" else tree.head[v] if tree.dep[v] == "amod" else v
    )
    if have is None or noun <= v or tree.has(noun, "det", "poss"):
        return
    top = noun if tree.dep[v] == "amod" else v
    tree.supplant(have, top)
    for k in [*tree.kids[v], *tree.kids[noun]]:
        if k < v and k != have and tree.dep[k] in ("nsubj", "aux", "advmod", "punct", "prep"):
            tree.hang(k, have, tree.dep[k])
    tree.hang(noun, have, "dobj")
    tree.hang(v, noun, "amod")
    tree.tag[have] = {"had": "VBD", "has": "VBZ"}.get(tree.lower[have], "VBP")
    tree.pos[have], tree.tag[v], tree.pos[v] = "VERB", "JJ", "ADJ"


def _of_a_message(tree: Tree, v: int) -> None:
    """'published a message from Mr Holm saying that it is over': the message says so, and not who published it."""
    k = v - 1
    over = tree.head[tree.head[k]]
    paper = any(tree.lemma[i] in PAPERS for i in (over, *tree.has(over, "dobj")))
    if paper and tree.dep[k] == "pobj" and tree.lower[tree.head[k]] == "from" and tree.pos[k] == "PROPN":
        tree.hang(v, k, "acl")


def _told(tree: Tree, that: int) -> None:
    """'stressed that Norway's growth, in spite of all, makes it a partner': growth makes, it is not what is stressed."""
    noun = tree.head[that]
    says = tree.head[noun]
    bound = ("conj", "advcl") if tree.tag[that] == "DT" else ("conj",)
    later = (k for k in tree.has(says, *bound) if k > noun and tree.is_verb(k) and not tree.has(k, "mark", *OWN))
    verb = next((k for k in later if tree.tag[that] == "IN" or tree.tag[k] in TOLD), None)
    if tree.dep[noun] == "dobj" and says == that - 1 and tree.lemma[says] in SPEECH and verb is not None:
        tree.hang(verb, says, "ccomp")
        tree.hang(noun, verb, "nsubj")
        tree.hang(that, verb, "mark")
        tree.tag[verb] = "VBP" if tree.tag[verb] == "VB" else tree.tag[verb]


def _deed(tree: Tree, v: int) -> None:
    """'The law renewed and expanded HYCI': it expanded it, though the parser takes HYCI for what the renewing goes on to."""
    noun = tree.head[v]
    first = tree.head[noun]
    told = tree.tag[first] == "VBD" and first == v - 2 and tree.dep[noun] == "conj" and not tree.has(first, "dobj")
    if told and tree.tag[v] in ("VBN", "VBD") and min(tree.subtree(noun)) == v:
        tree.tag[v], tree.pos[v] = "VBD", "VERB"
        tree.hang(v, first, "conj")
        tree.hang(noun, v, "dobj")


def _did(tree: Tree, v: int) -> None:
    """'President Holm informed Parliament of it': he did, it is no Parliament of a kind."""
    noun, subject = tree.head[v], tree.has(v, "nsubj")[0]
    top = tree.head[noun] if tree.dep[noun] == "nsubj" and tree.tag[tree.head[noun]] == "VBG" else noun
    if not subject < v < noun or tree.head[top] != top or tree.pos[subject] != "PROPN":
        return
    for k in [*tree.kids[noun], *(tree.kids[top] if top != noun else ())]:
        if k < subject or noun < k and tree.dep[k] in ("prep", "punct", "advcl") and k != top:
            tree.hang(k, v, tree.dep[k])
    tree.hang(v, v, "ROOT")
    tree.tag[v], tree.pos[v] = "VBD", "VERB"
    tree.hang(noun, v, "dobj")
    if top != noun:
        tree.hang(top, v, "advcl")


def _as_the_first(tree: Tree, v: int) -> None:
    """'Norway became the first state to ban it': Norway has banned it."""
    noun = next(iter(tree.has(tree.head[v], "attr")), v) if tree.dep[v] == "advcl" else tree.head[v]
    be = tree.head[noun]
    to = any(tree.lower[k] == "to" for k in tree.has(v, "aux")) and not tree.has(v, *OWN)
    if to and tree.dep[noun] == "attr" and noun < v and tree.lemma[be] in ("be", "become") and first_of(tree, be):
        tree.hang(v, be, "xcomp")


def _led(tree: Tree, v: int) -> None:
    """'The Board chaired by Minister X has approved it', 'The order issued under section 2 shall list ports': what is told is
    the second, the first only tells of which Board or order."""
    subject = tree.has(v, "nsubj")[0]
    by = next((k for k in tree.has(v, "agent", "prep") if tree.lower[k] == "by"), None)
    later = [k for k in tree.kids[v] if k > v and tree.is_verb(k) and not tree.has(k, *OWN)]
    w = None
    if by is not None:
        begun = tree.subtree(by)[-1] + 1
        begun += tree.lower[begun : begun + 1] == [","]
        told = (k for k in later if k > begun and tree.tag[k] == "VBN")
        w = next((k for k in told if tree.has(k, "aux", "auxpass")[:1] == [begun]), None)
    elif tree.lower[v + 1 : v + 2] in (["pursuant"], ["under"]) and not tree.has(v, "cc"):
        w = next((k for k in later if any(tree.tag[a] == "MD" for a in tree.has(k, "aux"))), None)
    if w is None or subject > v or tree.has(v, "aux", "auxpass"):
        return
    tree.supplant(w, v)
    for k in [k for k in tree.kids[v] if k > w]:
        tree.hang(k, w, tree.dep[k])
    tree.hang(subject, w, "nsubjpass" if tree.has(w, "auxpass") else "nsubj")
    tree.hang(v, subject, "acl")
    tree.tag[v] = "VBN"


def _behind_an_aside(analysis: Analysis, tree: Tree, v: int) -> None:
    """'The Board, which had tabled changes, announced before the vote that it was withdrawing some': the Board announced it."""
    subject, sent = tree.head[v], analysis.sent(v)
    aside = any(max(tree.subtree(k)) == v - 2 for k in tree.has(subject, "relcl"))
    if subject != sent.root.i or not aside or tree.lemma[v] not in SPEECH | {"announce"}:
        return
    told = [
        k for k in tree.subtree(v) if tree.dep[k] == "acl" and any(tree.lower[m] == "that" for m in tree.has(k, "mark"))
    ]
    promote(tree, v, subject, sent.start, sent.end, "VBD")
    if told and tree.has(told[0], *OWN):
        tree.hang(told[0], v, "ccomp")


def _of_the_founded(analysis: Analysis, tree: Tree, v: int) -> None:
    """'Norvik, founded by Mr Holm, filed for bankruptcy': Norvik filed, for two commas close what tells of it."""
    subject, sent = tree.head[v], analysis.sent(v)
    aside = [k for k in tree.has(subject, "acl") if tree.has(k, "agent") and max(tree.subtree(k)) == v - 2]
    if subject != sent.root.i or tree.pos[subject] != "PROPN" or not aside or tree.lower[aside[0] - 1] != ",":
        return
    if tree.lower[v + 1 : v + 2] != ["by"] and not tree.has(v, "agent", "aux", "auxpass"):
        promote(tree, v, subject, sent.start, sent.end, "VBD")


def _of_a_doer(analysis: Analysis, tree: Tree, v: int) -> None:
    """'A gunman killed 50 people and wounded 400': he killed them, for who is killed has no object."""
    subject, sent = tree.head[v], analysis.sent(v)
    if subject != sent.root.i or subject + 1 != v or tree.pos[subject] != "NOUN" or tree.lemma[v] in _OF_TWO:
        return
    if tree.has(v, "agent", "aux", "auxpass") or any(tree.is_verb(k) for k in tree.kids[subject] if k != v):
        return
    for k in [k for k in tree.kids[v] if k > v]:
        if tree.dep[k] == "conj" and tree.tag[k] in ("VBD", "VBN"):
            tree.tag[k] = "VBD"
    promote(tree, v, subject, sent.start, sent.end, "VBD")


def _without_that(tree: Tree, v: int) -> None:
    """'was raised under guidance the Board released in May': the guidance that it released."""
    own = tree.has(v, "nsubj")
    thing = min(tree.subtree(own[0])) - 1 if len(own) == 1 and own[0] < v else 0
    plain = thing > 0 and not tree.has(v, "aux", "mark", "dobj", "ccomp", "xcomp")
    if plain and tree.pos[thing] == "NOUN" and tree.dep[thing] in ("pobj", "dobj") and min(tree.subtree(v)) > thing:
        tree.hang(v, thing, "relcl")
        tree.tag[v] = "VBD"


def _after_a_span(tree: Tree, v: int) -> None:
    """'I am continuing for 1 year the emergency declared in 2010': the emergency is continued, the year declares nothing."""
    for p in tree.has(v, "prep"):
        for span in tree.has(p, "pobj"):
            for declared in tree.has(span, "relcl"):
                own = tree.has(declared, "nsubj")
                if (
                    len(own) == 1
                    and own[0] > span
                    and tree.has(own[0], "det")
                    and not tree.has(declared, "aux", "dobj")
                ):
                    tree.hang(own[0], v, "dobj")
                    tree.hang(declared, own[0], "acl")
                    tree.tag[declared] = "VBN"


def _denied_too(tree: Tree, v: int) -> None:
    """In 'had not sent any arms or sold any ships' the second is a participle, too, and denied like the first."""
    if tree.tag[v] != "VBD":
        return
    first = tree.head[v]
    helped = {tree.lower[k] for k in tree.has(first, "aux")} & _HAVE
    either = any(tree.lower[k] == "or" and first < k < v for k in tree.has(first, "cc"))
    if helped and either and tree.has(first, "neg") and not tree.has(v, *OWN, "aux"):
        tree.tag[v] = "VBN"


def _interrupted(tree: Tree, v: int) -> None:
    """'Norland is, jointly with Ostria, imposing sanctions': it imposes them."""
    be = tree.head[v]
    told = tree.has(be, "attr", "acomp", "prt", "dobj", "ccomp", "xcomp")
    if tree.lower[be] not in _BE or be >= v or tree.lower[be + 1] != "," or told or not tree.has(be, *OWN):
        return
    tree.supplant(v, be)
    for k in tree.kids[be][:]:
        tree.hang(k, v, tree.dep[k])
    tree.hang(be, v, "aux")
