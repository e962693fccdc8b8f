"""No pattern and no step of the grammar takes more than linear time, whatever the text.

For every compiled pattern of the package the worst of several hostile texts of 50 kB takes at most
15 times as long as that of 5 kB, measured in one run (the best of several turns each).
"""

import gc
import importlib
import pkgutil
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

import pytest

import directives
from directives.deadlines.deadlines import Context, find_deadlines, read_cell

SMALL, LARGE, MOST = 5_000, 50_000, 15
HOPELESS = 1.0  # seconds for the small text: a pattern that is far from linear
UNNOTICED = 0.001  # seconds for the small text: nothing that grows faster than it should is as quick
UNITS = (
    "1", "a", "A", " ", "\n", "-", ".", "/", "|", "(", "*", "#", "ế", "10/11/", "1.", "1.1.", "a b ",
    "- ", "| a ", "số ", "Số: ", "12/", "UBND-", "A-B/", "ngày ", "ngày 1", "tháng 1 ", "trước ",
    "Kính gửi: ", "\n- ", "\n\n", "_", "<b>", "&amp;", "phối hợp với ", "giao ", "Sở A, ", "./.", "a@",
    "[", "&", ";", ",", "Ð", "\u0301", "\r",
)  # fmt: skip


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern of the package: module constants, and those inside tuples, lists and dicts."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}

    def collect(name: str, value: object, depth: int = 0) -> None:
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            found[value.pattern, value.flags] = (name, value)
        elif depth < 4 and isinstance(value, dict):
            for item in (*value, *value.values()):
                collect(name, item, depth + 1)
        elif depth < 4 and isinstance(value, (list, tuple, set, frozenset)):
            for item in value:
                collect(name, item, depth + 1)

    for module in pkgutil.walk_packages(directives.__path__, "directives."):
        for name, value in vars(importlib.import_module(module.name)).items():
            collect(f"{module.name}.{name}", value)
    return list(found.values())


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


def worst_growth(work: Callable[[str], object], units: tuple[str, ...]) -> tuple[float, str]:
    """The largest ratio of large to small over hostile texts, and the unit that gave it."""
    worst = (0.0, "")
    for unit in units:
        small, large = (unit * (size // len(unit) + 1) for size in (SMALL, LARGE))
        ratio = growth(work, small + "!", large + "!")
        worst = max(worst, (ratio, unit))
        if ratio > MOST:
            break
    return worst


def growth(work: Callable[[str], object], small: str, large: str) -> float:
    """How many times as long the large text takes; a small one that takes seconds is not waited for."""
    if seconds(partial(work, small[: SMALL // 10]), 2) > HOPELESS / 10:
        return float("inf")
    fast = seconds(partial(work, small), 1)
    if fast < UNNOTICED:
        return 0.0
    if fast > HOPELESS:
        return float("inf")
    slow = seconds(partial(work, large), 1)
    if slow > MOST * fast:
        fast = seconds(partial(work, small), 3)
    for _ in range(4):
        if slow <= MOST * fast:
            break
        slow = min(slow, seconds(partial(work, large), 1))
    return slow / fast


def sources() -> str:
    """The package's source, to see how a pattern is used."""
    return "\n".join(path.read_text("utf-8") for path in sorted(Path(directives.__path__[0]).glob("*.py")))


def use(name: str, pattern: re.Pattern[str], source: str) -> Callable[[str], object]:
    """The ways in which the package uses a pattern; one that only matches at a place is not searched for."""
    methods = set(re.findall(rf"\b{re.escape(name.rsplit('.', 1)[-1])}\.(\w+)\(", source))
    anchored = bool(methods) and methods <= {"match", "fullmatch"}

    def work(text: str) -> object:
        found = 0 if anchored else sum(1 for _ in pattern.finditer(text))
        return found, pattern.match(text), pattern.fullmatch(text) if "fullmatch" in methods else None

    return work


SOURCE = sources()


@pytest.mark.parametrize(
    ("name", "pattern"), patterns(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_f65_a_pattern_takes_linear_time_at_worst(name: str, pattern: re.Pattern[str]) -> None:
    ratio, unit = worst_growth(use(name, pattern, SOURCE), UNITS)
    assert ratio <= MOST, f"{name}: {ratio:.0f} times as long on {unit!r}"


GRAMMAR_UNITS = (
    "trước ngày 10/11/2024 ", "trước ", "ngày ", "10/", "1 ", "từ ngày 1/1 đến ", "hàng tháng ",
    "kể từ ngày ", "đã ", "đề nghị ", "số liệu ", "trướcngày", "trong vòng 5 ngày ", "để ",
    "theo Công văn số 1 ", "quý I, ", "; ", "l0", "trước ngày họp ", "định kỳ quý, ",
    "trước ngày 1/6 và ", "Ố",
)  # fmt: skip


def test_f65_the_grammar_takes_linear_time_at_worst() -> None:
    context = Context(date(2024, 10, 3))
    ratio, unit = worst_growth(lambda text: find_deadlines(text, context), GRAMMAR_UNITS)
    assert ratio <= MOST, f"{ratio:.0f} times as long on {unit!r}"


def test_f65_a_cell_takes_linear_time_at_worst() -> None:
    context = Context(date(2024, 10, 3))
    ratio, unit = worst_growth(lambda text: read_cell(text, context), GRAMMAR_UNITS)
    assert ratio <= MOST, f"{ratio:.0f} times as long on {unit!r}"


def test_the_package_has_patterns_to_measure() -> None:
    assert len(patterns()) > 5
