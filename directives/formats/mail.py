"""A message of electronic mail: its subject and text, and the files that go with it."""

import email
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.policy import default

from directives.extract import Unreadable, text_of
from directives.formats.html import read_markup

_HEADERS = re.compile(
    rb"\A(?:[A-Za-z][\w-]{1,40}:[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n){0,60}){2,80}\r?\n"
)
_SURE = re.compile(
    rb"^(?:MIME-Version|Message-ID|Content-Type|Received|Return-Path)\s?:", re.IGNORECASE | re.MULTILINE
)
_MOST_PARTS = 200


def looks_like_mail(head: bytes) -> bool:
    found = _HEADERS.match(head)
    return found is not None and _SURE.search(found.group()) is not None


def read_mail(data: bytes) -> tuple[str, list[str], list[str], list[bytes]]:
    """The text under its subject; what else is said; names of files; their bytes. Raises Unreadable."""
    try:
        message = email.message_from_bytes(data.lstrip(), policy=default)
        parts = list(message.walk())
        if len(parts) > _MOST_PARTS:
            raise Unreadable("too_many_entries", {"limit": _MOST_PARTS})
        texts = [str(message.get("Subject", ""))]
        beside = [str(value) for value in message.values()]
        files: list[bytes] = []
        names = [str(name) for part in parts if (name := part.get_filename())]
        for part in parts:
            if part is not message:  # a message in a message has a subject of its own
                beside.extend(str(value) for value in part.values())
            if part.is_multipart():
                beside.extend(_around(said) for said in (part.preamble, part.epilogue) if said)
                continue
            _take(part, texts, beside, files)
    except (LookupError, ValueError, AttributeError, IndexError, TypeError) as error:
        raise Unreadable("unreadable") from error
    return "\n".join(text for text in texts if text), beside, names, files


def _around(said: str) -> str:
    """What stands before the first part of a message or behind the last, where no program shows it."""
    return said.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _in_bytes(part: EmailMessage) -> Iterator[str]:
    """What its bytes say, whatever the message claims of their letters and how they are packed."""
    payload = part.get_payload(decode=True)
    for held in (payload, quopri.decodestring(payload)) if isinstance(payload, bytes) else ():
        with suppress(Unreadable):
            yield text_of(held)


def _take(part: EmailMessage, texts: list[str], beside: list[str], files: list[bytes]) -> None:
    name = part.get_filename()
    kind = part.get_content_type()
    if kind.startswith("text/"):
        beside.extend(_in_bytes(part))
    if kind == "text/plain" and not name:
        texts.append(str(part.get_content()))
    elif kind == "text/html" and not name:
        text, more = read_markup(str(part.get_content()))
        texts.append(text)
        beside.append(more)
    else:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            files.append(payload)
