"""How lateness climbs: by rank and working days."""

from datetime import date

from scheduler.policy import Policy, is_briefing_day
from storage.database.engine import Database
from storage.tables import Person, Unit
from tasks.model import Status
from tasks.standing import Rung
from tasks.workdays import SpecialDay
from tests.office import Office
from tests.scheduler.stage import YEARS
from tests.scheduler.work import at, digest, give, set_status, told

DUE = date(2026, 12, 11)
"""A Friday. The working days before it: 10, 9, 8, 7, 4, 3, 2, 1 December."""


def test_a_cooperating_unit_is_reminded_and_never_escalated(database: Database, office: Office) -> None:
    number = give(database, DUE, office.planning, helpers=(office.inspection,))
    set_status(database, number, Status.RECEIVED)
    late = at(date(2026, 12, 21))
    assert digest(database, office.head_inspection, late).late
    assert [line.unit for line in digest(database, office.clerk, late).office.late] == ["Phòng Quy hoạch"]
    assert [line.unit for line in digest(database, office.director, late).leader.lines] == ["Phòng Quy hoạch"]


def test_lateness_climbs_office_after_one_deputy_after_three_director_after_five(
    database: Database, office: Office
) -> None:
    give(database, date(2026, 12, 8), office.planning)  # a Tuesday
    seen: dict[int, list[str]] = {}
    for late, day in enumerate((9, 10, 11, 14, 15, 16), start=1):
        now = at(date(2026, 12, day))
        everybody = (("office", office.clerk), ("deputy", office.deputy), ("director", office.director))
        seen[late] = [name for name, person in everybody if digest(database, person, now)]
        for name, person in everybody:
            if name in seen[late]:
                told(database, person, date(2026, 12, day))
    assert seen == {
        1: ["office"],
        2: ["office"],
        3: ["office", "deputy"],
        4: ["office", "deputy", "director"],  # Monday: the weekly briefing
        5: ["office", "director"],
        6: ["office"],
    }


def test_the_briefing_is_on_the_first_working_day_of_the_week() -> None:
    policy = Policy()
    assert is_briefing_day(date(2026, 11, 23), YEARS, policy)
    assert not is_briefing_day(date(2026, 11, 25), YEARS, policy)
    monday_off = YEARS.edited([SpecialDay(date(2026, 12, 7), working=False)])
    assert is_briefing_day(date(2026, 12, 8), monday_off, policy)


def test_an_empty_rung_passes_on_to_the_next_and_says_so(database: Database, office: Office) -> None:
    give(database, date(2026, 12, 8), office.planning)
    database.write(lambda s: _without_deputy(s.get_one(Unit, office.planning)))
    (line,) = digest(database, office.director, at(date(2026, 12, 11))).leader.lines
    assert line.passed_from is Rung.DEPUTY_DIRECTOR
    assert not digest(database, office.deputy, at(date(2026, 12, 11)))


def test_where_nobody_is_above_the_office_keeps_it(database: Database, office: Office) -> None:
    give(database, date(2026, 12, 8), office.planning)
    database.write(lambda s: _leave(s.get_one(Person, office.director)))
    (line,) = digest(database, office.clerk, at(date(2026, 12, 15))).office.late
    assert line.passed_from is Rung.DIRECTOR


def test_what_was_past_at_import_is_shown_to_the_office_alone(database: Database, office: Office) -> None:
    number = give(database, date(2026, 9, 1), office.planning, past=True)
    monday = at(date(2026, 12, 14))
    found = digest(database, office.clerk, monday).office
    assert [line.number for line in found.undecided] == [number]
    assert found.late == ()
    assert not digest(database, office.deputy, monday)
    assert not digest(database, office.director, monday)


def _without_deputy(unit: Unit) -> None:
    unit.in_charge_id = None


def _leave(person: Person) -> None:
    person.active = False
