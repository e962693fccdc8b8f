"""What is typed after something else: questions left open, offers, questions that go on."""

from dataclasses import replace

import pytest

from chat import understand
from chat.intents.catalog import command
from chat.reading import after
from chat.situation import Situation
from chat.typed_signs import ACTS
from tests.chat.plain_acts import PLAIN
from tests.chat.plain_acts import WHO as ACTING
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


NEXT = (
    "nhầm, NVY mới đúng", "nhầm, 15/12", "7 chứ không phải 12", "nhầm, 45%", "7 cũng vậy",
    "thôi không làm nữa", "vì chờ số liệu, 15/12", "của KHTC, số 7", "7h30", "cả hai",
)  # fmt: skip


@pytest.mark.parametrize("frame", sorted({act.frame for act in PLAIN}))
def test_whatever_follows_an_act_is_understood_or_asked_about(frame: str) -> None:
    """Each act is put right, repeated and filled in by parts that it may not have."""
    act = next(act for act in PLAIN if act.frame == frame)
    left = after(act.said, ACTING[act.who])
    meant = {now: understand(now, left) for now in NEXT}
    assert [now for now, each in meant.items() if isinstance(each, ACTS) and not command(each)] == []
