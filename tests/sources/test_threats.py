"""What malformed and hostile documents of each format cost: their own text at most, in one line, in good time."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources import Limits, find_paths, many, read_bytes, read_many

pytestmark = pytest.mark.real_time

GOOD = "Minister Ada Quill signed the Harbour Accord on 3 May 2024. It takes effect in June."


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td"])
def test_a_page_nested_a_hundred_thousand_times_gives_its_text_or_one_error(tag: str) -> None:
    page = f"<html><body><p>{GOOD}</p>{f'<{tag}>' * 100_000}deep"
    try:
        (found,) = read_bytes(page.encode(), "deep.html")
    except SourceError as error:
        assert str(error).startswith("deep.html: ") and "\n" not in str(error)
    else:
        assert GOOD in found.text


def test_a_word_of_a_megabyte_and_five_thousand_names_are_read() -> None:
    (long,) = read_bytes(f"{GOOD}\n\n{'a' * 1_000_000}\n".encode(), "long.txt")
    assert GOOD in long.text
    names = ", ".join(f"Ada Quill{n}" for n in range(5_000))
    (many_names,) = read_bytes(f"{GOOD}\n\n{names} met.\n".encode(), "names.txt")
    assert "Ada Quill4999" in many_names.text


@pytest.mark.parametrize("change", ["shrinks", "goes"])
def test_a_file_that_shrinks_or_goes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD * 3)
    real = os.fdopen

    def meanwhile(fd: int, mode: str) -> object:
        if Path(f"/proc/self/fd/{fd}").readlink() == tmp_path / "a.txt":
            if change == "goes":
                (tmp_path / "a.txt").unlink()
            else:
                (tmp_path / "a.txt").write_text(GOOD)
        return real(fd, mode)

    monkeypatch.setattr(os, "fdopen", meanwhile)
    (_, first), (_, second) = read_many(find_paths([tmp_path]))
    assert isinstance(second, list)
    if change == "goes":  # what was open is still whole
        assert isinstance(first, list) and first[0].text.startswith(GOOD)
    else:
        assert isinstance(first, SourceError) and "a.txt: changed while it was read" in str(first)


def package(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "parts",
    [
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": BOMB},
        {"[Content_Types].xml": "<x/>", "word/document.xml": BOMB},
        {"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>", "ppt/slides/slide1.xml": BOMB},
    ],
)
def test_a_document_type_in_any_package_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(SourceError, match=r"^bomb: .*document type"):
        read_bytes(package(parts), "bomb")


def test_a_package_whose_names_climb_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read_bytes(package({"../../climbed.txt": GOOD, "/absolute.txt": GOOD + " Two."}), "x.zip")
    assert [d.text.startswith(GOOD) for d in found] == [True, True] and not list(tmp_path.iterdir())


def feed(*items: str) -> bytes:
    head = "<rss version='2.0'><channel><title>News of Ports</title><link>https://p.example/feed</link>"
    return f"{head}{''.join(items)}</channel></rss>".encode()


def test_a_feed_with_one_guid_no_titles_and_links_to_itself() -> None:
    item = "<item><guid>1</guid><link>https://p.example/feed</link><description>Note {}. {}</description></item>"
    found = read_bytes(feed(*(item.format(n, GOOD) for n in range(3))), "feed.xml")
    assert len({d.id for d in found}) == 3 and [d.text.split(".")[0] for d in found] == ["Note 0", "Note 1", "Note 2"]
    again = read_bytes(feed(*(item.format(n, GOOD) for n in range(3))), "feed.xml")
    assert [d.id for d in again] == [d.id for d in found]


def test_of_very_many_items_the_first_are_read_and_that_is_said() -> None:
    items = (f"<item><title>Note {n}</title><description>{GOOD}</description></item>" for n in range(30))
    found = read_bytes(feed(*items), "feed.xml", limits=Limits(documents=20))
    assert len(found) == 20 and "10 further items" in str([d.warnings for d in found])


HEAD = "From: Press <press@p.example>\nTo: desk@x.example\nSubject: Accord\nDate: Mon, 12 Jan 2026 08:30:00 +0100\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    "rest",
    [
        f"Content-Type: multipart/mixed; boundary=gone\n\n{GOOD}\n",
        f"Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\n{GOOD}\n--x--\n",
        f"Content-Type: text/plain; charset=klingon-8\n\n{GOOD}\n",
        f"Content-Type: text/plain\nContent-Transfer-Encoding: rot13\n\n{GOOD}\n",
        f"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n{GOOD}\n--x\nContent-Type: application/pdf\n"
        "Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n!!!not*base64\n--x--\n",
        f"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n{GOOD}\n" + "--x\n\n\n" * 5_100 + "--x--\n",
    ],
)  # fmt: skip
def test_a_malformed_mail_gives_what_text_it_has(rest: str) -> None:
    found = read_bytes((HEAD + rest).encode(), "mail.eml")
    assert found[0].title == "Accord" and GOOD in found[0].text and str(found[0].published) == "2026-01-12"


def test_a_parser_that_crashes_costs_its_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    (tmp_path / "b.txt").write_text(GOOD)
    (tmp_path / "c.rtf").write_text(r"{\rtf1 " + GOOD + "}")
    crash = "import os, sys; sys.stdin.buffer.read(8); os.abort()"
    spawned = many._MAIN
    monkeypatch.setattr(many, "_MAIN", crash)
    results = read_many(find_paths([tmp_path]), workers=1)
    origin, first = next(results)
    monkeypatch.setattr(many, "_MAIN", spawned)
    rest = [result for _, result in results]
    assert isinstance(first, SourceError) and f"{origin}: could not be read: its reader crashed" in str(first)
    assert isinstance(rest[0], list)


def test_a_line_that_a_mail_would_take_for_a_header_begins_no_line() -> None:
    (found,) = read_bytes(f"Quarterly\r\nBcc: somebody@x.example\r\n\r\nreport\r\n\n{GOOD}\n".encode(), "crlf.txt")
    assert "\nBcc:" not in found.text and GOOD in found.text
