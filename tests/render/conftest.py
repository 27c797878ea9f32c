from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from briefgen.render import FORMATS, Length, Rendered, RenderOptions, Worker, get_look, render
from tests.briefs import VARIANTS


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """One warm child for all tests."""
    with Worker() as made:
        yield made


@pytest.fixture(scope="session")
def rendered(worker: Worker) -> Callable[..., Rendered]:
    """A variant of tests.briefs in a look, in every format, made once: a PDF is what takes time here."""

    @cache
    def make(variant: str, look: str, length: Length | None) -> Rendered:
        options = RenderOptions(attach=("md", "json", "ics"), length=length, seconds=500)
        return render(VARIANTS[variant](), FORMATS, get_look(look), options, worker=worker)

    return lambda variant, look, length=None: make(variant, look, length)
