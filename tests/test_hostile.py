"""The hostile set by its manifest, and odd files made here: text, or one clear line that names the file; the rest goes on."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources import Limits, find_paths, read_many

pytestmark = pytest.mark.real_time


@pytest.mark.corpus
def test_the_hostile_set(corpus: Path) -> None:
    folder = corpus.parent / "hostile"
    if not folder.is_dir():
        pytest.skip("no hostile set beside the corpus")
    entries = [e for e in json.loads((folder / "manifest.json").read_text())["files"] if e["kind"] != "config"]
    wrong = []
    results = read_many([folder / e["path"] for e in entries])
    for entry, (origin, result) in zip(entries, results, strict=True):
        documents = result if isinstance(result, list) else []
        read = bool(documents)
        said = "\n".join(d.title + d.text + str(d.warnings) for d in documents) if read else str(result)
        expected = entry["expect"]
        if (expected == "ok" and not read) or (expected == "error" and read):
            wrong.append((entry["path"], expected, said[:200]))
        elif not read and (Path(entry["path"]).name not in said or "\n" in said):
            wrong.append((entry["path"], "one line that names it", said))
        elif read and not all(d.text.strip() and d.blocks for d in documents):
            wrong.append((entry["path"], "text", origin))
        wrong += [(entry["path"], "never", never) for never in entry["never"] if never in said]
    assert not wrong


GOOD = "Minister Ada Quill signed the Harbour Accord on 3 May 2024. It takes effect in June.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(GOOD)
    return tmp_path


def outcome(*args: Path | str) -> dict[str, str]:
    """Origin's last part -> the text read, or the error."""
    found = {}
    for origin, result in read_many(find_paths([str(a) for a in args])):
        found[origin.rpartition("/")[2]] = str(result) if isinstance(result, SourceError) else result[0].text
    return found


def test_pipes_sockets_loops_and_dangling_links_cost_one_error_each(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "one.txt").symlink_to(folder / "two.txt")
    (folder / "two.txt").symlink_to(folder / "one.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "self").symlink_to(folder)
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "dir.txt").mkdir()
    (folder / "dir.txt" / "b.txt").write_text(GOOD)
    with socket.socket(socket.AF_UNIX) as s:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket has a short limit
        s.bind("sock.txt")
        os.chdir(here)
        found = outcome(folder)  # reading some of these would never end
    assert found["a.txt"] == GOOD.strip() and found["b.txt"] == GOOD.strip()
    assert "named pipe" in found["pipe.txt"] and "socket" in found["sock.txt"]
    assert (
        "circle" in found["one.txt"]
        and "no such file" in found["gone.txt"]
        and "out of the folder" in found["zero.txt"]
    )
    named = outcome(folder / "pipe.txt", "/dev/zero", folder / "nothing.txt", folder / "a.txt", "bad\0name")
    assert "named pipe" in named["pipe.txt"] and "device" in named["zero"] and named["a.txt"] == GOOD.strip()


def test_links_out_of_the_folder_are_read_when_asked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.txt"
    outside.write_text(GOOD)
    (folder / "link.txt").symlink_to(outside)
    assert isinstance(find_paths([folder])[1], SourceError)
    assert folder / "link.txt" in find_paths([folder], follow=True)


@pytest.mark.parametrize(
    "name",
    [
        b"nl\nname.txt",
        b"esc\x1b[31m.txt",
        b"\xff\xfe.txt",
        b"-rf.txt",
        "n\u202etxt.exe.txt".encode(),
        b"x" * 250 + b".txt",
        b"*?[a].txt",
    ],
)
def test_odd_names_are_read_and_shown_clean(folder: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    try:
        path.write_text(GOOD)
    except OSError:
        pytest.skip("this file system takes no such name")
    ((origin, result),) = read_many(find_paths([path]))
    assert isinstance(result, list) and result[0].text == GOOD.strip()
    assert not set(origin) & set("\n\x1b\u202e") and origin.encode()


@pytest.mark.parametrize("name", ["sparse.txt", "sparse.pdf"])
def test_a_sparse_giant_is_refused_by_its_size(folder: Path, name: str) -> None:
    with (folder / name).open("wb") as file:
        file.truncate(5 << 30)
    assert "too large" in outcome(folder / name)[name]


def test_the_order_is_that_of_the_arguments_and_each_file_is_taken_once(folder: Path) -> None:
    for name in ("c.txt", "b.md", "note.bin"):
        (folder / name).write_text(GOOD)
    found = find_paths([folder / "c.txt", folder, str(folder / "*.md"), str(folder / "*.nope")])
    assert [p.name for p in found if isinstance(p, Path)] == ["c.txt", "a.txt", "b.md"]
    assert "matches no file" in str(found[-1])


def test_a_parser_over_its_time_or_memory_costs_its_document_only(folder: Path) -> None:
    (folder / "slow.pdf").write_bytes(b"%PDF-1.4\n")
    (folder / "z.txt").write_text(GOOD)
    results = dict(read_many(find_paths([folder]), limits=Limits(seconds=0.01)))
    assert "took longer than 0.01 s" in str(results[str(folder / "slow.pdf")])
    assert isinstance(results[str(folder / "z.txt")], list)
    results = dict(read_many(find_paths([folder]), limits=Limits(memory=30_000_000)))
    assert isinstance(results[str(folder / "slow.pdf")], SourceError) and isinstance(
        results[str(folder / "z.txt")], list
    )


def test_progress_is_told_for_each_input(folder: Path) -> None:
    told: list[int] = []
    inputs: list[Path | SourceError | tuple[str, bytes]] = [
        folder / "a.txt",
        SourceError("no", where="x"),
        ("-", GOOD.encode()),
    ]
    results = list(read_many(inputs, on_progress=told.append))
    assert told == [1, 2, 3] and [o for o, _ in results][1:] == ["x", "-"]


def test_a_file_that_grows_while_it_is_read_is_an_error_of_that_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "b.txt"
    path.write_text(GOOD)
    real, done = os.fdopen, []

    def meanwhile(fd: int, mode: str) -> object:
        if not done and Path(f"/proc/self/fd/{fd}").readlink() == path:
            done.append(fd)
            with path.open("a") as file:
                file.write("More of it.\n")
        return real(fd, mode)

    monkeypatch.setattr(os, "fdopen", meanwhile)
    found = outcome(folder)
    assert "changed while it was read" in found["b.txt"] and found["a.txt"] == GOOD.strip()
    assert outcome(path)["b.txt"].endswith("More of it.")


def test_a_binary_behind_the_name_of_a_text_is_told_by_its_content(folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "noise.md").write_bytes(bytes(range(1, 256)) * 40)
    (folder / "page.txt").write_bytes(b"%PDF-1.4\n%%EOF")
    (folder / "script.html").write_text("<html><body><div id=app></div><script>start()</script></body></html>")
    found = outcome(folder)
    assert "a picture" in found["picture.txt"] and "not text" in found["noise.md"]
    assert "page.txt" in found["page.txt"] and "no text found" in found["script.html"]
    assert found["a.txt"] == GOOD.strip() and all("\n" not in found[n] for n in found if n != "a.txt")


def test_mail_that_runs_in_a_circle_is_left_out(folder: Path) -> None:
    hops = "".join(f"Received: from a{n}.example by b.example; Mon, 12 Jan 2026 08:00:00 +0000\n" for n in range(101))
    (folder / "loop.eml").write_text(f"{hops}From: a@x.example\nTo: b@x.example\nSubject: S\n\n{GOOD}")
    assert "runs in a circle" in outcome(folder)["loop.eml"]
