"""Our fonts: the faces, the style sheet that names them, and how wide a text is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from briefgen import resources

__all__ = ["FACES", "FALLBACK", "face_css", "font_file", "text_width"]

# (file stem, family, weight, style)
FACES = (
    ("BriefgenSans-Regular", "Briefgen Sans", 400, "normal"),
    ("BriefgenSans-Italic", "Briefgen Sans", 400, "italic"),
    ("BriefgenSans-SemiBold", "Briefgen Sans", 600, "normal"),
    ("BriefgenSerif-Regular", "Briefgen Serif", 400, "normal"),
    ("BriefgenSerif-Italic", "Briefgen Serif", 400, "italic"),
    ("BriefgenSerif-SemiBold", "Briefgen Serif", 600, "normal"),
)
# System fonts for scripts that ours do not hold, tried in order; the Debian packages are fonts-noto-cjk and fonts-noto-core.
FALLBACK = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Hebrew",
    "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Thai", "Noto Sans Armenian",
    "Noto Sans Georgian", "Noto Sans Ethiopic", "DejaVu Sans",
)  # fmt: skip


def font_file(stem: str) -> Path:
    return resources.fonts() / f"{stem}.ttf"


def face_css() -> str:
    """The @font-face rules; the addresses are served from memory while the PDF is made."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; src: url(brief:///fonts/{stem}.ttf); }}'
        for stem, family, weight, style in FACES
    )


@lru_cache(maxsize=len(FACES))
def _advances(stem: str) -> dict[int, float]:
    """Code point -> advance width in em."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(stem), lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}


def text_width(text: str, size: float, *, family: str = "sans", bold: bool = False) -> float:
    """Width of a text in the unit of `size`, without kerning; characters that our fonts lack count one em."""
    stem = f"Briefgen{'Serif' if family == 'serif' else 'Sans'}-{'SemiBold' if bold else 'Regular'}"
    advances = _advances(stem)
    return size * sum(advances.get(ord(character), 1.0) for character in text)
