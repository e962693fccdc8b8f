"""No answer is longer than a phone's screen, however large the office: the rest comes by «tiếp»."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from directives.model import Directive as Read
from messages.lists import SCREEN
from storage import tables
from storage.database.engine import Database, Session
from storage.tables.base import known
from storage.work import directives
from storage.work.directives import Source
from tasks.model import Role
from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.conftest import NOW
from tests.office import Office
from tests.stores import Founded, Store, opened

UNITS, PEOPLE, DIRECTIVES, TASKS = 60, 200, 30, 24
LONG = "theo dõi, đôn đốc và tổng hợp kết quả thực hiện các nhiệm vụ được giao"
QUESTIONS = (
    *("danh sách đơn vị", "danh sách cán bộ", "ai chưa liên kết", "ai không nhận được tin nhắn"),
    *("danh sách văn bản", "văn bản về kế hoạch thế nào", "ai phụ trách các đơn vị", "cán bộ đã liên kết"),
    *("còn việc gì", "quá hạn", "đơn vị nào đang trễ?", "tháng 12 có việc gì đến hạn", "chờ duyệt"),
    *("thống kê", "xếp hạng các đơn vị", "việc của từng đơn vị", "việc theo văn bản", "tìm tổng hợp"),
    *(
        "công văn 7 đến đâu rồi",
        "việc 1",
        "lịch sử 1",
        "văn bản gốc của việc 1",
        "trợ giúp",
        "dữ liệu của tôi",
    ),
    *(
        "xác nhận hết",
        "tạm dừng mọi việc của TT01",
        "hủy hết việc của TT01 vì trùng",
        "chuyển hết việc của TT01 sang TT02",
    ),
    *("nhắc tất cả đơn vị còn việc chưa xong", "lùi hạn tất cả việc của TT01 thêm 5 ngày"),
    *("việc nào không có hạn", "việc đã xong", "đôn đốc các đơn vị quá hạn", "công văn đến đâu rồi"),
)


def large(talk: Talk, office: Office) -> None:
    """An office of many units, people, directives and tasks, with names as long as they are."""

    def work(session: Session) -> None:
        for n in range(UNITS):
            name = f"Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ tổng hợp số {n}"
            session.add(tables.Unit(code=f"TT{n:02}", name=name, kind="trung tâm"))
        session.flush()
        units = [known(row.id) for row in session.exec(select(tables.Unit))]
        for n in range(PEOPLE):
            title = "Trưởng phòng phụ trách chung" if n < UNITS else "Chuyên viên chính"
            unit = units[n % len(units)]
            row = tables.Person(
                code=f"X{n:03}", name=f"Nguyễn Hoàng Thị Minh Khai {n}", title=title, unit_id=unit
            )
            session.add(row)
            session.flush()
            if n < UNITS:
                session.add(tables.PersonRole(person_id=known(row.id), unit_id=unit, role=Role.HEAD))
            if n % 3 == 0:
                state = ("active", "blocked")[n % 2]
                chat = f"9{n:04}"
                session.add(
                    tables.Address(
                        person_id=known(row.id), channel="telegram", bot="1", user_id=chat, chat_id=chat,
                        state=state, linked_at=talk.now,
                    )
                )  # fmt: skip
        for n in range(DIRECTIVES):
            subject = f"về việc triển khai kế hoạch {LONG} năm {2000 + n}"
            read = Read(
                number=f"{n}/UBND-TH",
                issued=date(2026, 11, 2),
                issuer="Ủy ban nhân dân tỉnh",
                subject=subject,
            )
            review = directives.store(session, read, f"{n} {subject}", [], Source(talk.now))
            session.get_one(tables.Review, review).state = "saved"

    talk.database.write(work)
    units = talk.database.read(lambda s: [known(row.id) for row in s.exec(select(tables.Unit))])
    for n in range(TASKS):
        leads = units if n == 0 else [units[n % len(units)], office.planning]
        talk.give(
            f"Rà soát, {LONG} lần thứ {n}", leads, due=date(2026, 11, 10 + n % 40) if n % 40 < 20 else None
        )

    def belong(session: Session) -> None:
        for row in session.exec(select(tables.Task)):
            row.directive_id = 1 + (row.number or 0) % DIRECTIVES
            session.add(row)

    talk.database.write(belong)


@pytest.fixture(scope="session")
def large_office(
    store: Store, office_in: Callable[[Store], Founded], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The URL of that office's database, to be copied; written once."""
    folder = tmp_path_factory.mktemp("large")
    founded = office_in(store)
    url = store.copy(founded.url, folder / "office.db")
    with opened(url) as base:
        large(Talk(base, NOW, folder), founded.office)
    return url


@pytest.fixture
def database(store: Store, large_office: str, tmp_path: Path) -> Iterator[Database]:
    """A copy of it."""
    url = store.copy(large_office, tmp_path / "office.db")
    with opened(url) as base:
        yield base
    store.drop(url)


def walked(talk: Talk, person: int, question: str, most: int = 3) -> list[str]:
    """The first answers to the question, as far as there are any."""
    pages = [said(talk.say(person, question))]
    while "gõ: tiếp" in pages[-1] and len(pages) < most:
        pages.append(said(talk.say(person, "tiếp")))
    return pages


@pytest.mark.parametrize("who", ["clerk", "director", "head_planning"])
def test_every_answer_fits_a_screen_and_goes_on(talk: Talk, office: Office, who: str) -> None:
    person = getattr(office, who)
    for question in QUESTIONS:
        for page in walked(talk, person, question):
            assert len(page) <= SCREEN, (question, page)


@pytest.mark.parametrize(
    ("question", "total", "sign"),
    [("danh sách đơn vị", 60, "Dịch vụ tổng hợp số"), ("danh sách cán bộ", 200, "Minh Khai")],
)
def test_the_pages_hold_everybody_once(
    talk: Talk, office: Office, question: str, total: int, sign: str
) -> None:
    lines = [
        line
        for page in walked(talk, office.clerk, question, 99)
        for line in page.splitlines()
        if sign in line
    ]
    assert len(lines) == len(set(lines)) == total
