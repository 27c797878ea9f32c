import pickle

import pytest

from briefgen import errors
from briefgen.errors import BriefgenError, ExitCode, SourceError


def families(kind: type[BriefgenError]) -> list[type[BriefgenError]]:
    return [kind, *(k for sub in kind.__subclasses__() if sub.__module__ == errors.__name__ for k in families(sub))]


@pytest.mark.parametrize("kind", families(BriefgenError))
def test_every_error_is_one_line_and_survives_pickling(kind: type[BriefgenError]) -> None:
    error = kind("cannot be\nread", where="a.pdf", hint="try\tagain")
    again = pickle.loads(pickle.dumps(error))
    assert str(error) == "a.pdf: cannot be read (try again)"
    assert type(again) is kind and str(again) == str(error)


@pytest.mark.parametrize("kind", families(BriefgenError))
def test_every_error_is_drawn_in_the_tree_and_exported(kind: type[BriefgenError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.__name__ in errors.__all__


def test_the_most_important_code_wins() -> None:
    assert ExitCode.most_important([1, 75, 3]) is ExitCode.NOTHING
    assert ExitCode.most_important([1, 75, 4]) is ExitCode.MAIL_REFUSED
    assert ExitCode.most_important([70, 2, 0]) is ExitCode.USAGE
    assert ExitCode.most_important([75, 1]) is ExitCode.TRY_AGAIN
    assert ExitCode.most_important([]) is ExitCode.OK


def test_a_line_without_place_or_hint_is_the_bare_words() -> None:
    assert str(SourceError("no text found")) == "no text found"
