"""The gate for state secrets: what it says of words, who may answer it, and how a file comes through it.

A file that a person sent is fetched, read in the child process, and kept under a name of our own.
"""

import asyncio
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import structlog

from bot.channels.messenger import Inbound, SentFile, Texts
from bot.reading.reader import Member, Progress, Reader, ReadResult
from chat.clearance import clears, without_clearance
from directives.extract import MAX_BYTES, Unreadable
from directives.model import Classification
from directives.secrets import SecrecyVerdict, classify
from scheduler.channel import ChannelError
from tasks.model import Person, Role

HELD = ("secret", "doubt")
"""The words for what the gate holds, heavier first: nothing of it is kept."""
log = structlog.get_logger()


def word_for(verdict: SecrecyVerdict) -> str:
    """ "secret", "doubt", or "" where it may pass."""
    if verdict is None:
        return ""
    return "secret" if isinstance(verdict, Classification) else "doubt"


def judged(texts: Texts) -> str:
    """The word for all that is said; the answer to a doubt is itself no mark."""
    own = classify(without_clearance(texts.own), texts.names or None)
    said = {word_for(own), *(word_for(classify(each)) for each in texts.quoted)}
    if isinstance(
        classify("\n".join(texts.quoted)), Classification
    ):  # the options of a poll are lines of one sheet
        said.add("secret")
    return next((word for word in HELD if word in said), "")


def may_be_cleared(texts: Texts) -> bool:
    """Whether somebody's own words can answer the doubt: not one about what they repeat of others."""
    return clears(texts.own) and not any(classify(each) for each in texts.quoted)


def answers_doubt(inbound: Inbound, person: Person | None) -> bool:
    """Whether an officer of the office answers the gate's doubt about what comes with the message."""
    own = inbound.private and not inbound.forwarded and not inbound.edited
    return own and person is not None and person.has(Role.OFFICE) and clears(inbound.text)


def cleared(inbound: Inbound) -> Inbound:
    """The message as it is understood: with the answer to the gate taken out of its words."""
    return replace(inbound, text=without_clearance(inbound.text), cleared=True)


class Download(Protocol):
    """How a channel fetches a file; raises ChannelError."""

    async def __call__(self, file_id: str, most: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What became of a file.

    `stored_as` is its own id in the folder of files, "" where it was not kept; `problem` is a code with
    its parameters in `params`: an Unreadable's, "secret", "doubt", "not_fetched". An archive has
    `members`, and is kept only where the gate lets all of them pass.
    """

    file: SentFile
    stored_as: str = ""
    reading: ReadResult | None = None
    problem: str = ""
    params: dict[str, str | int] | None = None
    members: "tuple[ReceivedFile, ...]" = ()

    @property
    def held(self) -> bool:
        """Whether the gate for state secrets held it, or something of the archive that it is."""
        return self.problem in HELD or any(member.held for member in self.members)

    @property
    def verdict(self) -> str:
        """The gate's word on what was sent: "secret" or "doubt" where nothing of it may be used, else ""."""
        parts = {member.problem for member in self.members} or {self.problem}
        if not parts.issubset(HELD):
            return ""
        return "secret" if "secret" in parts else "doubt"


async def receive(
    file: SentFile,
    download: Download,
    reader: Reader,
    folder: Path,
    *,
    most: int = MAX_BYTES,
    cleared: bool = False,
    progress: Progress | None = None,
) -> ReceivedFile:
    """Fetch and read the file; never raises for what a file or a network can do.

    `most` is the largest file, in bytes, that can be fetched.
    """
    by_name = word_for(classify("", file.name))
    if by_name == "secret" or (by_name and not cleared):
        return ReceivedFile(file, problem=by_name)
    most = min(most, MAX_BYTES)
    if file.size > most:
        return ReceivedFile(file, problem="too_large")
    try:
        data = await download(file.file_id, most)
    except ChannelError:
        return ReceivedFile(file, problem="not_fetched")
    try:
        read = await reader.read_all(data, file.name, cleared=cleared, progress=progress)
    except OSError:
        log.exception("reader_not_started")
        return await _kept(ReceivedFile(file, problem="gave_up"), data, folder)
    members = [_received(file, member) for member in read]
    received = members[0] if not read[0].name else ReceivedFile(file, members=tuple(members))
    if received.held:
        return received
    return await _kept(received, data, folder)


def _received(file: SentFile, member: Member) -> ReceivedFile:
    """What became of the file, or of one in it."""
    file = replace(file, name=member.within(file.name))
    if isinstance(member.result, Unreadable):
        # A table or a picture is no directive, and evidence all the same.
        return ReceivedFile(file, problem=member.result.code, params=member.result.params)
    if member.result.directive.classification is not None:
        return ReceivedFile(file, problem="secret")
    if member.result.doubt is not None:
        return ReceivedFile(file, problem="doubt")
    return ReceivedFile(file, reading=member.result)


async def _kept(received: ReceivedFile, data: bytes, folder: Path) -> ReceivedFile:
    """With the file in its place; where the disk does not take it, it counts as one that did not come."""
    try:
        return replace(received, stored_as=await asyncio.to_thread(_keep, data, folder))
    except OSError:
        log.exception("file_not_kept")
        return ReceivedFile(received.file, problem="not_fetched")


def _keep(data: bytes, folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = uuid.uuid4().hex
    (folder / name).write_bytes(data)
    return name
