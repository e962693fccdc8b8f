"""Carriers on a page of words: only the mark's own font says other letters, which make words as well."""

import io
from collections.abc import Callable, Mapping

from tests.directives.made_files import SANS, canvas_on
from tests.directives.secrecy_samples import BODY, letter

CLAIMS = ("NAM", "KHO", "SAO", "MỘT", "HỆT", "xyz", "123", "M-T", "BAN", "một")
_PLACES = ((0, 2), (1, 12), (0, 0), (2, 5), (0, 4))
_NAME, _MARK = b"Other", "MẬT"


def says_others(number: int) -> tuple[str, bytes]:
    """A mark drawn in a font whose list of letters gives a word of another meaning."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    honest = ttfonts.makeToUnicodeCMap
    said = dict(zip(map(ord, _MARK), map(ord, CLAIMS[number % len(CLAIMS)]), strict=True))

    def lying(name: str, codes: list[int]) -> str:
        other = _NAME in name if isinstance(name, bytes) else _NAME.decode() in name
        return str(honest(name, [said.get(code, code) for code in codes] if other else codes))

    buffer = io.BytesIO()
    canvas = canvas_on(buffer)
    font = ttfonts.TTFont("Other", str(SANS))
    font.face.name = _NAME + font.face.name
    pdfmetrics.registerFont(font)
    page, place = _PLACES[number % len(_PLACES)]
    for at in range(page + 1):
        lines = [*letter().split("\n"), *BODY]
        if at == page:
            lines.insert(place, _MARK)
        for row, line in enumerate(lines):
            canvas.setFont(*(("Other", 13) if line is _MARK else ("Sans", 11)))
            canvas.drawString(60, 780 - 20 * row, line)
        canvas.showPage()
    ttfonts.makeToUnicodeCMap = lying
    try:
        canvas.save()
    finally:
        ttfonts.makeToUnicodeCMap = honest
    return "cv.pdf", buffer.getvalue()


LYING: Mapping[str, Callable[[int], tuple[str, bytes]]] = {"a word that shows another": says_others}
