"""A directive's own file: kept when it comes, and given to whoever has a task of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.messenger import SentFile
from bot.reading.gate import ReceivedFile
from messages.text import Message
from scheduler.rendering import renderers
from storage.delivery.bursts import ASSIGNED
from tests.bot.actions.questions.test_asking_task import belongs, directive
from tests.bot.reviewing import DOCUMENT, buttons, received, said, send
from tests.bot.talk import Talk
from tests.office import Office
from tests.scheduler.stage import rules

NUMBER = "2210/SYT-VP"


def stored(talk: Talk, *names: str) -> None:
    """The files lie where they are kept."""
    folder = talk.exports.parent / "tep"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())


@pytest.fixture
def saved(talk: Talk, office: Office) -> int:
    """The task that the planning room got of a document that came as a file; its number."""
    stored(talk, "own")
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 2-6; lưu")
    for person in (office.clerk, office.chief, office.head_planning, office.director):
        talk.heard(person)
    return 1


def files(messages: list[Message]) -> list[tuple[str, str]]:
    """Which bytes were sent under which names."""
    sent = [message.attachment for message in messages if message.attachment is not None]
    return [(Path(each.path).read_text(), each.name) for each in sent]


@pytest.mark.parametrize("asked", ["cho xin công văn của việc 1", "gửi em file văn bản gốc của việc 1"])
def test_whoever_has_a_task_of_it_gets_the_file(talk: Talk, office: Office, saved: int, asked: str) -> None:
    heard = talk.say(office.head_planning, asked)
    assert files(heard) == [("own", "cong-van.txt")]
    assert NUMBER in said(heard)


@pytest.mark.parametrize("who", ["clerk", "director", "staff_planning"])
def test_the_office_the_leaders_and_the_units_people_get_it(
    talk: Talk, office: Office, saved: int, who: str
) -> None:
    assert files(talk.say(getattr(office, who), "xin file công văn 2210")) == [("own", "cong-van.txt")]


@pytest.mark.parametrize("asked", ["cho xin công văn của việc 1", "xin file công văn 2210"])
def test_another_units_head_hears_what_is_said_where_there_is_no_such_directive(
    talk: Talk, office: Office, saved: int, asked: str
) -> None:
    theirs = talk.say(office.head_inspection, asked)
    nobodys = talk.say(office.head_inspection, asked.replace("1", "7", 1).replace("2210", "3310"))
    assert files(theirs) == []
    assert NUMBER not in said(theirs)
    assert len(said(theirs)) == len(said(nobodys))


def test_a_button_that_somebody_made_up_gives_nothing(talk: Talk, office: Office, saved: int) -> None:
    assert files(talk.press(office.head_inspection, "paper:1")) == []
    assert files(talk.press(office.head_planning, "paper:1")) == [("own", "cong-van.txt")]


def test_which_task_is_asked_where_none_is_named(talk: Talk, office: Office, saved: int) -> None:
    assert files(talk.say(office.head_planning, "gửi em file văn bản gốc")) == []
    assert files(talk.say(office.head_planning, "1")) == [("own", "cong-van.txt")]


def test_a_reply_to_a_message_about_one_task_names_it(talk: Talk, office: Office, saved: int) -> None:
    talk.bind(office.head_planning, "m77", saved)
    assert files(talk.say(office.head_planning, "cho em xin văn bản này", reply_to="m77"))


def test_the_task_and_the_directive_offer_it(talk: Talk, office: Office, saved: int) -> None:
    card = buttons(talk.say(office.head_planning, "việc 1"))
    whole = buttons(talk.say(office.clerk, "công văn 2210 đến đâu rồi"))
    assert card["văn bản gốc của việc 1"] == whole["văn bản gốc của việc 1"] == "paper:1"


def notice(talk: Talk) -> Message:
    """The news of new tasks, as it goes out."""
    (row,) = talk.rows(ASSIGNED)
    renderer = renderers(rules)[ASSIGNED]
    return renderer.render(talk.database.read(lambda s: renderer.gather(s, row, talk.now))).message


def test_the_news_of_several_tasks_offers_their_one_directive_once(talk: Talk, office: Office) -> None:
    stored(talk, "own")
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 4-5; giao 1-3, 6 cho QHPT; sửa hạn 6 không hạn; lưu")
    news = notice(talk)
    assert [b.data for row in news.buttons for b in row if b.label == "Văn bản"] == ["paper:1"]
    assert "văn bản gốc của việc 1" in news.text.plain


def test_the_news_of_a_task_given_by_chat_offers_no_directive(talk: Talk, office: Office) -> None:
    talk.say(office.clerk, "giao QHPT rà soát máy chủ trước ngày 15/12")
    assert not [b for row in notice(talk).buttons for b in row if b.data.startswith("paper")]


def test_of_an_old_directive_it_is_said_that_no_file_is_kept(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning])
    belongs(talk, number, directive(talk, "45/KH-UBND", "Kế hoạch chuyển đổi số"))
    heard = talk.say(office.head_planning, f"cho xin công văn của việc {number}")
    assert files(heard) == []
    assert "Chưa lưu tệp gốc của văn bản 45/KH-UBND" in said(heard)
    assert not [b for m in heard for row in m.buttons for b in row if b.data.startswith("paper")]


def test_the_file_that_comes_after_the_words_is_kept(talk: Talk, office: Office) -> None:
    stored(talk, "own")
    talk.say(office.clerk, DOCUMENT)
    talk.say(office.clerk, "bỏ 2-6; lưu")
    assert "Chưa lưu tệp gốc" in said(talk.say(office.head_planning, "cho xin công văn của việc 1"))
    assert "Đã lưu tệp gốc" in said(send(talk, office.clerk, received(DOCUMENT)))
    assert "Đã lưu tệp gốc" not in said(send(talk, office.clerk, replace(received(DOCUMENT), stored_as="b")))
    assert files(talk.say(office.head_planning, "cho xin công văn của việc 1")) == [("own", "cong-van.txt")]


def test_photos_are_sent_page_by_page_in_their_order(talk: Talk, office: Office) -> None:
    stored(talk, "one", "two")
    pages = tuple(ReceivedFile(SentFile(f"f{n}", "", 9), name) for n, name in enumerate(("one", "two")))
    sheet = replace(received(DOCUMENT, name=""), stored_as="", pages=pages)
    send(talk, office.clerk, replace(sheet, reading=None, members=(sheet,)))
    talk.say(office.clerk, "bỏ 2-6; lưu")
    heard = talk.say(office.head_planning, "cho xin công văn của việc 1")
    assert files(heard) == [("one", "2210-SYT-VP-trang-1.jpg"), ("two", "2210-SYT-VP-trang-2.jpg")]
    assert "trang 2/2" in said(heard)


def test_a_file_that_lies_there_no_more_is_said_to_be_gone(talk: Talk, office: Office, saved: int) -> None:
    (talk.exports.parent / "tep" / "own").unlink()
    heard = talk.later(minutes=1).say(office.head_planning, "cho xin công văn của việc 1")
    assert files(heard) == []
    assert "không còn trên máy chủ" in said(heard)
