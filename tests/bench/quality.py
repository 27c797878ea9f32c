"""Score the extraction on a development set: `python -m tests.bench.quality SET [--errors N] [--only STEM ...]`.

BRIEFGEN_CORPUS names the folder of the sets; score.py is looked for in ../score beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from briefgen.engine.extracting import ExtractResult
from briefgen.extract.pipeline import extract
from briefgen.sources import read_file


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", nargs="*", help="stems of documents; the others count as found by nobody")
    parser.add_argument("--keep", type=Path, help="write the predictions to this file")
    args = parser.parse_args()
    corpus = Path(os.environ.get("BRIEFGEN_CORPUS", "../shared/corpus"))
    score = corpus.parent / "score" / "score.py"
    with tempfile.TemporaryDirectory() as tmp:
        docs = Path(tmp) / "docs"
        subprocess.run([sys.executable, score, "docs", corpus / args.set, docs], check=True, stdout=subprocess.DEVNULL)
        paths = sorted(p for p in docs.iterdir() if not args.only or p.stem in args.only)
        sources = [read_file(p)[0] for p in paths]
        data = "".join(ExtractResult(tuple((s, extract(s)) for s in sources)).json())
        out = args.keep or Path(tmp) / "p.json"
        out.write_text(data, "utf-8")
        gold = corpus / args.set
        if args.only and (gold / "gold.jsonl").exists():  # score just these
            part = Path(tmp) / "gold"
            part.mkdir()
            (part / "docs").symlink_to((gold / "docs").resolve())
            lines = (gold / "gold.jsonl").read_text("utf-8").splitlines()
            (part / "gold.jsonl").write_text("\n".join(x for x in lines if json.loads(x)["doc"] in args.only), "utf-8")
            gold = part
        return subprocess.run([sys.executable, score, "score", gold, out, "--errors", str(args.errors)]).returncode


if __name__ == "__main__":
    sys.exit(main())
