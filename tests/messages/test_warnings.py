"""Every code that the lower rooms give has its sentence; the codes are collected from the source."""

import ast
import re
from pathlib import Path

import pytest

from messages.review import reading
from tasks.warning import Warning

ROOT = Path(__file__).parent.parent.parent
READER = [path for room in ("directives", "expressions") for path in sorted((ROOT / room).rglob("*.py"))]
MAKERS = (*READER, *sorted((ROOT / "bot").rglob("*.py")))


def _first_arguments(name: str, paths: tuple[Path, ...] | list[Path]) -> set[str]:
    """The first arguments, where they are words, of all calls of the name."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                found |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return {str(code) for code in found}


def _documented() -> set[str]:
    """The codes that the grammar of deadlines lists in its own words: some are passed on as notes."""
    text = ast.get_docstring(
        ast.parse((ROOT / "directives" / "deadlines" / "deadlines.py").read_text(encoding="utf-8"))
    )
    return set(re.findall(r"`([a-z_]+)`", text or ""))


def _file_notes() -> set[str]:
    """Codes that reading adds to an Extract's warnings."""
    text = (ROOT / "directives" / "extract.py").read_text(encoding="utf-8")
    listed = text.partition("are codes:")[2].partition('"""')[0]
    return set(re.findall(r"\b([a-z]+_[a-z_]+|recognised)\b", listed))


def test_every_warning_of_the_reader_has_its_sentence() -> None:
    codes = _first_arguments("Warning", list(READER)) | _documented()
    assert len(codes) > 10
    assert codes - reading.WARNINGS == set()


def test_every_reason_for_which_a_file_gives_no_text_has_its_sentence() -> None:
    codes = _first_arguments("Unreadable", MAKERS) | {"secret", "doubt", "not_fetched", "not_found"}
    assert len(codes) > 10
    assert codes - reading.PROBLEMS == set()


def test_every_note_about_a_file_has_its_sentence() -> None:
    notes = _file_notes()
    assert notes
    assert notes - reading.NOTES == set()


@pytest.mark.parametrize("code", sorted(reading.PROBLEMS))
def test_a_problem_is_one_sentence_without_gaps(code: str) -> None:
    said = reading.problem(code, "tep.pdf", {"limit": 20, "bytes": 30, "most": 50})
    assert said.endswith((".", "mật."))
    assert "{" not in said
    assert "  " not in said


@pytest.mark.parametrize("code", sorted(reading.WARNINGS))
def test_a_warning_says_its_parameters(code: str) -> None:
    params: dict[str, str | int] = {
        "due": "2026-12-12",
        "issued": "2026-11-20",
        "before": "2026-12-11",
        "after": "2026-12-14",
        "n": 2,
        "year": 2027,
        "written": "Phòng Quy hoạchh",
        "meant": "Phòng Quy hoạch",
        "place": "bảng 1, dòng 2",
    }
    said = reading.warning_sentence(Warning(code, params))
    assert said.endswith(".")
    assert "{" not in said
    assert "2026-1" not in said


def test_a_code_without_a_sentence_asks_to_check() -> None:
    assert reading.warning_sentence(Warning("something_new")) == "Đề nghị kiểm tra (something_new)."
