"""The words as data: every class is used and is there, every phrase is written whole and once."""

import ast
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from language.folding import fold
from language.lexicon import LONGEST_PHRASE, WORDS, classes, phrases, slips

ROOT = Path(__file__).parents[2]
FILES = sorted(path.stem for path in WORDS.glob("*.toml") if path.stem != "slips")
READ_WHOLE = {"common.hedge", "common.quoting", "common.passive", "answers.safe"}
"""Their phrases stand so that no word of them is read by itself; that nothing allows them is a doubt."""
JOINED = {"review"}
"""What is both a thing and the wish to see it."""
MADE_IN_CODE = {"dateish", "ask", "share", "of_kind"}
"""Tags that chat/sentences/, chat/questions/question.py and chat/telling/progress.py give by themselves."""
SLOTS = {"numbers", "unit", "person", "date", "time", "length", "doc", "percent", "code", "count"}
"""What a frame's `slots` and `kinds` name (chat/acts/frames.py)."""


def modules() -> Iterator[ast.Module]:
    for path in sorted((ROOT / "chat").rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def strings(tree: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def named() -> set[str]:
    """The classes that the code asks an item or a clause for, and those that frames are made of."""
    found: set[str] = set()
    for tree in modules():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call):
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                if name in ("has", "_f"):
                    found |= {str(a.value) for a in call.args if isinstance(a, ast.Constant)}
    return found


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_stands_twice_in_a_class_and_no_class_is_empty(name: str) -> None:
    twice = {
        kind: [phrase for phrase, times in Counter(found).items() if times > 1]
        for kind, found in classes(name).items()
    }
    assert {kind: found for kind, found in twice.items() if found} == {}
    assert [kind for kind, found in classes(name).items() if not found] == []


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_composed_small_and_no_longer_than_is_looked_for(name: str) -> None:
    wrong = [
        phrase
        for found in classes(name).values()
        for phrase in found
        if phrase != unicodedata.normalize("NFC", phrase)
        or phrase != phrase.casefold()
        or len(phrase.split()) > LONGEST_PHRASE
    ]
    assert wrong == []


def test_every_class_is_used() -> None:
    used = set().union(*(strings(tree) for tree in modules()))
    unused = [f"{name}.{kind}" for name in FILES for kind in classes(name) if kind not in used]
    # What an act is about is asked for as a whole (chat.acts.frames.object_classes).
    assert [each for each in unused if not each.startswith("objects.") and each not in READ_WHOLE] == []


def test_every_class_that_is_named_is_there() -> None:
    there = {kind for name in FILES for kind in classes(name)}
    assert named() - there - MADE_IN_CODE - SLOTS == set()


def test_no_class_stands_twice_among_files_that_are_one_vocabulary() -> None:
    together = [kind for name in FILES if name not in ("answers", "counting") for kind in classes(name)]
    assert [kind for kind, times in Counter(together).items() if times > 1 and kind not in JOINED] == []


def test_slips_are_folded_and_lead_to_folded_words() -> None:
    with (WORDS / "slips.toml").open("rb") as file:
        assert tomllib.load(file) == slips()
    assert [slip for slip, meant in slips().items() if fold(slip) != slip or fold(meant) != meant] == []
    assert [slip for slip, meant in slips().items() if slip == meant or meant in slips()] == []


def test_a_list_of_phrases_is_read_across_lines() -> None:
    assert phrases("một | hai\n  ba |\n bốn") == ("một", "hai ba", "bốn")
