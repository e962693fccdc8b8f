"""What the reader and its child process say to each other: frames of JSON over pipes.

No pickle: a child that a hostile file has taken over must not be able to run anything in the parent.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from directives.extract import Unreadable
from directives.model import Directive, SecrecyDoubt
from tasks.serializing import from_json, from_text, to_ascii, to_json

LENGTH_BYTES = 4
SLOW = "slow"  # the code of a file whose pages must be recognised, from a child that is kept for the quick
MAX_ANSWER = 64 * 1024 * 1024

Frame = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A file as read.

    Where the gate for state secrets stopped it, `directive` holds its classification and nothing else;
    where the officer must first be asked, `doubt` says why and `directive` is empty. In both cases
    `text`, `fingerprint` (SHA-256 of the folded text, in hex) and the rest are empty too.
    `warnings` and `unseen` (codes of what could not be looked at) are those of `directives.extract.Extract`.
    """

    directive: Directive
    doubt: SecrecyDoubt | None = None
    fingerprint: str = ""
    text: str = ""
    kind: str = ""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """One file to read.

    `cleared` means that an officer has answered the gate's doubt about it; `slow`, that pages may be
    recognised; `member` is the place of the file meant in the archive that `size` bytes hold, and `apart`,
    that its bytes are wanted as well. `units` are the names of the office's own units.
    """

    name: str
    received: date | None
    cleared: bool
    size: int
    slow: bool = False
    member: int | None = None
    apart: bool = False
    units: tuple[str, ...] = ()


def packed(frame: Frame) -> bytes:
    """A frame as bytes: its length, then the JSON."""
    body = to_ascii(frame)
    return len(body).to_bytes(LENGTH_BYTES, "big") + body


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame, or None where the other side has closed the pipe."""
    head = stream.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    frame: Frame = from_text(stream.read(int.from_bytes(head, "big")))
    return frame


def job_frame(job: ReadingJob) -> Frame:
    return {"job": to_json(job)}


def job_of(frame: Frame) -> ReadingJob:
    return from_json(ReadingJob, frame["job"])


def result_frame(result: ReadResult, content: bytes = b"") -> Frame:
    """The result, with the bytes of what was read where they are asked for and the gate lets them pass."""
    held = result.doubt is not None or result.directive.classification is not None
    own = {"content": b64encode(content).decode("ascii")} if content and not held else {}
    return {"result": to_json(result), **own}


def content_of(frame: Frame) -> bytes:
    """The bytes that came with a result, none where they were not asked for."""
    return b64decode(str(frame.get("content", "")))


def members_frame(names: list[str]) -> Frame:
    return {"members": names}


def members_of(frame: Frame) -> list[str] | None:
    """The names of the files in an archive; None where the frame is about a single file."""
    return [str(name) for name in frame["members"]] if "members" in frame else None


def error_frame(error: Unreadable) -> Frame:
    return {"error": error.code, "params": error.params}


def result_of(frame: Frame) -> ReadResult:
    """The result in a frame. Raises Unreadable where the frame says so, and for an archive."""
    if "members" in frame:
        raise Unreadable("archive")
    if "error" in frame:
        raise Unreadable(frame["error"], frame["params"])
    return from_json(ReadResult, frame["result"])
