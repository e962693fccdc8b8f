"""Work counted in steps, the same on every machine: lines of Python run, characters that patterns pass over.

A loop that is quadratic shows in the count of a text four times as long, up to sixteen times as high,
however loaded the machine is. What C code does between two lines (`str.count`) is not counted, but a text
that is made anew for a pattern (a slice of the rest of it) counts whole.
"""

import importlib
import inspect
import os
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType, ModuleType
from typing import Any

# The rooms that read what others wrote.
ROOMS = ("language", "expressions", "directives", "chat")
# Of four times the text at most so many times the steps: 4 is linear and 16 quadratic; caps inside (a
# sentence of 8,000 letters) come in between.
MOST = 8.0
CHEAP = 10  # steps a character
# At half the length a square's share of the steps is half as large: what comes to MOST at a length (half as
# many steps for the square as for what is linear) comes to this there, and what is left as cheap to this.
MOST_OF_HALF = 6.4
CHEAP_OF_HALF = 6
AT_LENGTH = "NHACVIEC_ROUNDS" in os.environ


class Steps:
    """A counter of steps."""

    def __init__(self) -> None:
        self.done = 0
        self._texts: dict[int, str] = {}

    def of(self, work: Callable[[], object]) -> int:
        """The steps of a piece of work; what it yields is taken."""
        self.done = 0
        self._texts.clear()
        lines = 0

        def line(_frame: FrameType, _event: str, _argument: object) -> None:
            # Its answer being None, it stays the frame's.
            nonlocal lines
            lines += 1

        def call(frame: FrameType, _event: str, _argument: object) -> Any:
            nonlocal lines
            lines += 1
            return line if _is_ours(frame.f_globals.get("__name__", "")) else None

        before = sys.gettrace()
        sys.settrace(call)
        try:
            found = work()
            if isinstance(found, Iterator):
                list(found)
        finally:
            sys.settrace(before)
        return self.done + lines

    def outgrown(self, work: Callable[[str], object], unit: str, size: int) -> float:
        """The growth where it is above `MOST`, else 0; in the gate half the size tells which to measure."""
        half = size // 2
        if not AT_LENGTH and self.growth(work, unit, half, CHEAP_OF_HALF, MOST_OF_HALF) <= MOST_OF_HALF:
            return 0.0
        grown = self.growth(work, unit, size)
        return grown if grown > MOST else 0.0

    def growth(
        self, work: Callable[[str], object], unit: str, size: int, cheap: int = CHEAP, most: float = MOST
    ) -> float:
        """How many times the steps a text of the unit takes that is four times `size` long.

        What is cheap may become linear with the length: fewer steps than `cheap` a character count as that.
        Exact only where it is above `most`.
        """
        first, small, large = (
            (unit * (length // len(unit) + 1))[:length] for length in (size // 2, size, 4 * size)
        )
        work(first)  # what is made once, for whatever text comes first, is no growth
        steps, few = self.of(lambda: work(large)), cheap * size
        if steps <= most * few:  # however few the small text takes
            return steps / few
        return steps / max(self.of(lambda: work(small)), few)

    def looked_at(self, text: str, characters: int) -> None:
        """A pattern has looked at some characters of a text; the first time, all of it was made for that."""
        self.done += characters
        if id(text) not in self._texts:
            self._texts[id(text)] = text
            self.done += len(text)


@cache
def _is_ours(module: str) -> bool:
    return module.split(".")[0] in ROOMS


class CountedPattern:
    """A pattern that counts how far it looks."""

    def __init__(self, pattern: re.Pattern[str], steps: Steps) -> None:
        self.counted = pattern
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self.counted, name)

    def _pass(self, text: str, begin: int, end: int) -> None:
        self._steps.looked_at(text, max(0, end - begin) + 1)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self.counted.search(text, pos, endpos)
        self._pass(text, pos, found.end() if found else min(endpos, len(text)))
        return found

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self.counted.match(text, pos, endpos)
        self._pass(text, pos, found.end() if found else pos)
        return found

    def fullmatch(self, text: str) -> re.Match[str] | None:
        self._pass(text, 0, 0)
        return self.counted.fullmatch(text)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for found in self.counted.finditer(text, pos, endpos):
            self._pass(text, pos, found.end())
            pos = found.end()
            yield found
        self._pass(text, pos, min(endpos, len(text)))

    def findall(self, text: str) -> list[Any]:
        self._pass(text, 0, len(text))
        return self.counted.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self._pass(text, 0, len(text))
        return self.counted.split(text, maxsplit)

    def sub(self, replacement: Any, text: str, count: int = 0) -> str:
        self._pass(text, 0, len(text))
        return self.counted.sub(replacement, text, count)


@contextmanager
def counted_patterns() -> Iterator[Steps]:
    """While inside, the patterns of the rooms' modules count what they look at."""
    steps = Steps()
    changed: list[tuple[ModuleType, str, object]] = []
    for module in modules():
        for name, value in list(vars(module).items()):
            counted = _counted(value, steps)
            if counted is not value:
                changed.append((module, name, value))
                setattr(module, name, counted)
    try:
        yield steps
    finally:
        for module, name, value in changed:
            setattr(module, name, value)


def _counted(value: object, steps: Steps) -> object:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        return CountedPattern(value, steps)
    if type(value) is tuple:
        parts = tuple(_counted(part, steps) for part in value)
        return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    return value


def modules(*rooms: str) -> list[ModuleType]:
    """All modules of the rooms."""
    found: list[ModuleType] = []
    for room in rooms or ROOMS:
        package = importlib.import_module(room)
        names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{room}.")]
        found += [package, *map(importlib.import_module, names)]
    return found


def functions_of_a_text(*rooms: str) -> list[tuple[str, Callable[[str], object]]]:
    """The public functions of the rooms that need nothing but a text."""
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules(*rooms)
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__
        if not name.startswith("_") and _needs_a_text(value)
    ]


def _needs_a_text(function: Callable[..., object]) -> bool:
    needed = [
        parameter
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is parameter.empty and parameter.kind is not parameter.VAR_POSITIONAL
    ]
    return len(needed) == 1 and needed[0].annotation is str
