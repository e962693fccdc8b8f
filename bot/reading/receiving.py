"""How the files of one document come in: fetched, looked at by the gate and the reader, and only then kept.

A file is kept under a name of our own. The photos of an album, or of an archive, are pages of one sheet after
another: joined before they are judged and read.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

import structlog

from bot.channels.messenger import SentFile
from bot.loading import loaded
from bot.reading.gate import NOT_HERE, RECORDING, ReceivedFile, word_for
from bot.reading.keeping import NotStored, own_name
from bot.reading.reader import Member, Progress, Reader, ReadResult
from directives.extract import MAX_BYTES, Unreadable
from directives.model import Directive
from directives.secrets import classify
from language.folding import fold
from scheduler.channel import ChannelError

log = structlog.get_logger()

PICTURE = "image"
_RECORDINGS = (
    b"\x1aE\xdf\xa3",
    b"OggS",
    b"ID3",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\xff\xf1",
    b"fLaC",
    b"FLV",
    b"#!AMR",
)
_PICTURE_NAMES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".tif", ".tiff", ".gif", ".bmp")
_ASF = bytes.fromhex("3026b2758e66cf11")
_PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif")

_ENDINGS = (
    (b"%PDF", b"", ".pdf"),
    (b"\x89PNG", b"", ".png"),
    (b"\xff\xd8\xff", b"", ".jpg"),
    (b"PK", b"word/document.xml", ".docx"),
    (b"PK", b"xl/workbook", ".xlsx"),
    (b"PK", b"ppt/", ".pptx"),
    (b"PK", b"", ".zip"),
    (b"\xd0\xcf", b"", ".doc"),
    (b"{\\rtf", b"", ".rtf"),
)
"""By what a file begins with and what is in it."""
Clearance = Callable[[Sequence[bytes]], Awaitable[tuple[str, bool]]]
"""The keyed hash of the bytes of all files, and whether an officer has cleared it."""

Store = Callable[[Mapping[str, bytes]], Awaitable[NotStored | None]]
"""Puts files into their places by their own names; None where they are there."""


class Download(Protocol):
    """How a channel fetches a file; raises ChannelError."""

    async def __call__(self, file_id: str, most: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where files come from and go to. `most` is the largest, in bytes, that can be fetched.

    Without `store` they are looked at only: the words beside them are in doubt, or their files become
    nothing. With `apart` the documents
    in an archive are kept each by itself as well: they may be given to different people. `units` are the
    names of the office's own units.
    """

    download: Download
    reader: Reader
    clearance: Clearance
    store: Store | None = None
    most: int = MAX_BYTES
    apart: bool = False
    progress: Progress | None = None
    units: tuple[str, ...] = ()

    async def receive(self, files: Sequence[SentFile], *, cleared: bool = False) -> ReceivedFile:
        """The files of one document; never raises for what a file or a network can do.

        Where one is held, or could not be fetched, nothing of the others is kept either.
        """
        if any(word_for(classify("", file.name)) == "secret" for file in files):
            return ReceivedFile(files[0], problem="secret")
        fetched = [await self._fetch(file) for file in files]
        contents = [content for content in fetched if isinstance(content, bytes)]
        if len(contents) < len(files):
            return _incomplete(files, fetched)
        named = [with_ending(file, data) for file, data in zip(files, contents, strict=True)]
        pairs = [pair for pair in zip(named, contents, strict=True) if not is_recording(pair[1])]
        if not pairs:
            return ReceivedFile(files[0], problem=RECORDING)
        digest, by_hash = await self.clearance([data for _, data in pairs])
        named_so: dict[str, bytes] = {}
        looked = [await self._look(file, data, cleared or by_hash, named_so) for file, data in pairs]
        whole = looked[0] if len(looked) == 1 else await _album(looked, cleared or by_hash, self.units)
        whole = replace(whole, digest=digest, recordings=len(files) - len(pairs))
        if whole.held or self.store is None:
            return _unkept(whole)
        refused = await self.store(named_so)
        if refused is None:
            return whole
        params: dict[str, str | int] | None = {"most": refused.most} if refused.most else None
        return ReceivedFile(whole.file, problem=refused.problem, params=params)

    async def _fetch(self, file: SentFile) -> bytes | str:
        """Its bytes, or the code of why there are none."""
        most = min(self.most, MAX_BYTES)
        if file.size > most:
            return "too_large"
        try:
            return await self.download(file.file_id, most)
        except ChannelError:
            return "not_fetched"

    async def _look(
        self, file: SentFile, data: bytes, cleared: bool, named_so: dict[str, bytes]
    ) -> ReceivedFile:
        """What the file says; `named_so` takes up what would be kept, by its own id."""
        try:
            read = await self.reader.read_all(
                data,
                file.name,
                cleared=cleared,
                progress=self.progress,
                apart=self.apart,
                units=self.units,
            )
        except OSError:
            log.exception("reader_not_started")
            read = [Member("", Unreadable("gave_up"))]
        members = [
            replace(
                _received(file, member, cleared=cleared),
                stored_as=_own_name(member.content, named_so) if member.content else "",
            )
            for member in read
        ]
        stored_as = _own_name(data, named_so)
        if not read[0].name:
            return replace(members[0], stored_as=stored_as)
        return ReceivedFile(file, stored_as, members=await _documents(members, cleared, self.units))


def _own_name(content: bytes, named_so: dict[str, bytes]) -> str:
    """The id under which the bytes are kept, if they are."""
    name = own_name()
    named_so[name] = content
    return name


def _unkept(one: ReceivedFile) -> ReceivedFile:
    """The same, of which nothing is kept."""
    members, pages = (tuple(_unkept(each) for each in parts) for parts in (one.members, one.pages))
    return replace(one, stored_as="", members=members, pages=pages)


def with_ending(file: SentFile, data: bytes) -> SentFile:
    """A file that was given a name without an ending has the one of its kind, so that it can be opened."""
    if not file.name or "." in file.name:
        return file
    fits = (ending for start, inside, ending in _ENDINGS if data.startswith(start) and inside in data)
    return replace(file, name=file.name + next(fits, ".txt"))


def is_recording(data: bytes) -> bool:
    """Whether the bytes begin as those of a film or a sound do."""
    if data[4:8] == b"ftyp":
        return not data[8:12].startswith(_PICTURE_BRANDS)
    if data.startswith(b"RIFF"):
        return data[8:12] in (b"AVI ", b"WAVE")
    return data.startswith((*_RECORDINGS, _ASF))


def _incomplete(files: Sequence[SentFile], fetched: Sequence[bytes | str]) -> ReceivedFile:
    """One that did not come, or an album without some of its files."""
    pages = tuple(
        ReceivedFile(file, problem=content if isinstance(content, str) else "")
        for file, content in zip(files, fetched, strict=True)
    )
    problem = next(page.problem for page in pages if page.problem in NOT_HERE)
    return pages[0] if len(pages) == 1 else ReceivedFile(files[0], problem=problem, pages=pages)


def _received(file: SentFile, member: Member, *, cleared: bool) -> ReceivedFile:
    """What became of the file, or of one in it."""
    file = replace(file, name=member.within(file.name))
    if isinstance(member.result, Unreadable):
        code, params = member.result.code, member.result.params
        if member.result.looked_at or cleared:
            # A table or a picture of a bridge is no directive, and evidence all the same.
            return ReceivedFile(file, problem=code, params=params)
        return ReceivedFile(file, problem="doubt", unread=code)
    if member.result.directive.classification is not None:
        return ReceivedFile(file, problem="secret")
    if member.result.doubt is not None:
        return ReceivedFile(file, problem="doubt", unread=next(iter(member.result.unseen), ""))
    return ReceivedFile(file, reading=member.result)


async def _album(looked: Sequence[ReceivedFile], cleared: bool, units: tuple[str, ...]) -> ReceivedFile:
    flat = [each for one in looked for each in (one.members or (one,))]
    documents = await _documents(flat, cleared, units)
    return ReceivedFile(looked[0].file, members=documents, pages=_as_pages(looked))


def _as_pages(looked: Sequence[ReceivedFile]) -> tuple[ReceivedFile, ...]:
    """Nothing of them but which files they are."""
    return tuple(ReceivedFile(one.file, one.stored_as) for one in looked)


async def _documents(
    parts: Sequence[ReceivedFile], cleared: bool, units: tuple[str, ...]
) -> tuple[ReceivedFile, ...]:
    """The documents that the files are: photos that follow one another are one."""
    made: list[ReceivedFile] = []
    for pictures, group in groupby(parts, key=_is_picture):
        run = list(group)
        if pictures and len(run) > 1:
            made.append(await asyncio.to_thread(_sheet, run, cleared, units))
        else:
            made += run
    return tuple(made)


def _is_picture(part: ReceivedFile) -> bool:
    """A photo, also one without a line of text: the back of a page does not end its document."""
    if part.reading is not None:
        return part.reading.kind == PICTURE
    return part.problem == "no_text" and (
        not part.file.name or part.file.name.lower().endswith(_PICTURE_NAMES)
    )


def _sheet(pages: Sequence[ReceivedFile], cleared: bool, units: tuple[str, ...]) -> ReceivedFile:
    """Several photos as the one document that they show: judged as a whole, and read as one."""
    readings = [page.reading for page in pages if page.reading is not None]
    if not readings:
        return pages[0]
    text = "\n".join(reading.text for reading in readings)
    word = word_for(classify(text, recognised=True))
    if word == "secret" or (word and not cleared):
        return ReceivedFile(pages[0].file, problem=word)
    parse: Callable[..., Directive] = loaded("directives.parse:parse")
    whole = ReadResult(
        parse(text, units=units),
        fingerprint=hashlib.sha256(fold(text).encode("utf-8")).hexdigest(),
        text=text,
        kind=PICTURE,
        pages=len(readings),
        warnings=tuple(dict.fromkeys(code for reading in readings for code in reading.warnings)),
    )
    return ReceivedFile(pages[0].file, reading=whole, pages=_as_pages(pages))
