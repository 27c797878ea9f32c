"""Verbs that by themselves tell no deed, and the objects that make one of them."""

from __future__ import annotations

__all__ = ["MADE_BY_OBJECT", "WEAK"]

# states, judgements and figures of speech: nothing that somebody did
WEAK = frozenset(
    "be have remain represent reflect mean mark demonstrate show serve seem appear know think feel want need like love look "
    "understand see deserve contain lie exist depend rely own possess constitute enjoy benefit live become stand underscore "
    "signal illustrate exemplify embody believe hope wish matter cost total amount equal stem result involve concern relate "
    "regard consist comprise belong fit lack owe resemble hear watch remember forget fear care wonder doubt suppose guess "
    "happen occur arise come go get let keep feature include tend contribute-to play pose culminate coincide date await "
    "bear account help make cause drive enable ensure allow fuel face suffer undergo experience view value prefer "
    "cement resonate lurk thrive flourish focus hate love occupy hold climb grow rise fall shrink miss win lose sit sleep speak-of follow do culminate click exert deserve".split()
)
# weak verbs that are acts when they have a doer and an object of the right kind
MADE_BY_OBJECT = {
    "make": frozenset(
        "decision commitment investment announcement statement offer visit payment contribution donation progress decision request determination pledge recommendation appointment change referral proposal gain clear".split()
    ),
    "hold": frozenset(
        "meeting call talk discussion consultation summit hearing session event conference election vote dialogue forum briefing "
        "negotiation ceremony review referendum exercise drive workshop seminar webinar fundraiser auction rally roundtable ministerial round asset line press conversation role post office seat".split()
    ),
    "lose": frozenset("case lawsuit suit appeal vote election seat contract bid court majority".split()),
    "win": frozenset(
        "case lawsuit suit appeal vote election seat contract bid court majority award approval backing clearance consent licence license permission support".split()
    ),
    "have": frozenset("meeting call conversation discussion talk talks".split()),
    "come": frozenset(
        "support opposition favor favour agreement consensus conclusion decision compromise defence defense".split()
    ),
}
