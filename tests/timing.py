"""Where the time of a run goes: seconds by folder of tests, printed at its end.

`lived` is how long the tests took, added up over all workers; `worked` is the processor's share, that of
their ended child processes included.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Generator
from pathlib import PurePosixPath
from typing import Any

import pytest

from tests.forked import processor_seconds

_lived: dict[str, float] = defaultdict(float)
_worked: dict[str, float] = defaultdict(float)
_tests: Counter[str] = Counter()
_before = 0.0


def _processor() -> float:
    """Seconds of this process, of its children that have ended, and of the programs that were forked."""
    spent = os.times()
    own = spent.user + spent.system + spent.children_user + spent.children_system
    return own + processor_seconds()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In a worker: what the processor did since the last report goes along with this one."""
    global _before
    report = yield
    spent = _processor()
    report.worked = spent - _before  # type: ignore[attr-defined]  # travels with the report's other fields
    _before = spent
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """In the process that prints: add up."""
    group = str(PurePosixPath(report.nodeid.partition("::")[0]).parent)
    _lived[group] += report.duration
    _worked[group] += getattr(report, "worked", 0.0)
    _tests[group] += report.when == "call"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The folders, the longest first."""
    if len(_tests) < 2:
        return
    terminalreporter.section("time by folder (seconds lived, seconds of processor, tests)")
    for group, seconds in sorted(_lived.items(), key=lambda each: -each[1]):
        terminalreporter.write_line(f"{seconds:8.1f} {_worked[group]:8.1f} {_tests[group]:6d}  {group}")
    lived, worked = sum(_lived.values()), sum(_worked.values())
    terminalreporter.write_line(f"{lived:8.1f} {worked:8.1f} {_tests.total():6d}  in all")
