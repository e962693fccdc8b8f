"""Every meaning has a use case, and every use case a right that is checked before it."""

import pytest

from bot.actions.handlers import BY_ITS_ACT, BY_SIGHT, EVERYBODYS, HANDLERS, RIGHTS
from chat.intents import PLAIN, Ambiguous, NeedNumber
from chat.intents.catalog import NEEDED

MEANINGS: set[type] = {*PLAIN, NeedNumber, Ambiguous}


def test_every_intent_is_served() -> None:
    assert MEANINGS - HANDLERS.keys() == set()


def test_nothing_is_served_that_nobody_can_mean() -> None:
    assert HANDLERS.keys() - MEANINGS == set()


@pytest.mark.parametrize("meaning", sorted(MEANINGS, key=str))
def test_every_intent_takes_a_right_or_is_said_to_take_none(meaning: type) -> None:
    assert [meaning in kind for kind in (RIGHTS, BY_ITS_ACT, BY_SIGHT, EVERYBODYS)].count(True) == 1


def test_the_record_of_a_message_and_the_use_cases_know_the_same_rights() -> None:
    assert NEEDED.keys() == RIGHTS.keys()
