"""What is amended, remarked, wished for and rewritten, as people read it."""

from datetime import UTC, date, datetime, time

from chat.intents.values import WishKind
from messages import lists, talk
from messages.lists import FileWay
from messages.questions import directives
from messages.review import edits, imports
from messages.text import Attachment, Button, Limits, Message, plain
from messages.work import amending, changes, for_all, remarks, reports
from messages.work.decisions import Waits
from messages.work.remarks import Wisher
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Action, Due
from tests.messages import people as p
from tests.messages.golden import hold

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
UNITS = ["Phòng Quy hoạch", "Thanh tra Sở"]
NEW = "Rà soát kho vật tư của các đơn vị"


def test_a_task_is_amended() -> None:
    hold(
        "amending",
        {
            "sửa nội dung": amending.content_edited(p.SOON, NEW, UNITS),
            "nội dung nào": amending.ask_content(p.SOON),
            "nội dung không đổi": amending.same_content(p.SOON),
            "đơn vị được báo": amending.unit_edited(p.SOON, NEW, p.BY_CLERK),
            "đơn vị được báo, việc định kỳ": amending.unit_edited(p.WEEK_49, NEW, p.BY_CLERK),
            "thêm phối hợp": amending.cooperating_added(p.SOON, UNITS),
            "thêm phối hợp việc định kỳ": amending.cooperating_added(p.WEEK_49, UNITS[1:]),
            "đã có việc": amending.already_has_it(p.SOON, UNITS[:1]),
            "thêm đơn vị nào": amending.which_cooperate([12]),
            "việc đã kết thúc": [
                amending.over_already(12, done=True),
                amending.over_already(12, done=False),
            ],
            "chỉ Văn phòng": amending.only_office_amends(),
        },
    )


def test_what_is_final_or_wide_is_shown_first() -> None:
    monthly = Deadline("", Operator.BEFORE, at=time(10), recurrence=Recurrence(Period.MONTH, day=25))
    many = [*UNITS, "Văn phòng Sở", "Bệnh viện Mắt"]
    hold(
        "shown_first",
        {
            "sẽ chuyển": changes.will_move(p.SOON, "Thanh tra Sở"),
            "sẽ chuyển việc định kỳ": changes.will_move(p.WEEK_49, "Thanh tra Sở"),
            "hỏi trước khi chuyển": changes.shall_it_be(Action.REASSIGN),
            "sẽ đôn đốc": changes.will_urge([(p.HEAD, [7, 12]), (p.INSPECTOR, [36])], None),
            "sẽ đôn đốc ngoài giờ": changes.will_urge([(p.HEAD, [7])], AT),
            "giao nhiều đơn vị": changes.proposed(NEW, many, p.due(30)),
            "giao có phối hợp": changes.proposed(NEW, UNITS[:1], p.due(30), UNITS[1:]),
            "giao định kỳ": changes.proposed(NEW, UNITS[:1], None, (), monthly),
            "giao định kỳ thiếu ngày": changes.ask_day_of_period(Recurrence(Period.MONTH)),
            "hạn đã qua": changes.past_due(date(2026, 11, 20)),
            "đã giao có phối hợp": changes.given(p.SOON, UNITS[:1], UNITS[1:]),
            "đã giao định kỳ": changes.given(p.WEEK_49, UNITS[:1]),
        },
    )


def test_an_order_on_all_is_shown_first() -> None:
    found = "Việc chờ xác nhận của Phòng Quy hoạch"
    confirm, change = Action.CONFIRM, Action.CHANGE_DEADLINE
    hold(
        "for_all",
        {
            "xác nhận": [
                for_all.will(confirm, "", found, 9),
                for_all.one(Waits(p.SOON, "45/BC-QH", date(2026, 11, 20), files=2)),
                for_all.more_of_them(1),
                for_all.shall_they(confirm),
                for_all.all_of_them(confirm, 8),
            ],
            "đổi hạn": [
                for_all.will(change, for_all.to_day(Due(date(2026, 12, 15), Operator.BEFORE)), found, 2),
                for_all.will(change, for_all.by_days(5, working=False), found, 2),
                for_all.will(change, for_all.by_days(5, working=True), found, 2),
                for_all.shall_they(change),
            ],
            "đôn đốc": [for_all.will("urge", "", found, 2), for_all.shall_they("urge")],
            "thiếu lý do": for_all.reason_wanted(Action.RETURN, "trả lại hết"),
            "không có": for_all.nothing_found(found),
        },
    )


def test_remarks_and_wishes() -> None:
    office = Wisher(office=True, number=12)
    head = Wisher(unit=True, number=12, managers=("Mạc Thị Nhàn", "Quách Hữu Lộc"))
    leader = Wisher(managers=("Mạc Thị Nhàn",))
    hold(
        "remarks",
        {
            "đã chuyển": [remarks.note_sent([p.SOON]), remarks.note_sent([])],
            "Văn phòng nghe": remarks.office_note(p.BY_HEAD, UNITS[0], "cần thêm số liệu", [p.SOON]),
            "không có ai": remarks.nobody_to_tell(),
            "rút xin gia hạn": remarks.request_withdrawn(p.SOON),
            "không có đề nghị": remarks.no_request(p.SOON),
            "Văn phòng nghe rút": remarks.office_request_withdrawn([p.SOON], p.BY_HEAD),
            **{
                f"{kind}: {who}": remarks.instead(kind, wisher)
                for kind in WishKind
                for who, wisher in (("Văn phòng", office), ("đơn vị", head), ("lãnh đạo", leader))
            },
        },
    )


def test_reports_and_their_files() -> None:
    named = directives.sent(12, UNITS[0], "bao-cao.pdf", AT)
    hold(
        "files",
        {
            "đang làm": reports.started(p.SOON, 60.0),
            "Văn phòng nghe tiến độ": reports.office_progress([p.SOON], p.BY_HEAD, "chờ số liệu", 62.5),
            "tệp của một việc": reports.file_kept(["bao-cao.pdf"], [12]),
            "tệp của việc chưa xong": reports.file_of_task(p.SOON, ["bao-cao.pdf", ""], AT),
            "tệp chưa gắn": [reports.unclaimed(2), reports.this_one(12)],
            "minh chứng": [named, directives.sent(12, UNITS[0], "", AT), directives.photo_name(12, AT)],
            "không có minh chứng": directives.none(12),
            "minh chứng đã mất": directives.gone(named),
            "minh chứng hết thời hạn lưu": directives.expired(named),
            "còn minh chứng": directives.more(2),
            "tin thoại": talk.recording("sound"),
            "video": talk.recording("video"),
            "tin thoại nơi tệp không qua được": talk.recording("sound", files=False),
            "nội dung không được chuyển": talk.recording("withheld"),
            "nội dung không được chuyển, có ứng dụng khác": talk.recording("withheld", over="telegram"),
            "chữ kèm video": [talk.recording_left(kind) for kind in ("video", "sound", "withheld")],
        },
    )


def test_a_review_is_rewritten() -> None:
    hold(
        "review_edits",
        {
            "sửa nội dung": [edits.content_edited([2]), edits.ask_content([2])],
            "thêm": [edits.draft_added(7), edits.ask_content_of_new(7)],
            "thêm, hỏi lại hạn": edits.new_deadline_read_back(
                Due(date(2026, 12, 5), Operator.BY), "thêm mục: góp ý dự thảo, giao QHPT, hạn 05/12/2026"
            ),
            "tách": [edits.draft_split(2, [7]), edits.edit_each([2, 7])],
            "tách quá nhiều": edits.too_many_parts(9),
            "gộp": [edits.drafts_merged(2, [3, 4]), edits.deadline_of_first(2, [3])],
            "gộp một việc": edits.merge_needs_two(),
            "sửa văn bản": [
                edits.letterhead_corrected("number", "77/UBND-VX"),
                edits.letterhead_corrected("issuer", "UBND tỉnh An Phú"),
            ],
            "chưa rõ phần sửa": [
                edits.ask_letterhead(part) for part in ("number", "day", "issuer", "subject", "signer")
            ],
            "nơi nhận": [
                edits.recipients_changed(["Thanh tra Sở", "Bệnh viện Mắt"], out=False),
                edits.recipients_changed(["Bệnh viện Mắt"], out=True),
                *(edits.recipients_as_they_were(["Bệnh viện Mắt"], out=out).text for out in (True, False)),
            ],
            "ngày văn bản, hỏi lại": edits.issue_day_read_back(date(2026, 11, 12), "ngày văn bản 12/11/2026"),
            "ngày văn bản chưa đến": edits.issued_in_future(date(2027, 1, 5)),
            "cơ quan khác": imports.another_agency("Sở Xây dựng tỉnh An Phú"),
        },
    )


def test_where_there_are_no_buttons_and_no_files() -> None:
    rows = ((Button("Xong 12", "done:12", "xong 12"), Button("Chưa xong 12", "undone:12", "chưa xong 12")),)
    asked = Message((plain("Đồng chí muốn nói việc nào?"), plain("1. xong 12")), rows)
    bare, limits = Message((plain("Kính gửi đồng chí."),), rows), Limits(text=2000)
    file = Message((plain("Bảng theo dõi"),), attachment=Attachment("/tmp/0f3a", "bang-theo-doi.xlsx"))  # noqa: S108
    hold(
        "carried",
        {
            "nút thành dòng có số": lists.carried(bare, limits).message,
            "số tiếp theo danh sách trước": lists.carried(bare, limits, 4).message,
            "điều đã nêu bằng chữ không nêu lại": lists.carried(asked, limits, 2, ("xong 12",)).message,
            "số đã dùng trong tin thì bỏ qua": lists.carried(asked, limits).message,
            "tệp": lists.carried(file, limits).message,
            "tệp có liên kết": lists.carried(
                file, limits, way=FileWay("https://office.example/tep/abc")
            ).message,
            "tệp gửi qua ứng dụng khác": lists.carried(file, limits, way=FileWay(over="telegram")).message,
            "tệp, Văn phòng": lists.carried(file, limits, way=FileWay(office=True)).message,
            "tệp gửi riêng": lists.beside(Attachment("/tmp/0f3a", "bang-theo-doi.xlsx"), "zalo"),  # noqa: S108
            "gửi chung": lists.together([bare, asked]),
        },
    )
    assert lists.carried(asked, limits, 2, ("xong 12",)).choices == ("undone:12",)
    assert lists.carried(bare, Limits(text=4096, buttons=100)).message == bare
