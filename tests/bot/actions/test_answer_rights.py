"""Whatever a head means, and by whatever button, nothing of another unit changes or is told."""

import os
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from chat import intents as i
from storage import tables
from storage.database.engine import Database, Session
from tests.bot.talk import Talk
from tests.office import Office

NUMBERS = st.lists(st.integers(1, 10), min_size=1, max_size=3).map(tuple)
WHEN = st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2027, 3, 1)).map(i.When))
UNIT = st.sampled_from(
    [None, i.UnitName("TTR", "TTR"), i.UnitName("QHPT", "QHPT"), i.UnitName("phòng nào", None)]
)
REASON = st.sampled_from(["", "thiếu phụ lục"])

KINDS = (
    st.builds(i.Done, NUMBERS, st.sampled_from(["", "45/BC"]), WHEN, REASON, REASON),
    st.builds(i.NotDone, NUMBERS, REASON, WHEN),
    st.builds(i.Acknowledge, NUMBERS),
    st.builds(i.InProgress, NUMBERS, REASON),
    st.builds(i.WithdrawReport, NUMBERS),
    st.builds(i.AddEvidence, NUMBERS, st.just("45/BC")),
    st.builds(i.RequestExtension, NUMBERS, WHEN, REASON, st.integers(0, 5)),
    st.builds(i.Decline, NUMBERS, REASON),
    st.builds(i.Confirm, NUMBERS, UNIT),
    st.builds(i.Return, NUMBERS, REASON, UNIT),
    st.builds(i.DecideExtension, NUMBERS, st.booleans(), WHEN, REASON),
    st.builds(i.ChangeDeadline, NUMBERS, WHEN),
    st.builds(i.Reassign, NUMBERS, UNIT, REASON),
    st.builds(i.Cancel, NUMBERS, REASON),
    st.builds(i.Pause, NUMBERS, REASON),
    st.builds(i.Resume, NUMBERS),
    st.builds(i.Undo, NUMBERS, UNIT),
    st.builds(i.Urge, NUMBERS, UNIT, st.booleans()),
    st.builds(i.Invite, st.sampled_from(["N09", "N05", "X"])),
    st.builds(i.NewTask, st.just((i.UnitName("TTR", "TTR"),)), st.just("rà soát hồ sơ"), WHEN),
)
OFFICE_ONLY = (
    i.Confirm,
    i.Return,
    i.DecideExtension,
    i.ChangeDeadline,
    i.Reassign,
    i.Cancel,
    i.Pause,
    i.Resume,
    i.Undo,
    i.Urge,
    i.Invite,
    i.NewTask,
)


@dataclass(frozen=True)
class Theirs:
    """Everything that is stored of what another unit owes."""

    shares: tuple[str, ...]
    reports: tuple[str, ...]
    extensions: tuple[str, ...]
    tasks: tuple[str, ...]


def theirs(database: Database, unit_id: int) -> Theirs:
    """The other unit's rows, as text."""

    def read(session: Session) -> Theirs:
        shares = session.exec(
            select(tables.Assignment)
            .where(tables.Assignment.unit_id == unit_id)
            .order_by(col(tables.Assignment.id))
        ).all()
        ids = [share.id for share in shares]
        reports = session.exec(select(tables.Report).where(col(tables.Report.assignment_id).in_(ids)))
        asked = session.exec(select(tables.Extension).where(col(tables.Extension.assignment_id).in_(ids)))
        occurrences = session.exec(
            select(tables.Occurrence).where(
                col(tables.Occurrence.id).in_([share.occurrence_id for share in shares])
            )
        )
        return Theirs(
            tuple(repr(row.model_dump()) for row in shares),
            tuple(repr(row.model_dump()) for row in reports),
            tuple(repr(row.model_dump()) for row in asked),
            tuple(repr(row.model_dump()) for row in occurrences),
        )

    return database.read(read)


@pytest.fixture
def busy(talk: Talk, office: Office) -> Talk:
    """Two units with tasks in every state; one task is shared by both."""
    for unit, head in ((office.inspection, office.head_inspection), (office.planning, office.head_planning)):
        fresh, waiting, done, asked = (talk.give(f"Việc bí ẩn {unit}-{n}", [unit]) for n in range(4))
        assert fresh
        talk.say(head, f"xong {waiting}, {done}")
        talk.say(office.clerk, f"xác nhận {done}")
        talk.say(head, f"xin gia hạn {asked} đến 10/12/2026 vì bận")
    talk.give("Việc chung", [office.planning, office.inspection])
    return talk


MEANT = st.tuples(*KINDS).flatmap(st.permutations)
"""One of each kind, in any order: what they were meant to touch is looked at once for all of them."""
OFFICES = MEANT.map(lambda meant: [each for each in meant if isinstance(each, OFFICE_ONLY)])
EXAMPLES = 20 if "NHACVIEC_ROUNDS" in os.environ else 6


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    meant=MEANT, pressed=st.lists(st.none() | st.integers(1, 10), min_size=len(KINDS), max_size=len(KINDS))
)
def test_a_head_can_never_touch_another_units_assignment(
    busy: Talk, office: Office, meant: list[i.Plain], pressed: tuple[int | None, ...]
) -> None:
    before = theirs(busy.database, office.inspection)
    said = "\n".join(
        message.text.plain
        for intent, assignment in zip(meant, pressed, strict=True)
        for message in busy.mean(office.head_planning, intent, assignment_id=assignment)
    )
    assert theirs(busy.database, office.inspection) == before
    assert f"Việc bí ẩn {office.inspection}" not in said
    assert "Thanh tra" not in said


@settings(
    max_examples=EXAMPLES // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(meant=OFFICES)
def test_what_is_the_offices_is_nobody_elses(busy: Talk, office: Office, meant: list[i.Plain]) -> None:
    before = (theirs(busy.database, office.planning), theirs(busy.database, office.inspection))
    for person in (office.head_planning, office.staff_planning, office.director, office.deputy):
        for intent in meant:
            busy.mean(person, intent)
    assert (theirs(busy.database, office.planning), theirs(busy.database, office.inspection)) == before
    assert busy.rows("urge") == []
    assert busy.events("invited") == []


def test_another_units_task_and_no_task_at_all_are_answered_alike(talk: Talk, office: Office) -> None:
    theirs_number = talk.give("Rà soát", [office.inspection])
    for text in ("xong {}", "đã nhận {}", "đang làm {}", "chưa xong {}", "rút báo cáo {}"):
        real = talk.say(office.head_planning, text.format(theirs_number))[0].text.plain
        none = talk.say(office.head_planning, text.format(999))[0].text.plain
        assert real.replace(f"việc {theirs_number} ", "") == none.replace("việc 999 ", "")
