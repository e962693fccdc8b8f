"""The review of a directive: what the office reads page by page, and after each of its answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from messages.questions.directives import Document
from messages.review import answers as review_answers
from messages.review import asked as review_asked
from messages.review import edits, imports, pages
from messages.review.imports import ABOUT_ANOTHER, SavedFacts
from messages.review.reading import DraftFacts, ReviewFacts, UnknownNames
from tasks.deadline import ClosingRule, Deadline, Operator, Period, Recurrence
from tasks.model import Due
from tasks.query import Span
from tests.messages import people as p
from tests.messages.golden import hold

DATED = DraftFacts(
    1,
    "lập danh mục dự án kêu gọi đầu tư năm 2027",
    leads=("Phòng Quy hoạch",),
    helpers=("Thanh tra Sở",),
    phrase="trước ngày 05/12/2026",
    due=Due(date(2026, 12, 5), Operator.BEFORE),
    remind_by=date(2026, 12, 4),
    late_from=datetime(2026, 12, 5, 17, tzinfo=UTC),
    quote="Giao Phòng Quy hoạch chủ trì, phối hợp Thanh tra Sở lập danh mục dự án trước ngày 05/12/2026.",
    place="II.1.a",
)
PAST = replace(
    DATED,
    number=2,
    due=Due(date(2026, 11, 10), Operator.BY),
    remind_by=None,
    late_from=None,
    phrase="trong ngày 10/11/2026",
    past=True,
    quote="",
)
UNKNOWN = replace(DATED, number=3, leads=(), outside=("Phòng Giám định",), quote="", phrase="", due=None)
MONTHLY = replace(
    DATED,
    number=4,
    phrase="hàng tháng",
    due=None,
    recurrence=Recurrence(Period.MONTH),
    needs_day=True,
    quote="",
)
QUARTERLY = replace(
    MONTHLY,
    number=5,
    phrase="ngày 20 tháng cuối quý",
    recurrence=Recurrence(Period.QUARTER, 3, 20, closing=ClosingRule.DECREE_09),
    needs_day=False,
    hour=time(10),
    first_due=date(2026, 12, 20),
    first_data=(date(2026, 9, 15), date(2026, 12, 14)),
    before=True,
)
UNCOUNTED = replace(DATED, number=6, phrase="sau khi có hướng dẫn của Bộ", due=None, quote="")
RECEIPT = replace(UNCOUNTED, number=7, phrase="10 ngày kể từ ngày nhận văn bản", needs_received=True)
ODD = replace(
    UNKNOWN,
    number=8,
    leads=("Thanh tra Sở",),
    warnings=("Hạn không ghi năm; hiểu là năm 2026.",),
    time_doubtful=True,
    beside=("Công an tỉnh",),
)
DROPPED = replace(UNKNOWN, number=9, dropped=True)
HOURLY = replace(
    DATED,
    number=10,
    phrase="trước 16 giờ 30 ngày 04/12/2026",
    due=Due(date(2026, 12, 4), Operator.BEFORE, datetime(2026, 12, 4, 16, 30).time()),  # noqa: DTZ001
    remind_by=date(2026, 12, 4),
    late_from=datetime(2026, 12, 4, 9, 30, tzinfo=UTC),
    quote="",
)
DRAFTS = (DATED, PAST, UNKNOWN, MONTHLY, QUARTERLY, UNCOUNTED, RECEIPT, ODD, DROPPED, HOURLY)
FACTS = ReviewFacts(
    7,
    DRAFTS,
    "4532/UBND-KT",
    date(2026, 11, 2),
    "UBND tỉnh An Phú",
    "về việc đẩy nhanh tiến độ lập quy hoạch",
    "Đỗ Thanh Bình",
    date(2026, 11, 5),
    ("Chữ được nhận dạng từ bản chụp, đề nghị đối chiếu với bản gốc.",),
    (UnknownNames(("Phòng Giám định",), (3,), (("GDYK", "Phòng Giám định y khoa"),)),),
    p.TODAY,
)
CLEAR = replace(FACTS, drafts=(DATED, replace(HOURLY, number=2)), notes=(), unknown=())
LONG = replace(CLEAR, drafts=tuple(replace(DATED, number=n) for n in range(1, 60)))


def test_pages() -> None:
    several = UnknownNames(("Bộ A", "Bộ B", "Bộ C", "Bộ D", "Bộ E", "Bộ F"), (3,))
    names = replace(FACTS, unknown=(several, *(UnknownNames((f"Ban {n}",), (n,)) for n in range(20, 28))))
    last = pages.page(LONG, 99)
    hold(
        "review_pages",
        {
            "còn việc chưa rõ": pages.page(FACTS, 1),
            "đã rõ mọi việc": pages.page(CLEAR, 1),
            "không việc nào có hạn, chưa có số": pages.header(
                replace(CLEAR, number="", drafts=(replace(ODD, leads=("Thanh tra Sở",)),))
            ),
            "nhiều tên lạ": pages.to_settle(names),
            "nhiều tên lạ, không nhắc lệnh": pages.to_settle(names, commands=False),
            "trang cuối, đầu và cuối": [last.blocks[0], last.blocks[1], last.blocks[-1]],
            "xem cả đoạn": review_answers.draft_in_full(DATED, 7),
            "xem việc đã bỏ": review_answers.draft_in_full(DROPPED, 7),
            "đề xuất bằng lệnh": pages.proposals(FACTS),
        },
    )


def test_answers() -> None:
    a = review_answers
    weekly = Recurrence(Period.WEEK, weekday=4)
    hold(
        "review_answers",
        {
            "bỏ": [a.dropped([3, 4, 5, 9]), a.dropped([])],
            "lấy lại": [a.restored([9]), a.restored([])],
            "bỏ một việc, còn việc chưa rõ": a.changed(a.dropped([9]), FACTS, [9]),
            "bỏ nhiều việc, đã rõ hết": a.changed(
                a.dropped([3, 4, 5, 6]), CLEAR, [3, 4, 5, 6], ["Nếu nhầm …"]
            ),
            "giao": [
                a.given([3, 4], ["Phòng Quy hoạch"]),
                a.given([3], ["Phòng Quy hoạch"], ["Thanh tra Sở"], ["Phòng Giám định"]),
                a.given([3], [], ["Thanh tra Sở"]),
            ],
            "bỏ phối hợp": [a.taken_off([3], ["Thanh tra Sở"]), a.helps_not([3], ["Thanh tra Sở"])],
            "chỉ giữ": [
                a.keep_only([1, 5], [2, 3, 4], "chỉ giữ 1, 5").text,
                a.kept_only([1, 5], [2, 3, 4]),
                a.kept_only([1, 5], []),
            ],
            "nhiều việc một lượt": a.of_many([1, 2, 3, 4], "bỏ 1-4"),
            "lấy lại việc nào": a.which_restored(["lấy lại 2", "lấy lại 5"]),
            "chuyển từ đơn vị khác": a.no_longer_of([2], "Thanh tra Sở", "giao 2 cho QHPT"),
            "không còn việc chưa rõ đơn vị": a.none_without_unit("Phòng Quy hoạch", ["giao 1-9 cho QHPT"]),
            "chỉ lưu một phần": a.save_only([1, 3], [2, 4], "bỏ 2, 4; lưu"),
            "giao việc đang bỏ": a.still_dropped([9]),
            "giao tất cả": a.all_of_them(4, ["giao 3 cho QHPT", "giao 1-9 cho QHPT"]),
            "giao cho ai": a.which_unit(),
            "nhớ tên": [
                a.alias_offer("Phòng Giám định", "Phòng Giám định y khoa", "nhớ tên 3"),
                a.alias_kept("Phòng Giám định", "Phòng Giám định y khoa"),
            ],
            "tên đã thuộc đơn vị khác": a.alias_taken("Phòng Giám định", "Bệnh viện Mắt"),
            "nhớ tên nào": a.alias_unclear(),
            "sửa hạn": [
                edits.deadline_fixed([2, 3], Deadline("10/12", Operator.BY, date(2026, 12, 10))),
                edits.deadline_fixed([4], Deadline("thứ sáu hàng tuần", Operator.ON, recurrence=weekly)),
                edits.deadline_fixed([4], Deadline("", Operator.BEFORE, at=time(16), recurrence=weekly)),
                edits.deadline_fixed([4], Deadline("sau khi có hướng dẫn", Operator.BY)),
                edits.deadline_fixed([4]),
            ],
            "lùi hạn": [
                edits.deadlines_moved(5, [(2, p.due(30)), (3, p.due(29))], working=False),
                edits.deadlines_moved(-2, [(2, p.due(30))], working=True),
                edits.not_moved([4, 6]),
            ],
            "bỏ hạn": edits.deadline_taken_away([2]),
            "hạn không hiểu": edits.deadline_unclear("khi nào rảnh"),
            "hỏi lại một ngày": edits.deadline_read_back([2], [("sửa hạn 2 05/12/2026", date(2026, 12, 5))]),
            "hỏi lại hai ngày": edits.deadline_read_back(
                [2],
                [
                    ("sửa hạn 2 01/12/2026", date(2026, 12, 1)),
                    ("sửa hạn 2 thứ sáu hàng tuần", None),
                ],
            ),
            "hạn gõ lại": [
                edits.typed_due(DATED.due) if DATED.due else "",
                edits.typed_due(HOURLY.due) if HOURLY.due else "",
                edits.typed_due(p.due(30)),
            ],
            "ngày nhận": [
                edits.received_set(date(2026, 11, 5), [7]),
                edits.received_set(date(2026, 11, 5), []),
            ],
            "ngày nhận không rõ": edits.received_unclear(),
            "ngày nhận hỏi lại": edits.receipt_read_back(
                date(2026, 11, 5), edits.receipt_command(date(2026, 11, 5))
            ),
            "ngày nhận chưa đến": edits.receipt_impossible(date(2026, 12, 5), None, p.TODAY),
            "ngày nhận trước ngày ban hành": edits.receipt_impossible(
                date(2026, 10, 5), date(2026, 11, 2), p.TODAY
            ),
            "không có đơn vị, có tên gần giống": a.no_such_unit(
                "Phòng Giám định", [("GDYK", "Phòng Giám định y khoa")], ["QHPT"]
            ),
            "không có đơn vị, nêu các mã": a.no_such_unit("NVX", [], ["QHPT", "TTR", "BVM"]),
            "danh mục trống": a.no_such_unit("NVX", [], []),
            "không có số đó": a.no_such_draft([70, 71], 9),
            "hết trang": [a.no_more_pages(3, back=back).text for back in (True, False)],
            "không có bản soát": a.no_review(),
            "nhiều bản soát": a.which_review(["4532/UBND-KT ngày 02/11/2026", "(chưa có số)"]),
            "chưa lưu được, có lựa chọn": a.cannot_save(FACTS, pages.proposals(FACTS)),
            "chưa lưu được, nêu lệnh": a.cannot_save(FACTS, []),
            "bỏ hết": a.nothing_to_save(),
            "đã có người lưu": a.already_closed("4532/UBND-KT", "saved", p.NOW, p.CLERK),
            "đã có người lưu, còn bản khác": a.already_closed(
                "4532/UBND-KT", "saved", p.NOW, p.CLERK, ["71/TB-UBND ngày 20/11/2026"]
            ),
            "đã đóng": a.already_closed("4532/UBND-KT", "rejected", None, None),
            "không nhập": [a.rejected("4532/UBND-KT").text, a.rejected_by(p.CLERK, "4532/UBND-KT").text],
        },
    )


def test_questions() -> None:
    asked = review_asked.AskedDrafts
    span = Span(date(2026, 12, 1), date(2026, 12, 31))
    rows = list(FACTS.drafts)
    hold(
        "review_questions",
        {
            "không có việc nào": review_asked.asked(CLEAR, asked(state="no_unit"), []),
            "theo đơn vị và hạn": review_asked.asked(
                FACTS, asked(units=("Phòng Quy hoạch",), span=span, unread="tím"), rows[:1]
            ),
            "đến một ngày": review_asked.asked(FACTS, asked(span=Span(None, date(2026, 12, 9))), rows[:1]),
            "đúng một ngày": review_asked.asked(
                FACTS, asked(span=Span(span.first, span.first), words="đấu thầu", drafts=(2, 3)), []
            ),
            "giống nhau": review_asked.asked(FACTS, asked(state="alike"), rows[:2], [(1, 2)]),
            "chỉ đếm": review_asked.asked(FACTS, asked(), list(FACTS.kept), counted=True),
            "nhiều việc": review_asked.asked(LONG, asked(state="past"), list(LONG.drafts)),
        },
    )


def test_what_comes_of_a_document() -> None:
    saved = SavedFacts(
        "4532/UBND-KT",
        12,
        20,
        9,
        (("Phòng Quy hoạch", 6), ("Thanh tra Sở", 3)),
        (imports.called(p.DOCTOR),),
        ("Bệnh viện Mắt",),
        (13,),
        (14, 15),
        (16,),
        ((17, "Công an tỉnh"),),
    )
    plain = SavedFacts("4532/UBND-KT", 12, 12, 1, (("Phòng Quy hoạch", 1),))
    many = replace(plain, unreached=tuple(f"Người {n}" for n in range(1, 15)))
    by_command = imports.by_command
    hold(
        "imports",
        {
            "không phải Văn phòng": imports.not_allowed(),
            "gửi để biết": imports.to_know(
                Document("4532/UBND-KT", issued=date(2026, 11, 2), subject="về việc lập quy hoạch")
            ),
            "không có nhiệm vụ": imports.no_tasks("4532/UBND-KT"),
            "không có nhiệm vụ, có câu cần xem": imports.no_tasks(
                "4532/UBND-KT", ["Có trang không đọc được chữ."]
            ),
            "đang soát": imports.already_open("4532/UBND-KT"),
            "đã nhập": [
                imports.already_saved("4532/UBND-KT", "05/11/2026", "12-20").text,
                imports.already_saved("4532/UBND-KT", "05/11/2026", "").text,
                imports.already_saved("4532/UBND-KT", "05/11/2026", "12", file_kept=True).text,
            ],
            "không đọc được": imports.unreadable("encrypted", "cv.pdf", None),
            "tệp nén": imports.of_archive("ho-so.zip", 2, [("unknown_kind", "anh.xcf")]),
            "liên quan văn bản khác": [
                imports.about_another(code, "4532/UBND-KT", "05/11/2026", "12-20", still)
                for code in sorted(ABOUT_ANOTHER)
                for still in ("14, 15", "")
            ],
            "nghi mật khi nhập bằng lệnh": imports.doubtful_file("cv.pdf"),
            "nhập bằng lệnh": [
                by_command(outcome, "cv.pdf", "4532/UBND-KT", 9, "05/11/2026", "12-20")
                for outcome in ("opened", "no_tasks", "already_open", "already_saved")
            ],
            "báo Văn phòng": imports.open_for_office(FACTS),
            "đã lưu": imports.saved(saved),
            "đã lưu một việc": imports.saved(plain),
            "đã lưu, nhiều người chưa liên kết": imports.saved(many).blocks[2],
            "người khác của Văn phòng": [
                imports.saved_by(p.CLERK, saved).text,
                imports.saved_by(p.CLERK, plain).text,
            ],
        },
    )
