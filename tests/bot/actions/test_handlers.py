"""Every meaning has a use case, and the right that it takes is checked before it."""

import pytest

from bot.actions.handlers import HANDLERS
from chat.intents import PLAIN, Ambiguous, NeedNumber, Plain
from chat.intents.catalog import NEEDED
from chat.intents.values import Free

MEANINGS: set[type] = {*PLAIN, NeedNumber, Ambiguous}


def test_every_intent_is_served() -> None:
    assert MEANINGS - HANDLERS.keys() == set()


def test_nothing_is_served_that_nobody_can_mean() -> None:
    assert HANDLERS.keys() - MEANINGS == set()


@pytest.mark.parametrize("meaning", PLAIN)
def test_every_intent_takes_a_right_or_is_said_to_take_none(meaning: type[Plain]) -> None:
    assert (meaning in NEEDED) != isinstance(meaning.row.right, Free)
