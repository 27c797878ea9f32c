"""From a brief's files to mails that are sent once: built whole, put in the outbox, handed to a server, command or folder.

message (bytes, checked) -> outbox (on disk, one state each) -> transport (SMTP, sendmail, drafts)
"""

from briefgen.deliver.message import Attachment, Content, Message, build_message, mail_id, message_id
from briefgen.deliver.outbox import Outbox, Record, State
from briefgen.deliver.recipients import Recipient, parse_recipient, resolve
from briefgen.deliver.sending import SendReport, send_waiting
from briefgen.deliver.transport import Transport, make_transport

__all__ = [
    "Attachment",
    "Content",
    "Message",
    "Outbox",
    "Recipient",
    "Record",
    "SendReport",
    "State",
    "Transport",
    "build_message",
    "mail_id",
    "make_transport",
    "message_id",
    "parse_recipient",
    "resolve",
    "send_waiting",
]
