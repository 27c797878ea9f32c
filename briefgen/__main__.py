"""The entry point: `briefgen` and `python -m briefgen`. Answers --version before anything else is imported."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line in sys.argv and return the exit code."""
    if sys.argv[1:] in (["--version"], ["version"]):
        from briefgen import __version__

        sys.stdout.write(f"briefgen {__version__}\n")
        return 0
    from briefgen.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
