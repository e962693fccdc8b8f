"""What the row of an intent lacks is found: its typed form, its verb, the words of its name."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

import pytest

from chat import intents as i
from chat import understand
from chat.acts.changing import PLAIN_ORDERS
from chat.intents.catalog import NEEDED
from chat.intents.typed import command
from chat.intents.values import DocumentField, PersonName, UnitName, Verb
from language.lexicon import classes
from messages.refusals import act, typed
from tasks.model import GRANTS, Act, Role
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
