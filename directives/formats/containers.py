"""Files that hold files: archives, and messages of electronic mail with what goes with them."""

import email
import quopri
import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.policy import default

from directives.extract import MAX_DOCUMENTS, MAX_UNPACKED, Unreadable, open_archive, text_of, unpacked
from directives.formats.html import read_markup
from directives.formats.trailing import words_among

# The files in a ZIP, those of archives in it included, each with the names on the way to it.

_DEEPEST = 3  # archives in each other
_ADDED_BY_PROGRAMS = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1")  # AppleDouble, .DS_Store
_IN_UTF8 = 0x800  # the flag of a name's encoding, which some programs forget
_UNICODE_PATH = b"up"  # Info-ZIP's extra field with the name in UTF-8
_MARKS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")

Files = list[tuple[str, bytes]]


def kind_of_package(data: bytes) -> str:
    """docx, office (a sheet, slides, an OpenDocument), zip, or unknown: by the names that it lists."""
    try:
        with open_archive(data) as archive:
            names = set(archive.namelist())
    except Unreadable:
        return "zip"  # which is refused when it is opened, with the reason
    if "word/document.xml" in names:
        return "docx"
    if not names.intersection(_MARKS):
        return "zip"
    folders = {name.partition("/")[0] for name in names}
    if folders & {"word", "xl", "ppt", "visio"} or "content.xml" in names:
        return "office"
    return "unknown" if "META-INF/MANIFEST.MF" in names else "zip"


def files_in(data: bytes) -> Files:
    """The files (name, content), in the archive's order, two of one name too.

    Raises Unreadable: bomb, encrypted, too_many_entries, unreadable, archive where they are nested too deep.
    """
    files: Files = []
    _collect(data, "", files, _DEEPEST)
    return files


def words_of(data: bytes) -> list[str]:
    """What an archive says itself: names of its folders, comments of it and of its files."""
    with open_archive(data) as archive:
        said = [name_of(entry) for entry in archive.infolist() if entry.is_dir()]
        said += [other for entry in archive.infolist() if (other := _other_name(entry))]
        comments = [archive.comment, *(entry.comment for entry in archive.infolist())]
        fields = [
            field for entry in archive.infolist() for field in (entry.extra, _field_of(data, entry)) if field
        ]
    said += [word for field in dict.fromkeys(fields) for word in _words_among(field)]
    return [*said, *(_comment(comment) for comment in comments if comment)]


def _field_of(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The field with more about a file that stands before its bytes; the directory has one of its own."""
    name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
    at = entry.header_offset + 30 + name
    return data[at : at + extra]


def _words_among(field: bytes) -> Iterator[str]:
    yield from words_among(field)
    yield from (found.group().decode("utf-8", "replace") for found in _PLAIN.finditer(field))
    yield from (found.decode("ascii") for found in _TONELESS.findall(field))


_PLAIN = re.compile(rb"[ -~\x80-\xff]{4,}")
_TONELESS = re.compile(rb"(?<![A-Za-z])(?:TOI |TUYET )?MAT(?![A-Za-z])")


def name_of(entry: zipfile.ZipInfo) -> str:
    """Its name; one that is not said to be UTF-8 may be so all the same, or in the letters of Windows."""
    if entry.flag_bits & _IN_UTF8 or entry.filename.isascii():
        return entry.filename
    kept = entry.filename.encode("cp437", "replace")
    try:
        return kept.decode("utf-8")
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", kept.decode("cp1258", "replace"))


def _other_name(entry: zipfile.ZipInfo) -> str:
    """The name in the field beside it, which other programs show instead."""
    at = entry.extra.find(_UNICODE_PATH)
    size = int.from_bytes(entry.extra[at + 2 : at + 4], "little") if at >= 0 else 0
    return entry.extra[at + 9 : at + 4 + size].decode("utf-8", "replace")


def _comment(said: bytes) -> str:
    try:
        return text_of(said)
    except Unreadable:
        return said.decode("utf-8", "replace")


def _collect(data: bytes, folder: str, files: Files, deep: int) -> None:
    if not deep:
        raise Unreadable("archive")
    with open_archive(data) as archive:
        for entry in _entries(archive):
            content = unpacked(archive, entry)
            if content.startswith(_ADDED_BY_PROGRAMS):
                continue
            name = folder + name_of(entry)
            if content.startswith(b"PK") and kind_of_package(content) == "zip":
                _collect(content, f"{name}/", files, deep - 1)
            else:
                files.append((name, content))
            if len(files) > MAX_DOCUMENTS:
                raise Unreadable("too_many_entries", {"limit": MAX_DOCUMENTS})
            if sum(len(held) for _, held in files) > MAX_UNPACKED:
                raise Unreadable("bomb")


def _entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (entry for entry in archive.infolist() if entry.file_size or not entry.is_dir())


# A message of electronic mail: its subject and text, and the files that go with it.

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
