"""What the use cases on tasks come to, as people read it: the answer, and what others are told of it."""

from bot.actions.work.decision import Decision
from bot.actions.work.effects import Tell
from messages.text import Message
from tests.bot.actions.work.test_deciding import CASES, EVERYBODY, USUAL
from tests.messages.golden import hold


def test_what_is_decided_is_told_in_these_words() -> None:
    hold("decided", {case.name: _heard(case.decide(case.facts, case.intent)) for case in [*CASES, *USUAL]})


def _heard(decision: Decision) -> list[Message | str]:
    heard: list[Message | str] = [decision.answer.message] if decision.answer is not None else []
    for effect in decision.effects:
        if isinstance(effect, Tell):
            heard += [f"→ {EVERYBODY[effect.person_id].name}:", effect.message]
    return heard
