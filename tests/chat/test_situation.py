"""What the chat's situation adds: the replied message, an offer, a file, a person who is not linked."""

from dataclasses import replace
from datetime import date

import pytest

from chat import KnownUnit, understand
from chat import intents as i
from chat.intents import (
    Ambiguous,
    Ask,
    AskTask,
    ChooseNumber,
    Done,
    Doubt,
    InProgress,
    LinkCode,
    NeedNumber,
    NewTask,
    NotDone,
    PastedDirective,
    RequestExtension,
    Return,
    UnitName,
    Unknown,
    Verb,
    When,
)
from chat.intents.catalog import command
from chat.situation import KnownPerson
from tasks.query import Query, Shape, Stand
from tests.chat.plain_acts import WHO
from tests.chat.understanding import HEAD, OFFICE, REVIEW, TODAY, brief

REPLY = replace(HEAD, replied_to=(12,))
REPLY_TO_DIGEST = replace(HEAD, replied_to=(12, 15, 18))


@pytest.mark.parametrize("typed", ["xong", "xong rồi ạ", "đã hoàn thành", "da xong", "Xong nhé", "xog"])
def test_a_bare_done_means_the_task_of_the_replied_message(typed: str) -> None:
    assert brief(understand(typed, REPLY)) == "Done 12"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("chưa xong", "NotDone 12"),
        ("sắp xong", "InProgress 12"),
        ("đã nhận", "Acknowledge 12"),
        ("xin gia hạn đến 30/11 vì thiếu số liệu", "RequestExtension 12 2026-11-30"),
        ("xong chưa", "AskTask 12"),
        ("không phải việc của phòng tôi", "Decline 12"),
        ("xong 15", "Done 15"),
        ("xong số 45/BC-NVY ngày 20/11", "Done 12 45/BC-NVY 2026-11-20"),
        ("thế nào rồi", "AskTask 12"),
    ],
)
def test_a_reply_speaks_of_the_replied_task_unless_it_names_another(typed: str, expected: str) -> None:
    assert brief(understand(typed, REPLY)) == expected


def test_a_reply_to_several_tasks_is_asked_about_and_never_guessed() -> None:
    intent = understand("xong", REPLY_TO_DIGEST)
    assert isinstance(intent, Ambiguous)
    assert (intent.kind, intent.numbers) == (Doubt.WHICH_TASK, (12, 15, 18))
    assert intent.readings == (Done((12,)), Done((15,)), Done((18,)))


def test_a_number_settles_which_of_several_replied_tasks_is_meant() -> None:
    assert brief(understand("15 xong", REPLY_TO_DIGEST)) == "Done 15"


def test_done_without_number_or_reply_needs_a_number_and_keeps_the_rest() -> None:
    intent = understand("xong, số 45/BC-NVY ngày 20/11/2026", HEAD)
    assert isinstance(intent, NeedNumber)
    assert intent.kind is Verb.DONE
    assert isinstance(intent.partial, Done)
    assert intent.partial.document_number == "45/BC-NVY"


def test_the_office_confirms_or_returns_by_a_reply() -> None:
    reply = replace(OFFICE, replied_to=(12,))
    assert brief(understand("xác nhận", reply)) == "Confirm 12"
    assert understand("trả lại vì thiếu phụ lục 3", reply) == Return((12,), "thiếu phụ lục 3")


def test_a_bare_number_is_a_choice_only_right_after_an_offer() -> None:
    offered = replace(HEAD, offered=("xong 12", "xong 15"))
    assert understand("2", offered) == ChooseNumber(2)
    assert understand("2️⃣", offered) == ChooseNumber(2)
    assert understand("12", offered) == AskTask(12)
    assert understand("2", HEAD) == AskTask(2)


def test_words_go_before_an_offer() -> None:
    offered = replace(HEAD, offered=("xong 12", "xong 15"))
    assert brief(understand("xong 2", offered)) == "Done 2"


def test_a_file_with_a_number_alone_is_asked_about() -> None:
    intent = understand("12", replace(HEAD, has_file=True))
    assert isinstance(intent, Ambiguous)
    assert intent.kind is Doubt.FILE
    assert Done((12,)) in intent.readings


def test_a_file_with_the_word_is_a_report() -> None:
    assert brief(understand("xong 12", replace(HEAD, has_file=True))) == "Done 12"


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("dự thảo dự toán việc 12", "AddEvidence 12"),
        ("ảnh tập huấn nhiệm vụ 9 ạ", "AddEvidence 9"),
        ("phụ lục việc 9, việc 12", "AddEvidence 9 12"),
        ("việc 12", "Ambiguous file"),
        ("nếu được thì lấy cho việc 12", "Ambiguous file"),
        ("tệp này không phải của việc 12", "Ambiguous unread"),
        ("báo cáo kết quả việc 12", "Ambiguous done_or_not"),
    ],
)
def test_a_file_that_its_caption_describes_belongs_to_the_task_named(caption: str, expected: str) -> None:
    assert brief(understand(caption, replace(HEAD, has_file=True))) == expected


PEOPLE = (
    KnownPerson("AP01", "Lê Thị Lan", "NVY", "Trưởng phòng"),
    KnownPerson("AP02", "Đỗ Văn Tám", "NVY", "Chuyên viên"),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nhắc chị Lan trưởng phòng NVY việc 12", "Urge 12 NVY"),
        ("nhắc anh Tám việc 12", "Ambiguous unread"),
    ],
)
def test_urging_somebody_urges_their_unit_alone_and_is_asked_about(typed: str, expected: str) -> None:
    assert brief(understand(typed, replace(OFFICE, people=PEOPLE))) == expected


REQUEST = replace(OFFICE, replied_to=(7,), replied_request=True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("đồng ý", "DecideExtension 7 grant"),
        ("👍", "DecideExtension 7 grant"),
        ("duyệt nhé", "DecideExtension 7 grant"),
        ("gia hạn đến 12/12", "DecideExtension 7 grant 2026-12-12"),
        ("không đồng ý vì gấp", "DecideExtension 7"),
        ("từ chối", "DecideExtension 7"),
        ("duyệt việc 9", "Confirm 9"),
        ("đồng ý nếu có văn bản", "Ambiguous unread"),
        ("đồng ý nhưng phải xong trước 5/12", "Ambiguous unread"),
        ("để xem đã", "Unknown để xem đã"),
    ],
)
def test_what_the_office_says_to_a_wish_for_more_time_decides_on_it(typed: str, expected: str) -> None:
    assert brief(understand(typed, REQUEST)) == expected


def test_a_number_that_no_task_bears_is_a_drafts() -> None:
    first = replace(REVIEW, last_task=0)
    assert brief(understand("nhiệm vụ 5 đổi hạn sang 17/12", first)) == "FixDeadline 5 2026-12-17 by numbers"
    assert brief(understand("đổi hạn 5 17/12", replace(REVIEW, last_task=5))) == "Ambiguous draft_or_task"


def test_a_file_without_words_is_asked_about() -> None:
    intent = understand("", replace(REPLY, has_file=True))
    assert isinstance(intent, Ambiguous)
    assert (intent.kind, intent.numbers) == (Doubt.FILE, (12,))


def test_a_code_by_itself_is_one_only_for_a_stranger() -> None:
    stranger = replace(HEAD, linked=False, head=False)
    assert understand("K7Q2-9XWM", stranger) == LinkCode("K7Q2-9XWM")
    assert understand("mã K7Q2-9XWM", HEAD) == LinkCode("K7Q2-9XWM")
    assert isinstance(understand("K7Q2-9XWM", HEAD), Unknown)


def test_the_end_of_a_units_name_is_no_wish() -> None:
    known = replace(OFFICE, units=(KnownUnit("TCCB", "Phòng Tổ chức - Cán bộ"),))
    assert understand("viec cua phong to chuc", known) == Ask(Query(units=("TCCB",)))
    assert understand("danh sach viec cua phong to chuc", known) == Ask(Query(units=("TCCB",)))


@pytest.mark.parametrize(
    "text",
    [
        "THÔNG BÁO KẾT LUẬN\ncủa Giám đốc Sở tại cuộc họp ngày 12/11/2026\nGiám đốc Sở kết luận như sau:\n"
        "1. Giao Thanh tra rà soát hồ sơ tồn đọng, báo cáo trước ngày 10/12/2026.",
        "SO TU PHAP\nSo: 45/STP-VP\nV/v ra soat van ban\nKinh gui: Cac phong.\n"
        "1. Thanh tra ra soat van ban, bao cao truoc ngay 15/12/2026.\n2. Van phong tong hop.",
        "CÔNG ĐIỆN\nGiám đốc Sở điện:\n- Các bệnh viện tổ chức trực 24/24 giờ.\n"
        "- Trung tâm Kiểm soát bệnh tật báo cáo trước 16 giờ ngày 09/12/2026.",
    ],
)
def test_a_short_directive_is_known_by_its_head(text: str) -> None:
    assert isinstance(understand(text, OFFICE), PastedDirective)
    assert not isinstance(understand(text, HEAD), PastedDirective)


def test_a_message_to_all_is_no_directive() -> None:
    said = "THÔNG BÁO: mai họp 8h tại phòng họp số 2, các đơn vị có mặt đầy đủ, mang theo báo cáo tháng 11, "
    assert not isinstance(understand(said + "ai vắng báo lại Văn phòng trước 17h", OFFICE), PastedDirective)


def test_a_long_text_by_the_office_is_a_pasted_directive_and_kept_whole() -> None:
    text = "CÔNG VĂN\n" + "Đề nghị các đơn vị báo cáo trước ngày 30/11/2026.\n" * 200
    intent = understand(text, OFFICE)
    assert isinstance(intent, PastedDirective)
    assert len(intent.text) == len(text)


def test_a_long_text_by_a_head_is_no_directive() -> None:
    text = "Đề nghị các đơn vị báo cáo trước ngày 30/11/2026.\n" * 40
    assert not isinstance(understand(text, HEAD), PastedDirective)


def test_an_extension_keeps_its_reason_as_typed() -> None:
    intent = understand("xin gia hạn 12 đến 30/11 vì chưa đủ số liệu của 3 trạm", HEAD)
    assert intent == RequestExtension((12,), When(date(2026, 11, 30)), "chưa đủ số liệu của 3 trạm")


def test_a_late_report_keeps_its_reason() -> None:
    intent = understand("xong 12, chậm vì chờ số liệu của trạm 5", HEAD)
    assert isinstance(intent, Done)
    assert intent.late_reason == "chờ số liệu của trạm 5"


def test_a_promise_keeps_its_day() -> None:
    intent = understand("12 chưa xong, mai nộp", HEAD)
    assert isinstance(intent, NotDone)
    assert intent.until == When(date(2026, 11, 23))


def test_an_unclear_report_offers_its_readings() -> None:
    intent = understand("12 chắc xong rồi", HEAD)
    assert isinstance(intent, Ambiguous)
    assert {type(reading) for reading in intent.readings} == {Done, InProgress, NotDone}


def test_the_year_of_a_documents_date_lies_in_the_past() -> None:
    january = replace(HEAD, today=date(2027, 1, 4))
    intent = understand("xong 12 số 45/BC-NVY ngày 28/12", january)
    assert isinstance(intent, Done)
    assert intent.document_date == When(date(2026, 12, 28))


def test_a_units_name_with_other_marks_is_another_word() -> None:
    # The alias of one unit is no alias of what only looks like it.
    intent = understand("giao 1 cho Nghiệp vụ", REVIEW)
    assert brief(intent) == "GiveUnit 1 <Nghiệp vụ> numbers"


def test_a_name_that_two_units_bear_names_neither() -> None:
    twin = replace(OFFICE, units=(*OFFICE.units, replace(OFFICE.units[3], code="NVY2", aliases=())))
    intent = understand("đôn đốc phòng Nghiệp vụ Y", twin)
    assert brief(intent) == "Urge <phòng Nghiệp vụ Y>"


@pytest.mark.parametrize(
    ("typed", "situation"),
    [
        ("xong 12, 15 số 45/BC-NVY ngày 20/11/2026", HEAD),
        ("chưa xong 12", HEAD),
        ("đang làm 12", HEAD),
        ("đã nhận 12, 13", HEAD),
        ("rút báo cáo 12", HEAD),
        ("xin gia hạn 12 đến 30/11/2026 vì thiếu số liệu", HEAD),
        ("xác nhận 12 NVY", OFFICE),
        ("trả lại 12 NVY vì thiếu biểu", OFFICE),
        ("hoàn tác 12", OFFICE),
        ("đồng ý gia hạn 12 NVY đến 30/11/2026", OFFICE),
        ("không đồng ý gia hạn 12 vì gấp", OFFICE),
        ("đổi hạn 12 30/11/2026", OFFICE),
        ("chuyển 12 cho KHTC", OFFICE),
        ("hủy 12 vì trùng", OFFICE),
        ("tạm dừng 12", OFFICE),
        ("tiếp tục 12", OFFICE),
        ("đôn đốc 12", OFFICE),
        ("việc 12", OFFICE),
        ("bỏ 3, 4", REVIEW),
        ("lấy lại 3", REVIEW),
        ("sửa hạn 2 30/11/2026", REVIEW),
        ("giao 1, 2 cho NVY", REVIEW),
        ("giao NVY rà soát trang thiết bị trước ngày 30/11/2026", OFFICE),
    ],
)
def test_what_an_offer_shows_is_read_back_as_the_same_intent(typed: str, situation: object) -> None:
    meant = understand(typed, situation)  # type: ignore[arg-type]
    assert brief(understand(command(meant), situation)) == brief(meant)  # type: ignore[arg-type]


def test_a_new_task_keeps_its_words() -> None:
    intent = understand("giao NVY rà soát 12 trạm trước ngày 30/11", OFFICE)
    assert isinstance(intent, NewTask)
    assert intent.units == (UnitName("NVY", "NVY"),)
    assert intent.content == "rà soát 12 trạm trước ngày 30/11"
    assert intent.on == When(date(2026, 11, 30))


def test_today_is_an_argument() -> None:
    later = replace(HEAD, today=TODAY.replace(year=2027))
    intent = understand("xin gia hạn 12 đến 30/11", later)
    assert isinstance(intent, RequestExtension)
    assert intent.until == When(date(2027, 11, 30))


def test_a_number_is_no_unit_although_one_is_called_by_it() -> None:
    numbered = replace(HEAD, units=(KnownUnit("P1", "Phòng 1"), KnownUnit("PA", "Phòng A")))
    for typed in ("xong 1", "1 xong rồi a"):
        assert brief(understand(typed, numbered)) == "Done 1"
    assert (
        brief(understand("phòng 1 còn việc gì", replace(numbered, head=False, office=True))) == "Ask units=P1"
    )


@pytest.mark.parametrize("typed", ["liệt kê ra xem nào", "danh sách đi em", "kể ra"])
def test_what_was_counted_is_listed_with_the_filters_of_the_count(typed: str) -> None:
    counted = replace(OFFICE, last_query=Query(stands=(Stand.OVERDUE,), shape=Shape.COUNT))
    assert brief(understand(typed, counted)) == "Ask stands=overdue"
    assert brief(understand("danh sách việc chưa xong", counted)) == "Ask stands=open"


def test_another_month_is_asked_about_in_the_shape_of_the_last() -> None:
    figures = replace(OFFICE, last_query=Query(shape=Shape.RATE, figures=True))
    assert "shape=rate" in brief(understand("tháng 10 thì sao", figures))


@pytest.mark.parametrize("said", ["chờ duyệt", "việc chưa xong của NVY", "báo cáo chờ duyệt quá 4 ngày"])
def test_who_leads_the_office_asks_as_the_office_does(said: str) -> None:
    both = replace(OFFICE, head=True, own_units=("VP",))
    assert isinstance(understand(said, both), Ask)
    assert understand(said, both) == understand(said, OFFICE)


def test_who_leads_the_office_reports_for_it_as_well() -> None:
    both = replace(OFFICE, head=True, own_units=("VP",))
    assert understand("xong 12", both) == Done((12,))
    assert understand("chưa xong 12 vì thiếu số liệu", both) == NotDone((12,), "thiếu số liệu")
    assert isinstance(understand("xong", both), NeedNumber)
    assert not isinstance(understand("cho gia hạn 12 đến 30/11 vì nể", both), RequestExtension)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("nhắn văn phòng: chuẩn bị tài liệu họp giao ban", i.Note),
        ("nhắn VP kiểm tra lại việc 12", i.Note),
        ("nhắn văn phòng hủy việc 12", i.Note),
        ("hỏi văn phòng việc 12 đến đâu rồi", i.AskTask),
        ("hỏi VP xem phòng nào chưa báo cáo", i.Ask),
        ("đôn đốc văn phòng việc 12", i.Urge),
        ("việc của văn phòng", i.Ask),
    ],
)
def test_who_leads_has_words_for_the_office_and_an_answer_to_what_they_ask_of_it(
    typed: str, kind: type[i.Plain]
) -> None:
    assert isinstance(understand(typed, replace(WHO["o"], office=False, leader=True)), kind)
