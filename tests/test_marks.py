"""The marks of enumerated texts."""

from __future__ import annotations

import pytest

from briefgen.extract.marks import parts, style


def read(text: str) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.mark) for p in parts(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Mayor spoke.", [("The Mayor spoke.", "")]),
        ("(iv) name the rivers; and", [("name the rivers", "(iv)")]),
        ("b) name the rivers,", [("name the rivers", "(b)")]),
        ("(a) (ii) The Mayor shall pay.", [("The Mayor shall pay.", "(ii)")]),
        (
            "Sec. 4. Rivers and Lakes. The Mayor shall pay.",
            [("Rivers and Lakes.", "§"), ("The Mayor shall pay.", "§§")],
        ),
        ("Section 1. Purpose. (a) It is late.", [("Purpose.", "§"), ("It is late.", "(a)")]),
        ("Sec. 3. The Mayor shall pay. He did.", [("The Mayor shall pay. He did.", "§")]),
        (
            "The Mayor shall: (i) name A; (ii) hear B (a friend); and (iii) report.",
            [("The Mayor shall:", ""), ("name A", "(i)"), ("hear B (a friend)", "(ii)"), ("report.", "(iii)")],
        ),
        ("He cited section 2(a) and (b) of the act.", [("He cited section 2(a) and (b) of the act.", "")]),
        ("(U.S.) growth slowed.", [("(U.S.) growth slowed.", "")]),
    ],
)
def test_marks_come_off_and_items_stand_apart(text, found):
    assert read(text) == found


def test_every_part_is_text_of_its_own_in_order():
    text = "Sec. 2. Tasks. (a) The Mayor shall: (1) hear; (2) see; and (3) tell."
    spans = [(p.start, p.end) for p in parts(text, 0, len(text))]
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize(
    ("mark", "previous", "kind"),
    [("(i)", "", "i"), ("(i)", "(h)", "a"), ("(ii)", "(i)", "i"), ("(c)", "(b)", "a"), ("(v)", "(u)", "a"), ("(B)", "", "A"),
     ("(2)", "(1)", "1"), ("§", "", "§"), ("•", "", "•")],
)  # fmt: skip
def test_the_style_of_a_mark(mark, previous, kind):
    assert style(mark, previous) == kind
