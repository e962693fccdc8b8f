"""A file as it is: its kind, judged by its content, and its pages and pictures as they are seen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from directives.extract import MAX_LOOKED_PAGES, MAX_SCANNED_PAGES, Extract, Progress, Unreadable
from directives.formats import containers, grids, html, pdf, picture_files, pictures, recognition, tesseract
from directives.formats.pages import without_running_heads
from directives.formats.pdf_parts import in_clear
from directives.formats.pictures import SeenPicture
from language import encodings

# What kind of file bytes are, judged by their content.

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_PACKED = (  # and programs, databases, films: nothing of them is text
    b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MSCF",
    b"\xca\xfe\xba\xbe",
    b"!<arch>", b"07070", b"SQLite format", b"AT&TFORM", b"\x7fELF", b"MZ", b"ID3", b"OggS", b"fLaC",
)  # fmt: skip
_HEAD = 4096  # bytes by which the kind is told


def kind_of(data: bytes) -> str:
    """The kind of a file by its content: a key of the readers below, zip or unknown."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return containers.kind_of_package(data)
    if head.startswith(_OLD_OFFICE):
        return "doc" if _WORD_STREAM in data or _ENCRYPTED_STREAM in data else "unknown"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        return "image"
    return "mail" if containers.looks_like_mail(head.lstrip()) else _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    printable = head.decode("latin-1").translate(_CONTROLS)
    if head.startswith(_PACKED):
        return "unknown"
    if b"\x00" not in head and len(printable) < 0.95 * len(head):
        return "unknown"
    return "html" if html.looks_like_html(head.decode("utf-8", "ignore").lstrip("\ufeff")) else "text"


_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 27), *range(28, 32), 127))


def is_encrypted_office(data: bytes) -> bool:
    """Whether an office file is locked with a password."""
    return _ENCRYPTED_STREAM in data


# A file as it is seen: its pages and pictures recognised, for its text and for the gate.


def recognised(found: Extract, drawn: Sequence[SeenPicture], progress: Progress) -> Extract:
    """A document whose pages are pictures."""
    straight = (pictures.prepared(picture, photo=pictures.is_photo(picture)) for picture in drawn)
    pages = recognition.recognise(straight, len(drawn), progress)
    return replace(
        found,
        text="\n\n".join(page.text for page in pages),
        pages=len(pages),
        typed=False,
        beside=(found.text, *found.beside),
        stamps=recognition.recognise_rest(pages, progress),
        warnings=("recognised",),
        unseen=(*found.unseen, *recognition.unseen_on(pages)),
    )


def of_pdf(data: bytes, progress: Progress) -> tuple[Extract, tuple[bytes, ...]]:
    """A PDF looked at, and the files attached to it. Raises Unreadable."""
    data = in_clear(data)
    read = pdf.read_file(data)
    pages = read.pages
    texts = [page.text for page in pages]
    scanned = [number for number, page in enumerate(pages) if page.scanned]
    if len(scanned) > MAX_SCANNED_PAGES:
        raise Unreadable("too_many_pages", {"pages": len(scanned), "limit": MAX_SCANNED_PAGES})
    found = Extract(
        "",
        "scan" if scanned else "pdf",
        len(pages),
        typed=not scanned and all(page.typed for page in pages),
        beside=("\n".join(read.said), *(said for page in pages for said in page.said)),
        names=tuple(name for name, _ in read.attached),
        unseen=("part_unread",) if read.unseen or any(page.unseen for page in pages) else (),
    )
    if scanned:
        drawn = pdf.render_pages(data, scanned, tesseract.DPI)
        shown = map(pictures.seen, drawn)
        straight = (pictures.prepared(page, photo=pictures.is_photo(page)) for page in shown)
        read_pages = recognition.recognise(straight, len(scanned), progress)
        texts = [encodings.modern(text)[0] for text in texts]
        for number, page in zip(scanned, read_pages, strict=True):
            texts[number] = page.text
        found = replace(
            found,
            warnings=("recognised",),
            stamps=recognition.recognise_rest(read_pages, progress),
            unseen=(*found.unseen, *recognition.unseen_on(read_pages)),
        )
    found = _with_places(replace(found, text=_joined(texts)), data, pages, progress)
    return found, tuple(content for _, content in read.attached)


def _with_places(found: Extract, data: bytes, pages: Sequence[pdf.PdfPage], progress: Progress) -> Extract:
    """With what stands at the places of pages that are more than text."""
    looked = [(number, page) for number, page in enumerate(pages) if page.places]
    if not looked:
        return found
    if len(looked) > MAX_LOOKED_PAGES:
        return replace(found, unseen=(*found.unseen, "too_many_pages"))
    drawn = pdf.render_places(data, looked, tesseract.DPI)
    return with_stamps(found, picture_files.on_sheets(drawn), progress, whole=False)


def _joined(pages: list[str]) -> str:
    return grids.joined_pages(without_running_heads(pages))


def with_stamps(
    found: Extract, drawn: Iterable[SeenPicture], progress: Progress, *, whole: bool = True
) -> Extract:
    """With what pictures beside the text say, one that comes again and again read once.

    A picture of which hardly a word was read is told where it is a `whole` one, and no piece of a page.
    """
    try:
        pages = recognition.recognise(picture_files.once_each(drawn), 1, progress)
        stamps = [found.stamps, *(page.text for page in pages), recognition.recognise_rest(pages, progress)]
    except Unreadable as error:
        if error.code != "needs_tesseract":
            raise
        return replace(found, unseen=(*found.unseen, error.code))
    unseen = (*found.unseen, *(recognition.unseen_on(pages) if whole else ()))
    return replace(found, stamps="\n".join(filter(None, stamps)), unseen=unseen)
