"""The head and foot of every page: the handling marking whole, long titles shortened, nothing over anything else."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest

from briefgen.render import RenderOptions, Worker, get_look, render_markdown_file

LOOKS = ("executive", "classic", "modern", "memo", "large-print")
MARK = "OFFICIAL – SENSITIVE: RELEASABLE TO PARTNERS ONLY"
LONG_MARK = f"{MARK}, NOT TO BE COPIED, AND TO BE RETURNED TO THE REGISTRY OF THE MINISTRY BY THE LAST DAY OF THE MONTH IN WHICH IT WAS READ, WHATEVER THE DAY"
OFFICE = "Office of the Permanent Secretary for Maritime Affairs, Trade and the Fisheries of the Northern Straits of Velmar and of Ostrava"


def _pages(worker: Worker, look: str, mark: str) -> Iterator[list[tuple[str, float, float, float, float]]]:
    """Of each page its lines of text: (words, left, bottom, right, top), in points, from the top of the page on."""
    title = "The levies of the ports of the strait and of its northern approaches in the first half of the year"
    text = f"# {title}\n\n## Bottom line\n\n" + "".join(f"- {'Patrols sail again. ' * 12}\n" for _ in range(18))
    made = render_markdown_file(text, get_look(look), RenderOptions(handling=mark, header=OFFICE), worker=worker)
    for page in pypdfium2.PdfDocument(made.data):
        words = page.get_textpage()
        boxes = [words.get_rect(i) for i in range(words.count_rects())]
        yield sorted(((words.get_text_bounded(*box).strip(), *box) for box in boxes), key=lambda line: -line[4])


@pytest.mark.parametrize("mark", [MARK, LONG_MARK], ids=["short", "long"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_marking_is_never_broken_or_cut_and_the_head_has_room_for_it(worker: Worker, look: str, mark: str) -> None:
    for page in list(_pages(worker, look, mark))[1:2]:
        start = next(n for n, line in enumerate(page) if line[0].startswith("OFFICIAL"))
        head = page[start : next(n for n, line in enumerate(page) if line[0].startswith(("Patrols", "sail", "again")))]
        marked = [line for line in head if line[0].isupper()]
        assert " ".join(line[0] for line in marked) == mark
        assert len(marked) == 1 or mark is LONG_MARK
        rest = page[start + len(marked) :]
        assert min(line[2] for line in marked) >= max(line[4] for line in rest)
        (office,) = [line[0] for line in rest if line[0].startswith("Office of")]
        assert office.endswith("…") and office.removesuffix("…") in OFFICE and OFFICE[len(office) - 1] in " ,"
        body = max(line[4] for line in rest if line[0].startswith("Patrols") or "sail" in line[0])
        assert body < min(line[2] for line in rest if line[0].startswith("Office of"))
