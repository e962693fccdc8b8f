"""A file as it is seen: its pages and pictures recognised, for its text and for the gate."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from directives.extract import MAX_LOOKED_PAGES, MAX_SCANNED_PAGES, Extract, Progress, Unreadable
from directives.formats import grids, pdf, picture_files, pictures, recognition, tesseract
from directives.formats.pages import without_running_heads
from directives.formats.pdf_parts import in_clear
from directives.formats.pictures import SeenPicture


def recognised(found: Extract, drawn: Sequence[SeenPicture], progress: Progress) -> Extract:
    """A document whose pages are pictures."""
    straight = (pictures.prepared(picture, photo=False) for picture in drawn)
    pages = recognition.recognise(straight, len(drawn), progress)
    return replace(
        found,
        text="\n\n".join(page.text for page in pages),
        pages=len(pages),
        typed=False,
        beside=(found.text, *found.beside),
        stamps=recognition.recognise_rest(pages, progress),
        warnings=("recognised",),
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
        straight = (pictures.prepared(pictures.seen(picture), photo=False) for picture in drawn)
        read_pages = recognition.recognise(straight, len(scanned), progress)
        for number, page in zip(scanned, read_pages, strict=True):
            texts[number] = page.text
        found = replace(
            found, warnings=("recognised",), stamps=recognition.recognise_rest(read_pages, progress)
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
    return with_stamps(found, picture_files.on_sheets(drawn), progress)


def _joined(pages: list[str]) -> str:
    return grids.joined_pages(without_running_heads(pages))


def with_stamps(found: Extract, drawn: Iterable[SeenPicture], progress: Progress) -> Extract:
    """With what pictures beside the text say, one that comes again and again read once."""
    try:
        pages = recognition.recognise(picture_files.once_each(drawn), 1, progress)
        stamps = [found.stamps, *(page.text for page in pages), recognition.recognise_rest(pages, progress)]
    except Unreadable as error:
        if error.code != "needs_tesseract":
            raise
        return replace(found, unseen=(*found.unseen, error.code))
    return replace(found, stamps="\n".join(filter(None, stamps)))
