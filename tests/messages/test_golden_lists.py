"""Lists, cards, what waits, who is late, and numbers: what is read in each situation."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from messages import lines, lists
from messages.lines import Viewer
from messages.lists import Shown
from messages.papers import tracking
from messages.questions import answers, cards, questions, units
from messages.questions import directives as directive_cards
from messages.questions.answers import ListPage, UnitPart
from messages.questions.cards import CardFacts, EventFacts, ExtensionFacts, ReportFacts
from messages.questions.directives import Document
from messages.questions.questions import Named
from messages.work import decisions
from messages.work.decisions import Waits
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Share, Status
from tasks.query import DateOf, Group, Order, Percents, Query, Shape, Span, Stand
from tasks.standing import Counts, Rung, Standing, counts_of
from tests.messages import people as p
from tests.messages.golden import hold

ALL = (p.LATE, p.TODAY_AT, p.SOON, p.OTHERS, p.HELPING, p.FAR, p.UNDATED, p.REPORTED, p.WEEK_49)


def test_one_line_as_it_stands() -> None:
    asked_late = p.share(13, "Nộp hồ sơ", until=p.due(18), asked_until=date(2026, 12, 5))
    asked_before = p.share(
        13, "Nộp hồ sơ", until=p.due(18), asked_until=date(2026, 12, 5), asked_at=p.NOW - timedelta(days=9)
    )
    hold(
        "lines",
        {
            "quá hạn": lines.line(p.LATE),
            "quá hạn, đơn vị đã báo chưa xong": lines.line(
                replace(p.LATE, said_undone=p.MORNING, promised=date(2026, 11, 30))
            ),
            "hết hạn hôm qua là ngày nghỉ": lines.line(p.share(8, "Nộp dự toán", until=p.due(22))),
            "xin gia hạn sau hạn": lines.line(asked_late),
            "xin gia hạn trước hạn, hạn đã qua": lines.line(asked_before),
            "hôm nay có giờ": lines.line(p.TODAY_AT),
            "trước ngày, hạn đúng ngày mai": lines.line(
                p.share(10, "Họp giao ban", until=p.due(24, operator=Operator.BEFORE))
            ),
            "sắp đến hạn": lines.line(p.SOON),
            "có tên đơn vị": lines.line(p.OTHERS, with_unit=True),
            "phối hợp": lines.line(p.HELPING, with_unit=True),
            "kỳ báo cáo": lines.line(p.WEEK_49),
            "không có hạn": lines.line(p.UNDATED),
            "trả lại": lines.line(replace(p.LATE, status=Status.RETURNED)),
            "đã báo cáo sau hạn": lines.line(p.REPORTED),
            "đã báo cáo đúng hạn": lines.line(replace(p.SOON, status=Status.REPORTED, reported_at=p.MORNING)),
            "tạm dừng": lines.line(replace(p.SOON, status=Status.PAUSED)),
            "đã hủy": lines.line(replace(p.SOON, status=Status.CANCELLED)),
            "hoàn thành": lines.line(p.DONE),
            "hoàn thành, không có hạn": lines.line(replace(p.DONE, due=None)),
            "việc đã kết thúc mà đơn vị phối hợp chưa trả lời": lines.line(replace(p.HELPING, closed=True)),
            "báo lên vì bậc dưới trống": lines.line(
                replace(p.LATE, passed_from=Rung.DEPUTY_DIRECTOR), with_unit=True
            ),
            "một việc của nhiều đơn vị": lines.lines((p.SOON, p.OTHERS, p.HELPING), with_unit=True),
            "trong câu": f"{lines.name(p.WEEK_49)}; {lines.name(p.SOON)}",
            "đầu câu": lines.titled(p.WEEK_49),
            "người làm": f"{lines.subject(p.BY_HEAD)} · {lines.subject('đồng chí Kiều Đức Anh')}",
            "đếm": lines.counted(counts_of((*ALL, p.DONE))),
            "đếm khi chỉ phối hợp": lines.counted(counts_of((p.HELPING,))),
        },
    )


def test_buttons_say_what_they_do_where_the_number_alone_does_not() -> None:
    both = (p.REPORTED, p.REPORTED_TOO)
    asks_too = p.share(31, p.ASKING.content, "TTR", p.due(25), asked_until=date(2026, 12, 8))
    shown = {
        "một đơn vị": decisions.waiting([Waits(p.REPORTED)], [], Viewer.OFFICE),
        "hai đơn vị cùng báo cáo một việc": decisions.waiting(
            [Waits(each) for each in both], [], Viewer.OFFICE
        ),
        "hai đơn vị cùng xin gia hạn": decisions.waiting(
            [], [Waits(p.ASKING), Waits(asks_too)], Viewer.OFFICE
        ),
        "hai kỳ của một việc": listed(
            "Việc chưa hoàn thành: 2 việc", (p.WEEK_49,), (p.WEEK_50,), viewer=Viewer.UNIT
        ),
    }
    hold("buttons", shown)


def listed(title: str, *entries: tuple[Standing, ...], **more: object) -> Shown:
    """A page of these entries."""
    shares = [each for entry in entries for each in entry]
    units = {each.unit for each in shares}
    counts = counts_of(shares)
    led = [entry for entry in entries if any(each.leads for each in entry)]
    page = ListPage(
        title,
        answers.summary(counts, len({e.unit for e in shares if e.leads}), len(led)),
        tuple(answers.entry_row(entry, with_unit=len(units) > 1) for entry in entries),
        Viewer.OFFICE,
        total=len(entries),
    )
    return answers.page(replace(page, **more)).shown  # type: ignore[arg-type]


def test_lists() -> None:
    shared = (p.SOON, p.OTHERS, p.HELPING)
    alone = [(each,) for each in (p.LATE, p.TODAY_AT, p.FAR, p.UNDATED, p.REPORTED, p.WEEK_49)]
    notes = (lists.done_among([32]), lists.week_is_over(), lists.late_before(2), lists.whole_office())
    beside = (*notes, lists.documents_found(["8/KH-UBND ngày 02/11/2026 của UBND tỉnh An Phú"], "8"))
    many = [(replace(p.LATE, number=n, assignment_id=n, occurrence_id=n),) for n in range(1, 43)]
    hold(
        "lists",
        {
            "nhiều đơn vị": listed("Việc chưa hoàn thành: 8 việc", alone[0], shared, *alone[1:]),
            "trưởng phòng, một đơn vị": listed(
                "Việc chưa hoàn thành của Phòng Quy hoạch: 2 việc",
                (p.LATE,),
                (p.SOON,),
                viewer=Viewer.UNIT,
            ),
            "một màn hình của danh sách dài": listed("Việc quá hạn: 42 việc", *many),
            "trang sau": listed("Việc quá hạn: 42 việc", *many[40:], offset=40, total=42),
            "bên cạnh danh sách": listed("Việc chưa hoàn thành: 1 việc", (p.SOON,), notes=beside),
            "việc đã xong": listed("Việc đã hoàn thành: 1 việc", (p.DONE,)),
            "chỉ phối hợp": listed("Việc phối hợp: 1 việc", (p.HELPING,)),
            "không có gì": answers.empty("Việc quá hạn", []),
            "không có gì, có câu hỏi rộng hơn": answers.empty(
                "Việc quá hạn trên 7 ngày làm việc", ["Việc quá hạn: 3 việc"]
            ),
            "câu hỏi thay thế": answers.offered(questions.not_applied(["màu đỏ"]), ["Việc quá hạn"]),
            "đếm": answers.number("Việc quá hạn", counts_of((p.LATE, p.HELPING)), 1, 1, 2),
        },
    )


PART = UnitPart("Thanh tra Sở", counts_of((p.REPORTED, p.OTHERS)), 2, (p.OTHERS,), code="TTR")


def test_units_that_have_tasks_and_other_groups() -> None:
    late = replace(PART, worst=6, unreached=True)
    hold(
        "groups",
        {
            "đơn vị có việc": answers.who_row(PART, counts=False).text,
            "với số liệu, chậm, không liên lạc được": answers.who_row(late, counts=True).text,
            "văn bản, tuần hoặc tháng": answers.group_row(replace(PART, name="Tháng 12/2026")).text,
        },
    )


def test_titles_say_every_filter() -> None:
    named = Named(("Phòng Kế hoạch - Tài chính",))
    october = Span(date(2026, 10, 1), date(2026, 10, 31))
    some = Query(
        units=("KHTC",), stands=(Stand.OVERDUE,), late_over=7, directive="1418", span=october, limit=3
    )
    spans = (
        october,
        Span(date(2026, 10, 1), date(2026, 12, 31)),
        Span(date(2026, 1, 1), date(2026, 12, 31)),
        Span(date(2026, 11, 23), date(2026, 11, 29)),
        Span(date(2026, 11, 24), date(2026, 11, 24)),
        Span(date(2026, 11, 25), date(2026, 12, 15)),
        Span(date(2026, 11, 25), None),
        Span(None, date(2026, 12, 15)),
    )
    everything = Query(
        tasks=(3, 4),
        persons=("N05",),
        mine=True,
        share=Share.LEAD,
        stands=(Stand.DONE, Stand.DONE_LATE),
        span=spans[3],
        date_of=DateOf.CLOSED,
        dated=True,
        recurring=True,
        issuer="Sở Y tế",
        words="dịch tễ",
        order=Order.LATEST,
        group=Group.MONTH,
    )
    hold(
        "questions",
        {
            "nhiều điều kiện": questions.title(some, named),
            "mọi điều kiện": questions.title(everything, Named((), ("đồng chí Kiều Đức Anh",))),
            "không điều kiện": questions.title(Query(), Named()),
            "từng tình trạng": [questions.title(Query(stands=(stand,)), Named()) for stand in Stand],
            "vừa thế này vừa thế kia": questions.title(
                Query(stands=(Stand.OVERDUE,), besides=(Stand.UNACKNOWLEDGED, Stand.EXTENDED)), Named()
            ),
            "chậm bao lâu": [
                questions.title(Query(stands=(stand,), late_over=over, late_most=most), Named())
                for stand in (Stand.OVERDUE, Stand.REPORTED)
                for over, most in ((0, None), (2, 5), (None, 7), (2, 3))
            ],
            "đạt bao nhiêu": [
                questions.title(Query(said=Percents(least, most)), Named())
                for least, most in ((50, 100), (0, 29), (50, 80), (60, 60))
            ],
            "phụ trách": questions.title(Query(in_charge=True), Named()),
            "không phụ trách đơn vị nào": [
                questions.nothing_in_charge(offered=said) for said in (True, False)
            ],
            "từng dạng trả lời": [questions.title(replace(some, shape=shape), named) for shape in Shape],
            "ai chưa nhận": questions.title(Query(stands=(Stand.UNACKNOWLEDGED,), shape=Shape.WHO), Named()),
            "tỷ lệ đúng hạn": questions.title(Query(stands=(Stand.DONE,), shape=Shape.RATE), Named()),
            "so sánh các đơn vị": [
                questions.title(Query(units=("QHPT", "TTR", "BVM"), shape=Shape.COMPARE), Named(names))
                for names in (
                    ("Phòng Quy hoạch", "Thanh tra Sở", "Ban"),
                    (questions.all_but(["CDC", "NVY"]),),
                )
            ],
            "có từ": questions.title(Query(words="lưu trữ"), Named()),
            "đơn vị không có việc": questions.title(
                Query(stands=(Stand.OVERDUE,), shape=Shape.WHO, none=True), Named()
            ),
            "so sánh từng kỳ": [
                questions.title(Query(span=october, group=group, shape=Shape.COMPARE), Named())
                for group in (Group.WEEK, Group.MONTH)
            ],
            "theo nhóm": [
                questions.title(Query(group=group, order=Order.MOST, shape=Shape.COUNT), Named())
                for group in Group
            ],
            "thời gian": [questions.span_words(span) for span in spans],
            "theo ngày gì": [questions.title(Query(span=october, date_of=of), Named()) for of in DateOf],
            "không áp dụng được": questions.not_applied(("màu đỏ", "của anh Nam")),
            "chưa có dạng này": [questions.no_form(s) for s in (Shape.PICTURE, Shape.DOCX, Shape.ICS)],
            "trừ đơn vị": [questions.all_but(["Thanh tra Sở"]), questions.all_but(["CDC", "NVY", "NVD"])],
            "người": questions.person(p.HEAD),
            "chưa có lãnh đạo phụ trách": questions.NO_LEADER,
            "mã không có": questions.unknown_codes(("NVX",)),
            "hết trang": questions.no_more(),
        },
    )


def test_what_waits_for_the_office() -> None:
    proved = Waits(p.REPORTED, "12/BC-TTr", date(2026, 11, 19), 2, "chờ ý kiến đơn vị phối hợp")
    asks = Waits(p.ASKING, reason="chờ chứng thư thẩm định giá")
    many = [Waits(replace(p.REPORTED, number=n, assignment_id=n)) for n in range(1, 42)]
    hold(
        "waiting",
        {
            "báo cáo, đề nghị và bản soát": decisions.waiting([proved], [asks], Viewer.OFFICE, reviews=2),
            "đơn vị nói không thuộc trách nhiệm": decisions.waiting(
                [], [], Viewer.OFFICE, declined=[Waits(p.SOON, reason="việc của Thanh tra Sở")]
            ),
            "lãnh đạo xem, không có nút": decisions.waiting([proved], [asks], Viewer.LEADER),
            "của một đơn vị": decisions.waiting([], [asks], Viewer.UNIT, "Phòng Quy hoạch"),
            "không có gì": decisions.waiting([], [], Viewer.OFFICE),
            "quá nhiều": decisions.waiting(many, [], Viewer.OFFICE).message.blocks[-2],
        },
    )


def test_who_is_late_is_told_fairly_and_counted() -> None:
    in_time = p.share(
        34, "Bàn giao mốc giới", until=p.due(20), asked_until=date(2026, 12, 5), asked_at=p.MORNING
    )
    helps_late = replace(p.share(35, "Cung cấp số liệu", "BVM", p.due(13), helps=True))
    worse = p.share(36, "Kết luận thanh tra đợt 1", "TTR", p.due(13))
    excused = (p.REPORTED, in_time, p.FROM_BEFORE, helps_late)
    say, late, names = units.opening, [1, 3], [worse.unit, p.LATE.unit]
    hold(
        "overdue",
        {
            "mở đầu: lãnh đạo hỏi": "\n".join(
                say("Việc quá hạn", 5, late, names, worse, Viewer.LEADER, p.NOW)
            ),
            "mở đầu: trưởng phòng hỏi": say(
                "Việc quá hạn", 3, late[1:], names[1:], p.LATE, Viewer.UNIT, p.NOW, "Phòng Quy hoạch"
            ),
            "mở đầu: không có việc quá hạn": [
                *say("Việc quá hạn", 0, [], [], None, Viewer.UNIT, p.NOW, "Phòng Quy hoạch"),
                *say("Việc quá hạn", 0, [], [], None, Viewer.OFFICE, p.NOW),
                *say("Việc quá hạn", 0, [], [], None, Viewer.LEADER, p.NOW, helps=True),
            ],
            "mở đầu: chỉ có việc quá hạn từ khi nhập": say(
                "Việc quá hạn", 1, [], [], None, Viewer.OFFICE, p.NOW
            ),
            "một đơn vị chậm": units.late_unit((worse,), 3, excused, {"Thanh tra Sở"}).text,
            "khi hỏi về một đơn vị": units.late_unit((p.LATE,), 1, excused, (), "Phòng Quy hoạch").text,
            "không tính chậm": [row.text for row in units.asides(excused)],
            "gõ tiếp": [*units.notes(Viewer.OFFICE, late=True), *units.notes(Viewer.LEADER, late=False)],
        },
    )


def test_statistics() -> None:
    led = tuple(each for each in (*ALL, p.DONE, p.FROM_BEFORE) if each.share is Share.LEAD)
    paused = replace(p.FAR, status=Status.PAUSED)
    part = UnitPart("Phòng Quy hoạch", counts_of((p.LATE, p.DONE)), 2)
    hold(
        "statistics",
        {
            "lãnh đạo hỏi": answers.opening(Viewer.LEADER, p.NOW, answers.figures(counts_of((*led, paused)))),
            "nhiều đơn vị, rồi một": [answers.figures_of_all(part.counts, units) for units in (3, 1)],
            "một đơn vị": answers.figures_row(part).text,
            "xếp hạng": answers.figures_row(part, 1).text,
            "mọi việc đã xong": answers.opening(Viewer.OFFICE, p.NOW, answers.figures(counts_of((p.DONE,)))),
            "gõ tiếp": [units.after_figures(viewer) for viewer in (Viewer.OFFICE, Viewer.UNIT)],
        },
    )


DOCUMENT = Document(
    "4532/UBND-KT",
    issued=date(2026, 11, 2),
    issuer="UBND tỉnh An Phú",
    subject="về việc đẩy nhanh tiến độ lập quy hoạch",
    signer="Đỗ Thanh Bình",
)


CANCELLED = p.share(19, "Khảo sát nhu cầu", until=p.due(27), status=Status.CANCELLED)


def test_directives() -> None:
    shared = (p.SOON, p.OTHERS, p.HELPING, p.LATE)
    listed = directive_cards.listed
    hold(
        "directives",
        {
            "một văn bản": directive_cards.card(
                DOCUMENT, counts_of(shared), ((p.LATE,), shared[:3]), Viewer.OFFICE, 2
            )[0],
            "có tệp": directive_cards.card(replace(DOCUMENT, filed_as=4), counts_of(()), (), Viewer.UNIT, 0)[
                0
            ],
            "tệp văn bản": [
                directive_cards.file_sent(DOCUMENT, 1, 1),
                directive_cards.file_sent(DOCUMENT, 2, 3),
                directive_cards.page_name(DOCUMENT, 2),
            ],
            "không có tệp": [directive_cards.no_file(DOCUMENT, v) for v in (Viewer.OFFICE, Viewer.UNIT)],
            "mất tệp": directive_cards.file_gone(directive_cards.file_sent(DOCUMENT, 1, 1), Viewer.UNIT),
            "việc giao nhiều đơn vị": directive_cards.card(
                DOCUMENT, counts_of((p.SOON, p.OTHERS)), ((p.SOON, p.OTHERS),), Viewer.OFFICE, 1, led=1
            )[0],
            "có việc đã hủy": directive_cards.card(
                DOCUMENT, counts_of((p.SOON,)), ((p.SOON,),), Viewer.OFFICE, 1, (CANCELLED,)
            )[0],
            "mọi việc đã hủy": directive_cards.card(
                DOCUMENT, counts_of(()), (), Viewer.OFFICE, 0, (CANCELLED,)
            )[0],
            "văn bản chưa có việc nào": directive_cards.card(
                Document("9/KH-UBND", file_name="kh9.pdf"), counts_of(()), (), Viewer.OFFICE, 0
            )[0],
            "văn bản đang soát": directive_cards.titled(
                Document(symbol="UBND-KT", subject="chuyển đổi số", drafts=4)
            ),
            "của việc giao trực tiếp": directive_cards.of_no_directive(12, given=True),
            "của việc của đơn vị khác": directive_cards.of_no_directive(12),
            "danh sách": listed(
                [
                    (DOCUMENT, counts_of(shared)),
                    (Document(file_name="scan01.pdf", drafts=4), counts_of(())),
                    (Document("71/TB-UBND", drafts=8), counts_of(())),
                    (Document("17/CT-UBND"), counts_of(())),
                    (Document("18/CT-UBND"), counts_of((p.HELPING,))),
                ],
                30,
                Viewer.OFFICE,
            ).shown,
            "chưa có văn bản nào: đơn vị, lãnh đạo, Văn phòng": [
                listed([], 0, viewer).shown.message.text
                for viewer in (Viewer.UNIT, Viewer.LEADER, Viewer.OFFICE)
            ],
        },
    )


def card(**more: object) -> CardFacts:
    """The card of task 12 as the office sees it."""
    facts = CardFacts(
        12,
        p.SOON.content,
        Viewer.OFFICE,
        (p.SOON, p.OTHERS, p.HELPING),
        quote="Giao Sở chủ trì lập danh mục dự án kêu gọi đầu tư năm 2027, hoàn thành trước ngày 27/11/2026.",
        place="II.1.a",
        directive="4532/UBND-KT ngày 02/11/2026 của UBND tỉnh An Phú",
        deadline=Deadline("hoàn thành trước ngày 27/11/2026", Operator.BEFORE, date(2026, 11, 27)),
        product="Danh mục dự án",
        report_to=("UBND tỉnh", "Sở Tài chính"),
    )
    return replace(facts, **more)  # type: ignore[arg-type]


REPORT = ReportFacts(
    "Phòng Quy hoạch",
    p.MORNING,
    p.BY_HEAD,
    "returned",
    "12/BC-QHPT",
    date(2026, 11, 19),
    ("danh-muc.pdf", ""),
    "còn chờ phụ lục",
    "chờ số liệu cấp xã",
    "thiếu phụ lục 2",
)
REQUEST = ExtensionFacts(
    "Phòng Quy hoạch", p.MORNING, date(2026, 11, 20), date(2026, 11, 27), "granted", "chờ số liệu", "lần cuối"
)


def test_cards_and_histories() -> None:
    monthly = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))
    reported = replace(p.SOON, status=Status.REPORTED, reported_at=p.NOW)
    both = (reported, replace(p.OTHERS, status=Status.REPORTED, reported_at=p.NOW))
    months = tuple(
        p.share(12, p.SOON.content, until=p.due(25, n), period=f"2026-{n:02d}") for n in range(6, 13)
    )
    at = datetime(2026, 11, 3, 1, 0, tzinfo=p.NOW.tzinfo)
    events = (
        EventFacts(p.MORNING, p.BY_HEAD, "acknowledge", "Phòng Quy hoạch"),
        EventFacts(
            p.MORNING, p.BY_CLERK, "change_deadline", "", "due", "20/11/2026", "27/11/2026", "lãnh đạo đồng ý"
        ),
        EventFacts(
            p.NOW, p.BY_CLERK, "reassign", "Phòng Quy hoạch", "unit", "Thanh tra Sở", "Phòng Quy hoạch"
        ),
        EventFacts(p.NOW, p.BY_CLERK, "confirm", "Phòng Quy hoạch", self_confirmed=True),
        EventFacts(p.NOW, "", "urged", "Phòng Quy hoạch"),
    )
    hold(
        "cards",
        {
            "Văn phòng xem việc của ba đơn vị": cards.card(card(reports=(REPORT,), extensions=(REQUEST,))),
            "đơn vị đề nghị giao đơn vị khác": cards.card(
                card(declined=(("Phòng Quy hoạch", "việc của Thanh tra Sở"), ("Thanh tra Sở", "")))
            ),
            "Văn phòng xem việc đã kết thúc": cards.card(card(entries=(p.DONE,))),
            "hai đơn vị đã báo cáo": cards.card(card(entries=both)),
            "đang xin gia hạn": cards.card(card(entries=(replace(p.SOON, asked_until=date(2026, 12, 5)),))),
            "trưởng phòng xem, đơn vị khác chỉ có tên": cards.card(
                card(viewer=Viewer.UNIT, entries=(p.SOON,), others=(("Thanh tra Sở", Share.LEAD),))
            ),
            "lãnh đạo xem việc giao trực tiếp, đã quá hạn từ khi nhập": cards.card(
                card(
                    viewer=Viewer.LEADER,
                    entries=(p.FROM_BEFORE,),
                    directive="",
                    given_by=p.BY_CLERK,
                    quote="",
                    past_at_import=True,
                    product="",
                    report_to=(),
                    deadline=None,
                )
            ),
            "báo cáo định kỳ": cards.card(
                card(viewer=Viewer.UNIT, entries=months, deadline=monthly, quote="", product="", report_to=())
            ),
            "báo cáo: chưa có văn bản, các quyết định": [
                cards.report_line(ReportFacts("Thanh tra Sở", p.NOW, "", decision))
                for decision in ("pending", "accepted", "withdrawn")
            ],
            "gia hạn: các quyết định": [
                cards.extension_line(replace(REQUEST, decision=decision, decision_reason="", old=None))
                for decision in ("pending", "refused", "lapsed")
            ],
            "lịch sử": cards.history(
                card(
                    given_at=at, given_by=p.BY_CLERK, events=events, reports=(REPORT,), extensions=(REQUEST,)
                )
            ),
            "lịch sử dài": cards.history(card(events=events * 9)).blocks[1].plain,
        },
    )


def test_the_table() -> None:
    came_to = tracking.TableLines(3, 2, 1)
    of_unit = replace(came_to, counted=1)
    hold(
        "table",
        {
            "gửi kèm tệp": [tracking.sent(came_to), tracking.sent(of_unit, unit="Phòng Quy hoạch")],
            "còn đang lập": tracking.in_the_making(12_500),
            "theo câu hỏi": [
                tracking.sent(came_to, about="Việc quá hạn"),
                tracking.nothing(about="Việc quá hạn"),
                tracking.only_later("Việc chưa hoàn thành, hạn trong tháng 01/2027"),
            ],
            "chưa có nhiệm vụ": [tracking.nothing(), tracking.nothing("Phòng Quy hoạch")],
            "không ghi được": tracking.not_written(),
        },
    )


def test_what_was_not_counted_to_the_end_is_told_as_more() -> None:
    counts = Counts(overdue=2, done_on_time=510, done_late=40)
    assert answers.summary(counts, 9, 552, more=True).startswith("2 quá hạn; trên 500 việc đã hoàn thành")
    assert answers.summary(Counts(done_late=700), 9, 700, more=True).startswith("Trên 700 việc đã hoàn thành")
    row = answers.name_row("Thanh tra Sở")
    page = answers.ListPage("Việc", "", [row] * 20, Viewer.OFFICE, 0, 40, more=True)
    assert "còn nhiều việc nữa" in answers.page(page).shown.message.text.plain
    assert "nữa" not in answers.page(replace(page, rows=[row] * 3)).shown.message.text.plain
