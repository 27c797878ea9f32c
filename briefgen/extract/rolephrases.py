"""Where the noun phrase of a role begins and ends: 'chair of the Committee on Trade, Energy and Industry'."""

from __future__ import annotations

from briefgen.extract.lexicon import (
    DAYS,
    FUNCTION,
    HONORIFICS,
    MONTHS,
    ORG_HEADS,
    PORTFOLIO,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SAYING,
)
from briefgen.extract.tokens import Tokens

__all__ = ["STOPPERS", "phrase_end", "phrase_start"]

STOPPERS = (",", ";", ":", ".", "(", ")", "–", "—", "”", '"', "“", "|")
_IN = frozenset("honour honor front view response order accordance line support memory recognition attendance".split())


def phrase_start(t: Tokens, head: int) -> int:
    """Where the noun phrase that ends with a role's head begins: modifiers only, no article."""
    k = head
    while k > 0 and t.same_block(k - 1, head) and head - k < 9:
        low, pos = t.low[k - 1], t.pos[k - 1]
        if (
            t.words[k - 1] in STOPPERS
            or low in SAYING
            or pos in ("VERB", "AUX", "DET", "PRON", "ADV", "SCONJ", "NUM")
            and not t.cap[k - 1]
        ):
            break
        if pos == "CCONJ" or low == "&":
            if (
                k - 2 >= 0
                and t.pos[k - 2] in ("NOUN", "ADJ", "PROPN")
                and (
                    t.low[head] == "expert"
                    or t.low[k - 2] in PORTFOLIO | ROLE_MODIFIERS
                    and t.low[k] in PORTFOLIO | ROLE_MODIFIERS
                )
            ):
                k -= 1
                continue
            break
        if pos == "ADP" or pos == "PART" and not t.possessive(k - 1):
            break
        if t.possessive(k - 1):
            break
        if low in FUNCTION and not t.cap[k - 1]:
            break
        k -= 1
    while k < head and (t.words[k] in ("-", "&") or t.low[k] in ("and",)):
        k += 1
    return k


def phrase_end(t: Tokens, i: int) -> int:
    """The end of 'of the X for Y and Z' from token i: noun-phrase words up to a comma, verb or full stop."""
    k = i
    last = i
    while k < t.n and k < i + 25 and t.same_block(i - 1, k):
        low, pos = t.low[k], t.pos[k]
        if t.words[k] in STOPPERS:
            if t.words[k] == "," and k + 1 < t.n and t.cap[k + 1] and k > i and t.cap[k - 1] and _list_goes_on(t, k):
                k += 1
                continue
            last_of = (
                t.low[k + 1 : k + 2] in (["and"], ["&"]) and t.cap[k + 2 : k + 3] == [True] and t.low[k - 2] == ","
            )
            if t.words[k] == "," and last_of and k > i + 2 and t.low[k + 2] in PORTFOLIO | ROLE_MODIFIERS:
                k += 1  # ', and Coastal Affairs'
                continue
            if t.words[k] == "," and t.low[k - 1] in PORTFOLIO and t.words[k + 1 : k + 2] and _fields_go_on(t, k):
                k += 1
                continue
            break
        if pos in ("VERB", "AUX", "PRON", "SCONJ") and not t.cap[k] or t.tags[k] in ("WDT", "WP", "MD"):
            break
        if low in HONORIFICS and t.cap[k]:
            break
        nxt = t.low[k + 1] if k + 1 < t.n else ""
        if (
            low == "at" or low == "on" and nxt in DAYS or low in MONTHS and nxt.isdigit()
        ):  # where somebody works, and when
            break
        if low in ("and", "&"):
            if k + 1 < t.n and (t.deps[k + 1] in ("nsubj", "nsubjpass") or t.pos[k + 1] in ("VERB", "AUX", "PRON")):
                break
            if k + 1 < t.n and t.low[k + 1] in ("the", "a", "an") and not (k + 2 < t.n and t.cap[k + 2]):
                break
        elif low == "for" and t.low[k + 1 : k + 3] in (
            ["the", "last"],
            ["the", "past"],
            ["the", "first"],
            ["a", "term"],
            ["the", "term"],
        ):
            break
        elif low == "in" and nxt in _IN:
            break  # 'the Minister for Ports of Norland in honour of the crew'
        elif pos == "ADP" and low not in ("of", "for", "to", "on", "in", "from"):
            if t.words[k : k + 2] != ["Under", "Secretary"]:
                break
        elif low in ("to",) and k + 1 < t.n and t.pos[k + 1] == "VERB":
            break
        elif pos == "ADV" and not t.cap[k] or pos == "NUM" and not t.cap[k]:
            break
        k += 1
        if low not in ("and", "&", "the", "of", "for", "at", "to", "on", "in", "from", "a", "an"):
            last = k
    return last


def _fields_go_on(t: Tokens, comma: int) -> bool:
    """Whether 'trade, energy and industry' goes on behind the comma, in small letters."""
    k = comma + 1
    while k < t.n and k < comma + 12 and t.same_block(comma, k):
        if t.low[k] == "and":
            return any(w.islower() and w in PORTFOLIO for w in t.words[k + 1 : k + 2])
        if (
            t.low[k] not in PORTFOLIO
            and t.words[k] not in (",", "the", "of", "rule", "law")
            or t.words[k] != ","
            and not t.words[k].islower()
        ):
            return False
        k += 1
    return False


def _list_goes_on(t: Tokens, comma: int) -> bool:
    """Whether 'Economy, Finance, and Energy' continues behind the comma (and not a new name or clause)."""
    k = comma + 1
    end = t.run(k)
    words = t.low[k:end]
    if any(w in ROLE_HEADS for w in words) or t.labels[k] in ("PERSON", "GPE"):
        return False
    return (
        end < t.n
        and t.low[end] in (",", "and", "&")
        and any(t.low[m] in ("and", "&") for m in range(end, min(t.n, end + 6)))
        and not (end - k > 1 and any(w in ORG_HEADS for w in words))
    )
