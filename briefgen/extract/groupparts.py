"""How much an unnamed group takes part in its sentence: what tells those who act or are acted upon from those merely spoken of."""

from __future__ import annotations

from briefgen.extract.tokens import Tokens

_PASSIVE_OK = frozenset(
    """urge ask tell call invite order require direct instruct thank host co-host meet convene gather assemble engage sanction designate
    abduct kidnap deport detain evict free rescue displace force brief target warn press encourage commend oblige obligate mandate expect compel exempt prohibit permit ban bar""".split()
)
_MEETINGS = frozenset("meeting gathering summit group call conference".split())
_WITH = frozenset(
    "agreement agreements deal deals talks negotiations meeting meetings dialogue consultations discussions partnership cooperation".split()
)
_LETS = frozenset("help allow enable let make see watch permit ensure".split())
_PRAISE = frozenset("welcome commend applaud praise appreciate recognize recognise acknowledge condemn support".split())
CROWDS = frozenset("thousands hundreds dozens scores tens".split())
BANDS = CROWDS | frozenset(
    "group coalition alliance delegation majority handful couple".split()
)  # 'a group of 12 senators'
_SHARES = BANDS | frozenset("parts part members representatives leaders number most some many all".split())
_STANDING = frozenset("responsible expected required obliged likely set able free ready due committed".split())
_GIVEN = frozenset(
    """partnership solidarity cooperation coordination agreement aid violence attack attacks aspirations will
    approval support deployment consent opposition criticism request requests letter visit talks consultations assistance help
    backing resistance withdrawal arrest killing release return update briefing presentation""".split()
)
_MEASURES = frozenset("sanctions restrictions penalties bans".split())
_BEARS = ("appl", "impos")
DEEDS = frozenset(
    "agreement statement decision announcement commitment proposal pledge request declaration call calls visit vote".split()
)


def acts(t: Tokens, i: int, narrow: bool = False) -> float:
    """2 for the subject of an active verb or its conjunct, 1.5 for somebody asked or met, 0.5 otherwise; more if it is told whose."""
    if does(t, i) or rises(t, i):
        return 2.0
    head, dep = i, t.deps[i]
    if dep == "appos" and t.low[t.heads[i]] == "we":
        return 2.0  # 'We, the G7 Foreign Ministers, urge'
    for _ in range(8):
        if dep != "conj" or t.heads[head] == head:
            break
        head = t.heads[head]
        dep = t.deps[head]
    over = t.heads[head]
    lemma = t.analysis.doc[over].lemma_.lower()
    if lemma[:3] in ("co-", "re-"):
        lemma = lemma[3:] if lemma[3:] in _PASSIVE_OK else lemma[3:].removesuffix("e")  # 'co-hosted'
    if t.possessive(i + 1):
        return 2.0 if t.low[over] in DEEDS else 0.5  # 'the G7 ministers' agreement to cap the price'
    relative = t.deps[over] == "relcl" and any(t.low[k] in ("which", "that") for k in t.children[over])
    if dep == "nsubj" and t.pos[over] in ("VERB", "AUX"):
        if any(t.deps[k] == "mark" and t.low[k] == "if" for k in t.children[over]):
            return 1.0
        if t.tags[over] == "VBG" and not any(t.deps[k] == "aux" for k in t.children[over]):
            return 1.0 if narrow else 0.5  # 'with three firms growing'
        if t.deps[over] in ("ccomp", "xcomp") and t.analysis.doc[t.heads[over]].lemma_.lower() in _LETS:
            return 1.0 if narrow else 0.5  # 'helps regulators to see'
        if t.pos[over] == "AUX":
            definite = head == i and any(t.low[k] == "the" for k in t.children[i])
            stands = any(t.low[k] in _STANDING for k in t.children[over])
            return 2.0 if stands and definite or narrow else 0.5
        return 2.0 if t.low[over] not in ("face", "need", "have", "had", "has") else 0.5
    if dep in ("dobj", "dative") and relative:
        return 1.0 if narrow else 0.5  # 'an order which targets terrorists'
    if dep in ("dobj", "dative") and lemma in _LETS:
        return 1.0 if narrow else 0.5  # 'the deal will enable Marenian farmers to'
    if dep in ("dobj", "dative") and (lemma in _PASSIVE_OK or narrow and t.pos[over] == "VERB"):
        return 2.0
    if dep == "nsubjpass" and (lemma in _PASSIVE_OK or narrow):
        told = any(t.deps[k] == "xcomp" for k in t.children[over])  # 'are obliged to pay'
        return 2.0 if narrow or told else 1.5
    if dep == "pobj":
        prep = t.low[over]
        top = t.heads[over]
        if prep == "by" and t.pos[top] in ("VERB", "NOUN"):
            return 2.0
        if prep == "of" and (t.low[top] in _MEETINGS or narrow and t.low[top] in _GIVEN):
            return 2.0
        praised = t.analysis.doc[t.heads[top]].lemma_.lower() in _PRAISE and t.deps[top] == "dobj"
        if prep == "of" and praised:
            return 2.0  # 'welcomes the contributions of other donors'
        if prep == "of" and t.low[top] in _SHARES and t.heads[top] != top:
            return acts(t, top, narrow)  # 'parts of the business community have criticised'
        if prep == "with" and t.pos[top] == "VERB":
            loose = t.tags[top] == "VBG" and not any(t.deps[k] == "aux" for k in t.children[top])
            return 2.0 if not loose or narrow else 0.5
        if prep == "with" and t.low[top] in _WITH:
            return 2.0  # 'agreements with trading partners'
        if prep in ("on", "upon") and t.low[top] in ("call", "calls", "called", "calling"):
            return 2.0
        if prep in ("to", "on", "against") and (t.low[top] in _MEASURES or t.low[top].startswith(_BEARS)):
            return 2.0  # 'sanctions on Marenian officials', 'a ban that applies to port operators'
        if narrow and prep in ("from", "to", "for", "between", "against", "with") and t.pos[top] in ("VERB", "NOUN"):
            return 1.5 if t.low[top] in _GIVEN else 1.0
    return 0.5


def rises(t: Tokens, i: int) -> bool:
    """Whether those of noun i strike or protest: whoever they are, that is news. 'Nurses walked out', 'thousands of workers marched'."""
    if t.deps[i] == "pobj" and t.low[t.heads[i]] == "of" and t.low[t.heads[t.heads[i]]] in CROWDS:
        i = t.heads[t.heads[i]]
    if t.deps[i] != "nsubj":
        return False
    v = t.heads[i]
    objects = {k for k in t.children[v] if t.deps[k] in ("dobj", "prt", "advmod") and k > v}
    objects |= {k for p in t.children[v] if t.low[p] in ("off", "on", "to") and p > v for k in t.children[p]}
    lemma = t.analysis.doc[v].lemma_
    if lemma == "walk":
        return any(t.low[k] in ("out", "off", "job") for k in objects)
    return lemma in _PROTESTS or any(t.words[k] in _STOPPAGES for k in objects)  # no March


_PROTESTS = frozenset("strike march rally protest demonstrate picket riot".split())
_STOPPAGES = frozenset(
    "strike strikes walkout walkouts stoppage stoppages protest protests rally march sit-in blockade".split()
)


def does(t: Tokens, i: int) -> bool:
    """Whether a clause of its own says what it did: 'the members who worked on the deal'."""
    for v in t.children[i]:
        if v == i + 1 and (t.deps[i], t.deps[v], t.tags[v]) == ("appos", "acl", "VBD"):
            return True  # 'In a letter to Minister Holm, 40 executives asked', of which the parser makes his other name
        if t.deps[v] == "relcl" and t.pos[v] == "VERB":
            past = t.tags[v] == "VBD" or any(t.low[k] in _HAD for k in t.children[v])
            if past and any(t.deps[k] == "nsubj" and t.low[k] == "who" for k in t.children[v]):
                return True
    return False


def team_acts(t: Tokens, start: int, i: int) -> float:
    """2 for a group in the singular that does something, right before its verb whatever the parse makes of it; else 0.5."""
    k = start - 1 - (t.low[start - 1] in ("the", "a", "an"))
    if t.same_block(i, i + 1) and t.tags[i + 1] in ("VBD", "VBZ", "MD") and t.pos[k] not in ("ADP", "CCONJ"):
        return 2.0
    return acts(t, i) if t.deps[i] in ("nsubj", "nsubjpass", "pobj") and t.tags[t.heads[i]] != "VB" else 0.5


_HAD = frozenset(("had", "'d", "’d"))
_DUTIES = frozenset(("shall", "must"))
_TOLD = frozenset("directed authorized authorised instructed ordered required hereby".split())


_OFFICIAL = frozenset("agencies agency departments".split())
_THE_ONE = frozenset("relevant appropriate applicable responsible".split())


def told_which(t: Tokens, i: int) -> int:
    """Where the words end that tell which official bodies have a duty: 'agencies with oversight of labels shall'; i + 1 if none do."""
    if (
        t.low[i] not in _OFFICIAL
        or t.deps[i] not in ("nsubj", "nsubjpass")
        or t.low[i + 1 : i + 2] in (["and"], ["or"])
    ):
        return i + 1
    k = i + 1
    while k < t.heads[i] and t.same_block(i, k) and t.low[k] not in _DUTIES and t.words[k] != "(":
        k += 1
    if k >= t.n or t.low[k] not in _DUTIES or t.heads[k] != t.heads[i]:
        return i + 1
    return next((c for c in range(i + 1, k) if t.words[c] == ","), k)


def one_of_them(t: Tokens, i: int) -> bool:
    """'The relevant agency shall': whichever of the agencies it is."""
    return (
        t.low[i] == "agency" and t.low[i - 1] in _THE_ONE and t.deps[i] in ("nsubj", "nsubjpass") and has_duty(t, i + 1)
    )


def has_duty(t: Tokens, end: int) -> bool:
    """Whether what ends before token `end` is told what to do: '... shall', '... is hereby directed to'."""
    if t.words[end : end + 1] == ["("] and t.words[end + 2 : end + 3] == [")"]:
        end += 3  # 'heads of agencies (agencies) shall'
    if end + 1 >= t.n or not t.same_block(end - 1, end + 1):
        return False
    return t.low[end] in _DUTIES or t.low[end] in ("is", "are") and t.low[end + 1] in _TOLD


def listed(t: Tokens, start: int, ends: dict[int, float], named: set[int]) -> float:
    """The part taken by the one before in a list: 'African leaders, as well as private sector CEOs'."""
    k = start
    while k > 0 and start - k < 5 and t.low[k - 1] in (",", "and", "as", "well", "the", "its", "their", "our", "&"):
        k -= 1
    if k == start or not t.same_block(k - 1, start):
        return 0.0
    m = k
    while m > 0 and start - m < 24 and (m - 1 in named or t.low[m - 1] in (",", "and", "the")):
        m -= 1
    if m < k and t.low[m - 1] == "from":  # 'leaders from Norland, Marenia, and Sudria, as well as CEOs'
        k = m - 1
    return ends.get(k, 0.0)
