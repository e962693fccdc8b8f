"""What the row of an intent lacks is found: its typed form, its verb, the words of its name."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from itertools import product
from typing import Any

import pytest

from chat import intents as i
from chat import understand
from chat.acts.changing import PLAIN_ORDERS
from chat.intents.catalog import NEEDED, command, typed_back
from chat.intents.values import DocumentField, PersonName, UnitName, Verb
from chat.reading import worked_out
from chat.situation import Missing, OpenCommand
from language.lexicon import classes
from messages.refusals import act, typed
from tasks.model import GRANTS, Act, Role
from tasks.query import Query
from tests.chat.plain_acts import WHO

SAID: dict[str, Any] = {
    "content": "rà soát hồ sơ tồn đọng",
    "draft": 3,
    "drafts": (3,),
    "grant": True,
    "number": 12,
    "numbers": (12,),
    "on": None,
    "part": DocumentField.SUBJECT,
    "person": PersonName("AP01", "AP01"),
    "person_code": "AP01",
    "phrase": "30/11",
    "text": "phòng chống dịch",
    "unit": UnitName("NVY", "NVY"),
    "units": (UnitName("NVY", "NVY"),),
}
"""A value for each field that has none by itself."""
NEVER_TYPED = {i.DropUndated, i.PastedDirective, i.Received}
"""What is never offered: a button's, a document, and what says itself anew."""
NEEDS: Mapping[type[i.Plain], dict[str, Any]] = {
    i.EditDocument: {"text": SAID["text"]},
    i.EditDraft: {"content": SAID["content"]},
    i.EditTask: {"content": SAID["content"]},
    i.GiveUnit: {"lead": SAID["units"]},
    i.KeepAlias: {"drafts": (3,)},
    i.LeaveGroup: {"numbers": (2,)},
    i.LeavePerson: {"person": SAID["person"]},
    i.MergeDrafts: {"drafts": (3, 4)},
    i.Unlink: {"person": SAID["person"]},
    i.Urge: {"numbers": (12,)},
}
"""What else is said where the typed form would be empty or half."""


def simplest(kind: type[i.Plain]) -> i.Plain:
    """The intent with what it must hold."""
    needed = [
        each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING
    ]
    made: Any = kind
    intent: i.Plain = made(**{name: SAID[name] for name in needed} | NEEDS.get(kind, {}))
    return intent


def speaker(right: Act) -> str:
    """Somebody who holds the right, with a review open where it is of one."""
    if right in (Act.REVIEW, Act.SAVE):
        return "r"
    return "o" if right in GRANTS[Role.OFFICE].everywhere else "h"


@pytest.mark.parametrize("kind", i.PLAIN)
def test_every_intent_has_a_row_of_its_own(kind: type[i.Plain]) -> None:
    assert "row" in vars(kind)


def test_every_act_has_a_typed_form() -> None:
    assert {kind for kind in NEEDED if kind.row.typed is None} == NEVER_TYPED


@pytest.mark.parametrize("kind", [kind for kind in NEEDED if kind not in NEVER_TYPED])
def test_the_typed_form_is_understood_as_the_act_by_who_may_do_it(kind: type[i.Plain]) -> None:
    said = command(simplest(kind))
    assert said
    assert type(understand(said, WHO[speaker(NEEDED[kind])])) is kind, said


_LEFT: tuple[dict[str, Any], ...] = (
    {},
    {"head": True, "office": True},
    {"staff": True, "leader": True},
    {"chosen": True},
    {"has_file": True},
    {"offered": ("xong 12",)},
    {"offered": ("hủy 12", "việc 7")},
    {"asked": OpenCommand("từ chối 12", Missing.REASON)},
    {"last_command": "xong 12", "last_acted": (12,), "this_task": 12},
    {"last_query": Query(tasks=(7,)), "this_task": 7, "last_task": 20},
    {"replied_to": (7,)},
    {"replied_to": (7, 12), "replied_report": True},
    {"replied_to": (12,), "replied_request": True},
)
"""What may stand around a message."""
_TYPED = [text for kind in NEEDED if kind not in NEVER_TYPED for text in [command(simplest(kind))]]


@pytest.mark.parametrize("who", sorted(WHO))
def test_a_typed_form_alone_is_what_its_words_come_to(who: str) -> None:
    """ "xong 12" is taken for what it is at sight: that never differs from what is worked out."""
    for text, left in product(_TYPED, _LEFT):
        for said in (text, text.capitalize(), text.replace("12", "7, 12"), text.replace("12", "12, 12")):
            situation = replace(WHO[who], **left)
            read = typed_back(said, situation)
            assert read is None or read == worked_out(said, situation), (said, left)


def test_at_sight_only_whole_numbers_of_tasks_are_taken() -> None:
    read = [typed_back(f"xong {said}", WHO["h"]) for said in ("0", "7", "007", "2025", "12 ", "1,2", "31/12")]
    assert read == [None, i.Done((7,)), None, i.Done((2025,)), None, None, None]


def test_the_verbs_of_plain_orders_are_classes_of_words() -> None:
    named = {verb for kind in i.PLAIN for verb in kind.row.verbs}
    assert named - classes("acts").keys() == set()
    assert {each for kind in i.PLAIN for each in kind.row.beside} - _every_class() == set()


def _every_class() -> set[str]:
    return {each for name in ("acts", "objects", "common", "asking", "answers") for each in classes(name)}


def test_a_plain_order_is_an_act_on_tasks_by_who_gave_them() -> None:
    """Its frame is looked for where the office's are."""
    plain = [kind for kind in i.PLAIN if kind.row.verbs]
    assert [frame.name for frame in PLAIN_ORDERS] == [kind.row.acting(kind) for kind in plain]
    assert all(NEEDED[kind] in GRANTS[Role.OFFICE].everywhere for kind in plain)


@pytest.mark.parametrize("verb", sorted({*Verb, *(str(frame.verb) for frame in PLAIN_ORDERS)}))
def test_every_verb_that_lacks_its_number_is_named_with_an_example(verb: str) -> None:
    assert act(verb) is not None
    assert typed(verb, 12)
