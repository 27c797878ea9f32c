"""Companies that nothing in their names tells: by the trade that is told, by those listed with them, by what they do."""

from __future__ import annotations

import re

from briefgen.extract.analysis import head_of
from briefgen.extract.gazetteer import fold
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, THING, UNKNOWN, Found
from briefgen.extract.tokens import Tokens

_TRADES = frozenset(
    """platform platforms company companies firm firms retailer retailers giant giants startup startups maker makers manufacturer
    manufacturers bank banks site sites website websites app apps marketplace marketplaces brand brands airline airlines carrier carriers
    group groups automaker automakers carmaker carmakers chipmaker chipmakers operator operators rival rivals business businesses provider
    providers supplier suppliers network networks organisation organisations organization organizations""".split()
)
_DEEDS_OF_FIRMS = frozenset("invest manufacture acquire".split())
_AWARDS = frozenset("contract contracts modification order orders".split())
_DEEDS_IN_COURT = frozenset(
    "pay admit breach contravene sell supply recall refund overcharge mislead misrepresent".split()
)
_OF_FIRMS = frozenset("shares shareholders customers executives employees users subsidiary stock".split())
_WARES = frozenset("steel oil gas energy power coal foods motors".split())


def firms_by_deed(t: Tokens, found: list[Found], people: set[str]) -> None:
    """Names that nothing else tells about, whose deeds are a company's, with those in one list with them: 'Ostrak, Hale and
    Bryne are investing', 'Aldran Steel is investing'."""
    chain: list[Found] = []
    for n, f in enumerate(found):
        if f.kind in (THING, UNKNOWN, ORG) and not f.title and _awarded(t, f):
            f.kind, f.sure = ORG, True
        if (
            chain
            and all(w in (",", "and", "&") for w in t.low[chain[-1].end : f.start])
            and t.same_block(f.start - 1, f.end - 1)
        ):
            chain.append(f)
        else:
            chain = [f]
        nxt = found[n + 1] if n + 1 < len(found) else None
        if nxt is not None and nxt.start - f.end <= 3 and all(w in (",", "and", "&") for w in t.low[f.end : nxt.start]):
            continue
        head = chain[0].end - 1
        over = t.heads[head]
        if t.deps[head] != "nsubj" or t.analysis.doc[over].lemma_ not in _DEEDS_OF_FIRMS or t.pos[over] != "VERB":
            continue
        for one in chain:
            lone = one.end - one.start == 1
            named = t.low[one.end - 1] in _WARES and not lone
            if (
                named
                and one.kind == THING
                or not one.sure
                and not one.title
                and (
                    one.kind in (UNKNOWN, ORG)
                    or one.kind in (PERSON, PLACE, PEOPLE)
                    and lone
                    and (len(chain) > 1 or one.kind == PERSON)
                    or named
                )
            ):
                known = any(c.kind == ORG and c.sure for c in chain)
                if (known or fold(t.text(one.start, one.end)) not in people) and (
                    t.low[one.start] not in t.seen_low or len(chain) > 2 and not lone
                ):
                    one.kind, one.sure = ORG, True


def _awarded(t: Tokens, f: Found) -> bool:
    """'Halden Land Systems, Arsen, was awarded a contract'."""
    head = head_of(t.heads, f.start, f.end)
    over = t.heads[head]
    if t.deps[head] != "nsubjpass" or t.low[over] != "awarded":
        return False
    return any(t.deps[k] == "dobj" and t.low[k] in _AWARDS for k in t.children[over])


_FOLK = re.compile(r"(?:[aei]an|ish|ese|ic|ist|ite|i|s)\Z")


def acts_alone(t: Tokens, f: Found) -> bool:
    """'Ostrel admitted', taken for a town or a people, whose names end otherwise and have 'the'; or for a person, though 'it breached' follows."""
    i = f.start
    if f.kind not in (PEOPLE, PERSON, PLACE) or f.end - i != 1 or f.sure or f.canon or t.low[i] in t.seen_low:
        return False
    verb = t.heads[i]
    if t.tags[i] not in ("NNP", "NN") or t.deps[i] != "nsubj" or t.analysis.doc[verb].lemma_ not in _DEEDS_IN_COURT:
        return False
    if f.kind == PERSON:
        return any(w in ("it", "its") for w in t.low[i : t.analysis.sents[t.sent[i]].end])
    return not _FOLK.search(t.low[i]) and (i == 0 or t.low[i - 1] not in ("the", "a", "an"))


def called_company(t: Tokens, f: Found) -> bool:
    """'Ansys, a US simulation software company,', 'shares of Ansys', 'Ansys shares'."""
    i = f.end
    if (
        i < t.n
        and t.low[i] in _OF_FIRMS
        and t.same_block(f.start, i)
        or f.start > 1
        and t.low[f.start - 1] == "of"
        and t.low[f.start - 2] == "shares"
    ):
        return True
    if i + 4 >= t.n or t.words[i] != "," or not t.same_block(f.start, i + 4):
        return False
    if t.low[i + 1] not in ("a", "an", "the") and not (t.cap[i + 1] and t.possessive(i + 2)):
        return False
    for k in range(i + 2, min(i + 11, t.n)):
        if t.words[k] in (",", ".", ";", "–", "—") or t.low[k] in ("of", "in", "that", "which", "who", "for"):
            return t.low[k - 1] in _TRADES
    return False


def trade_lists(t: Tokens, found: list[Found], traded: set[str], last_names: set[str]) -> None:
    """Add to `traded` the lone names that stand in one list with a company: 'Temu, TikTok and Meta'."""
    pairs = [
        (one, two)
        for one, two in zip(found, found[1:], strict=False)
        if (between := t.low[one.end : two.start])
        and all(w in (",", "and", "&", "or") for w in between)
        and t.same_block(one.start, two.start)
    ]
    for known, lone in (*pairs, *((two, one) for one, two in reversed(pairs))):
        name = t.words[lone.start]
        letter = lone.kind == UNKNOWN and len(name) == 1  # 'X'
        if (lone.kind == PERSON or letter) and not lone.sure and lone.end - lone.start == 1 and name not in last_names:
            if (
                known.kind == ORG
                and (known.end - known.start > 1 or known.start > lone.start)
                or t.words[known.start] in traded
            ):
                traded.add(name)


_MEMBERS = re.compile(
    r"(?:partner|organi[sz]ation|ngo|charit|agenc|institution|foundation|group|compan|firm|bank|donor|contractor)(?:y|s|es|ies)?"
)
_TIES = frozenset(", and or & as well the".split())


def listed_bodies(t: Tokens, found: list[Found]) -> None:
    """Make organisations of the longer names in a list of them: 'partners, including Orm Relief (OR), Halden Vision and the UN Grain Program'."""
    listed = -1  # end of the list's last member
    for f in found:
        if f.start < listed:
            continue
        lead = f.start - 1
        while lead > 0 and t.low[lead] in ("the", "as", "such", "including", "like", ",", ":") and f.start - lead < 5:
            lead -= 1
        opens = any(w in ("including", "as", "like", ":") for w in t.low[lead + 1 : f.start])
        if opens and _MEMBERS.fullmatch(t.low[lead]) and t.same_block(lead, f.start):
            listed = f.start
        between = t.low[listed : f.start] if listed >= 0 else []
        if listed != f.start and not (
            between and len(between) < 8 and all(w in _TIES or t.cap[listed + k] for k, w in enumerate(between))
        ):
            listed = -1
            continue
        if (
            not f.sure
            and f.end - f.start > 1
            and not f.title
            and f.kind != PLACE
            or f.kind == THING
            and t.low[f.end - 1] in _AIDING
        ):
            f.kind, f.sure = ORG, True
        listed = f.end
        if listed + 2 < t.n and t.words[listed] == "(":  # its initials
            listed += t.words[listed : listed + 4].index(")") + 1 if ")" in t.words[listed : listed + 4] else 0


_AIDING = frozenset("program programme initiative project".split())


def listed_company(t: Tokens, f: Found) -> bool:
    """'platforms such as Shein and Temu', 'retailer Temu': a lone name among companies, which the model often takes for a surname."""
    k = f.start - 1
    while (
        k >= 0
        and t.same_block(k, f.start)
        and f.start - k < 16
        and (t.cap[k] or t.low[k] in (",", "and", "or", "the", "like", "such", "as", "including", "&"))
    ):
        k -= 1
    return k >= 0 and k < f.start - 0 and t.low[k] in _TRADES and t.same_block(k, f.start)
