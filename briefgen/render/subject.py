"""A statement without its subject, for tables whose other column names the doer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, normalize

__all__ = ["without_subject"]

_SPEAKER = re.compile(r"^\[[^\[\]]+:\]\s+(?=\S)")
_ARTICLE = re.compile(r"^(?:The|An?) ")
_LINKS = frozenset("and of the for on in at de la du von van der den del al bin to a an &".split())
_HELPS = frozenset(
    "is are was were be been has have had did do does will would shall should may might must can could not never also then to".split()
)
_BESIDE = frozenset("from with to by against under over between among within who which that".split())
_WORD = re.compile(r"[^\s,]+,?")
_IN_BRACKETS = re.compile(r"(?<=[^,]) ([a-z]+(?:ly)?(?: [a-z]+| not)?)$")
_STEM = 4  # letters that the forms of a verb share
_TITLE_WORDS = 8  # at most, before a name


def without_subject(statement: str, names: Sequence[str], verb: str = "") -> str:
    """The statement from its verb on, where all that stands before the verb is one or more of these names; else as it is.

    '[The Ministry] will sign', 'Minister Ana Varga signed', 'A and B agreed', 'The Treasury asked' of the Treasury of Norland;
    with the `verb` 'close' also 'Holm Closes Yards'.
    """
    if speaker := _SPEAKER.match(statement):
        return statement[speaker.end() :] if _covers(statement[1 : speaker.end()].strip(" :]"), names) else statement
    head, rest = _opening(statement, names, verb)
    if head and not _goes_on(rest, verb):
        return rest[0].upper() + rest[1:]
    head, rest = _split(statement)
    helper = _IN_BRACKETS.search(head) if statement.startswith("[") and not _covers(head, names) else None
    if helper and _covers(head[: helper.start()], names):  # '[The Ministry has] opened'
        return f"[{helper[1][0].upper()}{helper[1][1:]}] {rest}"
    if rest.split(" ", 1)[0] in _BESIDE or _goes_on(rest, verb):
        return statement  # 'Ambassadors from four states asked'
    if not head or not rest or not _covers(head, names) or _words(rest)[:1] and _words(rest)[0] in _known(names):
        return statement  # 'Small producers sold': the name goes on
    return rest[0].upper() + rest[1:]


def _opening(statement: str, names: Sequence[str], verb: str) -> tuple[str, str]:
    """(name, rest) where the statement begins with a name as it is, and its verb follows."""
    text = _ARTICLE.sub("", statement)
    for name in names:
        head, rest = text[: len(name)], text[len(name) :]
        first = rest.split(None, 1)[0] if rest[:1] == " " and rest.strip() else ""
        does = first[:1].islower() or verb and first.casefold().startswith(verb[:_STEM])
        if head.casefold() == name.casefold() and does and first not in _LINKS | _BESIDE:
            return head, rest.strip()
    return "", ""


def _goes_on(rest: str, verb: str) -> bool:
    """Whether a noun stands between a name and the verb: 'Halden | workers agreed'."""
    first, second, *_ = *rest.split(None, 2), "", ""
    noun = first.islower() and first not in _HELPS and not first.endswith("ly") and not first.startswith(verb[:_STEM])
    return bool(verb) and noun and second.startswith(verb[:_STEM])


def _split(statement: str) -> tuple[str, str]:
    """(subject, rest): the subject is all that is capitalised, or links what is, up to the first other word."""
    if statement.startswith("["):
        head, found, rest = statement[1:].partition("] ")
        return (head, rest) if found and rest[:1].islower() else ("", "")
    end = last = 0
    for word in _WORD.finditer(statement):
        bare = word[0].rstrip(",")
        if bare[:1].isupper() or bare[:1].isdigit() and end:
            last = word.end()
        elif bare.lower() not in _LINKS:
            end = word.start()
            break
        end = word.end()
    head, rest = statement[:last].rstrip(","), statement[last:].strip()
    if not last or statement[last - 1 : last] == "," or rest.split(" ", 1)[0] in _LINKS or not rest[:1].islower():
        return "", ""
    return head, rest


def _covers(head: str, names: Sequence[str]) -> bool:
    """Whether a subject is made of these names, whole or in part, or of a name after its owner's titles."""
    if head.endswith(("'s", "’s", "'", "’")):
        return False
    said = _words(head)
    if not said:
        return False
    known = _known(names)
    if all(w in known or 0 < n < len(said) - 1 and len(w) == 1 for n, w in enumerate(said)):
        return True  # 'Jan B. Holm' for 'Jan Holm', 'José' for 'Jose'
    joined = re.findall(r",| and ", head)
    whole = all(n in head for n in names) and head.endswith(tuple(names))
    return whole and len(joined) < len(names) and len(said) <= _TITLE_WORDS * len(names)


def _known(names: Sequence[str]) -> set[str]:
    """The words of the names, and their initials."""
    return {w for n in names for w in _words(n)} | {"".join(w[0] for w in _words(n)) for n in names}


def _words(text: str) -> list[str]:
    plain = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return [w for w in re.findall(r"\w+", plain.replace(".", "")) if w not in _LINKS]
