"""Plain text and Markdown: what the blocks, the title, the date and the warnings are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.model import BlockKind, ClockKind, SourceDocument
from briefgen.sources import read_bytes


def read(text: str | bytes, name: str = "note.txt") -> SourceDocument:
    data = text if isinstance(text, bytes) else text.encode()
    (document,) = read_bytes(data, name)
    return document


def blocks(document: SourceDocument) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


BODY = "The Ministry of Ports signed the Harbour Accord in Velmora. It enters into force next month.\n"


def test_front_matter_gives_title_date_publisher_and_address_and_stays_out_of_the_text() -> None:
    found = read(
        "---\ntitle: 'Ports: a new accord'\ndate: 2026-01-12\nsource: Ministry of Ports\n"
        f"url: https://ports.example/a\ndraft: false\n---\n\n{BODY}"
    )
    assert (found.title, found.published, found.clock) == ("Ports: a new accord", date(2026, 1, 12), ClockKind.STATED)
    assert (found.publisher, found.url) == ("Ministry of Ports", "https://ports.example/a")
    assert "draft" not in found.text and blocks(found)[1] == ("paragraph", BODY.strip())


@pytest.mark.parametrize("key", ["published_date", "date_posted", "published_on", "date_issued"])
def test_the_day_by_other_names(key: str) -> None:
    found = read(f"---\ntitle: A new accord\n{key}: 2026-01-12T00:00:00\ncollected_date: 2026-02-01\n---\n\n{BODY}")
    assert (found.published, found.clock) == (date(2026, 1, 12), ClockKind.STATED)


def test_a_mark_around_an_apostrophe_alone_is_none() -> None:
    assert "The firm’s prices" in read(f"# Prices\n\nThe firm _’_ s prices rose. {BODY}", "note.md").text


def test_front_matter_behind_an_escaped_rule() -> None:
    found = read(f"\\---\ntitle: Accord signed\ndate: 2026-01-12\nurl: /news/1\n---\n**VELMORA** –Today, {BODY}\n###\n")
    assert found.title == "Accord signed" and found.url is None
    assert blocks(found)[1][1].startswith("VELMORA – Today, The Ministry") and len(found.blocks) == 2


def test_a_title_with_an_unquoted_colon_is_still_read() -> None:
    found = read(f"---\ntitle: READOUT: Minister Quill meets Minister Osei\ndate: 2025-03-04\n---\n{BODY}")
    assert found.title == "READOUT: Minister Quill meets Minister Osei" and found.published == date(2025, 3, 4)
    assert found.warnings


@pytest.mark.parametrize("written", ["2023-13-01", "31 April 2025", "-0044-03-15", "99999-01-01", "soon"])
def test_an_impossible_date_is_a_warning_and_no_date(written: str) -> None:
    found = read(f"---\ntitle: T\ndate: {written}\n---\n{BODY}")
    assert found.published is None and found.clock is ClockKind.UNKNOWN
    assert any(written in w for w in found.warnings)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-01-12T23:30:00-05:00", date(2026, 1, 12)),
        ("Mon, 12 Jan 2026 08:00:00 +0000", date(2026, 1, 12)),
        ("12 January 2026", date(2026, 1, 12)),
        ("Jan. 12, 2026", date(2026, 1, 12)),
        ("13/01/2026", date(2026, 1, 13)),
        ("03/04/2026", None),
    ],
)
def test_dates_as_metadata_writes_them(written: str, day: date | None) -> None:
    assert read(f"---\ntitle: T\ndate: '{written}'\n---\n{BODY}").published == day


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x,x]\nb: [*a,*a]\n" * 60,
        "title: !!python/object/apply:os.system ['true']",
        "[" * 3000,
        "title: 'open\n: : :",
    ],
)
def test_hostile_front_matter_costs_a_warning_at_most(front: str) -> None:
    assert BODY.strip() in read(f"---\n{front}\n---\n\n{BODY}").text


def test_a_title_repeated_in_the_body_is_told_once_and_a_date_line_dates() -> None:
    found = read(f"January 15, 2026\n\nQuill widens the Harbour Accord\n\nQuill widens the Harbour Accord\n\n{BODY}")
    assert found.title == "Quill widens the Harbour Accord"
    assert (found.published, found.clock) == (date(2026, 1, 15), ClockKind.DATELINE)
    assert found.text.count("Quill widens") == 1 and "January 15, 2026" in found.text


def test_a_title_run_into_its_first_sentence_is_taken_off_it() -> None:
    found = read(f"---\ntitle: Quill widens the accord.\n---\nQuill Widens the Accord   {BODY}")
    assert blocks(found)[1] == ("paragraph", BODY.strip())


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("VELMORA, 3 May 2024 (Portwire) - The minister resigned.", date(2024, 5, 3)),
        ("VELMORA, May 3 (Portwire) - The minister resigned.", None),
        ("VELMORA, May 13, 2024 – The minister resigned.", date(2024, 5, 13)),
        ("Velmora D.C., May 13, 2024 — The minister resigned.", date(2024, 5, 13)),
        ("Velmora, 3 May 2024. The minister resigned.", date(2024, 5, 3)),
        ("On Friday, 3 May 2024. The minister resigned.", None),
        ("By Friday, 3 May 2024 - the minister must resign.", None),
        ("MEDIA RELEASE\n\n3 May 2024", date(2024, 5, 3)),
        ("Deadline: 3 May 2024", None),
        ("Hearing of 3 May 2024", None),
    ],
)
def test_a_dateline_dates_only_with_a_year_and_only_where_it_says_when_it_was_issued(
    head: str, day: date | None
) -> None:
    found = read(f"{head}\n\n{BODY}")
    assert found.published == day
    assert "May" in found.text


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Thu, 10/24/2024 - 10:14", date(2024, 10, 24)),
        ("Mon, 03/04/2024 - 10:14", date(2024, 3, 4)),  # the weekday says which is the month
        ("03/04/2024 - 10:14", None),
        ("Fares fell by 10/24/2024", None),
    ],
)
def test_a_time_stamp_in_figures_dates_where_it_is_plain(stamp: str, day: date | None) -> None:
    assert read(f"Quill widens the Harbour Accord\n\n{stamp}\n\n{BODY}").published == day


def test_hard_wrapped_lines_are_joined_and_blocks_kept_apart() -> None:
    found = read(
        "# Accord\n\nThe Ministry of Ports said on Monday that\nit would sign the accord, and that the\nlow-\nand middle-income "
        "ports would follow.\n\n## Next steps\n\n-   Ratify the\n    accord;\n    -   publish it.\n\n> “We will,” said Ada\n> Quill.\n\n"
        "| Port | Fee |\n|---|---|\n| Velmora | 12 |\n",
        "note.md",
    )
    assert blocks(found) == [
        ("title", "Accord"),
        (
            "paragraph",
            "The Ministry of Ports said on Monday that it would sign the accord, and that the low- and middle-income ports "
            "would follow.",
        ),
        ("heading", "Next steps"),
        ("list-item", "Ratify the accord;"),
        ("list-item", "publish it."),
        ("quote", "“We will,” said Ada Quill."),
        ("table-row", "Port | Fee"),
        ("table-row", "Velmora | 12"),
    ]


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    lines = [f"Minister Quill opened berth {n} of the new port in Velmora on a rainy morning." for n in range(6)]
    assert [t for _, t in blocks(read("---\ntitle: T\n---\n\n" + "\n".join(lines), "a.md"))[1:]] == lines


def test_a_line_that_ends_with_a_senators_title_goes_on_with_the_name() -> None:
    text = "The Senate passed the harbour bill on Monday by a vote of 84 to 4. Sen.\nAda Holm had asked for it.\nShe thanked them."
    assert [t for _, t in blocks(read(text))] == [
        "The Senate passed the harbour bill on Monday by a vote of 84 to 4. Sen. Ada Holm had asked for it.",
        "She thanked them.",
    ]


def test_a_blank_line_after_each_physical_line() -> None:
    words = (BODY.strip() + " ") * 6
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 70:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    found = read("---\ntitle: T\n---\n\n" + " \n\n ".join([*lines, line]) + "\n\n Media contacts: \n\n Ada Quill \n")
    assert blocks(found)[1][1] == words.strip()


def test_links_and_emphasis_are_resolved_and_lost_spaces_put_back() -> None:
    found = read(
        "The bureau (BNP)[final rule](https://x.example/a_(b)) that **binds**all ports, see [here](https://x.example)to read \\[sic\\] "
        "&amp; more. <!-- note -->\n\n> [Loading…](https://x.example)\n",
        "a.md",
    )
    assert found.text == "The bureau (BNP) final rule that bindsall ports, see here to read [sic] &amp; more."
    # entities stay: a quote is the file's text letter for letter


def test_plain_text_is_not_taken_for_markdown() -> None:
    found = read("Use *.txt and __init__ here, said 5 * 3 engineers.\n\n    This stays a paragraph of its own.\n")
    assert "*.txt and __init__ here, said 5 * 3" in found.text and len(found.blocks) == 2


def test_headings_that_run_into_their_sentence_are_apart_and_speakers_are_not() -> None:
    found = read(
        "---\ntitle: T\n---\n\nOPENING THE PORTS OF VELMORA: Today, Minister Quill signed an order that opens four ports.\n\n"
        "THE MINISTER:  Good morning, everyone. Thank you for coming to the harbour today.\n",
        "a.md",
    )
    assert blocks(found)[1] == ("heading", "OPENING THE PORTS OF VELMORA:")
    assert blocks(found)[3][1].startswith("THE MINISTER: Good morning")


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_any_encoding(charset: str) -> None:
    text = (
        "Señor Élan Müller, Minister of Ports, signed the accord in Velmora on 3 May 2024, and said “yes” to it. " * 3
    )
    assert "Señor Élan Müller" in read(text.encode(charset)).text


def test_replaced_bytes_and_removed_characters_are_counted() -> None:
    found = read("Zoë ".encode() * 5 + b"\xff\xfe" + BODY.encode() + "a\x07b\u202ec\x1b[31md".encode())
    assert any("replaced" in w for w in found.warnings) and any("removed" in w for w in found.warnings)
    assert not set(found.text) & set("\x07\x1b\u202e") and "abcd" in found.text


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n\t", b"\x00" * 99, b"\xef\xbb\xbf", b"\x1f\x8b\x08\x00junk", b"\x89PNG\r\n\x1a\n", b"***\n---\n"],
)
def test_no_text_is_one_line_that_names_the_file(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(data, "folder/a.txt")
    assert str(caught.value).startswith("folder/a.txt: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["[" * 60_000 + "port", ">" * 60_000 + " port", "- " * 30_000 + "port", "*a " * 30_000, "port\n" * 60_000]
)
def test_giants_and_nests_are_read_in_good_time(text: str) -> None:
    assert "port" in read(text, "a.md").text or "a" in text


def test_language() -> None:
    assert read(BODY * 3).language == "en"
    french = "Le ministre des ports a signé hier soir l'accord de Velmora, et la commission en a pris acte avec satisfaction. "
    assert read(french * 3).language == "fr"


@given(st.text(max_size=400), st.booleans())
def test_any_text_gives_blocks_that_tile_it_or_one_clear_error(text: str, markdown: bool) -> None:
    try:
        found = read(text.encode("utf-8", "surrogatepass"), "a.md" if markdown else "a.txt")
    except SourceError as error:
        assert "\n" not in str(error)
        return
    assert "\n\n".join(found.text[b.start : b.end] for b in found.blocks) == found.text
    assert all(a.end <= b.start for a, b in zip(found.blocks, found.blocks[1:], strict=False))
    assert all(b.kind is not BlockKind.TITLE for b in found.blocks[1:])


def test_a_markdown_file_with_a_blank_line_after_each_line_is_joined() -> None:
    lines = [
        "The Minister for Harbours today announced that the northern ports",
        "would receive new cranes before the end of the coming winter season.",
        "The cranes will be built by a consortium of yards from the southern",
        "coast, which won the tender in an open competition held last year.",
        "Further grants are to follow once the assembly has agreed to the",
        "budget that the government sent to it at the beginning of the month.",
        "Harbour masters will be asked to report on the state of their quays",
        "and on the number of ships that had to wait outside in the storms.",
    ]
    document = read("\n\n".join(lines), "harbours.md")
    assert "northern ports would receive" in document.text.replace("\n", " ")
    assert len(document.blocks) <= 5


def test_a_line_of_no_break_spaces_is_a_blank_line():
    lines = [
        "The pump of the Zenda pit is loud, and the water that stands below it is",
        "cold, as every miner of this valley knows.",
    ]
    text = "\n".join([*lines, "\xa0", *lines, "\xa0 \xa0", *lines] * 3) + "\n"
    (document,) = read_bytes(text.encode(), "pump.md")
    assert document.text.count("The pump of the Zenda pit is loud") == 9


def test_the_section_of_a_paper_is_not_the_title() -> None:
    text = (
        "INTERNATIONAL\n\nRuritania regrets the tolls but talks go on, minister says\n\nSTRELSAU: The minister met reporters on Monday "
        "and said that she regretted the tolls on barges very much.\n"
    )
    assert read(text).title == "Ruritania regrets the tolls but talks go on, minister says"
