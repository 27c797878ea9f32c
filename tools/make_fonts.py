"""Makes templates/fonts/*.ttf: subsets of Inter and Source Serif 4 under names of their own (the OFL's reserved names).

Run once, by hand, when a font changes:  python tools/make_fonts.py DIR
DIR holds the static TTF files `Inter_*.ttf` and `SourceSerif4_*.ttf` (npm: @expo-google-fonts/inter,
@expo-google-fonts/source-serif-4). The result is committed; nothing of this runs when briefgen is installed or used.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {
    "BriefgenSans-Regular": ("Inter_400Regular", "Briefgen Sans", "Regular"),
    "BriefgenSans-Italic": ("Inter_400Regular_Italic", "Briefgen Sans", "Italic"),
    "BriefgenSans-SemiBold": ("Inter_600SemiBold", "Briefgen Sans", "SemiBold"),
    "BriefgenSerif-Regular": ("SourceSerif4_400Regular", "Briefgen Serif", "Regular"),
    "BriefgenSerif-Italic": ("SourceSerif4_400Regular_Italic", "Briefgen Serif", "Italic"),
    "BriefgenSerif-SemiBold": ("SourceSerif4_600SemiBold", "Briefgen Serif", "SemiBold"),
}
# Latin with Extended-A, -B and Additional (Vietnamese), combining marks, Greek with Extended, Cyrillic with Supplement,
# punctuation, superiors, currencies, number forms, and the arrows, signs and shapes that our templates print.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1FFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x2199), (0x2200, 0x2265),
    (0x25A0, 0x25E6), (0x2610, 0x2612), (0x2713, 0x2717), (0xFB00, 0xFB04), (0xFFFD, 0xFFFD),
)  # fmt: skip
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum", "pnum", "case"]


def make(source: Path, target: Path, family: str, style: str) -> None:
    options = subset.Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17], hinting=False)
    options.notdef_outline = True
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    full, postscript = f"{family} {style}", f"{family.replace(' ', '')}-{style}"
    for record in list(font["name"].names):
        new = {1: full if style == "SemiBold" else family, 2: "Regular" if style == "SemiBold" else style, 3: postscript,
               4: full, 6: postscript, 16: family, 17: style}.get(record.nameID)  # fmt: skip
        if new is not None:
            font["name"].setName(new, record.nameID, record.platformID, record.platEncID, record.langID)
    font["head"].modified = font["head"].created  # the same bytes at every run
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, (stem, family, style) in FACES.items():
        target = Path(__file__).parent.parent / "templates" / "fonts" / f"{name}.ttf"
        make(next(folder.rglob(f"{stem}.ttf")), target, family, style)
