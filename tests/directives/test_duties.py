"""Who is to do what, with whom, and who receives it: every case of tables/duties.txt."""

from pathlib import Path
from typing import NamedTuple

from directives.model import Directive, TaskDraft
from directives.parse import parse
from tests.every_row import every_row

TABLE = Path(__file__).parent / "tables" / "duties.txt"
HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH HẢI LĂNG
Số: 1412/UBND-TH
V/v triển khai một số nhiệm vụ trọng tâm
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lăng, ngày 03 tháng 10 năm 2024

Kính gửi: {addressees}.

"""


class Duty(NamedTuple):
    """A task that a case expects: some words of its quote, and who has what to do with it."""

    words: str
    assignees: tuple[str, ...]
    cooperators: tuple[str, ...]
    report_to: tuple[str, ...]
    kind: str


class Case(NamedTuple):
    """A text and the tasks in it."""

    line: int
    text: str
    duties: list[Duty]


def cases() -> list[Case]:
    """The blocks of the table; `@none` leaves out the letter's head, `# ` begins a comment."""
    found: list[Case] = []
    line = 1
    for block in TABLE.read_text(encoding="utf-8").split("\n----\n"):
        head = HEAD.format(addressees="Các sở, ban, ngành; UBND các huyện, thành phố")
        body: list[str] = []
        duties: list[Duty] = []
        for row in block.strip("\n").split("\n"):
            if row == "@none":
                head = ""
            elif row.startswith("= "):
                duties.append(_duty(row[2:]))
            elif not row.startswith("# "):
                body.append(row)
        found.append(Case(line, head + "\n".join(body) + "\n", duties))
        line += block.count("\n") + 2
    return found


def _duty(row: str) -> Duty:
    words, assignees, cooperators, report_to, kind = (part.strip() for part in row.split("::"))
    return Duty(words, _names(assignees), _names(cooperators), _names(report_to), kind)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(" + ") if name.strip())


def _said_of(draft: TaskDraft, words: str) -> Duty:
    return Duty(words, draft.assignees, draft.cooperators, draft.report_to, draft.kind.value)


@every_row(cases())
def test_each_duty_goes_to_whom_the_text_gives_it(case: Case) -> None:
    directive: Directive = parse(case.text)
    open_drafts = list(directive.drafts)
    for duty in case.duties:
        about = [draft for draft in open_drafts if duty.words in draft.quote]
        same = next((draft for draft in about if _said_of(draft, duty.words) == duty), None)
        assert same is not None, [_said_of(draft, duty.words) for draft in about]
        open_drafts.remove(same)
    assert [draft.quote for draft in open_drafts] == []


def test_the_table_of_duties_holds_many_forms() -> None:
    assert len(cases()) >= 120
