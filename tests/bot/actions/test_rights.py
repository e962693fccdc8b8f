"""Rights that a limit, a file or a promise might slip past."""

import asyncio
from datetime import date

import pytest

from bot.channels.messenger import Inbound
from bot.incoming import followups
from bot.incoming.intake import Intake
from chat import intents as i
from storage import settings
from storage.database.engine import Session
from storage.tables import Inbox
from tests.bot.actions.people.test_linking import texts
from tests.bot.actions.questions.test_asking_task import belongs, directive, imported
from tests.bot.conftest import Holding
from tests.bot.talk import Talk, chat_of
from tests.bot.test_gate import sent
from tests.bot.test_held import come, told
from tests.bot.test_intake import rows, said
from tests.office import Office


def test_a_document_of_ones_own_is_found_behind_any_number_of_others(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    belongs(talk, number, directive(talk, "17/UBND-XD", "Kiểm tra an toàn đường sắt"))

    def others(session: Session) -> None:
        for n in range(520):
            imported(session, talk, f"{1000 + n}/UBND-GT", "Kiểm tra an toàn đường sắt")

    talk.database.write(others)
    asked = i.AskDirective(text="an toàn đường sắt")
    assert "17/UBND-XD" in texts(talk.mean(office.head_planning, asked))
    assert "1000/UBND-GT" not in texts(talk.mean(office.head_planning, asked))
    assert "17/UBND-XD" not in texts(talk.mean(office.head_inspection, asked))


def test_a_cancelled_task_of_ones_own_still_shows_its_document_behind_others(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    belongs(talk, number, directive(talk, "17/UBND-XD", "Kiểm tra an toàn đường sắt"))
    for n in range(12):
        of_others = talk.give(f"Báo cáo số {n}", [office.inspection])
        belongs(talk, of_others, directive(talk, f"{1000 + n}/UBND-GT", "Kiểm tra an toàn đường sắt"))
    talk.say(office.clerk, f"hủy {number}")
    talk.say(office.clerk, "đúng")
    asked = i.AskDirective(text="an toàn đường sắt")
    assert "17/UBND-XD" in texts(talk.mean(office.head_planning, asked))


def not_yet(number: int) -> i.NotDone:
    """It is not done, and will be by the 27th."""
    return i.NotDone((number,), "", i.When(date(2026, 11, 27)))


def test_staff_make_no_promise_for_their_unit(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    heard = texts(talk.mean(office.staff_planning, not_yet(number)))
    assert "do Trưởng hoặc Phó đơn vị báo" in heard
    assert [event.data["until"] for event in talk.events("not_done")] == [""]
    assert "27/11/2026" not in texts(talk.heard(office.chief))


@pytest.mark.parametrize("who", ["head_planning", "deputy_head_planning"])
def test_who_answers_for_the_unit_makes_its_promise(talk: Talk, office: Office, who: str) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning])
    heard = texts(talk.mean(getattr(office, who), not_yet(number)))
    assert "do Trưởng hoặc Phó" not in heard
    assert [event.data["until"] for event in talk.events("not_done")] == ["2026-11-27"]


def _kept(intake: Intake) -> list[str]:
    return sorted(path.name for path in intake.files.glob("*")) if intake.files.is_dir() else []


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("who", ["staff_planning", "director", "deputy"])
@pytest.mark.parametrize("caption", ["", "xong 1"])
async def test_who_may_not_use_a_file_stores_none(
    intake: Intake, holding: Holding, office: Office, who: str, caption: str
) -> None:
    holding.data = "Kết quả thực hiện".encode()
    await come(intake, sent(chat_of(getattr(office, who)), "ket-qua.txt", caption))
    assert await asyncio.to_thread(_kept, intake) == []
    if not caption:
        assert "không được lưu" in told(intake.database, getattr(office, who))


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("who", ["clerk", "head_planning", "deputy_head_planning"])
async def test_who_may_use_a_file_has_it_kept(
    intake: Intake, holding: Holding, office: Office, who: str
) -> None:
    holding.data = "Kết quả thực hiện".encode()
    await come(intake, sent(chat_of(getattr(office, who)), "ket-qua.txt", ""))
    assert len(await asyncio.to_thread(_kept, intake)) == 1


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(("days", "kept"), [(0, [False, False]), (3, [False, True])])
async def test_what_is_written_is_kept_as_the_office_has_set_and_of_a_stranger_nothing(
    intake: Intake, office: Office, days: int, kept: list[bool]
) -> None:
    intake.database.write(lambda session: settings.save(session, "journal_days", days))
    await come(intake, said("900", "xin chào cơ quan", 1), said(chat_of(office.clerk), "quá hạn", 2))
    assert [row.raw is not None for row in rows(intake.database)] == kept


@pytest.mark.parametrize(
    ("who", "private", "kept"), [("900", True, 0), ("clerk", False, 0), ("clerk", True, 1)]
)
def test_of_what_could_not_be_handled_nothing_is_kept_of_strangers_and_groups(
    talk: Talk, office: Office, who: str, private: bool, kept: int
) -> None:
    user = chat_of(office.clerk) if who == "clerk" else who

    def work(session: Session) -> str | None:
        row = Inbox(channel="telegram", bot="1", key="k", raw="lời", received_at=talk.now, private=private)
        session.add(row)
        session.flush()
        inbound = Inbound("telegram", "1", "77", user, at=talk.now, private=private)
        followups.give_up(session, [row.id or 0], inbound, talk.now)
        return row.raw

    assert talk.database.write(work) == ("lời" if kept else None)
    told = "" if who == "900" else texts(talk.heard(office.chief))
    assert ("Tin được giữ nguyên" in told) == bool(kept)
