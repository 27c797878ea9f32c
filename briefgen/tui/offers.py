"""What a condition of the filter can be, with how many documents each would show."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.tui.literal import several

if TYPE_CHECKING:
    from briefgen.tui.app import BriefgenApp
    from briefgen.tui.filters import Filter

__all__ = ["ALL", "offers"]

ALL = "(all)"


def offers(key: str, desk: BriefgenApp, now: Filter) -> tuple[str, dict[str, str], str]:
    """What the condition `key` ('theme', 'pub', 'since') can be: the heading, the choices with what they are, the one that holds."""
    rows = list(desk.rows.values())
    if key == "theme":
        counts = {name: len(desk.matches.get(name, ())) for name in desk.settings.themes}
        return "Only documents of", {ALL: "", **{n: several(c, "document") for n, c in counts.items()}}, now.theme
    if key == "pub":
        found = Counter(row.publisher for row in rows if row.publisher)
        names = {name: several(count, "document") for name, count in found.most_common(200)}
        return "Only documents by", {ALL: "", **names}, now.publisher
    today = desk.maker.today
    days = {"today": 0, "since yesterday": 1, "7 days": 7, "30 days": 30, "a year": 365}
    choices = {ALL: ""}
    for words, back in days.items():
        day = today - timedelta(days=back)
        count = sum((row.published or row.first_seen.date()) >= day for row in rows)
        choices[day.isoformat()] = f"{words}: {several(count, 'document')}"
    return "Only documents since", choices, now.since.isoformat() if now.since else ALL
