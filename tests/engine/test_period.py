from datetime import UTC, date, datetime, timedelta

import pytest

from briefgen.engine.period import parse_period
from briefgen.errors import UsageError

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)
DAY = date(2026, 1, 10)


def holds(since: str | None, published: date | None, *, until: date | None = None, seen: datetime = NOW) -> bool:
    return parse_period(since, until, NOW, NOW - timedelta(days=1)).holds(published, seen)


def test_a_date_goes_by_the_publication_date() -> None:
    assert holds("2026-01-10", DAY)
    assert not holds("2026-01-11", DAY)


def test_an_undated_document_goes_by_when_it_was_first_read() -> None:
    assert holds("7d", None, seen=NOW - timedelta(days=2))
    assert not holds("7d", None, seen=NOW - timedelta(days=9))


def test_last_takes_what_was_first_read_after_the_last_brief_however_old_it_is() -> None:
    old = date(2020, 1, 1)
    assert holds("last", old, seen=NOW - timedelta(hours=3))
    assert not holds("last", old, seen=NOW - timedelta(days=2))


def test_last_without_a_last_brief_takes_everything_and_says_so() -> None:
    period = parse_period("last", None, NOW, None)
    assert period.holds(DAY, NOW)
    assert "no last brief" in period.words


def test_until_is_included() -> None:
    assert holds(None, DAY, until=date(2026, 1, 10))
    assert not holds(None, DAY, until=date(2026, 1, 9))


def test_an_unknown_period_is_refused_with_examples() -> None:
    with pytest.raises(UsageError, match="24h"):
        parse_period("yesterday-ish", None, NOW, None)
