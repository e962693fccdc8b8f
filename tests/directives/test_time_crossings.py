"""Sentences put together from works, terms and forms: the right answer is known by how they were made.

Each crossing is larger than what is tried: a sample with a fixed seed is drawn from it.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from directives.deadlines.deadlines import Context, find_deadlines
from tests.directives.tables import readings
from tests.every_row import every_row

_CONTEXT = Context(date(2025, 11, 20))
_MOST = 160  # sentences of a crossing that are tried
_WORKS = (
    "Sở Công Thương báo cáo kết quả về UBND tỉnh",
    "Phòng Kế hoạch rà soát, hoàn thiện hồ sơ các dự án",
    "Công an xã lập danh sách gửi Văn phòng",
    "Các trường tổ chức kiểm tra phòng cháy",
    "Gửi bổ sung cam kết tiến độ về Sở Tài chính",
    "Đơn vị quản lý ký lại cam kết với nhà thầu, nộp về Ban",
)
_THINGS = (
    "Rà soát các hợp đồng", "Hoàn thiện các văn bản", "Xử lý dứt điểm các khoản nợ", "Ký hợp đồng",
    "Hỗ trợ các đối tượng chính sách", "Chi trả cho những người có công", "Đối chiếu số liệu với Kho bạc",
    "Cập nhật dữ liệu dân cư", "Tổ chức Hội nghị tổng kết", "Xử lý các trường hợp vi phạm",
)  # fmt: skip
_CASES = (
    "Rà soát các hồ sơ tiếp nhận", "Lập danh sách cán bộ nghỉ hưu", "Thống kê các công trình khởi công",
    "Rà soát các hợp đồng ký", "Kiểm tra giấy phép hết hạn",
)  # fmt: skip
_TERMS = (
    ("trước 17h00 ngày 12/12/2025", "before 2025-12-12 17:00"),
    ("chậm nhất là ngày 05 hằng tháng", "by FREQ=MONTHLY;BYMONTHDAY=5"),
    ("trong 03 ngày làm việc kể từ ngày nhận", "within 3 working_day received"),
    ("trong quý IV/2025", "within 2025-12-31"),
    ("xong trước ngày 20/12", "before 2025-12-20"),
    ("trong tháng 12/2025", "within 2025-12-31"),
    ("trước 16 giờ thứ Sáu hằng tuần", "before FREQ=WEEKLY;BYDAY=FR 16:00"),
    ("chậm nhất ngày 15/12/2025", "by 2025-12-15"),
)
_FORMS = ("{work} {term}.", "{work}, {term}.", "{work} ({term}).", "{work} và niêm yết công khai, {term}.")


def _some(cases: Iterator[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    every = list(cases)
    return random.Random(len(every)).sample(  # noqa: S311
        every, min(_MOST, len(every))
    )


def _of_works() -> Iterator[tuple[str, str]]:
    for work, (term, expected), form in product(_WORKS, _TERMS, _FORMS):
        yield form.format(work=work, term=term), expected


def _of_things_and_cases() -> Iterator[tuple[str, str]]:
    for term, expected in (("trước ngày 15/12/2025", "before"), ("chậm nhất ngày 15/12/2025", "by")):
        for thing in _THINGS:
            yield f"{thing} {term}.", f"{expected} 2025-12-15"
    for case in _CASES:
        yield f"{case} trước ngày 15/12/2025.", ""
    for told in ("nhưng tiến độ còn chậm", "tuy nhiên tiến độ còn chậm"):
        yield f"Theo kế hoạch, dự án phải xong trước ngày 15/12/2025, {told}, chưa hoàn thành.", ""
    yield "Báo cáo số liệu từ ngày 15/11/2025 đến ngày 14/12/2025 trước ngày 20/12/2025.", "before 2025-12-20"


_ASKED = (
    "giao Sở báo cáo UBND tỉnh",
    "yêu cầu các địa phương hoàn thành rà soát",
    "Công ty báo cáo Sở Xây dựng phương án",
)
_PAPERS = (
    "Công điện số 02/CĐ-UBND ngày 03/11/2025 của UBND tỉnh",
    "Chỉ thị số 11/CT-TTg ngày 21 tháng 10 năm 2025",
)
_SOURCES = (
    "{opener} {paper} ({asked} {term}), {lead}:",
    "{opener} {paper}, trong đó {asked} {term}, {lead}:",
)
_LEADS = ("Sở Xây dựng đề nghị như sau", "Tổng Giám đốc Công ty chỉ thị", "UBND xã ban hành Kế hoạch như sau")
_DATED = tuple(term for term, expected in _TERMS if "2025" in expected)


def _of_what_is_carried_out() -> Iterator[tuple[str, str]]:
    openers = ("Thực hiện", "Nhằm thực hiện", "Căn cứ")
    for form, opener, paper, asked, term, lead in product(_SOURCES, openers, _PAPERS, _ASKED, _DATED, _LEADS):
        yield form.format(opener=opener, paper=paper, asked=asked, term=term, lead=lead), ""
    for paper, term in product(_PAPERS, ("trước ngày 25/12/2025", "chậm nhất ngày 15/12/2025")):
        yield f"Cục nhận được {paper} giao triển khai các giải pháp, kết quả báo cáo Bộ {term}.", ""


def _of_starts() -> Iterator[tuple[str, str]]:
    openers = ("trong vòng 30 ngày", "chậm nhất 30 ngày", "trong thời hạn 30 ngày")
    events = (("nhận được", "received"), ("nhận", "received"), ("ký", "issued"), ("ban hành", "issued"))
    papers = ("Công văn này", "Kết luận này", "Thông báo này", "Phiếu này")
    for opener, joint, (event, start), paper in product(
        openers, (" kể từ ngày", ", tính từ ngày"), events, papers
    ):
        if (event, paper) not in {("ký", "Phiếu này"), ("ban hành", "Phiếu này")}:
            operator = "by" if opener.startswith("chậm") else "within"
            yield (
                f"Gửi kết quả về Thanh tra tỉnh {opener}{joint} {event} {paper}.",
                f"{operator} 30 day {start}",
            )


_JUNE, _DECEMBER = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"


def _of_what_comes_back() -> Iterator[tuple[str, str]]:
    for work in ("báo cáo về Sở Nội vụ", "gửi kết quả về Văn phòng"):
        yield (
            f"Các cơ quan {work} kỳ 6 tháng vào ngày 10/6 và kỳ năm vào ngày 10/12 hằng năm.",
            (f"on {_JUNE} + on {_DECEMBER}"),
        )
        yield f"Định kỳ 6 tháng (ngày 10/6) và cả năm (ngày 10/12) {work}.", f"on {_JUNE} + on {_DECEMBER}"
        for every, months in (("6 tháng một lần", 6), ("Hằng quý", 3), ("Định kỳ 6 tháng", 6)):
            yield (
                f"{every}, trước ngày 15 của tháng cuối kỳ, {work}.",
                (f"before FREQ=MONTHLY;INTERVAL={months};BYMONTHDAY=15"),
            )
        yield f"Trong thời gian nghỉ Tết, trước 15 giờ hằng ngày {work}.", "before FREQ=DAILY 15:00"
        yield f"Củng cố hồ sơ trước khi hết thời hạn tạm giữ, hằng tuần {work}.", "on FREQ=WEEKLY"
    for work, day in product(("báo cáo nhanh dư luận", "gửi số liệu về Sở"), ("thứ Tư", "chiều thứ Tư")):
        yield f"Định kỳ {work} vào {day}.", "on FREQ=WEEKLY;BYDAY=WE"
        yield f"Định kỳ vào {day}, {work}.", "on FREQ=WEEKLY;BYDAY=WE"
    for number, done in product(
        ("02 lần", "ít nhất 03 lần", "01 buổi"), ("phát thanh", "vệ sinh", "tuần tra")
    ):
        yield f"Mỗi tuần {number} {done} tại các tổ dân phố.", "on FREQ=WEEKLY"


def _of_no_deadline() -> Iterator[tuple[str, str]]:
    spans = ("từ 01/3/2026 đến 30/4/2026", "thời gian từ 15/12 đến 30/12/2025")
    for span, name in product(spans, ("đợt thi đua cao điểm", "phong trào thi đua")):
        yield f"Tham mưu phát động {name}, {span}.", ""
    for until, goal in product(("đến hết năm 2026", "đến năm 2027"), ("giảm 50% số vụ", "đạt 90% số hộ")):
        yield f"Mục tiêu {until} {goal} so với hiện nay.", ""
    for told in ("nhưng mới đạt 60%", "đến nay chưa xong", "song chưa thực hiện"):
        yield f"Việc rà soát phải xong trước ngày 30/10/2025 {told}.", ""
    for what in ("Đợt tuần tra", "Niên vụ", "Việc trực ở chốt"):
        yield f"{what} kết thúc vào ngày 31/12/2025.", ""
    for owner in (
        "Kinh phí được cấp có thẩm quyền giao hằng năm",
        "Chi tiết hằng năm do Sở Tài chính thẩm định",
    ):
        yield f"{owner}.", ""
    for law in ("khoản 1 Điều 44 Luật Quản lý thuế", "Nghị định số 126/2020/NĐ-CP"):
        yield f"Theo {law}, thời hạn nộp hồ sơ chậm nhất là ngày 20 của tháng tiếp theo.", ""
    yield "Từ nay đến ngày 19 tháng 12 năm 2025 chỉ còn một tháng, thời gian rất gấp.", ""
    yield 'Đẩy mạnh phong trào "mỗi ngày một việc tốt" trong học sinh.', ""
    for kept in ("Lập lịch trực", "Hoàn chỉnh dự trù thuốc"):
        yield f"{kept} (từ 14/02 đến hết 22/02/2026), gửi Sở trước ngày 11/02/2026.", "before 2026-02-11"


@every_row(_some(_of_works()))
def test_a_term_is_that_of_its_work_wherever_it_stands(text: str, expected: str) -> None:
    assert readings(find_deadlines(text, _CONTEXT)) == expected


@every_row(_some(_of_what_is_carried_out()))
def test_what_a_cited_paper_asks_is_only_told(text: str, expected: str) -> None:
    assert readings(find_deadlines(text, _CONTEXT)) == expected


@every_row(_some(_of_starts()))
def test_a_count_runs_from_what_is_done_with_this_paper(text: str, expected: str) -> None:
    assert readings(find_deadlines(text, _CONTEXT)) == expected


@every_row(list(_of_things_and_cases()))
def test_what_is_worked_at_has_a_term_and_which_is_meant_has_none(text: str, expected: str) -> None:
    assert readings(find_deadlines(text, _CONTEXT)) == expected


@every_row([*_of_what_comes_back(), *_of_no_deadline()])
def test_what_comes_back_and_what_is_no_deadline(text: str, expected: str) -> None:
    assert readings(find_deadlines(text, _CONTEXT)) == expected
