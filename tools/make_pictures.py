"""Make the gallery and the pictures of the README and of docs/looks.md anew: `.venv/bin/python tools/make_pictures.py`.

Builds the sample brief in each look, keeps it in briefs/gallery and draws its first page.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2

from briefgen import cli

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "briefs" / "gallery"
LOOKS = ("executive", "classic", "modern", "memo", "large-print")


def draw(pdf: Path, target: Path, width: int, page: int = 0) -> None:
    """One page of a PDF as a PNG of `width` pixels, with a hairline around it."""
    from PIL import ImageOps

    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    picture = sheet.render(scale=width / sheet.get_width()).to_pil().convert("RGB")
    target.parent.mkdir(parents=True, exist_ok=True)
    ImageOps.expand(picture, border=1, fill="#b0b0b0").quantize(64).save(target, optimize=True)
    document.close()


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for look in LOOKS:
            out = Path(folder, look)
            arguments = [
                "build",
                "--workspace",
                str(ROOT),
                "--date",
                "2026-01-19",
                "--formats",
                "md,pdf",
                "--out",
                str(out),
            ]
            arguments += [
                "--title",
                "Critical minerals, trade and sanctions",
                "--theme",
                "critical-minerals",
                "--look",
                look,
            ]
            arguments += ["--theme", "trade-and-tariffs", "--theme", "sanctions"]  # as ./run brief does
            if code := cli.run(arguments):
                return code
            (pdf,) = out.glob("*.pdf")
            draw(pdf, ROOT / "docs" / "looks" / f"{look}.png", 640)
            GALLERY.mkdir(parents=True, exist_ok=True)
            for made in out.iterdir():
                shutil.copyfile(made, GALLERY / f"{look}{made.suffix}")
            if look == "classic":
                draw(pdf, ROOT / "docs" / "pictures" / "brief.png", 900)
    return 0


if __name__ == "__main__":
    sys.exit(main())
