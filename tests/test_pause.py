"""Doing without the garbage collector for a while."""

from __future__ import annotations

import gc

from briefgen.pause import no_collection


def test_collection_goes_on_behind_it_and_has_nothing_young_to_look_through() -> None:
    gc.unfreeze()  # what a test of the interface has frozen
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            pass
        assert not gc.isenabled()
        made = [[n] for n in range(10_000)]
    assert gc.isenabled()
    assert sum(map(len, made)) == 10_000
    assert len(gc.get_objects(0)) < 5_000
    assert gc.get_freeze_count() == 0


def test_what_the_program_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        with no_collection():
            pass
        assert gc.get_freeze_count() > before / 2
    finally:
        gc.unfreeze()
