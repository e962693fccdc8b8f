"""A message keeps everything on its way through the outbox."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.text import (
    Attachment,
    Button,
    Message,
    Range,
    Style,
    Text,
    dump_message,
    join,
    load_message,
    styled,
)

texts = st.lists(
    st.tuples(st.text(max_size=20), st.one_of(st.none(), st.sampled_from(Style))), max_size=4
).map(lambda parts: join("", [styled(t, s) if s else Text(t) for t, s in parts]))
buttons = st.builds(Button, st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
messages = st.builds(
    Message,
    blocks=st.lists(texts, max_size=4).map(tuple),
    buttons=st.lists(st.lists(buttons, max_size=3).map(tuple), max_size=3).map(tuple),
    attachment=st.one_of(st.none(), st.builds(Attachment, st.text(max_size=9), st.text(max_size=9))),
    separator=st.sampled_from(["\n", "\n\n"]),
)


@given(messages)
def test_a_message_comes_back_from_json_as_it_went(message: Message) -> None:
    assert load_message(json.loads(json.dumps(dump_message(message)))) == message


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(ValueError, match="blocks"):
        load_message({"buttons": []})


def test_what_0_1_0_left_in_the_outbox_can_be_sent() -> None:
    kept = {
        "blocks": [{"text": "Kính gửi", "styles": [[0, 4, "bold"]]}],
        "buttons": [[["Xong", "done:12", "xong 12"]]],
        "attachment": ["xuat/1.xlsx", "viec.xlsx"],
        "separator": "\n",
    }
    assert load_message(kept) == Message(
        (Text("Kính gửi", (Range(0, 4, Style.BOLD),)),),
        ((Button("Xong", "done:12", "xong 12"),),),
        Attachment("xuat/1.xlsx", "viec.xlsx"),
    )
