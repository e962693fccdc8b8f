"""Every meaning has a use case."""

from typing import get_args

from bot.actions.handlers import HANDLERS
from chat.intents import Ambiguous, NeedNumber, Plain


def test_every_intent_is_served() -> None:
    wanted = {*get_args(Plain), NeedNumber, Ambiguous}
    assert wanted - HANDLERS.keys() == set()


def test_nothing_is_served_that_nobody_can_mean() -> None:
    assert HANDLERS.keys() - {*get_args(Plain), NeedNumber, Ambiguous} == set()
