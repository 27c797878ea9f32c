"""Front matter: YAML between `---` lines (also behind `\\---`), TOML between `+++`, or `Key: value` lines at the head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LIMIT = 64 * 1024  # bytes of front matter looked at
_FENCED = re.compile(r"\A\s*\\?(---|\+\+\+)[ \t]*\n(.*?)(?:\A|\n)\\?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_OPEN = re.compile(r"\A\s*\\?---[ \t]*\n((?:[A-Za-z_][\w -]{0,40}:[^\n]*\n)+)\s*\n")
_EMPTY = re.compile(r"\A\s*\\?---[ \t]*\n\\?---[ \t]*(?:\n|\Z)")
_HEADER = re.compile(r"\A\s*((?:[A-Za-z][A-Za-z _-]{1,24}:[ \t]*\S[^\n]*\n){2,})[ \t]*\n")
_KNOWN = frozenset(
    "title headline subject date published publication_date published_date pubdate source publisher author url link issued released".split()
)
_LINE = re.compile(r"(?m)^([A-Za-z_][\w-]*):[ \t]*(\S.*)$")


@dataclass(slots=True)
class Front:
    """Front matter as flat strings, keys in small letters; `end` is where the body begins."""

    values: dict[str, str] = field(default_factory=dict)
    end: int = 0
    warnings: list[str] = field(default_factory=list)

    def first(self, *keys: str) -> str:
        """The first value that is not empty."""
        return next((v for k in keys if (v := self.values.get(k, "").strip()) and v not in ("null", "~", "None")), "")


def front_matter(text: str) -> Front:
    """The front matter of a text; broken or outsized ones cost a warning, never the body."""
    if m := _EMPTY.match(text):
        return Front(end=m.end())
    head = text[: LIMIT + 16]
    if m := _FENCED.match(head):
        if m[1] == "---" and not _plausible(m[2]):
            return Front()
        return _parsed(m[2], m.end(), toml=m[1] == "+++")
    if m := _OPEN.match(head):
        front = _parsed(m[1], m.end())
        front.warnings.append("front matter is never closed")
        return front
    if re.match(r"\s*\\?---[ \t]*\n[A-Za-z_][\w-]*:", head):
        return Front(warnings=["front matter is never closed or larger than 64 KiB: taken as text"])
    if m := _HEADER.match(head):
        values = {
            k.strip().lower().replace(" ", "_"): v.strip()
            for k, _, v in (ln.partition(":") for ln in m[1].splitlines())
        }
        if len(_KNOWN & values.keys()) >= 2:
            return Front(values, m.end())
    return Front()


def _plausible(block: str) -> bool:
    """Whether what stands between two rules is data and not text: some line has a key, a list mark, a tag or a comment."""
    return (
        bool(re.search(r"(?m)^\s*(?:[\w\"'?!&*{\[-][^\n]*:(?:\s|$)|- |#|%|!|\.\.\.|['\"{\[])", block))
        or not block.strip()
    )


def _parsed(block: str, end: int, toml: bool = False) -> Front:
    front = Front(end=end)
    try:
        data = _toml(block) if toml else _yaml(block)
    except Exception as error:  # YAML raises far more than YAMLError on hostile text: the body must not pay for it
        front.warnings.append(
            f"front matter not understood ({type(error).__name__}): only plain 'key: value' lines used"
        )
        data = {k: re.sub(r"^([\"'])(.*)\1$", r"\2", v.strip()) for k, v in _LINE.findall(block)}
    if not isinstance(data, dict):
        front.warnings.append("front matter is not a list of keys and values: ignored")
        return front
    for key, value in data.items():
        if isinstance(key, str) and isinstance(value, (str, list)):
            text = value if isinstance(value, str) else "; ".join(v for v in value[:20] if isinstance(v, str))
            front.values.setdefault(key.strip().lower()[:60], text[:4000])
    return front


def _yaml(block: str) -> object:
    """YAML with every scalar a string: no tag runs, no number or date is built, aliases and merges are not walked."""
    import yaml

    if block.count("*") > 50 and len(re.findall(r"(?<![\w*])[*&]\w+", block)) > 50:
        raise ValueError("too many aliases")
    return yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _toml(block: str) -> object:
    import tomllib

    return {k: str(v) for k, v in tomllib.loads(block).items() if not isinstance(v, dict)}
