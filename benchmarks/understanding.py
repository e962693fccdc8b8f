"""How fast a message is understood: `python -m benchmarks.understanding`.

Prints microseconds of processor time for a usual message, what part that is of `dateparser.parse` of one date
in the same run (at most half is wanted), and how much longer 4,096 characters of one thing take than 512 of
it (at most 12 times). No message comes twice, so that nothing is read from what was kept of it.
"""

import statistics
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import count

from benchmarks.times import DATES, LONG, SHORT, microseconds, parsed
from chat import KnownUnit, Situation, understand
from chat.situation import KnownPerson
from tasks.workdays import VIETNAM

NOW = datetime(2026, 11, 18, 9, tzinfo=VIETNAM)
UNITS = tuple(KnownUnit(f"D{n}", f"Phòng Nghiệp vụ số {n}", (f"P.NV{n}",)) for n in range(1, 41))
PEOPLE = tuple(KnownPerson(f"C{n}", f"Lê Văn {chr(65 + n % 26)}an", f"D{n % 40 + 1}") for n in range(120))
HEAD = Situation(NOW.date(), now=NOW, units=UNITS, people=PEOPLE, head=True, own_units=("D1",))
OFFICE = Situation(NOW.date(), now=NOW, units=UNITS, people=PEOPLE, office=True)
USUAL = (
    (HEAD, "xong {}"),
    (HEAD, "dạ em đã xong việc {} rồi ạ, em cảm ơn anh"),
    (HEAD, "xin gia hạn {} đến 30/11 vì chờ số liệu"),
    (HEAD, "chưa xong {}"),
    (HEAD, "em còn việc {} nữa không"),
    (OFFICE, "xác nhận {}"),
    (OFFICE, "đổi hạn {} thứ sáu tuần sau"),
    (OFFICE, "trả lại {} vì thiếu biểu"),
    (OFFICE, "việc nào quá hạn trên {} ngày"),
)
SOUPS = (
    "a",
    "12 ",
    "xong ",
    "nếu ",
    "1/",
    "xong 12, ",
    "NVY ",
    "ngày ",
    "không ",
    "?",
    "vieecj ",
    "xpng ",
    "\n",
    "Lan ",
)
_fresh = count(1000)


def once(at: Situation, typed: str) -> object:
    """The meaning of a message that was never read before."""
    return understand(typed.format(next(_fresh)), at)


def soup(at: Situation, unit: str, size: int) -> object:
    """The meaning of one thing over and over, with a number of its own in front."""
    return understand(f"{next(_fresh)} {unit * size}"[:size], at)


def cost(work: Callable[[], object]) -> float:
    """Microseconds of one run, each for itself."""
    return microseconds(work, 1)


def main() -> None:
    """Print the figures."""
    own = statistics.median(microseconds(partial(once, at, typed)) for at, typed in USUAL)
    other = statistics.median(microseconds(partial(parsed, text)) for text in DATES)
    print(f"a usual message understood: {own:.0f} microseconds")
    print(f"dateparser.parse of one date: {other:.0f} microseconds; ours is {own / other:.2f} of it")
    for at, whose in ((HEAD, "a head"), (OFFICE, "the office")):
        for unit in SOUPS:
            ratio = cost(partial(soup, at, unit, LONG)) / cost(partial(soup, at, unit, SHORT))
            print(f"{unit!r} of {whose}: {LONG} characters take {ratio:.1f} times as long as {SHORT}")


if __name__ == "__main__":
    main()
