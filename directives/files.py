"""Bytes to text: what a file is, judged by its content, and the reader for it.

Meant for the child process of `bot.reading.reader`: a hostile file may exhaust what the process is allowed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from directives.extract import (
    MAX_BYTES,
    MAX_TEXT,
    Extract,
    Progress,
    Unreadable,
    text_of,
)
from directives.formats import (
    containers,
    doc_source,
    html,
    libreoffice,
    package,
    picture_files,
    plain_data,
    recognition,
    rtf_source,
    trailing,
    word,
    workbook,
    xml_words,
)
from directives.formats.pictures import seen
from directives.sights import is_encrypted_office, kind_of, of_pdf, recognised, with_stamps
from language import encodings
from language.escapes import revealed
from language.folding import backwards, clean

if TYPE_CHECKING:
    pass

__all__ = [
    "Extract",
    "Progress",
    "Unreadable",
    "documents_in",
    "extract",
    "kind_of",
    "look",
    "member_of",
    "with_text",
]


_FEW_LETTERS = 20  # a document with fewer says it in its pictures
_DECLARED = b"<?xml"
_RTF = b"{\\rtf"
_DEEPEST = 3  # files in files


def extract(data: bytes, name: str, progress: Progress | None = None) -> Extract:
    """The text of a file of any kind the office may send. `name` is not trusted and decides nothing.

    Raises Unreadable, and only that, for whatever the bytes are; archive, where they hold several files.
    """
    return with_text(look(data, progress))


def look(data: bytes, progress: Progress | None = None) -> Extract:
    """All that a file shows and says, be its text empty. Raises Unreadable as `extract` does."""
    return _look(data, progress or _silent, _DEEPEST)


def with_text(found: Extract) -> Extract:
    """The same, if it holds a text to read. Raises Unreadable: no_text, no_document, what was unseen."""
    if found.text.strip():
        return found
    if found.unseen:
        raise Unreadable(found.unseen[0])
    raise Unreadable("no_document" if found.kind == "office" else "no_text")


def _look(data: bytes, progress: Progress, deep: int) -> Extract:
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", {"bytes": len(data), "limit": MAX_BYTES})
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("empty")
    kind = kind_of(data)
    if kind == "zip":
        raise Unreadable("archive")
    read = _READERS.get(kind)
    if read is None:
        raise Unreadable("unknown_kind")
    return _finished(read(data, progress, deep))


def documents_in(data: bytes) -> list[str] | None:
    """The names of the files in an archive and in those in it, in its order; None where `data` is none.

    Raises Unreadable: bomb, encrypted, too_many_entries, unreadable, archive (too many in each other),
    no_text where it holds nothing.
    """
    if len(data) > MAX_BYTES or kind_of(data) != "zip":
        return None
    names = [name for name, _ in containers.files_in(data)]
    if not names:
        raise Unreadable("no_text")
    return names


def member_of(data: bytes, place: int) -> bytes:
    """The file at a place of an archive, counted as in `documents_in`. Raises Unreadable."""
    return containers.files_in(data)[place][1]


def _silent(done: int, total: int) -> None:
    """Nobody waits."""


def _finished(found: Extract) -> Extract:
    """Legacy letters made modern, which recognition never gives, and the text cleaned, before all else."""
    unseen = found.unseen if len(found.text) <= MAX_TEXT else (*found.unseen, "too_large")
    whole = found.text[:MAX_TEXT]
    text, legacy = (whole, False) if "recognised" in found.warnings else encodings.modern(whole)
    warnings = (*found.warnings, "legacy_encoding") if legacy else found.warnings
    return replace(
        found,
        text=clean(text).strip("\n"),
        warnings=tuple(dict.fromkeys(warnings)),
        beside=tuple(
            said for said in (*found.beside, backwards(found.text), revealed(found.text)) if said.strip()
        ),
        stamps=clean(found.stamps),
        unseen=tuple(dict.fromkeys(unseen)),
    )


def _text(data: bytes, progress: Progress, deep: int) -> Extract:
    text = text_of(data)
    shown, beside = html.read_markup(text) if html.holds_markup(text) else ("", "")
    packed = ("part_unread",) if html.is_packed_as_text(text) else ()
    unseen = (*packed, *(("picture_unread",) if html.draws_lines(text) else ()))
    whole = text.lstrip("\ufeff \r\n\t").startswith("<")
    markup, held, undeclared = xml_words.said_in_markup(data) if whole else ([], [], ())
    beside = "\n".join([beside, *plain_data.put_together(text)])
    found = Extract(text, "text", beside=(shown, beside, "\n".join(markup)), unseen=(*unseen, *undeclared))
    return _with_embedded(found, [*html.files_in_text(text), *held], progress, deep)


def _html(data: bytes, progress: Progress, deep: int) -> Extract:
    text, beside = html.read_html(data)
    written = data.decode("latin-1")
    unseen = ("picture_unread",) if html.draws_lines(written) else ()
    markup, held, undeclared = xml_words.said_in_markup(data) if _DECLARED in data[:200] else ([], [], ())
    beside = "\n".join([beside, *plain_data.put_together(data.decode("utf-8", "ignore"))])
    found = Extract(text, "html", beside=(beside, "\n".join(markup)), unseen=(*unseen, *undeclared))
    return _with_embedded(found, [*html.files_in_text(written), *held], progress, deep)


def _mail(data: bytes, progress: Progress, deep: int) -> Extract:
    text, beside, names, files = containers.read_mail(data)
    found = Extract(text, "mail", beside=("\n".join(beside),), names=tuple(names))
    held = html.files_in_text("\n".join([text, *beside]))
    return _with_embedded(found, [*files, *held], progress, deep)


def _with_embedded(found: Extract, files: Sequence[bytes], progress: Progress, deep: int) -> Extract:
    """With what the files in it say and show beside its text; one that cannot be looked at is named."""
    beside, stamps, unseen = list(found.beside), [found.stamps], list(found.unseen)
    names = list(found.names)
    for content in files:
        try:
            if not deep:
                raise Unreadable("archive")
            inner = _opened(content, progress, deep - 1)
        except Unreadable as error:
            if not error.looked_at:
                unseen.append(error.code)
            continue
        beside.extend([inner.text, *inner.beside] if inner.typed else inner.beside)
        stamps.extend([inner.stamps] if inner.typed else [inner.stamps, inner.text])
        unseen.extend(inner.unseen)
        names.extend(inner.names)
    return replace(
        found,
        beside=tuple(beside),
        names=tuple(names),
        stamps="\n".join(filter(None, stamps)),
        unseen=tuple(unseen),
    )


def _opened(content: bytes, progress: Progress, deep: int) -> Extract:
    """A file in a file; an archive there is looked at as one, its names included."""
    if kind_of(content) != "zip":
        return _look(content, progress, deep)
    files = containers.files_in(content)
    held = Extract(
        "", "office", beside=tuple(containers.words_of(content)), names=tuple(name for name, _ in files)
    )
    return _with_embedded(held, [each for _, each in files], progress, deep)


def _docx(data: bytes, progress: Progress, deep: int) -> Extract:
    return _word(data, "docx", progress, deep)


def _word(data: bytes, kind: str, progress: Progress, deep: int, source: bytes = b"") -> Extract:
    """A DOCX; `source` is the older file that it was made of."""
    text = word.read_docx(data)
    parts = package.look_into(data, text)
    if source:
        add = rtf_source.add_source if source.startswith(_RTF) else doc_source.add_source
        add(source, parts, text)
    drawn, unseen = picture_files.opened(parts.pictures)
    shown = [*drawn, *map(seen, parts.shown)]
    beside = (*parts.texts, *_noted_in(parts.pictures))
    found = Extract(text, kind, beside=beside, names=tuple(parts.names), unseen=(*parts.unseen, *unseen))
    if len(text.strip()) < _FEW_LETTERS and drawn:
        found = recognised(found, drawn, progress)
        shown = shown[len(drawn) :]
    if shown:
        found = with_stamps(found, shown, progress)
    return _with_embedded(found, parts.embedded, progress, deep)


def _noted_in(pictures_held: Sequence[bytes]) -> list[str]:
    held = dict.fromkeys(pictures_held)
    noted = [said for picture in held for said in picture_files.words_in(picture)]
    return [*noted, *(said for picture in held for said in _among(picture))]


def _among(data: bytes) -> tuple[str, str]:
    """What stands behind a picture or a PDF, and among its bytes."""
    return "\n".join(trailing.words_behind(data)), "\n".join(trailing.words_among(data))


def _office(data: bytes, progress: Progress, deep: int) -> Extract:
    """A workbook, whose tables are read, slides or an OpenDocument, which are looked at like a Word file."""
    text = workbook.read_workbook(data) if workbook.is_workbook(data) else ""
    parts = package.look_into(data, text)
    drawn, unseen = picture_files.opened(parts.pictures)
    shown = [*drawn, *map(seen, parts.shown)]
    beside = (*parts.texts, *_noted_in(parts.pictures))
    found = Extract(text, "office", beside=beside, names=tuple(parts.names), unseen=(*parts.unseen, *unseen))
    found = with_stamps(found, shown, progress) if shown else found
    return _with_embedded(found, parts.embedded, progress, deep)


def _doc(data: bytes, progress: Progress, deep: int) -> Extract:
    if is_encrypted_office(data):
        raise Unreadable("encrypted")
    ending = "rtf" if data.startswith(_RTF) else "doc"
    return _word(libreoffice.to_docx(data, ending), "doc", progress, deep, data)


def _image(data: bytes, progress: Progress, deep: int) -> Extract:
    frames = picture_files.frames_of(data)
    straight = map(picture_files.as_photo, frames)
    pages = recognition.recognise(straight, len(frames), progress)
    found = Extract(
        "\n\n".join(page.text for page in pages),
        "image",
        sum(1 for frame in frames if not frame.afar),
        ("recognised",),
        typed=False,
        beside=(*picture_files.words_in(data), *_among(data)),
        stamps=recognition.recognise_rest(pages, progress),
        unseen=recognition.unseen_on(pages),
    )
    return _with_embedded(found, [held for held in [trailing.archive_behind(data)] if held], progress, deep)


def _pdf(data: bytes, progress: Progress, deep: int) -> Extract:
    found, attached = of_pdf(data, progress)
    found = replace(found, beside=(*found.beside, *_among(data)))
    behind = trailing.archive_behind(data)
    return _with_embedded(found, [*attached, behind] if behind else attached, progress, deep)


_READERS: dict[str, Callable[[bytes, Progress, int], Extract]] = {
    "text": _text,
    "html": _html,
    "mail": _mail,
    "pdf": _pdf,
    "docx": _docx,
    "office": _office,
    "doc": _doc,
    "rtf": _doc,
    "image": _image,
}
