"""A few examples of each fuzz target; `python -m tests.fuzz` runs them for minutes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.fuzz.targets import TARGETS, target


@pytest.mark.model
@pytest.mark.parametrize("name", TARGETS)
def test_odd_input(name: str) -> None:
    settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))(target(name))()
