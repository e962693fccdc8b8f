"""What is typed after something else: questions left open, offers, questions that go on."""

from dataclasses import replace

import pytest

from chat import understand
from chat.reading import after
from chat.situation import Situation
from chat.typed_signs import ACTS
from tests.chat.understanding import HEAD, OFFICE, brief, rows

WHO: dict[str, Situation] = {"office": OFFICE, "head": replace(HEAD, own_units=("NVY",))}
ASKED = "?"
"""Nothing is done: another question, or the same one again."""


@pytest.mark.parametrize(("said", "expected"), rows("conversations.txt"))
def test_what_is_said_next_is_meant_with_what_was_said_before(said: str, expected: str) -> None:
    who, _, talk = said.partition("|")
    earlier, _, now = talk.partition(">>")
    situation = after(earlier.strip(), WHO[who.strip()])
    meant = understand(now.strip(), situation)
    if expected == ASKED:
        assert not isinstance(meant, ACTS), brief(meant)
    else:
        assert brief(meant) == expected
