"""No pattern and no way through a text takes more than linear time, whatever the text (ReDoS).

Of the ways steps are counted (`tests.steps`). What a pattern does inside can only be measured: a text of
2,000 letters takes a linear one far less than a millisecond and a quadratic one many, so that only the
few that take longer are measured again against a text four times as long.
"""

import gc
import inspect
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from time import process_time
from types import FunctionType, ModuleType

import pytest

from directives.deadlines.deadlines import Context, find_deadlines, read_cell
from directives.parse import explain, parse
from tests.steps import MOST, Steps, counted_patterns, functions_of_a_text, modules

SIGNS = (
    "1", "a", "A", " ", "\n", "-", ".", "/", "|", "(", "*", "#", "ế", "10/11/", "1.", "1.1.", "a b ",
    "- ", "| a ", "số ", "Số: ", "12/", "UBND-", "A-B/", "ngày ", "ngày 1", "tháng 1 ", "trước ",
    "Kính gửi: ", "\n- ", "\n\n", "_", "<b>", "&amp;", "phối hợp với ", "giao ", "Sở A, ", "./.", "a@",
    "[", "&", ";", ",", "Ð", "\u0301", "\r", "Sở A và UBND ", "a1", "\t", "“",
)  # fmt: skip
TIMES = (
    "trước ngày 10/11/2024 ", "trước ", "ngày ", "10/", "1 ", "từ ngày 1/1 đến ", "hàng tháng ",
    "kể từ ngày ", "đã ", "đề nghị ", "số liệu ", "trướcngày", "trong vòng 5 ngày ", "để ",
    "theo Công văn số 1 ", "quý I, ", "; ", "l0", "trước ngày họp ", "định kỳ quý, ",
    "trước ngày 1/6 và ", "Ố", "có Công văn số 31 giao ", "theo đó ", "báo cáo 6 tháng, năm ",
)  # fmt: skip
LINES = (
    "I.", "1.", "1.1. a", "a)", "- A", "Điều 1.", "Phần I", "(1)", "A. B", "Kính gửi: Sở A", "Nơi nhận:",
    "KT. GIÁM ĐỐC", "Căn cứ Luật A;", "Hà Nội, ngày 10 tháng 11 năm 2024", "Số: 12/UBND-VX", "PHỤ LỤC I",
    "| STT | Nội dung | Thời gian |", "| 1 | Báo cáo A | 10/11/2024 |", "STT   Nội dung   Thời hạn", "1 A",
    "a [1] b1", "((", "Nguyễn Văn A", "Giao Sở Y tế chủ trì, phối hợp với Sở A báo cáo trước ngày 1/2.",
    "Đơn vị chủ trì: Sở A", "Các việc trên hoàn thành trước ngày 10/11.", "Mục tiêu:", "Sở A:", "a:",
    "ỦY BAN NHÂN DÂN", "QUYẾT ĐỊNH", "thay thế Quyết định số 1/QĐ-A", "cùng gửi trong thời hạn nói trên;",
    "MẬT", "1\nA", "1. b\n- a:", "- a\nĐơn vị chủ trì: Sở A", "1. A:\n- b\n1 B\nx1.", "x\n\n1\n\ny",
    "- Sở A;\nSở A báo cáo", "a.\n## B", "Sở A chịu trách nhiệm việc này.\na)",
)  # fmt: skip
RUNNING = ("đề nghị", "trước ngày 10/11/2024 ", "Sở A, ", "Giao A ", "phối hợp với", "a (b ", "I. ", "ế;")

Way = Callable[[str], object]
LETTERS = 1_000 if "NHACVIEC_ROUNDS" in os.environ else 400
"""Of the small text, of whole documents half as many more; the large one is four times as long. What grows
with the square from the start shows with few as well, what has dear beginnings at length.
"""


@pytest.fixture(scope="module")
def steps() -> Iterator[Steps]:
    with counted_patterns() as counter:
        yield counter


def too_fast(steps: Steps, way: Way, units: tuple[str, ...], size: int) -> dict[str, float]:
    """The units on which the steps grow faster than the text, and how many times as high they are."""
    way("a")  # what is only done once is done
    grown = {unit: round(steps.outgrown(way, unit, size), 1) for unit in units}
    return {unit: ratio for unit, ratio in grown.items() if ratio}


@pytest.mark.parametrize("part", range(4))
def test_f65_a_document_takes_linear_time_whatever_its_lines(steps: Steps, part: int) -> None:
    units = tuple(f"{line}\n" for line in LINES[part::4]) + RUNNING[part::4]
    assert too_fast(steps, parse, units, LETTERS * 3 // 2) == {}


OF_A_TEXT = {name: way for name, way in functions_of_a_text() if way not in (parse, explain)}


@pytest.mark.parametrize("name", OF_A_TEXT)
def test_f65_what_takes_a_text_takes_linear_time(steps: Steps, name: str) -> None:
    assert too_fast(steps, OF_A_TEXT[name], SIGNS, LETTERS) == {}


def test_f65_to_ask_why_takes_linear_time(steps: Steps) -> None:
    assert (
        too_fast(steps, explain, ("trước ngày 10/11.\n", "1. A:\n- Sở B báo cáo.\n"), LETTERS * 3 // 2) == {}
    )


@pytest.mark.parametrize("way", [find_deadlines, read_cell])
def test_f65_the_grammar_of_times_takes_linear_time(
    steps: Steps, way: Callable[[str, Context], object]
) -> None:
    context = Context(date(2024, 10, 3))
    assert too_fast(steps, lambda text: way(text, context), TIMES, LETTERS) == {}


def test_a_quadratic_way_is_found(steps: Steps) -> None:
    def from_each_start(text: str) -> int:
        return sum(1 for at in range(len(text)) for _ in text[at:])

    assert steps.outgrown(counted(from_each_start), "a", LETTERS // 4) > MOST


def test_a_quadratic_way_is_found_beside_much_that_is_linear(steps: Steps) -> None:
    def from_some_starts(text: str) -> int:
        linear = sum(1 for _ in text for _ in range(10))
        return linear + sum(1 for at in range(0, len(text), 20) for _ in text[at:])

    assert steps.outgrown(counted(from_some_starts), "a", LETTERS) > MOST


def test_a_linear_way_is_not_found(steps: Steps) -> None:
    def often(text: str) -> int:
        return sum(1 for _ in text for _ in range(200))

    assert steps.outgrown(counted(often), "a", LETTERS) == 0


def counted(way: Way) -> Way:
    """A way of the tests' own, counted as if it stood in one of the rooms."""
    assert isinstance(way, FunctionType)
    return FunctionType(way.__code__, {**way.__globals__, "__name__": "directives.sample"}, way.__name__)


SMALL = 4_000 if "NHACVIEC_ROUNDS" in os.environ else 2_000
UNNOTICED = 0.002 * (SMALL / 4_000) ** 2
"""Seconds for the small text: nothing that grows faster than it should is as quick."""
LIMIT = 0.5  # seconds for a hundredth of the small text: what takes as long is exponential


def seconds(work: Callable[[], object], turns: int) -> float:
    """The best of some turns, so that another process' turn does not count."""
    best = float("inf")
    gc.disable()  # many small objects at once make the collector's share grow faster than the text
    try:
        for _ in range(turns):
            begin = process_time()
            work()
            best = min(best, process_time() - begin)
    finally:
        gc.enable()
    return best


def growth(way: Way, unit: str) -> float:
    """How many times as long a pattern takes for four times the text; 0 where it is too quick to tell."""
    small, large = ((unit * (length // len(unit) + 1))[:length] + "!" for length in (SMALL, 4 * SMALL))
    if seconds(partial(way, small[: SMALL // 100]), 1) > LIMIT:
        return float("inf")
    quick = seconds(partial(way, small), 1)
    if quick < UNNOTICED:
        return 0.0
    slow = seconds(partial(way, large), 1)
    for _ in range(2):
        if slow <= MOST * quick:
            break
        quick, slow = seconds(partial(way, small), 3), min(slow, seconds(partial(way, large), 1))
    return slow / quick


def patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """A module's own patterns: its constants, and those inside tuples, lists and dicts."""
    for name, value in vars(module).items():
        yield from ((name, pattern) for pattern in _inside(value, 4))


def _inside(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, dict):
        yield from (each for item in (*value, *value.values()) for each in _inside(item, depth - 1))
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (each for item in value for each in _inside(item, depth - 1))


def use(name: str, pattern: re.Pattern[str], source: str) -> Way:
    """The ways in which a pattern is used; one that only matches at a place is not searched for."""
    methods = set(re.findall(rf"(?<!\w){re.escape(name)}\.(\w+)\(", source))
    anchored = bool(methods) and methods <= {"match", "fullmatch"}

    def way(text: str) -> object:
        found = 0 if anchored else sum(1 for _ in pattern.finditer(text))
        return found, pattern.match(text), pattern.fullmatch(text) if "fullmatch" in methods else None

    return way


WITH_PATTERNS = [module for module in modules() if any(True for _ in patterns(module))]


@pytest.mark.parametrize("module", WITH_PATTERNS, ids=lambda module: module.__name__)
def test_f65_a_pattern_takes_linear_time(module: ModuleType) -> None:
    source = inspect.getsource(module)
    ways = [(name, use(name, pattern, source)) for name, pattern in patterns(module)]
    grown = {(name, unit): round(growth(way, unit), 1) for name, way in ways for unit in SIGNS}
    assert {each: ratio for each, ratio in grown.items() if ratio > MOST} == {}


def test_a_quadratic_pattern_is_found() -> None:
    assert growth(re.compile(r"a+b").findall, "a") > MOST
