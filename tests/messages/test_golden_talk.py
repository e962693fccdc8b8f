"""What is said of the conversation itself, of linking, of files, and by the command line."""

from datetime import date, time
from typing import Any

from chat.intents.values import Doubt, Verb
from messages import help, records, refusals, secrecy, talk, upkeep
from messages.command_line import cli, meaning, office, verbs
from messages.command_line import meaning as times
from messages.command_line.office import Problem
from messages.lines import Viewer
from messages.people import groups, linking
from messages.people.linking import Invitation, PersonalData
from messages.questions import people as people_state
from messages.questions.people import Failed, ListedPerson, Unreached
from messages.review import reading
from messages.secrecy import gate_lacks
from messages.text import Text
from storage.backups.backup import BackupCode
from tasks.model import Action, Status, Unit
from tasks.standing import Counts
from tasks.transitions import Refusal, RefusalCode
from tasks.warning import Warning
from tasks.workdays import SpecialDay
from tests.messages import people as p
from tests.messages.golden import hold


def test_backups() -> None:
    hold(
        "backups",
        {
            "đã sao lưu": [
                records.made("/sao-luu/nhacviec-20261123-020000.zip", 12, 340, 0),
                records.made("/sao-luu/nhacviec-20261123-020000.zip", 12, 340, 2),
            ],
            "đã phục hồi": [
                records.restored(p.NOW, 340, 12, "/data/truoc-phuc-hoi-20261124-080000"),
                records.restored(p.NOW, 340, 12, None),
            ],
            "không được": [
                records.problem(code, {"folder": "/sao-luu", "path": "/sao-luu/a.zip", "revision": "0099"})
                for code in (*BackupCode, "nowhere", "folder_in_use")
            ],
            "báo Văn phòng đã phục hồi": [
                records.told_office(p.NOW),
                records.told_office(p.NOW, ["N05", "N07"]),
                records.told_office(p.NOW, known=False),
            ],
            "ai nghỉ sau lúc sao lưu": [
                records.kept_out(["N05", "N07"]),
                records.kept_out([]),
                records.kept_out(["N05"], ["N05"]),
                records.put_out_unknown(),
            ],
            "báo Văn phòng bản cũ": [records.told_old(p.NOW), records.told_old(None)],
            "kiểm tra": [
                records.checked(None, None),
                records.checked("/sao-luu", None),
                records.checked("/sao-luu", p.NOW),
            ],
        },
    )


def test_the_conversation_itself() -> None:
    hold(
        "talk",
        {
            "tin đã sửa": [talk.edited(office_told=told) for told in (False, True)],
            "tin đã sửa, cho Văn phòng": talk.office_edited("đồng chí Kiều Đức Anh", (12, 15), "chưa xong"),
            "tin chuyển tiếp": talk.forwarded(),
            "nút cũ": talk.stale_button(),
            **{f"không hiểu: {viewer}": talk.not_understood(viewer) for viewer in Viewer},
            **{f"không có lựa chọn: {viewer}": talk.nothing_offered(viewer) for viewer in Viewer},
            "số vừa là lựa chọn, vừa là việc": [
                talk.choice_or_task(5, "xong 7", ["xong 7", "việc 5"]),
                talk.choice_or_task(1, "", ["việc 1", talk.choice_of_list(1)]),
            ],
            "lựa chọn của danh sách cũ": [
                talk.choice_ended(7, "xin gia hạn 4", task=False, standing=()),
                talk.choice_ended(7, "", task=True, standing=((2, "xong 5"), (3, "việc 5"))),
            ],
            "danh sách còn chờ": talk.choices_stand(((2, "xong 5"), (3, "việc 5"))),
            "không chọn": talk.left_alone(),
            "không, sau khi báo xong": talk.still_stands("report", [2], "rút báo cáo 2"),
            "chỉ xem việc": talk.only_shown("report", 3, "xong 3"),
            "phần còn lại của tin": talk.rest_left(2),
            "tin quá dài": talk.too_long(1000),
            **{f"thiếu số: {verb}": talk.which_number(verb) for verb in Verb},
            "thiếu số, có việc để chọn": talk.which_number("done", [Text("12. Kiểm kê")], left=3),
            "thiếu số, không việc nào mang tên": talk.which_number(
                "done", [Text("12. Kiểm kê")], words="tiêm chủng", unheard=True
            ),
            "một việc mang tên": talk.which_number(
                "cancel", [Text("12. Kiểm kê")], words="kiểm kê", offer="hủy 12 vì trùng"
            ),
            **{
                f"chưa rõ, có lựa chọn: {doubt}": talk.ambiguous(doubt, (12,), ("xong 12",))
                for doubt in Doubt
            },
            "chưa rõ, có số": talk.ambiguous(Doubt.DONE_OR_NOT, (12, 15), ()),
            "chưa rõ, không có số": talk.ambiguous(Doubt.WHICH_TASK, (), ()),
            "cảm ơn": talk.thanks(),
            "chào": talk.greeting("đồng chí", "Kiều Đức Anh"),
            "lỗi": talk.not_handled(),
            "tin không đọc được": talk.update_parked(7),
            "tin gặp lỗi": talk.message_lost_its_way(7, p.BY_HEAD, kept=True),
            "tệp gặp lỗi": talk.message_lost_its_way(7, p.BY_HEAD, kept=False),
        },
    )


def test_what_the_gate_says() -> None:
    hold(
        "secrecy",
        {
            "từ chối, đã xóa tin": secrecy.refused(p.NOW, deleted=True),
            "từ chối, không xóa được": secrecy.refused(p.NOW, deleted=False),
            "từ chối, tin đã nhận trước khi sửa": secrecy.refused(p.NOW, deleted=True, taken=True),
            "báo Văn phòng, tin đã nhận trước khi sửa": secrecy.office_refused(
                p.BY_HEAD, p.NOW, deleted=True, taken=True
            ),
            "tin gửi tiếp": secrecy.follows(p.NOW, deleted=False),
            "phần tiếp theo, đã xóa": secrecy.follows(p.NOW, deleted=True),
            "báo Văn phòng, đã xóa": secrecy.office_refused(p.BY_HEAD, p.NOW, deleted=True),
            "báo Văn phòng, chưa xóa": secrecy.office_refused(p.BY_HEAD, p.NOW, deleted=False),
            "nghi mật": secrecy.held(),
            "nghi mật, không gửi tới ai": secrecy.held_unasked(),
            "không xem được bên trong": secrecy.held("encrypted"),
            "gửi sau tài liệu đang chờ": secrecy.held_behind(p.NOW, files=1),
            "dán sau tài liệu đang chờ": secrecy.held_behind(p.NOW, files=0),
            "hỏi Văn phòng: nội dung": secrecy.ask(7, p.BY_HEAD, p.NOW, files=0),
            "hỏi Văn phòng: tệp": secrecy.ask(8, p.BY_HEAD, p.NOW, files=1),
            "hỏi Văn phòng: album không xem được": secrecy.ask(
                9, p.BY_HEAD, p.NOW, files=5, unread="encrypted"
            ),
            "cho qua, đọc lại tệp": secrecy.cleared(8, files=1),
            "cho qua cùng tệp gửi sau": secrecy.cleared(8, files=1, behind=2),
            "giữ lại cùng tệp gửi sau": secrecy.kept_out(8, behind=1),
            "cho qua, gửi lại": secrecy.cleared(7, files=0),
            "giữ lại": secrecy.kept_out(8),
            "người gửi: cho qua, gửi lại": secrecy.sender_send_again(p.NOW),
            "người gửi: cho qua": secrecy.sender_cleared(p.NOW),
            "người gửi: giữ lại": secrecy.sender_kept_out(p.NOW, deleted=True),
            "người gửi: giữ lại, chưa xóa": secrecy.sender_kept_out(p.NOW, deleted=False),
            "đã có người quyết định": [
                secrecy.decided_before(7, p.BY_HEAD, p.NOW, cleared=cleared) for cleared in (True, False)
            ],
            "không có tài liệu": secrecy.no_such(12),
            "chỉ Văn phòng": secrecy.only_office_clears(),
            "phần chờ bị mất": secrecy.send_again(),
            "album thiếu": [secrecy.album_incomplete((3,), 5), secrecy.album_incomplete((1, 2), 2)],
            "văn bản bị cắt": secrecy.cut_short(),
            "video trong album": [secrecy.recordings_left(1), secrecy.recordings_left(3)],
        },
    )


def test_help_by_role() -> None:
    roles = {
        "Văn phòng": (True, False, False, False),
        "lãnh đạo": (False, True, False, False),
        "trưởng đơn vị": (False, False, True, False),
        "chuyên viên": (False, False, False, True),
        "Chánh Văn phòng": (True, False, True, False),
        "chưa có vai trò": (False, False, False, False),
    }
    hold(
        "help",
        {
            **{
                name: help.help_for(office=one, leader=two, head=three, staff=four)
                for name, (one, two, three, four) in roles.items()
            },
            "Văn phòng và Trưởng đơn vị, nơi tệp không qua được": help.help_for(
                office=True, leader=False, head=True, staff=False, files=False
            ),
            "menu của Văn phòng": [
                f"/{name}: {said}" for name, said in help.commands(office=True, leader=False)
            ],
            "menu của đơn vị": [
                f"/{name}: {said}" for name, said in help.commands(office=False, leader=False)
            ],
        },
    )


def test_linking() -> None:
    invitation = Invitation(p.DOCTOR, "Bệnh viện Mắt", "K7M2-9QXP", "https://t.me/bot?start=K7M2", p.NOW)
    bare = Invitation(p.DOCTOR, "Bệnh viện Mắt", "K7M2-9QXP", "", p.NOW, linked=True)
    kept = PersonalData(
        "Phòng Quy hoạch", (("telegram", p.MORNING, True), ("zalo", p.NOW, False)), 4, 1, 30, 2
    )
    many = [p.LATE, p.SOON, p.UNDATED] * 3
    hold(
        "linking",
        {
            "người lạ": linking.stranger(),
            "mã sai": linking.wrong_code(72),
            "sai nhiều lần": linking.too_many(),
            "hạn mức": [linking.quota("zalo", 2400, 3000, 41, 50), linking.no_quota()],
            "ứng dụng gửi trước": [
                linking.preferred("Trưởng phòng Kiều Đức Anh", "zalo"),
                linking.not_linked_there("Trưởng phòng Kiều Đức Anh", "zalo"),
            ],
            "tự chọn ứng dụng": [
                linking.own_preference("zalo", ["telegram"], linked=True),
                linking.own_preference("zalo", [], linked=True),
                linking.own_preference("zalo", ["telegram"], linked=False),
            ],
            "hạn mức sắp hết": linking.quota_warning("zalo", 2400, 3000, ended=False),
            "hạn mức đã hết": linking.quota_warning("zalo", 3000, 3000, ended=True),
            "người dùng thứ 51": [linking.bot_full(50, "zalo"), linking.office_bot_full(50, "zalo")],
            "tài khoản của người khác": linking.taken(),
            "đã liên kết": linking.already_linked(p.HEAD),
            "trưởng phòng vừa liên kết": linking.linked(p.HEAD, many),
            "trưởng phòng chưa có việc": linking.linked(p.INSPECTOR, []),
            "chuyên viên vừa liên kết": linking.linked(p.STAFF, [p.SOON]),
            "Văn phòng vừa liên kết": linking.linked(p.CLERK, []),
            "Giám đốc vừa liên kết": linking.linked(p.DIRECTOR, []),
            "báo Văn phòng": linking.office_linked(p.HEAD, "Phòng Quy hoạch", "telegram"),
            "Văn phòng: vừa liên kết thêm": linking.office_linked(p.HEAD, "Phòng Quy hoạch", "zalo", 1),
            "báo Văn phòng có người rời": linking.office_unreachable(p.HEAD, "Phòng Quy hoạch"),
            "trở lại": [linking.welcome_back(p.HEAD, n).text for n in (0, 3)],
            "mời": linking.invited(invitation),
            "mời người đã liên kết": linking.invited(bare),
            "không có mã cán bộ": linking.no_such_person("N99"),
            "chỉ Văn phòng mời": linking.only_office_invites(),
            "dữ liệu của tôi": linking.my_data(p.HEAD, kept),
        },
    )


def test_group_chats() -> None:
    linked = [groups.KnownGroup(1, "telegram", p.MORNING), groups.KnownGroup(3, "zalo", p.NOW)]
    hold(
        "group_chats",
        {
            "nhóm chưa liên kết": groups.not_linked(),
            "mã cho nhóm đầu tiên": groups.invited("K7M2AQXP", p.NOW, []),
            "mã khi đã có nhóm": groups.invited("K7M2AQXP", p.NOW, linked),
            "nhóm vừa liên kết": groups.linked(),
            "báo Văn phòng": [groups.office_linked(3, "zalo"), groups.office_left(3, "zalo")],
            "số lượng": groups.counts(Counts(2, 3, 4, 1, 1, 1, 9, 2), p.MORNING),
            "không có việc": groups.counts(Counts(), p.MORNING),
            "bỏ nhóm": [groups.unlinked(3), groups.no_such_group([1, 3]), groups.no_such_group([])],
            "không phải Văn phòng": groups.only_office_links(),
        },
    )


def test_the_lists_of_units_and_people() -> None:
    unit = Unit(3, "QHPT", "Phòng Quy hoạch", "phòng")
    rows = [ListedPerson(p.HEAD, "Phòng Quy hoạch"), ListedPerson(p.DOCTOR, "Bệnh viện Mắt", "unlinked")]
    hold(
        "registry_lists",
        {
            "đơn vị": people_state.units([unit]).shown,
            "đơn vị của một loại": people_state.units([unit], kind="đơn vị trực thuộc").shown,
            "đơn vị phụ trách": people_state.units([unit], in_charge=True).shown,
            "không có đơn vị": people_state.units([]).shown,
            "không có loại đó": people_state.units([], kind="chi cục").shown,
            "không phụ trách đơn vị nào": people_state.units([], in_charge=True).shown,
            "cán bộ": people_state.everybody(rows).shown,
            "của một đơn vị, đã liên kết": people_state.everybody(rows[:1], unit.name, linked=True).shown,
            "không có ai": people_state.everybody([], linked=False, reachable=False).shown,
            "một người": people_state.who_is_who(rows[:1], contact=True).shown,
            "ai phụ trách": people_state.who_is_who(rows[:1], unit.name, p.DIRECTOR).shown,
            "lãnh đạo phụ trách những đơn vị nào": people_state.who_is_who(
                rows[:1], charge=("Phòng Quy hoạch", "Thanh tra Sở")
            ).shown,
            "không có ai như vậy": people_state.who_is_who([], unit.name).shown,
        },
    )


def test_who_cannot_be_reached() -> None:
    rows = [Unreached(p.DOCTOR, "Bệnh viện Mắt", answers=True, owed=1), Unreached(p.STAFF, "Phòng Quy hoạch")]
    gone = [Unreached(p.HEAD, "Phòng Quy hoạch", reason) for reason in ("blocked", "invalid", "left")]
    reasons = ("no_address", "blocked", "invalid_address", "bad_message", "render", "unanswered", "x")
    failed = [Failed(p.HEAD, reason, 1, (12, 15)) for reason in reasons]
    hold(
        "people",
        {
            "chưa liên kết": people_state.unlinked(rows, 8).shown,
            "chưa liên kết, quá nhiều": people_state.unlinked(rows[1:] * 15, 8, 90, 30).shown,
            "tất cả đã liên kết": people_state.unlinked([], 9).shown,
            "không liên lạc được": people_state.unreachable(
                gone, [*failed, Failed(None, "blocked", 2)], 3
            ).shown,
            "đã gửi được hết": people_state.unreachable([], [], 0).shown,
        },
    )


PARAMS: dict[str, str | int] = {
    "action": Action.RETURN,
    "status": Status.ASSIGNED,
    "at": "2026-11-23T01:05:00+00:00",
    "by": 4,
    "due": "2026-11-30T16:30",
    "cap": 1,
    "granted": 1,
    "unit": 3,
}


def test_refusals() -> None:
    codes = [*RefusalCode, refusals.CHANGED_MEANWHILE]
    week = "việc 22 (kỳ báo cáo tuần 49/2026)"
    hold(
        "refusals",
        {
            **{str(code): refusals.sentence(Refusal(code, PARAMS), 12, by=p.BY_CLERK) for code in codes},
            **{
                f"không được phép: {action}": refusals.sentence(
                    Refusal(RefusalCode.NOT_ALLOWED, {"action": action}), 12
                )
                for action in Action
            },
            "kỳ báo cáo": refusals.sentence(Refusal(RefusalCode.PAUSED), 22, what=week),
            "không gia hạn lần nào": refusals.sentence(
                Refusal(RefusalCode.EXTENSION_CAP, {"cap": 0, "granted": 0}), 12
            ),
            "hỏi lý do": refusals.sentence(
                Refusal(RefusalCode.REASON_REQUIRED, {"action": Action.DECLINE}), 12
            ),
            "hỏi ngày": refusals.sentence(
                Refusal(RefusalCode.DUE_REQUIRED, {"action": Action.REQUEST_EXTENSION}), 12
            ),
            "không có việc": refusals.only(refusals.no_task(77)),
            "không có trong đơn vị": refusals.not_yours(77),
            "không rõ đơn vị": refusals.unknown_unit("Phòng Vũ trụ học"),
            "đơn vị không có phần": refusals.not_given_to(12, "Thanh tra Sở"),
            "quá nhiều việc": refusals.too_many(40, 41),
            "ngày đã qua": refusals.day_passed(date(2026, 11, 20)),
            "chưa có vai trò": refusals.no_role(),
            "không phải đơn vị mình": refusals.not_your_unit(),
            "chỉ lãnh đạo": refusals.only_leaders(refusals.WHOLE_TABLE),
            "không có văn bản": refusals.no_directive("thiên tai"),
            "văn bản nào": refusals.which_directive(["4532/UBND-KT", "9/KH-UBND"]),
        },
    )


WARNED: dict[str, str | int] = {
    "n": 3, "due": "2026-11-30", "issued": "2026-12-02", "year": 2026, "before": "2026-11-27",
    "after": "2026-12-01", "written": "Phòng Quy hoạchh", "meant": "Phòng Quy hoạch",
    "place": "bảng 1, dòng 2",
}  # fmt: skip


def test_what_reading_comes_to() -> None:
    read: dict[str, Any] = {
        "file": "cv.pdf",
        "unread": [],
        "possible": [],
        "classification": None,
        "number": "4532/UBND-KT",
        "issued": "2026-11-02",
        "issuer": "UBND tỉnh An Phú",
        "subject": "về việc lập quy hoạch",
        "signer": None,
        "tasks": [
            {
                "content": "lập danh mục dự án",
                "assignees": ["Phòng Quy hoạch"],
                "cooperators": ["Thanh tra Sở"],
                "report_to": ["UBND tỉnh"],
                "deadline_text": "trước 16 giờ ngày 05/12/2026",
                "due": "2026-12-05",
                "counted_due": None,
                "recurrence": None,
                "due_time": "16:00",
                "warnings": [{"text": "Hạn không ghi năm; hiểu là năm 2026."}],
            }
        ],
    }
    hold(
        "reading",
        {
            **{code: reading.problem(code, "cv.pdf", {"most": 50}) for code in sorted(reading.PROBLEMS)},
            **{f"lưu ý {code}": reading.note(code) for code in sorted(reading.NOTES)},
            "lưu ý, có đoạn": reading.note(
                "passages_unread", {"passage0": "tgồn tcá H8 ooo", "passage1": "ộ ể ưq"}
            ),
            "đang nhận dạng": [reading.scanning(12, zipped=zipped) for zipped in (False, True)],
            "tệp nén": reading.archive("ho-so.zip", 3),
            **{
                f"cảnh báo {code}": reading.warning_sentence(Warning(code, WARNED))
                for code in sorted(reading.WARNINGS)
            },
            "cảnh báo chưa có lời": reading.warning_sentence(Warning("new_code")),
            "in ra": reading.summary(read),
            "in ra, không có nhiệm vụ": reading.summary({**read, "tasks": []}),
            "in ra, có câu cần xem": reading.summary(
                {
                    **read,
                    "tasks": [],
                    "unread": [{"quote": "tgồn tcá"}],
                    "possible": [{"quote": "Sở A rà soát."}],
                }
            ),
            "in ra, có dấu mật": reading.summary({**read, "classification": "MẬT"}),
            "in ra, lỗi": reading.summary({"file": "cv.pdf", "error": "Không tìm thấy tệp cv.pdf."}),
        },
    )


def test_the_registry_file() -> None:
    params: dict[str, str | int] = {
        "path": "don-vi.csv", "megabytes": 5, "rows": 5000, "length": 500, "column": "code", "code": "QHPT",
        "first": 3, "role": "boss", "known": "head, staff", "unit": "QHPT", "parent": "BGD", "person": "N01",
        "name": "Quy hoạch", "units": "QHPT, TTR", "kind": "gì",
    }  # fmt: skip
    bad = [Problem(code, params, line) for line, code in enumerate(office.PROBLEMS, 2)]
    hold(
        "registry",
        {
            "không nhập": office.rejected(bad),
            "cả tệp": office.problem(Problem("encoding")),
            "quá nhiều lỗi": office.rejected(bad * 2).split("\n")[-1],
            "đã nhập đơn vị": office.units_imported(
                3, 1, [Problem(code, params) for code in office.WARNINGS]
            ),
            "đã nhập cán bộ": office.people_imported(9, 0),
        },
    )


def test_the_command_line() -> None:
    bots = ["nhacviec_bot"]
    hold(
        "cli",
        {
            "các lệnh": [cli.PROGRAM, *(f"{verb}: {said}" for verb, said in cli.HELP.items())],
            "tùy chọn": [f"{name}: {said}" for name, said in cli.OPTIONS.items()],
            "cấu hình sai": cli.bad_config(
                tuple((f"NHACVIEC_{n}", code) for n, code in enumerate(cli.FAULTS))
            ),
            "cấu hình sai, kèm ví dụ": cli.bad_config(
                (("NHACVIEC_WEB_URL", "value_error"), ("NHACVIEC_PORT", "int_parsing"))
            ),
            "không có tệp": cli.no_such_file("cv.pdf"),
            "không có thư mục": cli.no_such_folder("nhan"),
            "phiên bản": cli.version("1.2.0"),
            "bản dùng thử": cli.demo_ready("http://127.0.0.1:8000", "mau"),
            "dịch vụ": [
                cli.service_ready(bots, "nhacviec.db", "SQLite 3.46.1"),
                cli.service_waiting(["telegram", "zalo"], "nhacviec.db"),
                cli.stopped(),
                cli.copied("/data/nhacviec.db"),
                cli.at_home("/data/nhacviec.db"),
            ],
            "không chạy được": [
                cli.bad_token("telegram"),
                cli.token_shared("telegram"),
                cli.port_in_use(8000),
                cli.standing_by("nhacviec trên may-chu"),
                cli.demo_ended(),
                cli.no_demo(),
                cli.office_without_token("sqlite:///data/nhacviec.db"),
                cli.sandbox_failed("cổng 8000 đang bận"),
            ],
            "mời": [
                cli.invited(
                    "Kiều Đức Anh", "K7M2", "https://t.me/bot?start=K7M2", "08 giờ 00 ngày 26/11/2026"
                ),
                cli.invited("Kiều Đức Anh", "K7M2", "", "08 giờ 00 ngày 26/11/2026"),
                cli.no_such_person("N99"),
            ],
            "xuất": [
                cli.exported("bang.xlsx", 36),
                cli.not_xlsx("bang.txt"),
                cli.cannot_write("/x/bang.xlsx"),
            ],
            "ngày sai": cli.bad_date("30-11"),
            "thời gian": [
                times.told_time(date(2026, 11, 20), time(16, 30), None, certain=True),
                times.told_time(
                    date(2026, 11, 23), None, (date(2026, 11, 23), date(2026, 11, 24)), certain=False
                ),
                times.told_time(None, None, (date(2026, 12, 1), None), certain=True),
                times.told_time(None, None, None, certain=True),
                times.not_a_time("khi nào rảnh"),
                cli.bad_moment("hôm qua"),
                cli.bad_line(2),
                cli.phrase_or_lines(),
            ],
            "đo": [cli.bad_label("a.json"), cli.nothing_to_evaluate("nhan", "van-ban")],
            "kiểm tra": [
                cli.database("nhacviec.db", "SQLite 3.46.1"),
                cli.record(120, "9f3a" * 16, None),
                cli.record(0, "", None),
                cli.record(120, "9f3a" * 16, 77),
                cli.office(12, 40, 38),
                *(cli.scans(ready) for ready in (True, False)),
                *(cli.old_word(ready) for ready in (True, False)),
                *(cli.traces(ready) for ready in (True, False)),
                *gate_lacks(False, False),
                cli.no_token(),
                cli.reached("telegram", "nhacviec_bot"),
                cli.not_reached("zalo"),
            ],
            "gõ sai": [
                verbs.name_of("files", several=True),
                verbs.name_of("day", several=False),
                verbs.missing("MÃ"),
                verbs.meaning_of("Tệp của đơn vị.", required=False),
                verbs.meaning_of("Thư mục; bỏ trống là thư mục này.", required=False),
                verbs.no_such_option("--jsn", ["--json"]),
                verbs.no_such_option("--x", []),
                verbs.bad_option("--received"),
                verbs.no_such_command("exprt", ["export", "run"]),
                verbs.wrong(),
                verbs.see_help("nhacviec export"),
            ],
            "một tin nhắn": [
                *(f"{kind}: {said}" for kind, said in meaning.MEANINGS.items()),
                meaning.told(
                    {"intent": "change_due", "acts": True, "tasks": [3], "due": "2026-12-04", "time": "16:30"}
                ),
                meaning.told(
                    {"intent": "return", "acts": False, "tasks": [3, 4], "unit": "Phòng Y", "offers": []}
                ),
                meaning.told(
                    {
                        "intent": "confirm_done",
                        "acts": False,
                        "tasks": [3],
                        "offers": ["xong 3", "đang làm 3"],
                    }
                ),
                meaning.told({"intent": "unknown", "acts": False}),
                cli.text_or_lines(),
                cli.bad_message_line(3),
                cli.bad_role("boss", ["head", "office"]),
            ],
            "quy định": [
                *(office.setting(name, "…") for name in office.MEANINGS),
                office.changed("soon_days", "5"),
                office.no_such_setting("x", ["soon_days"]),
                office.bad_value("soon_days", "x"),
                office.bad_value("days_before", "x", "7,3,1,0"),
            ],
            "ngày": [
                office.day(SpecialDay(date(2026, 12, 31), False, "Nghỉ bù")),
                office.day(SpecialDay(date(2026, 12, 26), True)),
                office.no_days(),
                office.national_days([SpecialDay(date(2027, 2, 4), False, "Tết Nguyên đán", decided=False)]),
                office.forgotten(date(2026, 12, 31)),
                office.not_set(date(2026, 12, 31)),
            ],
            "nhật ký": [f"{code}: {upkeep.log_sentence(code)}" for code in sorted(upkeep.CODES)],
            "cơ sở dữ liệu": [
                office.store_error(code, {"path": "nhacviec.db", "folder": "/x", "mark": "nhacviec.dau"})
                for code in sorted(office.CODES)
            ],
        },
    )
