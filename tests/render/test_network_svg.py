from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import BriefAction, Status
from briefgen.render import network_svg as figure
from briefgen.render.fonts import text_width
from briefgen.render.network_svg import network_svg
from tests.briefs import sample_brief

_NAMES = st.sampled_from(
    ["Ilse Varga", "Rehn", "Ministry of Maritime Affairs of Ostrava Bay", "Królestwo", "X" * 80, "A & <b>"]
)
_SVG = "{http://www.w3.org/2000/svg}"


def _act(n: int, who: tuple[str, ...], whom: tuple[str, ...], status: Status = Status.DONE) -> BriefAction:
    return replace(sample_brief().actions[0], id=f"n{n}", actor_names=who, to_names=whom, status=status, salience=1.0)


def _some() -> list[BriefAction]:
    pairs = [
        ("Varga", "Rehn"),
        ("Varga", "Parliament"),
        ("Varga", "Rehn"),
        ("Union", "Parliament"),
        ("Council", "Rehn"),
    ]
    return [_act(n, (a,), (b,)) for n, (a, b) in enumerate(pairs)]


def test_pairs_are_drawn_and_told_in_words() -> None:
    root = ElementTree.fromstring(network_svg(_some(), accent="#123456"))
    assert len(root.findall(f"{_SVG}path")) == 4
    title = root.findtext(f"{_SVG}title")
    assert title is not None and "Varga – Rehn (2); " in title and "Union – Parliament" in title
    words = [t.text for t in root.findall(f"{_SVG}text")]
    assert words.count("Varga") == 1 and words.count("Parliament") == 1


def test_what_has_not_happened_is_dashed() -> None:
    svg = network_svg([*_some(), _act(9, ("Council",), ("Parliament",), Status.PLANNED)], accent="#123456")
    assert svg.count("stroke-dasharray") == 1 and "dashed: not yet, or denied" in svg


def test_few_or_unconnected_pairs_make_no_figure() -> None:
    assert network_svg(_some()[:3], accent="#123456") == ""
    assert network_svg([_act(n, (f"A{n}",), (f"B{n}",)) for n in range(9)], accent="#123456") == ""


@given(
    st.lists(st.tuples(st.lists(_NAMES, max_size=3), st.lists(_NAMES, max_size=3)), max_size=30),
    st.sampled_from([290.0, 640.0]),
)
def test_names_have_rows_of_their_own_and_stay_inside(pairs: list[tuple[list[str], list[str]]], width: float) -> None:
    svg = network_svg([_act(n, tuple(a), tuple(b)) for n, (a, b) in enumerate(pairs)], accent="#123456", width=width)
    if not svg:
        return
    root = ElementTree.fromstring(svg)
    assert not root.findall(f".//{_SVG}b")
    seen: set[tuple[str, float]] = set()
    for text in root.findall(f"{_SVG}text")[:-1]:
        end = text.get("anchor") or text.get("text-anchor") == "end"
        x, long = float(text.get("x", "0")), text_width(text.text or "", float(text.get("font-size", figure._SIZE)))
        assert (x - long >= -0.5) if end else (x + long <= width + 0.5)
        place = (text.get("text-anchor", ""), float(text.get("y", "0")))
        assert all(side != place[0] or abs(y - place[1]) >= 10 for side, y in seen)
        seen.add(place)
