"""How fast documents are read: `python -m benchmarks.reading`.

Prints milliseconds a page for the grammar, for text PDFs and for the whole way through the child process,
and how many times as long `dateparser.search.search_dates` takes on the same texts in the same run.
With NHACVIEC_DOCUMENTS set, the real documents in its folder `seeds` are read too.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from dateparser.search import search_dates

from bot.reading.reader import Reader
from directives.files import extract
from directives.parse import parse
from directives.secrets import classify

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
PAGE_LETTERS = 2_500  # of an A4 page of running text
ISSUED = date(2026, 4, 6)

LETTER = """UBND TỈNH AN HÒA
SỞ XÂY DỰNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/SXD-VP
V/v thực hiện nhiệm vụ trọng tâm quý II năm 2026

An Hòa, ngày 06 tháng 4 năm 2026

Kính gửi:
- Các phòng chuyên môn, nghiệp vụ thuộc Sở;
- Các đơn vị trực thuộc Sở.

Thực hiện Kế hoạch số 45/KH-UBND ngày 12/3/2026 của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2026, \
Giám đốc Sở yêu cầu các phòng, đơn vị tập trung thực hiện các nhiệm vụ sau:

"""
TASKS = """{n}. Phòng Kế hoạch - Tổng hợp chủ trì, phối hợp với Văn phòng Sở rà soát số liệu của các đơn vị, \
báo cáo Giám đốc Sở trước ngày {day:02d}/5/2026; định kỳ hàng quý tổng hợp kết quả, gửi Sở Nội vụ trước \
ngày 20 của tháng cuối quý. Việc rà soát thực hiện theo Công văn số {n}12/SNV-CCHC ngày {day:02d}/02/2026 \
của Sở Nội vụ.

"""
CLOSING = """Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, VP.

GIÁM ĐỐC
Trần Quốc Hòa
"""


def letter(tasks: int) -> str:
    """A directive with this many tasks."""
    return LETTER + "".join(TASKS.format(n=n, day=n % 28 + 1) for n in range(1, tasks + 1)) + CLOSING


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    """Processor time, the median of several runs after one that warms up: other programs do not count."""
    work()
    runs = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        runs.append((time.process_time() - start) * 1000)
    return statistics.median(runs)


def once(work: Callable[[str], object], text: str) -> float:
    """Processor time of one run on a text that `work` has not seen: dateparser remembers what it has."""
    work(letter(1))
    start = time.process_time()
    work(text)
    return (time.process_time() - start) * 1000


def pdf_of(text: str) -> bytes:
    """The text as a PDF with a text layer; needs the fonts of the package fonts-dejavu."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Sans", str(FONT)))
    style = ParagraphStyle("body", fontName="Sans", fontSize=11, leading=15, spaceAfter=6)
    buffer = BytesIO()
    SimpleDocTemplate(buffer).build([Paragraph(line, style) for line in text.split("\n") if line])
    return buffer.getvalue()


def compare(name: str, text: str) -> None:
    """The grammar on a text, and dateparser on it: told that it is Vietnamese, and left to find out."""
    pages = max(1.0, len(text) / PAGE_LETTERS)
    gate = milliseconds(lambda: classify(text), 5)
    ours = milliseconds(lambda: parse(text, ISSUED), 5)
    told = once(lambda words: search_dates(words, languages=["vi"]), text)
    untold = once(lambda words: search_dates(words), text)
    print(f"{name:26} {pages:6.1f} pages  gate {gate:7.1f} ms  grammar {ours:7.1f} ms", end="")
    print(f" ({ours / pages:5.2f} a page)  dateparser: vi {told / ours:.1f} times, any {untold / ours:.1f}")


async def through_the_child(name: str, data: bytes, pages: int) -> None:
    """The whole way: the pipe, the text, the gate, the grammar, the pipe."""
    reader = Reader()
    try:
        await reader.read(data, "a.pdf")
        runs = []
        for _ in range(9):
            start = time.perf_counter()
            await reader.read(data, "a.pdf")
            runs.append((time.perf_counter() - start) * 1000)
        middle = statistics.median(runs)
        print(f"{name:26} {pages:4} pages  child {middle:7.1f} ms ({middle / pages:5.2f} a page)")
    finally:
        await reader.close()


def main() -> None:
    for tasks in (5, 40):
        compare(f"letter of {tasks} tasks", letter(tasks))
    folder = os.environ.get("NHACVIEC_DOCUMENTS")
    for seed in sorted(Path(folder, "seeds").glob("*.txt")) if folder else []:
        compare(seed.stem[:20], seed.read_text(encoding="utf-8"))
    for tasks in (125, 500, 2000):
        text = letter(tasks)
        taken = milliseconds(lambda text=text: parse(text, ISSUED), 1)  # type: ignore[misc]
        pages = len(text) / PAGE_LETTERS
        print(f"{f'plan of {tasks} tasks':26} {pages:6.1f} pages  grammar {taken:7.1f} ms")
    if not FONT.is_file():
        print("no fonts-dejavu here, so no PDF is made")
        return
    for tasks in (3, 80):
        data = pdf_of(letter(tasks))
        count = extract(data, "a.pdf").pages
        alone = milliseconds(lambda data=data: extract(data, "a.pdf"), 9)  # type: ignore[misc]
        print(f"{f'PDF of {tasks} tasks':26} {count:4} pages  text {alone:7.1f} ms", end="")
        print(f" ({alone / count:5.2f} a page)")
        asyncio.run(through_the_child(f"PDF of {tasks} tasks, child", data, count))


if __name__ == "__main__":
    main()
