"""What is a task and what is none, and where one ends and the next begins."""

from pathlib import Path
from typing import NamedTuple

from directives.model import TaskDraft
from directives.parse import parse
from tests.every_row import every_row

_TABLE = Path(__file__).parent / "tables" / "asked.txt"
_HEAD = """SỞ TÀI CHÍNH TỈNH AN HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/{symbol}-STC
An Hòa, ngày 05 tháng 01 năm 2026

{title}
Về công tác tài chính năm 2026

"""
_SYMBOLS = {"KẾ HOẠCH": "KH", "THÔNG BÁO": "TB", "CHỈ THỊ": "CT"}


class Wanted(NamedTuple):
    """A task: who is responsible, how its quote begins, its term as the text says it."""

    names: tuple[str, ...]
    words: str
    term: str


class Case(NamedTuple):
    """A text and the tasks in it, in order."""

    line: int
    text: str
    tasks: list[Wanted]


def _cases() -> list[Case]:
    """The blocks of the table; `@` names the title, `# ` begins a comment."""
    found: list[Case] = []
    line = 1
    for block in _TABLE.read_text(encoding="utf-8").split("\n----\n"):
        title = "KẾ HOẠCH"
        body: list[str] = []
        tasks: list[Wanted] = []
        for row in block.strip("\n").split("\n"):
            if row.startswith("@"):
                title = row[1:]
            elif row.startswith("= "):
                tasks.append(_wanted(row[2:]))
            elif not row.startswith("# "):
                body.append(row)
        head = _HEAD.format(symbol=_SYMBOLS[title], title=title)
        found.append(Case(line, head + "\n".join(body) + "\n", tasks))
        line += block.count("\n") + 2
    return found


def _wanted(row: str) -> Wanted:
    names, words, term = (part.strip() for part in row.split("::"))
    return Wanted(tuple(name.strip() for name in names.split(" + ") if name.strip()), words, term)


def _said(draft: TaskDraft, words: str) -> Wanted:
    begins = words if draft.quote.startswith(words) else draft.quote
    return Wanted(draft.assignees, begins, draft.deadline.phrase if draft.deadline else "")


@every_row(_cases())
def test_each_work_is_a_task_and_nothing_else_is(case: Case) -> None:
    drafts = parse(case.text).drafts
    words = [wanted.words for wanted in case.tasks] + [""] * len(drafts)
    assert [_said(draft, begin) for draft, begin in zip(drafts, words, strict=False)] == case.tasks


def test_the_table_of_what_is_asked_holds_many_forms() -> None:
    assert len(_cases()) >= 13
