"""How fast times are read as people type them: `python -m benchmarks.times`.

Prints microseconds of processor time for a usual message, what part that is of `dateparser.parse` of one date
in the same run, and how much longer 4,096 characters of one thing take than 512 of it.
"""

import statistics
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

import dateparser

from expressions.times.typed_phrases import typed_times
from language.folding import plain
from language.tokens import tokenize
from tasks.workdays import VIETNAM

NOW = datetime(2026, 11, 18, 9, tzinfo=VIETNAM)
USUAL = (
    "xin gia hạn 12 đến 30/11 vì chờ số liệu",
    "đổi hạn 12 thứ sáu ngày 18/12/2026",
    "giao CDS rà soát thủ tục trước 16 giờ 30 ngày 04/12, phối hợp Văn phòng",
    "từ 25/11 đến 15/12 có việc gì",
    "còn việc gì đến hạn tuần sau nữa",
    "xong 12, 14 rồi ạ",
    "em xin thêm 5 ngay lam viec",
)
DATES = ("30/11/2026", "ngày 30 tháng 11 năm 2026", "thứ sáu tuần sau", "2 ngày nữa")
SOUPS = (
    "ngày ",
    "12/",
    "từ 1 đến ",
    "thứ hai ",
    "tháng 10, 11 và ",
    "trước ",
    "hai mươi ",
    "3 ngày ",
    "a b ",
    "1 ",
)
SHORT, LONG = 512, 4096
REPEATS = 15


def microseconds(work: Callable[[], object], times: int = 20) -> float:
    """Processor time of one run: the median of several, each of so many runs."""
    work()
    runs = []
    for _ in range(REPEATS):
        start = time.process_time()
        for _ in range(times):
            work()
        runs.append((time.process_time() - start) / times * 1_000_000)
    return statistics.median(runs)


def read(text: str) -> object:
    """The times of a message, tokens included."""
    return typed_times(tokenize(plain(text)), NOW)


def parsed(text: str) -> object:
    """The date that dateparser reads."""
    return dateparser.parse(text, languages=["vi"], settings={"DATE_ORDER": "DMY"})


def main() -> None:
    """Print the figures."""
    own = statistics.median(microseconds(partial(read, text)) for text in USUAL)
    other = statistics.median(microseconds(partial(parsed, text)) for text in DATES)
    print(f"a usual message: {own:.0f} microseconds")
    print(f"dateparser.parse of one date: {other:.0f} microseconds; ours is {own / other:.2f} of it")
    for soup in SOUPS:
        short, long = ((soup * size)[:size] for size in (SHORT, LONG))
        ratio = microseconds(partial(read, long), 1) / microseconds(partial(read, short), 1)
        print(f"{soup.strip()!r}: {LONG} characters take {ratio:.1f} times as long as {SHORT}")


if __name__ == "__main__":
    main()
