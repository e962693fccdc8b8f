"""The map of the rooms, held by reading imports: arrows point one way, libraries stay where they belong."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.surroundings import loading

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "language": {"language"},
    "tasks": {"tasks", "language"},
    "expressions": {"expressions", "language", "tasks"},
    "directives": {"directives", "expressions", "language", "tasks"},
    "chat": {"chat", "expressions", "language", "tasks"},
    "messages": {"messages", "language", "tasks", "directives"},
    "storage": {"storage", "language", "tasks", "directives"},
    "scheduler": {"scheduler", "language", "tasks", "messages", "storage"},
    "bot": {
        "bot", "scheduler", "storage", "messages", "chat", "directives", "expressions", "tasks", "language",
    },
    "sandbox": {"sandbox"},
}  # fmt: skip
HOME = {
    "logging": ("bot/logs.py",),
    "json": ("tasks/serializing.py", "sandbox/"),
    "telegram": ("bot/channels/telegram/",),
    "sqlmodel": ("storage/",),
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "apscheduler": ("scheduler/clock.py",),
}
ROOMS = sorted(MAY_IMPORT)
LONGEST_FILE, LONGEST_FUNCTION = 300, 50  # lines
TWICE = {
    # A table is called what its rows are called.
    "Assignment": {"storage/tables/work.py", "tasks/model.py"},
    "Directive": {"storage/tables/work.py", "directives/model.py"},
    "Person": {"storage/tables/office.py", "tasks/model.py"},
    "Unit": {"storage/tables/office.py", "tasks/model.py"},
    "Invite": {"storage/tables/office.py", "chat/intents/decided.py"},
    # The form of an answer, or of a phrase of time.
    "Shape": {"tasks/query.py", "expressions/times/dates.py"},
    # A word with what it is in the language of time, or a time with how sure a person was of it.
    "Token": {"language/tokens.py", "expressions/times/time_tokens.py"},
    "When": {"chat/intents/values.py", "expressions/times/dates.py"},
}
"""The public names of types that stand twice all the same, and where."""
SAYS_NOTHING = ("bot", "scheduler", "storage", "tasks")
"""The rooms that neither understand Vietnamese nor write it."""
READS = {
    "bot.actions.review.deadlines",  # a bare day, typed
    "bot.actions.review.gathering",  # where a unit's name gives its place
    "tasks.workdays",  # the feasts as the package of holidays names them
    "storage.work.directives",  # what the record says of a directive that was corrected
}
"""The modules of these rooms that know a word all the same, and why."""
_VIETNAMESE = re.compile(r"[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)


@cache  # every test looks at every module
def _modules(room: str) -> tuple[tuple[str, ast.Module], ...]:
    with loading():
        return tuple(
            (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
            for path in sorted((ROOT / room).rglob("*.py"))
        )


@cache
def _nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Everything in a module; to walk it costs as much as to read it."""
    return tuple(ast.walk(tree))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module]
    return []


def _relative(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and node.level > 0


@cache
def _tops(tree: ast.AST) -> set[str]:
    return {name.split(".")[0] for node in _nodes(tree) for name in _imported(node)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    wrong = {
        f"{path}: {other}"
        for path, tree in _modules(room)
        for other in _tops(tree) & set(MAY_IMPORT)
        if other not in MAY_IMPORT[room]
    }
    assert wrong == set()


@pytest.mark.parametrize("room", ROOMS)
def test_imports_are_absolute_so_that_the_map_can_be_read_off_them(room: str) -> None:
    assert [path for path, tree in _modules(room) if any(_relative(n) for n in _nodes(tree))] == []


@pytest.mark.parametrize("library", sorted(HOME))
def test_a_library_is_imported_only_where_it_is_at_home(library: str) -> None:
    astray = [
        path
        for room in ROOMS
        for path, tree in _modules(room)
        if library in _tops(tree) and not path.startswith(HOME[library])
    ]
    assert astray == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_import_of_ours_hides_inside_a_function(room: str) -> None:
    hidden = {
        f"{path}: {name}"
        for path, tree in _modules(room)
        for function in _nodes(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        for name in _imported(node)
        if name.split(".")[0] in MAY_IMPORT
    }
    assert hidden == set()


@pytest.mark.parametrize("room", ROOMS)
def test_no_file_or_function_grows_beyond_what_is_taken_in_at_a_look(room: str) -> None:
    files = [
        path
        for path, _ in _modules(room)
        if len((ROOT / path).read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]
    functions = [
        f"{path}: {node.name}"
        for path, tree in _modules(room)
        for node in _nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert (files, functions) == ([], [])


@cache
def _documents(tree: ast.Module) -> set[int]:
    """The docstrings, also those of names: they are no values."""
    bodies = [getattr(node, "body", None) for node in _nodes(tree)]
    said = [each for body in bodies if isinstance(body, list) for each in body if isinstance(each, ast.Expr)]
    return {id(each.value) for each in said}


@pytest.mark.parametrize("room", SAYS_NOTHING)
def test_what_a_person_reads_is_written_in_messages_alone(room: str) -> None:
    found = {
        path.removesuffix(".py").replace("/", ".")
        for path, tree in _modules(room)
        for node in _nodes(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _VIETNAMESE.search(node.value)
        if id(node) not in _documents(tree) and not path.startswith("bot/demo/")
    }
    assert found - READS == set()


def _types(tree: ast.Module) -> set[str]:
    """The public types that a module defines: classes, and names given to types (`Row = tuple[str, str]`)."""
    defined = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    given = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    given += [node.target for node in tree.body if isinstance(node, ast.AnnAssign)]
    names = {target.id for target in given if isinstance(target, ast.Name)}
    camel = {name for name in names if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name)}
    return {name for name in defined | camel if not name.startswith("_")}


def test_no_name_of_a_type_stands_twice_where_a_reader_would_ask_which_one_is_meant() -> None:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        for path, tree in _modules(room):
            if not path.startswith("storage/migrations/"):
                for name in _types(tree):
                    places[name].add(path)
    assert {name: found for name, found in places.items() if len(found) > 1} == TWICE


def test_no_test_pretends_with_a_mock() -> None:
    banned = {"unittest.mock", "mock", "pytest_mock"}
    found = [
        path for path, tree in _modules("tests") if banned & {n for x in _nodes(tree) for n in _imported(x)}
    ]
    assert found == []
