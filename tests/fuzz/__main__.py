"""Run targets for some minutes each: `python -m tests.fuzz [TARGET ...] --minutes 10`."""

from __future__ import annotations

import argparse
import random
import sys
import time

from hypothesis import HealthCheck, Phase, seed, settings

from tests.fuzz.targets import TARGETS, target

_ENOUGH = 10  # finds
_EXAMPLES = 200  # between two looks at the clock


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"of: {', '.join(TARGETS)}; none: all")
    parser.add_argument("--minutes", type=float, default=10.0)
    chosen = parser.parse_args()
    failed = 0
    for name in chosen.names or TARGETS:
        until, examples = time.monotonic() + chosen.minutes * 60, 0
        given = settings(
            max_examples=_EXAMPLES, deadline=None, database=None, print_blob=True, report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate, Phase.shrink],
        )  # fmt: skip
        while time.monotonic() < until:
            try:
                seed(random.randrange(1 << 62))(given(target(name)))()
            except Exception as error:
                notes = "\n".join(getattr(error, "__notes__", ()))
                print(f"{name}: {type(error).__name__}: {error}\n{notes}"[:2000], flush=True)
                failed += 1
                if failed == _ENOUGH:
                    return 1
            examples += _EXAMPLES
        print(f"{name}: {examples} examples, {failed} finds", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
