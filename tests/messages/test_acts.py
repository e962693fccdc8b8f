"""The names of what people do, and that what is shown as an example is understood as just that."""

import re
from datetime import date

import pytest

from chat import KnownUnit, Situation, understand
from chat import intents as i
from chat.intents.values import Verb
from messages.refusals import ACTS, act, name_of, typed
from tasks.model import Action

UNITS = (KnownUnit("QHPT", "Phòng Quy hoạch"),)
OFFICE = Situation(date(2026, 11, 23), office=True, linked=True, units=UNITS)
REVIEWING = Situation(
    date(2026, 11, 23), office=True, linked=True, units=UNITS, open_reviews=1, draft_numbers=(1, 30)
)
HEAD = Situation(date(2026, 11, 23), head=True, linked=True, units=UNITS)
FILLED = {
    "(mã đơn vị)": "QHPT",
    "(mã cán bộ)": "N05",
    "ngày …": "ngày 30/12/2026",
    "vì …": "vì thiếu số liệu",
    ": …": ": Rà soát kho vật tư",
    "12 …": "12 cần thêm số liệu",
}

MEANT = {
    Action.ACKNOWLEDGE: (i.Acknowledge, HEAD),
    Action.START: (i.InProgress, HEAD),
    Action.REPORT: (i.Done, HEAD),
    Action.ADD_EVIDENCE: (i.AddEvidence, HEAD),
    Action.WITHDRAW: (i.WithdrawReport, HEAD),
    Action.DECLINE: (i.Decline, HEAD),
    Action.REQUEST_EXTENSION: (i.RequestExtension, HEAD),
    Action.WITHDRAW_REQUEST: (i.WithdrawRequest, HEAD),
    "not_done": (i.NotDone, HEAD),
    "progress": (i.InProgress, HEAD),
    "note": (i.Note, HEAD),
    "edit_task": (i.EditTask, OFFICE),
    "cooperating": (i.AddCooperating, OFFICE),
    Action.CONFIRM: (i.Confirm, OFFICE),
    Action.RETURN: (i.Return, OFFICE),
    Action.UNDO: (i.Undo, OFFICE),
    Action.UNDO_EXTENSION: (i.Undo, OFFICE),
    Action.GRANT_EXTENSION: (i.DecideExtension, OFFICE),
    Action.REFUSE_EXTENSION: (i.DecideExtension, OFFICE),
    Action.CHANGE_DEADLINE: (i.ChangeDeadline, OFFICE),
    Action.REASSIGN: (i.Reassign, OFFICE),
    Action.PAUSE: (i.Pause, OFFICE),
    Action.RESUME: (i.Resume, OFFICE),
    Action.CANCEL: (i.Cancel, OFFICE),
    "urge": (i.Urge, OFFICE),
    "give": (i.GiveUnit, REVIEWING),
    "invite": (i.Invite, OFFICE),
    "drop": (i.Drop, REVIEWING),
    "restore": (i.Restore, REVIEWING),
    "fix_deadline": (i.FixDeadline, REVIEWING),
    "ask_task": (i.AskTask, OFFICE),
}


def test_every_act_has_a_meaning_to_hold_it_to() -> None:
    assert MEANT.keys() == ACTS.keys()


@pytest.mark.parametrize("code", list(ACTS))
def test_what_is_shown_as_typed_is_understood_as_that_act(code: str) -> None:
    text = typed(code, 12)
    for shown, filled in FILLED.items():
        text = text.replace(shown, filled)
    assert not re.search(r"[…{}]", text)
    intent, situation = MEANT[code]
    assert type(understand(text, situation)) is intent


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_that_lacks_its_number_is_named_with_an_example(verb: Verb) -> None:
    assert act(verb) is not None
    assert typed(verb, 12)


def test_an_act_that_nothing_is_known_of_is_called_otherwise() -> None:
    assert name_of("danced", "cập nhật") == "cập nhật"
    assert typed("danced", 12) == ""
