from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.deliver import Attachment, Content, Outbox, Record, build_message, parse_recipient
from tests.deliver.servers import make_certificate

NOW = datetime(2026, 1, 20, 8, 0, tzinfo=UTC)


def content(**other: object) -> Content:
    given: dict[str, object] = {
        "key": "brief-1",
        "subject": "Harbour brief, 20 January 2026: the levy rises",
        "text": "The levy rises.\n.\n..two dots\nFrom here\n",
        "html": "<p>The levy rises.</p>",
        "sender": parse_recipient("Desk <desk@ministry.example>"),
        "attachments": (Attachment("harbour.pdf", b"%PDF-1.7\r\n\n\r\x00\xff" * 900),),
        **other,
    }
    return Content(**given)  # type: ignore[arg-type]


Filled = Callable[..., tuple[Outbox, list[Record]]]


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """An outbox with a mail to each of these addresses."""

    def make(*addresses: str) -> tuple[Outbox, list[Record]]:
        folder = tmp_path / "outbox"
        folder.mkdir(exist_ok=True)
        outbox = Outbox(folder)
        mails = [build_message(content(), parse_recipient(a), now=NOW, most_bytes=10**7) for a in addresses]
        return outbox, [outbox.put(m, "briefs/x", NOW)[0] for m in mails]

    return make


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("certificate"))
