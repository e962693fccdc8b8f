"""Every sentence that the room can say is held by a test of the room, most of them in golden texts."""

import ast
import sys
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

from tests.bot.actions.work.test_deciding import CASES, USUAL

ROOM = Path(__file__).parents[2] / "messages"
TESTS = Path(__file__).parent
WORDLESS = frozenset({"text", "workbook", "vi"})
"""What makes no sentence of its own, or has tests of its own for what it makes."""
SAYING = ("Message", "Shown", "Text", "str", "list[Text]", "list[str]")


def _spoken(path: Path) -> set[str]:
    """The public functions that give words."""
    return {
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.returns is not None
        and ast.unparse(node.returns) in SAYING
    }


@cache
def _named(folder: Path, pattern: str) -> set[str]:
    """Every name that the sources there use."""
    found = set()
    for path in folder.rglob(pattern):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.Name):
                found.add(node.id)
    return found


@cache
def _decided() -> set[str]:
    """The functions of the room that speak while the cases of "decided" are decided."""
    called = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and Path(frame.f_code.co_filename).is_relative_to(ROOM):
            called.add(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        for case in (*CASES, *USUAL):
            case.decide(case.facts, case.intent)
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(ROOM.rglob("*.py")) if path.stem not in WORDLESS and path.stem != "__init__"],
    ids=lambda path: path.stem,
)
def test_every_sentence_of_the_file_is_held_here(path: Path) -> None:
    parts = _named(ROOM, "*.py")  # what is made of them is held
    assert _spoken(path) - parts - _named(TESTS, "test_*.py") - _decided() == set()


def test_no_golden_text_is_left_that_nothing_holds() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in TESTS.glob("test_golden_*.py"))
    texts = [path.stem for path in (TESTS / "golden").glob("*.txt")]
    assert texts
    assert [name for name in texts if f'"{name}"' not in sources] == []
