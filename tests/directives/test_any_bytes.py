"""Whatever a file or a text has come to: it is read or refused, and no child dies of it.

The child's own limits of time and memory bound the work: one that is killed answers gave_up.
NHACVIEC_ROUNDS makes the runs longer.
"""

import os
import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.reading.reader import Member, Reader, Unreadable
from tests.directives.damage import DAMAGES, damaged_text, odd_texts, samples

LONG = "NHACVIEC_ROUNDS" in os.environ
ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "3"))
WHOLE_PAGES = ("pdf with a letterhead", "pdf of many lines")
"""Where the damage took the text away a whole page is recognised, which takes a second and more: in the gate
once for each damage. The short "pdf" goes the same ways in each round.
"""
SHARE = 1 if LONG else 0.25
"""Of the odd texts: that none grows faster than it should is shown in `test_growth.py`."""
NEVER = {"gave_up", "failed", ""}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def reader() -> AsyncIterator[Reader]:
    reader = Reader()
    yield reader
    await reader.close()


def faults(read: list[Member]) -> list[str]:
    return [
        one.result.code for one in read if isinstance(one.result, Unreadable) and one.result.code in NEVER
    ]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("damage", list(DAMAGES))
@pytest.mark.parametrize("kind", list(samples()))
async def test_a_damaged_file_is_read_or_refused(reader: Reader, kind: str, damage: str) -> None:
    wrong = {}
    for number in range(ROUNDS if LONG or kind not in WHOLE_PAGES else 1):
        chance = random.Random(f"{kind} {damage} {number}")  # noqa: S311
        data = DAMAGES[damage](samples()[kind], chance)
        if found := faults(await reader.read_all(data, "cv", cleared=True)):
            wrong[number] = found
    assert wrong == {}


@pytest.mark.asyncio(loop_scope="module")
async def test_a_damaged_text_is_read(reader: Reader) -> None:
    wrong = {}
    for number in range(10 * ROUNDS):
        text = damaged_text(random.Random(number))  # noqa: S311
        if found := faults(await reader.read_all(text.encode("utf-8", "replace"), "cv.txt", cleared=True)):
            wrong[number] = found
    assert wrong == {}


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", list(odd_texts(0)))
async def test_a_text_of_too_much_of_one_thing_is_read(reader: Reader, name: str) -> None:
    assert faults(await reader.read_all(odd_texts(SHARE)[name].encode(), "cv.txt", cleared=True)) == []


@pytest.mark.asyncio(loop_scope="module")
async def test_a_sound_file_of_each_kind_is_read(reader: Reader) -> None:
    for kind, data in samples().items():
        first, *_ = await reader.read_all(data, "cv", cleared=True)
        assert not isinstance(first.result, Unreadable), kind
        assert first.result.text, kind
