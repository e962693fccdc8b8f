"""What it costs to look at a file whole: `python -m benchmarks.looking --against OTHER_CHECKOUT`.

The same files are read by this program and by another version of it in turn, each in a process of its own;
printed is how many times as much processor time (that of recognition included) this one takes. A scan's
pages are drawn here; no real document is needed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from benchmarks.reading import FONT, letter, pdf_of

_ROOT = Path(__file__).resolve().parents[1]
PAGES = 10
_WORK = """
import os, sys
from importlib import import_module, util
from pathlib import Path
from bot.reading.child import read_file
from bot.reading.frames import ReadingJob

home = "tesseract" if util.find_spec("directives.formats.tesseract") else "recognition"  # of older versions
# Of a clock: on a busy machine a page may wait longer than it works.
import_module(f"directives.formats.{home}")._PAGE_SECONDS = 600
data = Path(sys.argv[1]).read_bytes()
job = ReadingJob(Path(sys.argv[1]).name, None, False, len(data), slow=True)
rounds = int(sys.argv[2])
if rounds > 1:
    read_file(data, job, lambda done, pages: None)
before = os.times()
for _ in range(rounds):
    found = read_file(data, job, lambda done, pages: None)
after = os.times()
assert found.text
print(sum(after[:4]) - sum(before[:4]))
"""


def docx_of(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def scan_of(text: str, pages: int) -> bytes:
    """The text drawn on pages that are pictures."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(FONT), 28)
    words = [line[at : at + 84] for line in text.split("\n") for at in range(0, len(line), 84)]
    drawn = []
    for number in range(pages):
        page = Image.new("L", (1654, 2339), 255)
        draw = ImageDraw.Draw(page)
        for place, line in enumerate(words[number * 40 : number * 40 + 40]):
            draw.text((140, 120 + 52 * place), line, font=font, fill=0)
        drawn.append(page)
    buffer = BytesIO()
    drawn[0].save(buffer, "PDF", save_all=True, append_images=drawn[1:], resolution=200)
    return buffer.getvalue()


def seconds(checkout: Path, file: Path, rounds: int) -> float:
    """Processor time of reading the file so many times with the version at `checkout`."""
    done = subprocess.run(
        [sys.executable, "-c", _WORK, str(file), str(rounds)],
        cwd=checkout,
        env=dict(os.environ) | {"PYTHONPATH": str(checkout), "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def compare(name: str, file: Path, other: Path, rounds: int, pairs: int) -> None:
    ratios = []
    for turn in range(pairs):
        order = (_ROOT, other) if turn % 2 else (other, _ROOT)
        taken = {checkout: seconds(checkout, file, rounds) for checkout in order}
        ratios.append(taken[_ROOT] / taken[other])
    print(
        f"{name:24} {statistics.median(ratios):5.2f} times ({', '.join(f'{r:.2f}' for r in sorted(ratios))})"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--against", type=Path, required=True)
    other = parser.parse_args().against.resolve()
    files: Mapping[str, tuple[bytes, int, int]] = {
        "letter.docx": (docx_of(letter(5)), 10, 7),
        "plan.docx": (docx_of(letter(40)), 3, 7),
        "letter.pdf": (pdf_of(letter(5)), 10, 7),
        "plan.pdf": (pdf_of(letter(80)), 3, 7),
        "scan.pdf": (scan_of(letter(110), PAGES), 1, 3),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, rounds, pairs) in files.items():
            file = Path(folder, name)
            file.write_bytes(data)
            compare(name, file, other, rounds, pairs)


if __name__ == "__main__":
    main()
