"""What a page sets into its running text is not read."""

from __future__ import annotations

import pytest

from briefgen.extract.insets import insets
from tests.conftest import ExtractText
from tests.found import actor_names, verbs


def left(text: str) -> str:
    """The text without what is cut out."""
    out, at = [], 0
    for a, b in insets(text, 0, len(text)):
        out.append(text[at:a])
        at = b
    return " ".join("".join([*out, text[at:]]).split())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The ferry sank at noon. (Photo: PA) Passengers swam ashore.", "The ferry sank at noon. Passengers swam ashore."),
        ("The ferry sank (Ada Holm/Reuters) Passengers swam.", "The ferry sank Passengers swam."),
        ("OSLO, May 2 (Reuters) - The ferry sank.", "OSLO, May 2 (Reuters) - The ferry sank."),
        ("OSLO, Aug 13 (AFP): The ferry sank.", "The ferry sank."),
        ("Ada Holm Published July 10, 2023 | 10:34 PM", ""),
        ("HARBOUR SAFETY: The ferry sank.", "HARBOUR SAFETY: The ferry sank."),
        ("The Associated Press (AP) said so.", "The Associated Press (AP) said so."),
        (
            "Get news updates directly to your inbox + Subscribe Thank you for subscribing! Could not subscribe, try again "
            "later Invalid Email The ferry sank.",
            "The ferry sank.",
        ),
        ("It sank. Advertisement Continue reading the main story Ada Holm wept.", "It sank. Ada Holm wept."),
        (
            "It sank. What you need to know, delivered to your inbox Monday through Friday. Ada Holm wept.",
            "It sank. Ada Holm wept.",
        ),
        (
            "It sank. Image copyright AFP Image caption Ada Holm looks at the wreck in the Old Port He said that she wept.",
            "It sank. He said that she wept.",
        ),
        (
            'She wept." GETTY Holm has vowed to raise the wreck The minister opened an inquiry.',
            'She wept." The minister opened an inquiry.',
        ),
        ("It sank pic.twitter.com/aB3x -- Ada Holm (@adaholm) November 9, 2026 She wept.", "It sank She wept."),
        ("It sank.==The inquiry==The minister wept.", "It sank.The minister wept."),
        ("Reuters reported that it sank. Getty Images sued the port.", "Reuters reported that it sank. Getty Images sued the port."),
        (
            "Ferries lie in the port of Berg on May 2, 2026. REUTERS/Ada Holm/File Photo The port is closed.",
            "The port is closed.",
        ),
        (
            "Summary Ferries are late Crews want more pay BERG, May 2 (Reuters) - The port is closed.",
            "BERG, May 2 (Reuters) - The port is closed.",
        ),
        (
            "Skip to main content. The ferry sank. Find us on Facebook. Your email address will not be published.",
            "The ferry sank.",
        ),
        ("Official websites use .gov. Secure .gov websites use HTTPS. The ferry sank.", "The ferry sank."),
        ("The port will advertise. Share prices fell. Subscribers rose.", "The port will advertise. Share prices fell. Subscribers rose."),
    ],
)  # fmt: skip
def test_what_is_left(text: str, kept: str) -> None:
    assert left(text) == kept


def test_a_credit_is_no_part_of_a_name_or_an_act(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Ada Holm opened the port. (Photo: Tom Brack/Daily Berg) Mayor Nils Orm closed the bridge.The Berg Council "
        "bought a ferry."
    )
    assert set(actor_names(found)) == {"Ada Holm", "Nils Orm", "Berg Council"}
    assert {a.statement for a in found.actions} == {
        "Ada Holm opened the port.",
        "Nils Orm closed the bridge.",
        "The Berg Council bought a ferry.",
    }


def test_captions_under_pictures_tell_nothing(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Supporting image for story: Offshore ferry auction to attract £3.4bn of private investment, Government says\n\n"
        "The Government said the offshore ferry projects will carry 12 million people (PA)\n\n"
        "The Harbour Board opened two yards on Monday.",
        title="Offshore ferry auction to attract £3.4bn of private investment, Government says",
    )
    assert verbs(found) == ["open"]
