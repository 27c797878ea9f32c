from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefgen.render import Worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """One warm child for all tests."""
    with Worker() as made:
        yield made
