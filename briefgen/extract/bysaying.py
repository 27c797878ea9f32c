"""What is done by being said: 'we announce', 'I thank', 'both are being designated'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["in_marks", "said_by_doing"]

_BY_SAYING = frozenset(  # done by being said, in the first person or by the institution whose document it is
    "thank commend welcome congratulate applaud praise condemn salute honor honour deplore regret call urge express reaffirm acknowledge "
    "recognize recognise affirm assure note announce declare designate impose release issue publish unveil propose direct order instruct "
    "continue extend renew suspend determine proclaim prohibit block freeze sanction target revoke rescind terminate appoint apologize apologise reiterate echo "
    "stress encourage emphasize emphasise underscore underline highlight invite appeal pledge reject demand request offer recommend delegate authorize certify waive assign approve adopt".split()
)
_BY_RULE = frozenset("block freeze prohibit designate sanction ban forbid revoke rescind".split())
_ON_PAPER = frozenset("issue release publish designate impose sanction announce".split())
_ASKED = frozenset("detail information view comment input feedback evidence document".split())
_WISHING = frozenset("want like wish please pleased proud honored honoured delighted glad happy be".split())


def said_by_doing(analysis: Analysis, verb: int, own: bool, official: bool = False) -> bool:
    """'I want to thank', 'we are announcing', 'both are being designated': the document itself does what the verb tells."""
    token = analysis.doc[verb]
    lemma = token.lemma_.lower()
    quoted = in_marks(analysis, verb)
    said = lemma in _BY_SAYING or lemma in _BY_RULE or _formal(token) or _finds(token) or _asks(token)
    now = token.tag_ == "VBG" and official and lemma in _ON_PAPER  # of another house, told in this one's release
    if not said or quoted and not official:
        return False
    top = token
    for _ in range(3):
        if top.dep_ != "xcomp" or top.head.lemma_.lower() not in _WISHING:
            break
        top = top.head
    helpers = {t.lower_ for t in (*token.children, *top.children) if t.dep_ in ("aux", "auxpass")}
    if helpers & {
        "will",
        "would",
        "may",
        "could",
        "should",
        "must",
        "shall",
        "has",
        "have",
        "had",
        "was",
        "were",
        "did",
        "been",
    }:
        if not (helpers <= {"would", "to"} and top.lemma_.lower() == "like"):
            return False
    if any(t.lower_ in ("if", "not", "n't") for t in (*token.children, *top.children)):
        return False
    subject = next((t for v in _up(top) for t in v.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    if token.tag_ == "VBN":
        return (
            not quoted and lemma in _BY_RULE and bool(helpers & {"is", "are", "being"}) and top.dep_ in ("ROOT", "conj")
        )
    present = (
        token.tag_ in ("VBP", "VBZ")
        or token.tag_ == "VBG"
        and bool(helpers & {"am", "is", "are", "'m", "'re", "’re", "’m"})
    )
    if not present and not (top is not token and top.tag_ in ("VBP", "VBZ", "MD", "JJ", "VBN", "VB")):
        if token.tag_ != "VB" or top.dep_ != "conj":
            return False
    if subject is None:
        return False
    if _formal(token) and subject.lower_ == "i":
        return False
    return subject.lower_ in ("i", "we") or (own or now) and not quoted and top.dep_ in ("ROOT", "conj", "ccomp")


def _finds(token: Token) -> bool:
    """'I hereby waive it', 'I find that the kelp is scarce', as orders say."""
    finds = token.lemma_.lower() == "find" and any(t.dep_ == "ccomp" for t in token.children)
    return finds or any(t.lower_ == "hereby" for t in token.children)


def _asks(token: Token) -> bool:
    """'is seeking details', as an authority does."""
    return token.lemma_.lower() == "seek" and any(t.dep_ == "dobj" and t.lemma_ in _ASKED for t in token.children)


def _formal(token: Token) -> bool:
    """'take note of', 'recall that', as declarations say."""
    if token.lemma_.lower() == "recall":
        return any(t.dep_ == "ccomp" for t in token.children)
    return token.lemma_.lower() == "take" and any(t.dep_ == "dobj" and t.lower_ == "note" for t in token.children)


def _up(token: Token) -> list[Token]:
    """A verb and those that it is coordinated with: the subject may be theirs."""
    chain = [token]
    while chain[-1].dep_ in ("conj", "xcomp", "acomp") and len(chain) < 6:
        chain.append(chain[-1].head)
    return chain


def in_marks(analysis: Analysis, i: int) -> bool:
    """Whether token i stands inside quotation marks opened in its sentence."""
    text = analysis.source.text[analysis.starts[analysis.sent(i).start] : analysis.starts[i]]
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1
