"""Who signed a scanned page: what stands beside "Nơi nhận" under a seal and a signature.

A reading of the whole page takes it for a picture; read by itself, the place gives its lines.
"""

import re
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from directives.formats.tesseract import ONE_BLOCK, ReadWord, lines_of, output_of, started, words_in
from language.spelling import is_spelt

if TYPE_CHECKING:
    from PIL.Image import Image

_RECIPIENTS = re.compile(r"\W*N[ơo]i nh[ậâạa]n", re.IGNORECASE)
_SAID = 4  # so many words beside the recipients: the page's reading has them
_READ, _SURE = 40.0, 65.0  # percent: less is what becomes of a seal
_LINES_ABOVE = 2.5  # times a line's height: the office stands a little higher than the recipients
_LINES_BELOW = 16.0


def signature_beside(program: str, page: "Image", words: Sequence[ReadWord]) -> list[str]:
    """The lines right of the recipients; none where they were read with the page."""
    found = _recipients(words)
    if found is None:
        return []
    high = median(word.height for word in words)
    below = [word for word in words if word.top >= found.top - high]
    edge = page.width // 2
    left = max((word.left + word.width for word in below if word.left + word.width < edge), default=edge)
    beside = [word for word in below if word.left > left and word.certainty >= _READ]
    if len(beside) >= _SAID:
        return []
    top = max(0, round(found.top - _LINES_ABOVE * high))
    box = (left + round(high), top, page.width, min(page.height, round(found.top + _LINES_BELOW * high)))
    if box[2] - box[0] < edge // 2:
        return []
    read = words_in(output_of(started(program, page.crop(box), ONE_BLOCK)))
    return [said for line in lines_of(read) if (said := _said(line))]


def _recipients(words: Sequence[ReadWord]) -> ReadWord | None:
    for line in lines_of(list(words)):
        if _RECIPIENTS.match(" ".join(word.text for word in line)):
            return line[0]
    return None


def _said(line: Sequence[ReadWord]) -> str:
    """What a line says of an office, in capitals, or by name, each word sure and a syllable; else nothing.

    Of a name two words may be what a seal leaves of three.
    """
    words = [(word.text.strip("\"'“”‘’.,"), word.certainty) for word in line]
    words = [(said, certainty) for said, certainty in words if len(said) > 1 and said.isalpha()]
    sure = all(
        certainty >= _SURE and said[0].isupper() and is_spelt(said.lower()) for said, certainty in words
    )
    text = " ".join(said for said, _ in words)
    return text if sure and len(words) >= (2 if text.isupper() else 3) else ""
