"""Understand, or ask: nothing is done where a word is left over, and a plain sentence is done at once."""

import os
import unicodedata

import pytest

from chat.acts.orders import ORDERS
from chat.review.acts import REVIEW_ACTS
from chat.telling.unit_acts import UNIT_ACTS
from language.folding import fold
from tests.chat.plain_acts import PLAIN, PlainAct, brief, changes, mutated

SHOWN_OR_ASKED = {
    "undo_last", "cancel", "take_out", "pause", "reassign", "take_over", "told_due", "reject", "reject_whole",
    "needs_not", "settle_due", "share_of", "no_request", "whose",
}  # fmt: skip
"""Acts that are shown before they are done, however plainly they are said (`final` of their rows)."""
ANSWERED = {
    "mute",
    "snooze",
    "leave",
    "delegate",
    "stand_in",
    "another_does",
    "switch_off",
    "snooze_until",
    "refusal_taken_back",
    "not_refused",
    "unlink_own",
    "show_extracted",
    "take_back_last",
    "next",
    "prev",
    "show_review",
    "note",
    "note_sent",
}
"""Frames that change nothing, or only hand on what was typed."""

AROUND = (
    "Em chào anh, {} ạ", "Dạ, {}", "dạ {} ạ", "Kính gửi Văn phòng, {}. Trân trọng!", "{}, em cảm ơn anh",
    "@nhac_viec_bot {}", "Chào chị Lan, {} ạ. Em cảm ơn chị nhiều ạ!", "dạ thưa anh Tuấn, {}",
    "{} 🙏", "{} nhé",
    "{}.", "{}!", "  {}  ", "anh ơi {} nhé", "sếp ơi {}", "{} ạ 👍", "Alo, {}",
    "vâng, {}", "ok, {}", "{} nha anh",
    "{} nhé chị Lan", "Chào buổi sáng, {}", "{} ạ.\nTrân trọng", "Kính thưa đồng chí, {}",
)  # fmt: skip
TO_US = ("nhờ anh {} giúp", "{} giúp em ạ", "{} với ạ")
"""What is said to somebody who is to do it, not by who reports."""


def bare(text: str) -> str:
    """Without its marks."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def forms(act: PlainAct) -> list[str]:
    """The sentence as people type it."""
    around = AROUND if act.who in "ht" else (*AROUND, *TO_US)
    said = act.said
    typed = [bare(said), said.upper(), said.capitalize(), unicodedata.normalize("NFD", said)]
    return [each.format(said) for each in around] + typed


def test_every_act_has_a_plain_sentence() -> None:
    frames = {
        (who, frame.name) for who, of in (("o", ORDERS), ("h", UNIT_ACTS), ("r", REVIEW_ACTS)) for frame in of
    }
    said = {({"t": "h", "w": "o"}.get(act.who, act.who), act.frame) for act in PLAIN}
    assert {name for name in frames - said if name[1] not in SHOWN_OR_ASKED | ANSWERED} == set()


def test_a_plain_sentence_is_done_at_once() -> None:
    asked = [act.said for act in PLAIN if act.frame not in ANSWERED and not changes(act.said, act.situation)]
    assert not asked, "\n".join(asked)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_nothing_is_done_with_a_clause_that_is_not_accounted_for(turn: int) -> None:
    done = [
        f"{said} => {brief(said, act.situation)}"
        for act, said in mutated(turn, each=1)
        if changes(said, act.situation)
    ]
    assert not done, "\n".join(done)


def test_around_a_plain_sentence_courtesy_and_typing_change_nothing() -> None:
    """Each in every third of the forms, which take turns; at length in all of them."""
    changed = []
    for n, act in enumerate(PLAIN):
        meant = fold(brief(act.said, act.situation))
        typed = forms(act) if "NHACVIEC_ROUNDS" in os.environ else forms(act)[n % 3 :: 3]
        changed += [said for said in typed if fold(brief(said, act.situation)) != meant]
    assert not changed, "\n".join(changed)
