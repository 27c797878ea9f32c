"""Make the pictures of the README anew: `.venv/bin/python tools/make_pictures.py`. Builds the sample brief and draws page one."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2

from briefgen import cli

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 900  # pixels


def draw(pdf: Path, target: Path, page: int = 0) -> None:
    """One page of a PDF as a PNG of WIDTH pixels, with a hairline around it."""
    from PIL import ImageOps

    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    picture = sheet.render(scale=WIDTH / sheet.get_width()).to_pil().convert("RGB")
    target.parent.mkdir(parents=True, exist_ok=True)
    ImageOps.expand(picture, border=1, fill="#b0b0b0").quantize(64).save(target, optimize=True)
    document.close()


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["build", "--workspace", str(ROOT), "--date", "2026-01-19", "--formats", "pdf", "--out", folder]
        arguments += ["--title", "Critical minerals, trade and sanctions", "--theme", "critical-minerals"]
        arguments += ["--theme", "trade-and-tariffs", "--theme", "sanctions"]  # as ./run brief does
        if code := cli.run(arguments):
            return code
        (pdf,) = Path(folder).glob("*.pdf")
        draw(pdf, ROOT / "docs" / "pictures" / "brief.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
