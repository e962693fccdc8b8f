"""Every refusal has its sentence."""

import pytest

from messages import refusals
from messages.refusals import ACTS, STATUSES
from tasks.model import Action, Status
from tasks.transitions import Refusal, RefusalCode

PARAMS: dict[str, str | int] = {
    "action": Action.REPORT,
    "status": Status.ASSIGNED,
    "at": "2026-11-23T01:05:00+00:00",
    "by": 4,
    "due": "2026-11-30T16:30",
    "cap": 1,
    "granted": 1,
    "unit": 3,
}


@pytest.mark.parametrize("code", [*RefusalCode, refusals.CHANGED_MEANWHILE])
def test_every_refusal_has_a_sentence_for_people(code: str) -> None:
    said = refusals.sentence(Refusal(code, PARAMS), 12, by="đồng chí Mạc Thị Nhàn, Chuyên viên")
    assert said[0].isupper()
    assert len(said) <= 250
    assert "_" not in said
    assert "{" not in said
    assert "  " not in said


@pytest.mark.parametrize("code", [*RefusalCode, refusals.CHANGED_MEANWHILE])
def test_a_refusal_without_its_facts_is_still_a_sentence(code: str) -> None:
    assert refusals.sentence(Refusal(code), 12)


@pytest.mark.parametrize("action", list(Action))
def test_every_action_is_named_in_vietnamese(action: Action) -> None:
    assert action in ACTS
    said = refusals.sentence(Refusal(RefusalCode.NOT_ALLOWED, {"action": action}), 12)
    assert "làm việc này" not in said


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_named_in_vietnamese(status: Status) -> None:
    assert status in STATUSES


def test_a_decision_is_told_with_its_hour_and_who_made_it() -> None:
    refusal = Refusal(RefusalCode.ALREADY_DONE, {"at": "2026-11-23T01:05:00+00:00", "by": 4})
    said = refusals.sentence(refusal, 12, by="đồng chí Mạc Thị Nhàn, Chuyên viên")
    assert "08 giờ 05 ngày 23/11/2026 (đồng chí Mạc Thị Nhàn, Chuyên viên)" in said
