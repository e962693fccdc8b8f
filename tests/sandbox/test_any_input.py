"""Whatever is sent, the stand-in answers or refuses; it never stumbles."""

import json
import os
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sandbox import actors, methods
from sandbox.chats import Chat, read_people
from sandbox.faults import FaultBook
from sandbox.params import ApiError, ControlError, Params, Upload
from sandbox.updates import Updates
from sandbox.world import World

FEW, SEVERAL = (30, 50) if "NHACVIEC_ROUNDS" in os.environ else (12, 30)
"""Examples, of each method and of what is the same for all."""

CHAT = 5

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
entities = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.just("bold") | anything,
            "offset": anything,
            "length": anything,
            "url": anything,
        },
    )
    | anything,
    max_size=3,
)
buttons = st.fixed_dictionaries(
    {}, optional={"text": st.just("a") | anything, "callback_data": anything, "url": anything}
)
keyboards = st.fixed_dictionaries(
    {"inline_keyboard": st.lists(st.lists(buttons | anything, max_size=2)) | anything}
)
replies = st.fixed_dictionaries({"message_id": anything}, optional={"allow_sending_without_reply": anything})
requests = st.fixed_dictionaries(
    {},
    optional={
        "chat_id": st.just(CHAT) | anything,
        "text": st.text(min_size=1, max_size=30) | anything,
        "caption": anything,
        "entities": entities | anything,
        "caption_entities": entities,
        "reply_markup": keyboards | anything,
        "reply_parameters": replies | anything,
        "message_id": st.just(2) | anything,
        "commands": anything,
        "scope": anything,
        "action": anything,
        "file_id": anything,
        "callback_query_id": anything,
        "document": anything,
        "photo": anything,
        "url": anything,
        "parse_mode": anything,
    },
)


def written_world() -> World:
    world = World("1:sandbox")
    world.put_people([Chat(CHAT, "Lê Minh Đức", started=True)])
    actors.say(world, CHAT, "chào")
    methods.METHODS["sendMessage"](world, Params({"chat_id": CHAT, "text": "chào"}))
    return world


@pytest.mark.parametrize("method", sorted(methods.METHODS))
@settings(max_examples=FEW, deadline=None)
@given(values=requests, as_form=st.booleans())
@example(values={"chat_id": float("inf")}, as_form=False)
def test_a_request_is_answered_or_refused(method: str, values: dict[str, Any], as_form: bool) -> None:
    if as_form:
        values = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()
        }
    params = Params({name: value for name, value in values.items() if value is not None})
    world = written_world()
    with suppress(ApiError):
        json.dumps(methods.METHODS[method](world, params))
    # Whatever was accepted can be shown.
    json.dumps([world.messages[CHAT], world.ledger.view()])


@settings(deadline=None)
@given(anything)
def test_people_and_rules_are_read_or_refused(value: Any) -> None:
    for read in (read_people, FaultBook().add, Updates().inject):
        with suppress(ControlError):
            read(value)


@settings(max_examples=SEVERAL, deadline=None)
@given(st.text(max_size=9000), st.text(max_size=40))
def test_people_may_write_and_send_anything(text: str, name: str) -> None:
    world = written_world()
    try:
        actors.say(world, CHAT, text)
    except ControlError:
        assert not text.strip()
    actors.send_file(world, CHAT, Upload(name, "text/plain", b"a"), caption=text[:100])
    path = next(iter(world.files.values())).path
    assert path.startswith("documents/file_1.")
    assert path.count("/") == 1
