"""The names of what people do, and that what is shown as an example is understood as just that."""

import re
from datetime import date

import pytest

from chat import KnownUnit, Situation, understand
from chat import intents as i
from chat.intents.values import Verb
from messages.refusals import ACTS, act, name_of, typed
from tasks.model import GRANTS, Act, Action, Role

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


def _who(kind: type[i.Plain]) -> Situation:
    """Somebody who may do it, with a review open where it is of one."""
    right = kind.row.right
    if right is Act.REVIEW:
        return REVIEWING
    return OFFICE if right in GRANTS[Role.OFFICE].everywhere else HEAD


MEANT = {
    **{action: kind for kind in i.PLAIN if isinstance(action := kind.row.action or kind.row.name, str)},
    "progress": i.InProgress,
    "not_done": i.NotDone,
    "give": i.GiveUnit,
    "ask_task": i.AskTask,
    Action.START: i.InProgress,
    Action.UNDO_EXTENSION: i.Undo,
    Action.GRANT_EXTENSION: i.DecideExtension,
    Action.REFUSE_EXTENSION: i.DecideExtension,
}


def test_every_act_has_a_meaning_to_hold_it_to() -> None:
    assert ACTS.keys() - MEANT.keys() == set()


@pytest.mark.parametrize("code", list(ACTS))
def test_what_is_shown_as_typed_is_understood_as_that_act(code: str) -> None:
    text = typed(code, 12)
    for shown, filled in FILLED.items():
        text = text.replace(shown, filled)
    assert not re.search(r"[…{}]", text)
    kind = MEANT[code]
    assert type(understand(text, _who(kind))) is kind


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_that_lacks_its_number_is_named_with_an_example(verb: Verb) -> None:
    assert act(verb) is not None
    assert typed(verb, 12)


def test_an_act_that_nothing_is_known_of_is_called_otherwise() -> None:
    assert name_of("danced", "cập nhật") == "cập nhật"
    assert typed("danced", 12) == ""
