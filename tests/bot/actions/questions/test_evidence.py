"""The files that prove a result, for whoever may see the task."""

from pathlib import Path

import pytest

from bot.channels.messenger import SentFile
from chat import intents as i
from messages.text import Message
from tests.bot.reviewing import buttons, said
from tests.bot.talk import Talk
from tests.office import Office

PAPER, PHOTO = SentFile("f1", "bao-cao.pdf", 900), SentFile("f2", "", 900)


@pytest.fixture
def proved(talk: Talk, office: Office) -> int:
    """A task whose report came with a paper, which is in the folder."""
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.head_planning, f"xong {number}", file=PAPER)
    folder = talk.exports.parent / "tep"
    folder.mkdir()
    (folder / f"own-{talk._rows}").write_bytes(b"%PDF")
    return number


def sent(messages: list[Message]) -> list[tuple[str, bytes]]:
    """Names and contents of the files."""
    files = [message.attachment for message in messages if message.attachment is not None]
    return [(file.name, Path(file.path).read_bytes()) for file in files]


def test_the_office_gets_the_file_before_it_confirms(talk: Talk, office: Office, proved: int) -> None:
    notice = talk.heard(office.clerk)
    data = buttons(notice)[f"minh chứng {proved}"]
    assert sent(talk.press(office.clerk, data)) == [("bao-cao.pdf", b"%PDF")]


def test_the_unit_gets_its_own_file_and_another_unit_does_not(
    talk: Talk, office: Office, proved: int
) -> None:
    assert len(sent(talk.mean(office.head_planning, i.AskEvidence(proved)))) == 1
    assert sent(talk.mean(office.head_inspection, i.AskEvidence(proved))) == []


def test_without_files_it_is_said(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    assert "chưa có tệp" in said(talk.mean(office.clerk, i.AskEvidence(number)))


def test_a_photo_gets_a_name_made_of_its_time(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}", file=PHOTO)
    folder = talk.exports.parent / "tep"
    folder.mkdir()
    (folder / f"own-{talk._rows}").write_bytes(b"jpg")
    answer = talk.mean(office.clerk, i.AskEvidence(number))
    assert sent(answer) == [(f"anh-viec-{number}-20261123-0800.jpg", b"jpg")]
    assert "ảnh gửi lúc 08 giờ 00" in said(answer)


def test_a_file_that_is_no_longer_there_is_said(talk: Talk, office: Office, proved: int) -> None:
    for file in (talk.exports.parent / "tep").iterdir():
        file.unlink()
    answer = talk.mean(office.clerk, i.AskEvidence(proved))
    assert sent(answer) == []
    assert "không còn" in said(answer)


def test_a_button_says_its_unit_where_several_units_have_the_task(
    talk: Talk, office: Office, proved: int
) -> None:
    labels = [b.label for m in talk.heard(office.clerk) for row in m.buttons for b in row]
    assert f"Xác nhận {proved} · QHPT" in labels


def test_a_button_of_a_task_of_one_unit_names_no_unit(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    labels = [b.label for m in talk.heard(office.clerk) for row in m.buttons for b in row]
    assert f"Xác nhận {number}" in labels
