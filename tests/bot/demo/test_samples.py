"""The demonstration's own directives are read as they were written."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.demo.run import write_samples
from directives.model import TaskDraft
from directives.parse import parse
from tasks.deadline import Period

TODAY = date(2026, 11, 22)


def _drafts(folder: Path, name: str) -> tuple[TaskDraft, ...]:
    (path,) = [each for each in write_samples(folder, TODAY) if name in each.name]
    return parse(path.read_text(encoding="utf-8")).drafts


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_the_sample_letter_has_six_tasks_with_their_own_deadlines(tmp_path: Path) -> None:
    drafts = _drafts(tmp_path, "cong-van")
    deadlines = [draft.deadline for draft in drafts]
    assert [deadline.on if deadline else None for deadline in deadlines] == [
        *(_in(7), _in(14), _in(4)),
        *(None, None, None),
    ]
    relative, recurring = deadlines[3], deadlines[4]
    assert relative is not None
    assert relative.relative is not None
    assert (relative.relative.n, relative.relative.unit) == (10, "working_day")
    assert recurring is not None
    assert recurring.recurrence is not None
    assert (recurring.recurrence.period, recurring.recurrence.day) == (Period.MONTH, 20)
    assert deadlines[5] is None
    assert drafts[5].assignees == ("Thanh tra Sở",)


def test_the_sample_conclusion_has_three_tasks_and_the_meeting_is_none(tmp_path: Path) -> None:
    drafts = _drafts(tmp_path, "thong-bao")
    assert [draft.deadline.on if draft.deadline else None for draft in drafts] == [_in(20), _in(9), _in(12)]


@pytest.mark.parametrize("name", ["cong-van", "thong-bao"])
def test_a_sample_has_its_whole_head(tmp_path: Path, name: str) -> None:
    (path,) = [each for each in write_samples(tmp_path, TODAY) if name in each.name]
    read = parse(path.read_text(encoding="utf-8"))
    assert all((read.number, read.issued, read.issuer, read.subject, read.signer))
