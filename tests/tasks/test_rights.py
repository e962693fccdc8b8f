"""The table of rights, written down a second time and held against the code."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.lifecycle import TRANSITIONS, advance
from tasks.model import Act, Action, Person, Role, alone_in_office, belongs, may, may_everywhere, own_units
from tasks.transitions import Refusal, RefusalCode
from tests.every_row import every_row
from tests.tasks.people import (
    CHIEF,
    CLERK,
    DEPUTY,
    DEPUTY_HEAD,
    DIRECTOR,
    EVERYBODY,
    HEAD,
    INSPECTION,
    LATER,
    NOW,
    OFFICE,
    OTHER_HEAD,
    PLANNING,
    STAFF,
    STRANGER,
    actor,
    assignment,
    person,
)

# a: over all units; u: over the unit of the role; - : never.
ROLES = (Role.DIRECTOR, Role.DEPUTY_DIRECTOR, Role.OFFICE, Role.HEAD, Role.DEPUTY_HEAD, Role.STAFF)
MATRIX = {
    Act.SEE: "aaauuu",
    Act.ASK: "aaa---",
    Act.RANK: "aaa---",
    Act.EXPORT: "aaa---",
    Act.IMPORT: "--a---",
    Act.REVIEW: "--a---",
    Act.SAVE: "--a---",
    Act.GIVE: "--a---",
    Act.CONFIRM: "--a---",
    Act.RETURN: "--a---",
    Act.UNDO: "--a---",
    Act.DECIDE_EXTENSION: "--a---",
    Act.CHANGE_DEADLINE: "--a---",
    Act.REASSIGN: "--a---",
    Act.PAUSE: "--a---",
    Act.CANCEL: "--a---",
    Act.URGE: "--a---",
    Act.INVITE: "--a---",
    Act.CLEAR: "--a---",
    Act.MANAGE: "--a---",
    Act.ANSWER: "---uu-",
    Act.START: "---uuu",
    Act.REQUEST_EXTENSION: "---uu-",
}
PEOPLE = st.builds(
    lambda roles: replace(STRANGER, roles=roles),
    st.frozensets(st.tuples(st.sampled_from(Role), st.integers(1, 4)), max_size=4),
)


def _granted(who: Person, act: Act, unit: int | None) -> bool:
    marks = ((MATRIX[act][ROLES.index(role)], held_in) for role, held_in in who.roles)
    return any(mark == "a" or (mark == "u" and held_in == unit) for mark, held_in in marks)


def test_the_matrix_names_every_act_and_role() -> None:
    assert set(MATRIX) == set(Act)
    assert set(ROLES) == set(Role)


@given(PEOPLE, st.sampled_from(Act), st.none() | st.integers(1, 4))
def test_the_code_grants_what_the_matrix_grants_and_no_more(who: Person, act: Act, unit: int | None) -> None:
    assert may(who, act, unit) == _granted(who, act, unit)


@given(PEOPLE, st.sampled_from(Act), st.integers(1, 4))
def test_the_reach_of_a_person_says_the_same_as_single_questions(who: Person, act: Act, unit: int) -> None:
    assert may(who, act, unit) == (may_everywhere(who, act) or unit in own_units(who, act))


@pytest.mark.parametrize("act", Act)
def test_a_person_without_a_role_may_do_nothing(act: Act) -> None:
    assert not may(STRANGER, act)
    assert not may(STRANGER, act, STRANGER.unit_id)


def test_a_role_is_held_in_the_unit_where_it_was_given() -> None:
    assert HEAD.has(Role.HEAD)
    assert HEAD.has(Role.HEAD, PLANNING)
    assert not HEAD.has(Role.HEAD, INSPECTION)
    assert not HEAD.has(Role.OFFICE, PLANNING)


def test_a_head_sees_and_answers_for_their_own_unit_only() -> None:
    assert may(HEAD, Act.ANSWER, PLANNING)
    assert not may(HEAD, Act.ANSWER, INSPECTION)
    assert not may(OTHER_HEAD, Act.SEE, PLANNING)
    assert not may(HEAD, Act.ANSWER)


def test_directors_see_everything_and_decide_nothing() -> None:
    for leader in (DIRECTOR, DEPUTY):
        assert may(leader, Act.SEE, PLANNING)
        assert not may(leader, Act.CONFIRM, PLANNING)


def test_staff_may_begin_but_not_report() -> None:
    assert may(STAFF, Act.START, PLANNING)
    assert not may(STAFF, Act.ANSWER, PLANNING)


@every_row(product(EVERYBODY, Action))
def test_the_life_cycle_asks_the_table_of_rights_for_every_action(who: Person, action: Action) -> None:
    row = TRANSITIONS[action]
    answer = advance(
        replace(assignment(min(row.sources)), pending_extension=action in _DECISIONS),
        action,
        actor(who),
        NOW,
        reason="vì mưa bão",
        due=LATER,
        unit_id=INSPECTION,
    )
    refused = isinstance(answer, Refusal) and answer.code in (
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_YOUR_UNIT,
    )
    assert refused != _granted(who, row.act, PLANNING)


_DECISIONS = (Action.GRANT_EXTENSION, Action.REFUSE_EXTENSION)


def test_the_office_role_alone_makes_nobody_a_member_of_another_unit() -> None:
    lent = replace(HEAD, roles=HEAD.roles | {(Role.OFFICE, OFFICE)})
    assert belongs(lent, PLANNING)
    assert not belongs(lent, OFFICE)
    assert belongs(DEPUTY_HEAD, PLANNING)


def test_one_is_alone_where_all_others_of_the_office_belong_to_the_unit() -> None:
    lent = person(20, "Vi Thị Sen", INSPECTION, Role.OFFICE)
    assert alone_in_office(CLERK, (CLERK,), OFFICE)
    assert alone_in_office(CLERK, (CHIEF, CLERK), OFFICE, reported_by=CHIEF.id)
    assert not alone_in_office(CHIEF, (CHIEF, CLERK), OFFICE, reported_by=CHIEF.id)
    assert not alone_in_office(CLERK, (CHIEF, CLERK, lent), OFFICE, reported_by=CHIEF.id)
    assert alone_in_office(CHIEF, (CHIEF, HEAD), OFFICE, reported_by=CHIEF.id)
