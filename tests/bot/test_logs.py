"""The log: constant codes, each with a sentence for the IT officer; nothing of what people wrote."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import structlog

from bot.logs import told_as
from messages.upkeep import CODES, log_sentence

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("bot", "scheduler", "storage", "messages", "chat", "directives", "expressions", "tasks", "language")
LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
NAMED = re.compile(r"\blog\b")
SECRET = "Kế hoạch riêng của ông An"


@cache
def _calls() -> list[tuple[str, ast.Call]]:
    """Every call that logs, with its place."""
    found = []
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if NAMED.search(source) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of_log = isinstance(node.func.value, ast.Name) and node.func.value.id == "log"
                if of_log and node.func.attr in LEVELS:
                    found.append((f"{path.name}:{node.lineno}", node))
    return found


def _code(call: ast.Call) -> str:
    """The code that is logged, "" where it is no constant."""
    first = call.args[0] if len(call.args) == 1 else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def test_what_is_logged_is_a_constant_code_with_fields() -> None:
    calls = list(_calls())
    assert len(calls) > 15
    assert [place for place, call in calls if not re.fullmatch(r"[a-z][a-z_]+", _code(call))] == []


def test_every_code_that_an_officer_meets_has_its_sentence_and_no_sentence_is_left_over() -> None:
    met = {_code(call) for _, call in _calls()}
    assert met - CODES == set()
    assert CODES - met == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_is_one_and_whole(code: str) -> None:
    sentence = log_sentence(code)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_warning_is_shown_with_its_code_and_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with told_as("info"):
        structlog.get_logger().warning("delivery_not_certain", outbox_id=7)
    line = capsys.readouterr().err
    assert "event=delivery_not_certain" in line
    assert "outbox_id=7" in line
    assert log_sentence("delivery_not_certain") in line


def test_an_exception_is_shown_by_its_places_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    with told_as("info"):
        try:
            raise ValueError(SECRET)
        except ValueError:
            structlog.get_logger().exception("turn_failed", row=1, attempt=1)
    line = capsys.readouterr().err
    assert "error=ValueError" in line
    assert log_sentence("turn_failed") in line
    assert SECRET not in line
