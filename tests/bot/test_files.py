"""Whose a file is: the task that its words name, the one that is said next, and no other by itself."""

from dataclasses import replace

import pytest
from sqlmodel import select

from bot.channels.messenger import Recording, SentFile
from chat import intents as i
from storage import tables
from tasks.model import Status
from tests.bot.reviewing import said
from tests.bot.talk import Talk, chat_of
from tests.office import Office

PHOTO = SentFile("f1", "", 900)
PAPER = SentFile("f2", "bao-cao.pdf", 900)


def proofs(talk: Talk) -> dict[int, list[str]]:
    """The files by the task that they prove."""
    wanted = (
        select(tables.Occurrence.task_number, tables.Evidence.channel_file_id)
        .join(tables.Assignment, tables.Assignment.occurrence_id == tables.Occurrence.id)  # type: ignore[arg-type]
        .join(tables.Report, tables.Report.assignment_id == tables.Assignment.id)  # type: ignore[arg-type]
        .join(tables.Evidence, tables.Evidence.report_id == tables.Report.id)  # type: ignore[arg-type]
    )
    found: dict[int, list[str]] = {}
    for number, file in talk.database.read(lambda session: list(session.exec(wanted))):
        found.setdefault(number, []).append(file)
    return found


@pytest.fixture
def two(talk: Talk, office: Office) -> tuple[int, int]:
    return talk.give("Rà soát mạng lưới", [office.planning]), talk.give("Kiểm tra kho", [office.planning])


def test_the_number_after_which_task_claims_the_photo(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    head = office.head_planning
    assert "việc nào" in said(talk.say(head, "", file=PHOTO))
    assert "ảnh gửi lúc" in said(talk.say(head, str(two[1])))
    assert talk.assignment(two[1], office.planning).status is Status.ASSIGNED
    talk.say(head, f"xong {two[0]}")
    assert proofs(talk) == {}
    talk.say(head, f"xong {two[1]}")
    assert proofs(talk) == {two[1]: ["f1"]}


def test_the_answer_to_which_task_may_also_say_that_it_is_done(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    talk.say(office.head_planning, "", file=PHOTO)
    talk.say(office.head_planning, str(two[1]))
    talk.say(office.head_planning, "1")
    assert proofs(talk) == {two[1]: ["f1"]}


def test_a_photo_for_a_report_that_waits_is_added_to_it(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    talk.say(office.head_planning, f"xong {two[0]}")
    talk.say(office.head_planning, "việc của tôi")
    talk.say(office.head_planning, "", file=PHOTO)
    talk.say(office.head_planning, str(two[0]))
    assert proofs(talk) == {two[0]: ["f1"]}


def test_a_file_whose_caption_names_a_task_goes_to_no_other(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    first, second = two
    talk.say(office.head_planning, f"Báo cáo kết quả việc {first}", file=PAPER)
    talk.say(office.head_planning, f"xong {second}")
    assert proofs(talk).get(second) is None
    talk.say(office.head_planning, f"xong {first}")
    assert proofs(talk) == {first: ["f2"]}


def test_an_unclaimed_file_goes_to_no_report_by_itself(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    talk.say(office.head_planning, "", file=PAPER)
    talk.say(office.head_planning, "việc của tôi")
    answer = said(talk.say(office.head_planning, f"xong {two[0]}"))
    assert "chưa gắn với việc nào" in answer
    assert proofs(talk) == {}
    talk.say(office.head_planning, "1")
    assert proofs(talk) == {two[0]: ["f2"]}


def test_files_one_after_another_are_all_proof_of_what_is_said_next(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    talk.say(office.head_planning, "", file=PHOTO)
    talk.say(office.head_planning, "", file=PAPER)
    talk.say(office.head_planning, f"xong {two[0]}")
    assert proofs(talk) == {two[0]: ["f1", "f2"]}


def test_a_file_with_a_report_that_was_refused_still_waits(
    talk: Talk, office: Office, two: tuple[int, int]
) -> None:
    talk.say(office.head_planning, "", file=PAPER)
    talk.say(office.head_planning, "xong 99")
    talk.say(office.head_planning, f"bổ sung cho việc {two[0]} văn bản số 4/BC ngày 20/11/2026")
    talk.say(office.head_planning, f"xong {two[0]}")
    assert proofs(talk) == {two[0]: ["f2"]}


@pytest.mark.parametrize("intent", [i.Acknowledge, i.NotDone])
def test_a_file_under_other_words_is_kept_for_their_task(
    talk: Talk, office: Office, two: tuple[int, int], intent: type
) -> None:
    words = {"Acknowledge": "đã nhận", "NotDone": "chưa xong"}[intent.__name__]
    answer = said(talk.say(office.head_planning, f"{words} {two[0]}", file=PAPER))
    assert f"cho việc {two[0]}" in answer
    talk.say(office.head_planning, f"xong {two[0]}")
    assert proofs(talk) == {two[0]: ["f2"]}


@pytest.mark.parametrize("recording", list(Recording))
def test_a_recording_is_answered_by_a_sentence_of_its_own(
    talk: Talk, office: Office, two: tuple[int, int], recording: Recording
) -> None:
    inbound = replace(talk._inbound(chat_of(office.head_planning)), recording=recording)
    talk.serve(inbound)
    answer = said(talk.heard(office.head_planning))
    assert "bằng chữ" in answer
    assert "chưa hiểu" not in answer


def test_the_words_under_a_video_hold(talk: Talk, office: Office, two: tuple[int, int]) -> None:
    plain = talk._inbound(chat_of(office.head_planning), text=f"xong {two[0]}")
    talk.serve(replace(plain, recording=Recording.VIDEO))
    assert "Video không được lưu" in said(talk.heard(office.head_planning))
    assert "kèm video, không được lưu" in said(talk.heard(office.clerk))
    assert talk.assignment(two[0], office.planning).status is Status.REPORTED
