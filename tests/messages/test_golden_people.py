"""What is said of people put out: shown, done, told to whom it concerns, and by the command line."""

from dataclasses import replace
from datetime import date

from messages.command_line import people as people_cli
from messages.command_line.people import Forgotten, PersonListed
from messages.people import groups, putting_out
from messages.people.putting_out import Account, Departure, LeftPost
from messages.questions import people as people_state
from messages.questions.people import ListedPerson
from tasks.model import Person
from tests.messages import people as p
from tests.messages.golden import hold

DEPUTY = Person(6, "N06", "Giang Thu Hiền", "Phó phòng", "đồng chí", 3)
OLD, NEW = Account("telegram", p.MORNING), Account("zalo", p.NOW)
BLOCKED = Account("telegram", p.MORNING, "blocked")
LEFT = Departure(
    person=p.HEAD,
    unit="Phòng Quy hoạch",
    accounts=(OLD, NEW),
    posts=(LeftPost("Phòng Quy hoạch", 12, 2, (DEPUTY,)),),
    waiting=3,
)
HEADLESS = replace(LEFT, accounts=(), waiting=0, posts=(LeftPost("Phòng Quy hoạch", 1),))
OFFICER = Departure(
    person=p.CLERK, unit="Văn phòng Sở", accounts=(BLOCKED,), reviews=2, waiting=3, stand_ins=(DEPUTY,)
)
CHIEF = Departure(
    p.DIRECTOR, "Ban Giám đốc Sở", (OLD,), in_charge=("Phòng Quy hoạch", "Thanh tra Sở"), waiting=1
)


def test_people_put_out() -> None:
    hold(
        "putting_out",
        {
            "nêu trước: có người thay": putting_out.will_leave(LEFT),
            "nêu trước: không ai thay": putting_out.will_leave(HEADLESS),
            "nêu trước: người của Văn phòng": putting_out.will_leave(OFFICER),
            "nêu trước: lãnh đạo phụ trách": putting_out.will_leave(CHIEF),
            "đã nghỉ": putting_out.has_left(LEFT),
            "báo Văn phòng": putting_out.office_left(HEADLESS, p.BY_CLERK),
            "báo Văn phòng: dòng lệnh": putting_out.office_left(LEFT, putting_out.BY_COMMAND_LINE),
            "nêu trước: hủy mọi tài khoản": putting_out.will_unlink(
                p.HEAD, "Phòng Quy hoạch", [OLD], [], "hủy liên kết N05", "unlink:5"
            ),
            "nêu trước: giữ tài khoản mới": putting_out.will_unlink(
                p.HEAD, "Phòng Quy hoạch", [OLD], [NEW], "hủy liên kết cũ N05", "unlink:5"
            ),
            "đã hủy": putting_out.was_unlinked(p.HEAD, "Phòng Quy hoạch", [OLD], [NEW]),
            "báo Văn phòng: đã hủy": putting_out.office_unlinked(
                p.HEAD, "Phòng Quy hoạch", [OLD], p.BY_CLERK
            ),
            "thêm một tài khoản": groups.linked_elsewhere("zalo"),
            "nhiều mã sai": groups.many_wrong_codes(50),
            "mã lộ trong nhóm": groups.code_exposed(p.DOCTOR),
            "mã quá hạn": groups.expired_code(72),
            "mã quá hạn, cho người cấp": groups.came_too_late(p.DOCTOR),
            "lời cuối: đã nghỉ": putting_out.put_out(left=True),
            "lời cuối: hủy liên kết": putting_out.put_out(left=False),
            "người trả lời thay": putting_out.inherits("Phòng Quy hoạch", [p.LATE, p.SOON]),
            "người trả lời thay: nhiều việc": putting_out.inherits("Phòng Quy hoạch", [p.SOON] * 11),
            "người trả lời thay: không có việc": putting_out.inherits("Phòng Quy hoạch", []),
            "chưa rõ ai": [
                putting_out.which_person("", [], []),
                putting_out.which_person("CB99", [], []),
                putting_out.which_person(
                    "anh Trí",
                    [(p.INSPECTOR, "Thanh tra Sở"), (p.STAFF, "")],
                    ["N08 nghỉ việc", "N07 nghỉ việc"],
                ),
            ],
            "chưa đến ngày": putting_out.not_yet(p.HEAD, p.TODAY),
            "chính mình": putting_out.not_oneself(),
            "không có tài khoản": [
                putting_out.nothing_linked(p.HEAD, ""),
                putting_out.nothing_linked(p.HEAD, "zalo"),
                putting_out.one_account(p.HEAD),
                putting_out.changed_meanwhile(),
            ],
            "không có quyền": [
                putting_out.only_office(["Mạc Thị Nhàn", "Quách Hữu Lộc"]),
                putting_out.only_office([]),
            ],
            "danh sách liên kết": people_state.everybody(
                [ListedPerson(p.HEAD, "Phòng Quy hoạch", accounts=(OLD, NEW))], linked=True
            ).shown,
        },
    )


def test_people_on_the_command_line() -> None:
    gone, erased = replace(p.STAFF, roles=frozenset()), replace(p.DOCTOR, name="N09", title="")
    hold(
        "people_cli",
        {
            "danh sách": people_cli.people_listed(
                [
                    PersonListed(p.HEAD, "Phòng Quy hoạch", (OLD, BLOCKED)),
                    PersonListed(p.DIRECTOR, ""),
                    PersonListed(gone, "Phòng Quy hoạch", left=True),
                    PersonListed(erased, "Bệnh viện Mắt", left=True),
                ]
            ),
            "đã xóa": people_cli.forgotten(Forgotten("N09", 2, 140, 3, 12, 1, 40)),
            "nêu trước khi xóa": people_cli.forgotten(Forgotten("N09", 2, 140, 3, 12, 1, 40), done=False),
            "nêu trước khi đưa ra": putting_out.leaving_shown(LEFT),
            "hỏi": people_cli.asked("N05"),
            "không làm": [
                people_cli.not_agreed(),
                people_cli.changed_meanwhile(),
                people_cli.must_leave_first("N05"),
                people_cli.forgotten_before("N05"),
            ],
            "bản sao còn giữ": [
                people_cli.still_held(
                    [("nhacviec-20261122-020000.zip", date(2026, 12, 28))],
                    ["data/nhacviec.db.0005"],
                    "/sao-luu",
                ),
                people_cli.still_held([], [], "/sao-luu"),
                people_cli.still_held([], [], None),
                people_cli.left_before("N05"),
                people_cli.no_office_left(),
            ],
        },
    )
