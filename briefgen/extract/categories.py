"""What kind of action a verb names: PLOVER's classes (Open Event Data Alliance) and a few for domestic policy."""

from __future__ import annotations

_VERBS = {
    "AGREE": "agree commit pledge vow promise conclude endorse ratify accede pact consent undertake settle",
    "CONSULT": "meet discuss consult host convene talk visit negotiate co-host cohost hold speak attend participate travel "
    "confer chair address brief receive exchange call engage dine gather present testify address explore cohost hear",
    "SUPPORT": "praise support welcome thank commend applaud congratulate back defend express reaffirm reiterate stand honor "
    "honour celebrate recognize salute mark commemorate advocate champion uphold encourage tout appreciate affirm",
    "COOPERATE": "cooperate collaborate partner join coordinate share work strengthen deepen expand mobilize extradite "
    "facilitate advance promote enhance align integrate establish launch sign develop build create open improve",
    "AID": "aid assist donate deliver supply provide help train equip contribute send offer rescue evacuate distribute relieve unite reunite",
    "CONCEDE": "concede yield release free lift ease withdraw relax waive suspend pause exempt delist resign apologize "
    "apologise retract surrender cede relent repatriate pardon unblock delay",
    "REQUEST": "request ask urge demand call appeal petition seek propose recommend invite solicit press plead suggest",
    "ACCUSE": "accuse blame condemn criticize criticise denounce allege charge indict sue investigate probe fault decry deplore "
    "deny slam complain lament blast rebuke prosecute convict audit fine summon",
    "REJECT": "reject refuse decline oppose veto block deny dismiss withhold defy resist repudiate boycott rebuff disapprove "
    "overrule exclude rule",
    "THREATEN": "threaten warn caution intimidate vow",
    "PROTEST": "protest demonstrate rally march strike riot picket",
    "SANCTION": "sanction designate blacklist embargo penalize penalise freeze restrict ban bar expel target impose tariff "
    "delist revoke withdraw",
    "MOBILIZE": "deploy mobilise station reinforce arm patrol muster redeploy conscript",
    "COERCE": "seize arrest detain confiscate raid deport disrupt dismantle apprehend intercept crack arrest close shutter "
    "prevent combat curb crackdown prohibit counter hack censor evict remove disable",
    "ASSAULT": "attack kill bomb strike shoot assault invade shell injure wound destroy abduct murder torture massacre rape",
    "LEGISLATE": "enact pass legislate amend repeal codify vote introduce sponsor adopt table overturn",
    "REGULATE": "regulate issue finalize finalise promulgate require mandate direct order instruct authorize authorise permit "
    "implement publish rescind enforce approve license clarify certify exempt streamline apply declare determine rule "
    "eliminate end extend cap set allow terminate modify update reinstate simplify standardize suspend maintain reduce cut raise "
    "increase lower review dissolve disband abolish",
    "APPOINT": "appoint nominate name elect select hire promote swear reappoint confirm dismiss fire tap assign",
    "FUND": "fund invest finance award grant allocate spend pay buy purchase sell borrow lend auction acquire refund disburse "
    "appropriate subsidize loan raise price offer",
    "REPORT": "report announce say tell state note add write warn find estimate show reveal declare explain describe highlight "
    "emphasize stress underline underscore underline mention condition position observe claim argue tout release unveil launch plan publish testify comment "
    "respond reply confirm disclose forecast project predict conclude submit",
}
_OF: dict[str, str] = {}
for _category, _words in _VERBS.items():
    for _w in _words.split():
        _OF.setdefault(_w, _category)

# the noun decides where the verb is light
_NOUNS = {
    "meeting": "CONSULT", "talk": "CONSULT", "discussion": "CONSULT", "consultation": "CONSULT", "summit": "CONSULT",
    "event": "CONSULT", "roundtable": "CONSULT", "forum": "CONSULT", "ministerial": "CONSULT",
    "call": "CONSULT", "visit": "CONSULT", "hearing": "CONSULT", "dialogue": "CONSULT",
    "sanction": "SANCTION", "tariff": "SANCTION", "embargo": "SANCTION", "ban": "SANCTION", "restriction": "SANCTION",
    "agreement": "AGREE", "deal": "AGREE", "treaty": "AGREE", "memorandum": "AGREE", "accord": "AGREE",
    "investment": "FUND", "funding": "FUND", "grant": "FUND", "loan": "FUND", "security": "FUND", "contract": "FUND",
    "order": "REGULATE", "rule": "REGULATE", "regulation": "REGULATE", "guidance": "REGULATE", "proclamation": "REGULATE",
    "license": "REGULATE", "notice": "REGULATE", "directive": "REGULATE",
    "bill": "LEGISLATE", "legislation": "LEGISLATE", "law": "LEGISLATE", "resolution": "LEGISLATE",
    "attack": "ASSAULT", "strike": "ASSAULT", "aid": "AID", "assistance": "AID", "support": "SUPPORT",
    "investigation": "ACCUSE", "probe": "ACCUSE", "inquiry": "ACCUSE", "complaint": "ACCUSE", "lawsuit": "ACCUSE", "suit": "ACCUSE",
    "proceeding": "ACCUSE", "charge": "ACCUSE", "letter": "REQUEST", "arrest": "COERCE", "data": "REPORT", "result": "REPORT", "brief": "REPORT", "readout": "REPORT", "figure": "REPORT",
    "advisory": "REPORT", "paper": "REPORT", "text": "REPORT", "plan": "REPORT", "strategy": "REPORT", "action": "", "step": "", "report": "REPORT", "statement": "REPORT",
}  # fmt: skip
_LIGHT = frozenset(
    "lead attend hold have take make give sign issue conduct launch impose announce reach provide conclude introduce publish release strike open begin start "
    "initiate file lodge send".split()
)

# verbs that only report words or attitudes
SPEECH = frozenset(
    "say tell state note add write stress emphasize emphasise highlight underscore underline reiterate reaffirm affirm express "
    "explain describe mention observe remark claim argue tout praise welcome thank commend applaud congratulate comment reply "
    "acknowledge recall believe think hope regret lament contend assert insist clarify declare caution warn suggest recognize "
    "recognise concede admit quote joke post tweet echo outline reflect condemn criticize criticise denounce promise vow "
    "honor honour celebrate extend appreciate point divulge speculate boast complain elaborate opine reassure signal testify convey "
    "conclude agree-with look hail slam blast decry deplore".split()
)
ANNOUNCE = frozenset("announce unveil reveal disclose declare release report publish issue launch".split())
# weak verbs that are acts when they have a doer and an object of the right kind
MADE_BY_OBJECT = {
    "become": frozenset(("member", "party", "signatory")),
    "make": frozenset(
        "decision commitment investment announcement statement offer visit payment contribution donation progress decision request determination pledge recommendation appointment nomination change referral proposal gain clear push bid effort appeal attempt regulation regulations order rules threat".split()
    ),
    "hold": frozenset(
        "meeting call talk discussion consultation summit hearing session event conference election vote dialogue forum briefing "
        "negotiation ceremony review referendum exercise drive workshop seminar webinar fundraiser auction rally roundtable ministerial round asset line press conversation role post office seat rate".split()
    ),
    "lose": frozenset(
        "case lawsuit suit appeal vote election re-election reelection primary referendum runoff seat contract bid court majority "
        "presidency challenge battle fight licence license status immunity".split()
    ),
    "win": frozenset(
        "case lawsuit suit appeal vote election re-election reelection primary referendum runoff presidency term % percent seat contract bid "
        "court majority award approval backing clearance consent licence license permission support".split()
    ),
    "keep": frozenset("rate levy tariff duty tax sanction restriction ban curb embargo".split()),
    "hear": frozenset(
        "update report presentation briefing testimony evidence argument statement view case appeal petition remark address".split()
    ),
    "have": frozenset("meeting call conversation discussion talk talks".split()),
    "come": frozenset(
        "support opposition favor favour agreement consensus conclusion decision compromise defence defense effect force".split()
    ),
    "go": frozenset(("effect", "force")),
}

_CRIMES = frozenset(
    "abuse act assault atrocity attack crime error felony fraud genocide killing massacre mistake murder offence offense perjury "
    "robbery suicide theft treason violation".split()
)


def category(verb: str, nouns: tuple[str, ...] = ()) -> str:
    """The class of an action by its verb's lemma, the lemmas of its objects and its prepositions; '' where it has none.

    >>> category("hold", ("meeting",))
    'CONSULT'
    """
    if verb == "call" and "on" in nouns:
        return "REQUEST"
    if verb == "commit" and not _CRIMES.isdisjoint(nouns):
        return ""
    if verb in _LIGHT:
        for noun in nouns:
            if noun in _NOUNS:
                return _NOUNS[noun] or _OF.get(verb, "")
    return _OF.get(verb, "")


def known(verb: str) -> bool:
    """Is it a verb that names an action in our lists?"""
    return verb in _OF or verb in SPEECH or verb in ANNOUNCE
