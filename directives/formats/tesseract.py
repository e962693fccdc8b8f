"""The program tesseract on this machine: no page leaves it, and none is written to disk."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from directives.extract import Unreadable
from directives.formats.read_words import ReadWord, words_in

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
_MODEL = "vie"
COLUMN_OF_TEXT = ["-l", _MODEL, "--psm", "4", "tsv"]  # psm 3 takes item numbers for a column of their own
SCATTERED = ["-l", _MODEL, "--psm", "11", "tsv"]
ONE_LINE = ["-l", _MODEL, "--psm", "7", "tsv"]
ORIENTATION = ["--psm", "0"]
_PAGE_SECONDS = 25


def has_vietnamese() -> bool:
    """Whether scans can be read on this machine: tesseract with its Vietnamese model."""
    try:
        return bool(program_here())
    except Unreadable:
        return False


def program_here() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable("needs_tesseract")
    return _with_vietnamese(program)


@cache
def _with_vietnamese(program: str) -> str:
    """The program, asked once whether it has the model; one without it is asked again."""
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False)  # noqa: S603
    if _MODEL not in listed.stdout.decode("utf-8", "replace").split():
        raise Unreadable("needs_tesseract")
    return program


def words_of_each(program: str, pictures: "Sequence[Image]", mode: list[str]) -> list[list[ReadWord]]:
    """The words of several pictures, read at one start: to begin takes the program longer than to read."""
    kept = BytesIO()
    pictures[0].save(kept, "TIFF", save_all=True, append_images=pictures[1:])
    words = words_in(output_of(_run(program, kept.getbuffer(), mode), len(pictures)))
    return [[word for word in words if word.line[0] == str(page)] for page in range(1, len(pictures) + 1)]


def started(program: str, picture: "Image", mode: list[str]) -> subprocess.Popen[bytes]:
    """Tesseract at work on one picture."""
    return _run(program, b"P5 %d %d 255\n" % picture.size + picture.tobytes(), mode)


def _run(program: str, data: bytes | memoryview, mode: list[str]) -> subprocess.Popen[bytes]:
    """Tesseract at work on a picture file, which it reads from memory."""
    handle = os.memfd_create("page")
    try:
        with os.fdopen(os.dup(handle), "wb") as page:
            page.write(data)
        os.lseek(handle, 0, os.SEEK_SET)
        return subprocess.Popen(  # noqa: S603
            [program, "stdin", "stdout", "--dpi", str(DPI), *mode],
            stdin=handle,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Its own threads wait for each other longer than they work: 7 s a page instead of 1.
            env=dict(os.environ) | {"OMP_THREAD_LIMIT": "1"},
        )
    finally:
        os.close(handle)


def output_of(process: subprocess.Popen[bytes], pages: int = 1) -> str:
    try:
        output, _ = process.communicate(timeout=pages * _PAGE_SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise Unreadable("gave_up") from error
    return output.decode("utf-8", "replace")
