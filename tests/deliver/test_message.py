"""What a mail says in its head and parts, whatever a title or a name says."""

from __future__ import annotations

from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deliver import Attachment, build_message, mail_id, parse_recipient, resolve
from briefgen.deliver.headers import check_bytes, clean_value, encode_value
from briefgen.errors import DeliveryError, UsageError
from tests.deliver.conftest import NOW, content

TO = parse_recipient("Ana Ruíz <ana@office.example>")
OWN = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Briefgen-Id", "MIME-Version", "Content-Type"]


def built(**other: object) -> bytes:
    return build_message(content(**other), TO, now=NOW, most_bytes=10**7).data


def test_a_mail_has_text_html_and_what_is_attached() -> None:
    files = (Attachment("harbour.pdf", b"%PDF-1.7 x"), Attachment("harbour.ics", b"BEGIN:VCALENDAR\r\nX:\xc3\xa9\r\n"))
    mail = message_from_bytes(built(attachments=files), policy=default)
    assert mail.keys() == OWN
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
    assert text == "The levy rises.\n.\n..two dots\nFrom here\n"
    assert "<p>The levy rises.</p>" in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    parts = list(mail.iter_attachments())  # type: ignore[attr-defined]
    assert [(p.get_content_type(), p.get_filename()) for p in parts] == [
        ("application/pdf", "harbour.pdf"),
        ("text/calendar", "harbour.ics"),
    ]
    assert parts[0].get_payload(decode=True) == b"%PDF-1.7 x"
    assert parts[1].get_payload(decode=True) == files[1].data
    assert mail["To"].addresses == (Address("Ana Ruíz", "ana", "office.example"),)
    assert mail["Auto-Submitted"] == "auto-generated"


def test_ids_are_those_of_brief_and_recipient() -> None:
    one, other = built(), built(key="brief-2")
    ids = [message_from_bytes(m)["Message-ID"] for m in (one, other)]
    assert (
        ids[0] != ids[1]
        and ids[0] == message_from_bytes(built())["Message-ID"]
        and all(i.endswith("@ministry.example>") for i in ids)
    )
    assert mail_id("a", TO) == mail_id("a", parse_recipient("ANA@Office.example"))
    assert mail_id("a", TO) != mail_id("a", parse_recipient("ana2@office.example"))


def test_what_is_configured_is_said() -> None:
    mail = message_from_bytes(built(unsubscribe="stop@ministry.example", reply_to=TO), policy=default)
    assert mail["List-Unsubscribe"] == "<mailto:stop@ministry.example>"
    assert mail["Reply-To"].addresses[0].addr_spec == "ana@office.example"


@pytest.mark.parametrize(
    "title",
    [
        "=?utf-8?q?Report=0ABcc:_x@y?=",
        "=?utf-8?q?Report=0D=0ABcc:_x@y?= and " * 5,
        "==??utf-8?b?QmNjOiB4?=",
        "A\r\nBcc: x@y.example",
        "A\nBcc: x@y.example\n\nbody",
        "A\u2028Bcc: x\u0085Bcc: y\u000bBcc: z\x00",
        "\ud800 lone",
        "\u202eevil\u2066",
        "é" * 500,
        "x" * 2000,
        "",
    ],
)
def test_a_title_never_becomes_a_header(title: str) -> None:
    data = built(subject=title, sender=parse_recipient("Desk <desk@ministry.example>"))
    mail = message_from_bytes(data, policy=default)
    assert mail.keys() == OWN
    assert "Bcc" not in mail and "\n" not in mail["Subject"] and len(mail["Subject"]) <= 80
    # And so it is when a program flattens it again.
    assert message_from_bytes(mail.as_bytes(), policy=default).keys() == OWN


@given(st.text(max_size=200))
def test_any_subject_comes_back_as_cleaned(title: str) -> None:
    mail = message_from_bytes(built(subject=title, attachments=()), policy=default)
    assert mail.keys() == OWN
    assert mail["Subject"] == clean_value(title, 78)


@given(st.text(max_size=120))
def test_any_value_is_short_ascii(text: str) -> None:
    assert encode_value(text).isascii()
    assert all(len(word) <= 75 for word in encode_value(text).split())


def test_long_subjects_begin_on_the_line_of_their_name() -> None:
    head = built(subject="Économie: " + "mesures " * 9).partition(b"\r\n\r\n")[0]
    assert b"Subject: =?utf-8?b?" in head
    assert all(len(line) <= 78 for line in head.split(b"\r\n"))


@pytest.mark.parametrize(
    "text",
    [
        "nobody", "a@", "@b.example", "a b@c.example", "a@b..example", "a@-b.example", "a@b.example\nBcc: x@y.example",
        "<a@b.example", "a@b.example, c@d.example", "a@b@c.example", "x\r\n@y.example", '"quoted"@b.example', "jörg@b.example",
        "a@[127.0.0.1]", "A <a@b.example> <c@d.example>", f"{'a' * 65}@b.example", "",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_recipient(text)


def test_addresses_of_other_scripts_and_names_with_quotes() -> None:
    assert parse_recipient("x@münchen.example").address == "x@xn--mnchen-3ya.example"
    assert parse_recipient("x@straße.example").address == "x@xn--strae-oqa.example"  # not strasse.example, another's
    with pytest.raises(UsageError, match="no mail address"):
        parse_recipient("x@ä..example")
    data = build_message(content(), parse_recipient('"O\\"Neill, J." <j@b.example>'), now=NOW, most_bytes=10**7).data
    assert [a.addr_spec for a in message_from_bytes(data, policy=default)["To"].addresses] == ["j@b.example"]


def test_lists_from_the_config_and_a_file_each_address_once(tmp_path: pytest.TempPathFactory) -> None:
    from briefgen.config import MailList

    file = tmp_path / "list.txt"  # type: ignore[operator]
    file.write_text("# people\nAna <ana@office.example>\n\nBo <bo@office.example>\n")
    lists = {"office": MailList(to=["ANA@office.example"], file=str(file))}
    assert [r.address for r in resolve(["office", "bo@office.example", "c@d.example"], lists)] == [
        "ANA@office.example", "bo@office.example", "c@d.example",
    ]  # fmt: skip
    file.write_text("ana@office.example\n" * 10_001)
    with pytest.raises(UsageError, match="more than 10,000 lines"):
        resolve(["office"], lists)
    file.write_text("not an address\n")
    with pytest.raises(UsageError, match=r"list\.txt, line 1"):
        resolve(["office"], lists)
    with pytest.raises(UsageError, match="no address and no list"):
        resolve(["offices"], lists)


def test_a_mail_that_is_too_large_says_what_to_do() -> None:
    with pytest.raises(DeliveryError, match=r"limit is 0 MB.*mail\.size_mb"):
        build_message(content(), TO, now=NOW, most_bytes=2000)


@pytest.mark.parametrize(
    "data",
    [
        b"A: 1\r\nB: 2\r\nC: 3\r\n\r\n", b"A: 1\r\n\r\n", b"A: 1\r\nB: 2\r\n\r\nx\n", b"A: 1\r\nB: 2\r\n\r\nx\r", b"A: 1\r\nB: 2",
        b"A: 1\r\nB: \xe9\r\n\r\n", b"A: 1\r\nB: 2\r\n\r\n" + b"x" * 999 + b"\r\n",
    ],
)  # fmt: skip
def test_the_last_look_refuses_what_is_not_as_it_was_meant(data: bytes) -> None:
    with pytest.raises(DeliveryError):
        check_bytes(data, ["A", "B"])
    check_bytes(b"A: 1\r\nB: 2\r\n more\r\n\r\nbody\r\n", ["A", "B"])
