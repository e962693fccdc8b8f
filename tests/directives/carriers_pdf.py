"""Carriers that are PDF files: a mark beside the text of the pages, told without recognition."""

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tests.directives.made_files import canvas_on, pdf_by_hand
from tests.directives.secrecy_samples import BODY, letter

Pdf = Callable[[int, str], tuple[str, bytes]]


def page(canvas: Any, top: int = 790) -> None:
    canvas.setFont("Sans", 10)
    for number, line in enumerate(BODY):
        canvas.drawString(60, top - 16 * number, line)


def drawn(draw: Callable[[Any], None], pages: int = 1) -> bytes:
    """A text of some pages, on the last of which more is drawn."""
    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    for number in range(pages):
        page(canvas)
        if number == pages - 1:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _property(name: str, number: int, mark: str) -> tuple[str, bytes]:
    return "cv.pdf", drawn(lambda canvas: getattr(canvas, f"set{name}")(mark), 1 + number % 3)


def _turned(degrees: int, number: int, mark: str) -> tuple[str, bytes]:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(560 if degrees == 90 else 120, 100 + 20 * number)
        canvas.rotate(degrees)
        canvas.setFont("Sans", 12 + 6 * (number % 5))
        canvas.setFillGray(0.8 if degrees == 45 else 0)
        canvas.drawString(0, 0, mark)
        canvas.restoreState()

    return "cv.pdf", drawn(draw, 1 + number % 2)


def _letter_by_letter(number: int, mark: str) -> tuple[str, bytes]:
    """A diagonal watermark, each letter placed by itself."""

    def draw(canvas: Any) -> None:
        canvas.setFont("Sans", 60)
        for at, char in enumerate(mark):
            canvas.saveState()
            canvas.translate(100 + 38 * at, 250 + 38 * at)
            canvas.rotate(45)
            canvas.drawString(0, 0, char)
            canvas.restoreState()

    return "cv.pdf", drawn(draw)


def _outline(number: int, mark: str) -> tuple[str, bytes]:
    def draw(canvas: Any) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry(mark, "a", 0)

    return "cv.pdf", drawn(draw)


def _field(number: int, mark: str) -> tuple[str, bytes]:
    return "cv.pdf", _with_note(f"/Subtype/Widget/FT/Tx/T(a)/V{in_hex(mark)}")


def _note(kind: str, number: int, mark: str) -> tuple[str, bytes]:
    key = ("Contents", "Contents", "Subj", "T")[number % 4]
    return "cv.pdf", _with_note(f"/Subtype/{kind}/{key}{in_hex(mark)}")


def in_hex(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def _with_note(entries: str) -> bytes:
    note = f"<</Type/Annot/Rect[60 700 200 720]/DA(/Helv 12 Tf){entries}>>".encode()
    words = b"BT /F 12 Tf 60 780 Td (Kinh gui cac phong, noi dung cua cong van nay) Tj ET"
    return pdf_by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/DA(/Helv 12 Tf)>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R]"
            b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
            note,
        ]
    )


def _attached(number: int, mark: str) -> tuple[str, bytes]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(drawn(lambda canvas: None))
    file = document.new_attachment("phu-luc.txt")
    file.set_data(letter((number % 5, mark)).encode())
    buffer = io.BytesIO()
    document.save(buffer)
    return "cv.pdf", buffer.getvalue()


def _packet(number: int, mark: str) -> tuple[str, bytes]:
    """A property that only the XMP packet holds."""
    packet = f"<x:xmpmeta><dc:title>{mark}</dc:title></x:xmpmeta>".encode()
    return "cv.pdf", drawn(lambda canvas: None) + b"\n%" + packet


PDFS: Mapping[str, Pdf] = {
    "the title of a PDF": partial(_property, "Title"),
    "the subject of a PDF": partial(_property, "Subject"),
    "the keywords of a PDF": partial(_property, "Keywords"),
    "text on its side": partial(_turned, 90),
    "a diagonal watermark": partial(_turned, 45),
    "a watermark letter by letter": _letter_by_letter,
    "a bookmark": _outline,
    "a field of a form": _field,
    "a note on a page": partial(_note, "Text"),
    "text laid over a page": partial(_note, "FreeText"),
    "a stamp as a note": partial(_note, "Stamp"),
    "a file attached to a PDF": _attached,
    "a packet of properties": _packet,
}
