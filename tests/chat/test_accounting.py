"""Whatever changes anything is done only if every word is accounted for, and then it is done at once."""

import os
from dataclasses import replace
from functools import cache
from itertools import cycle
from typing import NamedTuple

import pytest

from chat import Situation, understand
from chat import intents as i
from chat.intents.catalog import command
from chat.sentences.courtesy import without_courtesy
from language.tokens import tokenize
from tests.chat.understanding import HEAD, OFFICE, REVIEW, brief, rows

ACTS = (
    i.Acknowledge, i.AddEvidence, i.Cancel, i.ChangeDeadline, i.Confirm, i.DecideExtension, i.Decline, i.Done,
    i.Drop, i.FixDeadline, i.GiveUnit, i.Pause, i.Reassign, i.RejectReview, i.RequestExtension, i.Restore,
    i.Resume, i.Return, i.Save, i.Undo, i.WithdrawReport,
)  # fmt: skip
TABLES = {"answers.txt": HEAD, "questions.txt": OFFICE, "review.txt": REVIEW, "unread_head.txt": HEAD,
          "unread_office.txt": OFFICE, "plain_head.txt": HEAD, "plain_office.txt": OFFICE}  # fmt: skip
CUES = ("vì", "do", "để", "lý", "muộn", "chậm", "thiếu", "yêu", "không", "chưa", "trùng", "máy")
TURNING = ("nếu", "nhưng", "sau khi", "trừ", "hoặc", "hình như", "nghe nói")


def acts(intent: i.Intent) -> list[i.Plain]:
    """What would be done."""
    parts = intent.intents if isinstance(intent, i.Several) else (intent,)
    return [part for part in parts if isinstance(part, ACTS) and not _is_asked(part)]


def _is_asked(act: i.Plain) -> bool:
    """Who acts asks about a unit that the registry lacks, and about a day that was not understood."""
    if isinstance(act, i.ChangeDeadline):
        return act.on is None
    units = act.lead if isinstance(act, i.GiveUnit) else (act.unit,) if isinstance(act, i.Reassign) else ()
    return any(unit is None or unit.code is None for unit in units)


class Read(NamedTuple):
    """A sentence of the tables, and what is understood of it."""

    said: str
    where: Situation
    meant: i.Intent


@cache
def read() -> list[Read]:
    """Every row of the tables; read once."""
    return [
        Read(said, where, understand(said, where))
        for table, where in TABLES.items()
        for said, _ in rows(table)
    ]


@cache
def acting() -> list[Read]:
    """Those that do something, and only that."""
    return [
        each
        for each in read()
        if acts(each.meant) and not isinstance(each.meant, i.Several)
        if "\n" not in each.said and not each.said.startswith("/")
    ]


def acting_in_turn(turn: int) -> list[Read]:
    """In the gate every third of them, another third in each turn; all of them at length."""
    return acting() if "NHACVIEC_ROUNDS" in os.environ else acting()[turn % 3 :: 3]


REASON_FOLLOWS = (i.Return, i.Cancel, i.Pause)
VOCATIVES = ("anh,", "ơi", "chị Lan")


def gaps(sentence: str, free: bool) -> list[int]:
    """The places between words, before any free text and behind a reason that comes first."""
    tokens = tokenize(sentence)
    if tokens[0].text.casefold() in ("vì", "do"):
        tokens = tokens[next(n for n, t in enumerate(tokens) if t.text == ",") + 1 :]
    numbered = [n for n, t in enumerate(tokens) if t.kind in ("number", "range")]
    cue = next((n for n, t in enumerate(tokens) if n and t.text.casefold() in CUES), len(tokens))
    last = min(cue, (numbered[0] if numbered else 0) + 1 if cue < len(tokens) or free else len(tokens))
    return [t.start for t in tokens[:last]] + ([len(sentence)] if last == len(tokens) and not free else [])


@pytest.mark.parametrize("turning", [False, True])
def test_a_word_that_is_not_accounted_for_stops_every_act(turning: bool) -> None:
    """An unknown word in every place, and in each place one of those that turn an act into something else."""
    done = []
    words = cycle(TURNING)
    for typed, situation, meant in acting_in_turn(turning):
        sentence = without_courtesy(typed)
        refuses = isinstance(meant, i.DecideExtension) and not meant.grant
        excepts = isinstance(meant, i.Drop | i.Restore)
        named = any(name in sentence for name in VOCATIVES)
        free = refuses or isinstance(meant, REASON_FOLLOWS)
        for gap in gaps(sentence, free) if not named else ():
            strange = next(words) if turning else "blorp"
            said = f"{sentence[:gap]} {strange} {sentence[gap:]}".strip()
            if acts(understand(said, situation)) and not (excepts and strange == "trừ"):
                done.append(f"{said} => {brief(understand(said, situation))}")
    assert not done, "\n".join(done)


NEGATIONS = ("đừng", "khoan", "không", "chưa")


@pytest.mark.parametrize("negation", NEGATIONS)
def test_a_negation_before_an_act_never_does_it(negation: str) -> None:
    done = []
    for sentence, situation, meant in acting_in_turn(NEGATIONS.index(negation)):
        said = f"{negation} {sentence}"
        done += [said for act in acts(understand(said, situation)) if brief(act) == brief(meant)]
    assert not done, "\n".join(done)


@pytest.mark.parametrize("turn", ["nếu", "nhưng", "trừ", "với điều kiện"])
def test_a_condition_within_the_reason_stops_the_act(turn: str) -> None:
    done = []
    for sentence, situation, _ in acting():
        if " vì " in sentence:
            said = f"{sentence} {turn} kịp"
            done += [said] if acts(understand(said, situation)) else []
    assert not done, "\n".join(done)


POLITE = (
    "Em chào anh, {} ạ",
    "Dạ, {}",
    "Kính gửi Văn phòng, {}. Trân trọng!",
    "{}, cảm ơn anh",
    "@nhac_viec_bot {}",
    "Chào chị Lan, {} ạ. Em cảm ơn chị nhiều ạ!",
    "dạ thưa anh Tuấn, {}",
    "{} 🙏",
    "{} nhé",
)


@pytest.mark.parametrize("polite", POLITE)
def test_with_a_courtesy_every_act_is_done_at_once(polite: str) -> None:
    changed = []
    for sentence, situation, meant in acting_in_turn(POLITE.index(polite)):
        said = polite.format(without_courtesy(sentence))
        if brief(understand(said, situation)) != brief(meant):
            changed.append(f"{said} => {brief(understand(said, situation))}")
    assert not changed, "\n".join(changed)


def test_what_is_offered_instead_is_done_once_chosen() -> None:
    """No offer leads to the same question again."""
    asked_again = []
    for sentence, situation, meant in read():
        for reading in meant.readings if isinstance(meant, i.Ambiguous) else ():
            typed = command(reading)
            chosen = understand(typed, replace(situation, chosen=True))
            if typed and isinstance(chosen, i.Ambiguous | i.Unknown):
                asked_again.append(f"{sentence} -> {typed} => {brief(chosen)}")
    assert not asked_again, "\n".join(asked_again)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_reply_is_no_way_around(size: int) -> None:
    reply = replace(OFFICE, replied_to=tuple(range(7, 7 + size)))
    for said in ("xác nhận nếu đủ hồ sơ", "duyệt nhưng thiếu phụ lục", "đồng ý sau khi bổ sung"):
        assert not acts(understand(said, reply))


SIGNS = ("👎", "🙄", "⏳", ":))", "😂", "❓")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_is_no_courtesy_stops_every_act(sign: str) -> None:
    some = acting_in_turn(SIGNS.index(sign))
    done = [f"{said} {sign}" for said, where, _ in some if acts(understand(f"{said} {sign}", where))]
    assert not done, "\n".join(done)


@pytest.mark.parametrize("said", ["duyệt cả 2", "trả lại cả 2 vì thiếu số liệu", "xong cả 2 rồi ạ"])
def test_a_count_speaks_of_the_tasks_replied_to_if_they_are_so_many(said: str) -> None:
    (two,) = acts(understand(said, replace(OFFICE, replied_to=(7, 8))))
    assert getattr(two, "numbers", ()) == (7, 8)
    assert not acts(understand(said, replace(OFFICE, replied_to=(7, 8, 9))))
