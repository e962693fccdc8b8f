"""What is answered and told when a unit reports or the office decides, and what reminders say."""

from dataclasses import replace
from datetime import UTC, date, datetime

from messages.text import RESENT, Text
from messages.work import changes, decisions, digests, reminders, reports
from messages.work.digests import Digest, LeaderPart, OfficePart, OpenReview, Undelivered
from messages.work.reminders import Notice
from messages.work.reports import Given
from tasks.model import Action, Status
from tasks.standing import Counts, Rung
from tests.messages import people as p
from tests.messages.golden import hold

BARE = Given()
PROVED = Given("45/BC-QHPT", date(2026, 11, 20), ("bao-cao.pdf",), "còn chờ đóng dấu")
PHOTO = Given(files=("",), late_reason="chờ số liệu cấp xã")
UNTIL = date(2026, 12, 5)


def test_a_unit_reports() -> None:
    hold(
        "reports_to_the_unit",
        {
            "xong, chưa có văn bản": [
                reports.recorded(p.SOON, p.NOW, BARE),
                reports.evidence_hint(12),
                reports.withdraw_hint([12]),
            ],
            "xong, có số và tệp": reports.recorded(p.SOON, p.NOW, PROVED),
            "xong sau hạn, gửi ảnh và lý do": reports.recorded(p.LATE, p.NOW, PHOTO),
            "xong sau hạn, chưa có lý do": [
                reports.recorded(p.LATE, p.NOW, BARE),
                reports.WAITS,
                reports.explain_hint([7]),
            ],
            "xong kỳ báo cáo": reports.recorded(p.WEEK_49, p.NOW, BARE),
            "bổ sung văn bản": reports.added(p.SOON, PROVED),
            "bổ sung ảnh và lý do": reports.added(p.LATE, PHOTO),
            "bổ sung ghi chú": reports.added(p.SOON, Given(note="đã nộp bản giấy")),
            "rút báo cáo": reports.withdrawn(p.SOON),
            "đã nhận": [reports.acknowledged(p.SOON), reports.done_hint(12)],
            "đã nhận, phối hợp": reports.acknowledged(p.HELPING),
            "đang làm": reports.started(p.UNDATED),
            "chưa xong": [reports.not_done(p.SOON, None), reports.extension_hint(12)],
            "chưa xong, hẹn ngày": reports.not_done(p.SOON, UNTIL),
            "chưa xong sau khi đã báo cáo": reports.reported_by_mistake(),
            "không thuộc trách nhiệm": reports.declined(p.SOON),
            "nhiều đơn vị": reports.which_unit(12),
            "văn bản không rõ của việc nào": reports.nothing_to_complete(),
            "gửi tệp không lời": reports.file_kept(["bao-cao.pdf"], []),
            "gửi ảnh trả lời tin có nhiều việc": reports.file_kept([""], [12, 15]),
            "tệp không lưu được": [reports.file_refused("bao-cao.pdf"), reports.file_refused("")],
            "tệp của người không gửi tệp": [reports.file_of_others("a.pdf"), reports.file_of_others("")],
            "ngày hẹn của chuyên viên": reports.promise_of_others(),
            "video gửi như tệp": reports.recording_refused("hop.mp4"),
        },
    )


def test_the_office_hears_of_it() -> None:
    hold(
        "reports_to_the_office",
        {
            "báo cáo đúng hạn, đủ văn bản": reports.office_reported([p.SOON], p.BY_HEAD, p.NOW, PROVED),
            "báo cáo hai việc, một việc sau hạn": reports.office_reported(
                [p.LATE, p.UNDATED], p.BY_HEAD, p.NOW, PHOTO
            ),
            "đơn vị phối hợp báo cáo": reports.office_reported([p.HELPING], "bà Ông Thị Vân", p.NOW, BARE),
            "báo cáo kèm video": reports.office_reported(
                [p.SOON], p.BY_HEAD, p.NOW, Given(recording="video")
            ),
            "bổ sung": reports.office_added([p.SOON], p.BY_HEAD, PROVED),
            "rút": reports.office_withdrawn([p.SOON], p.BY_HEAD),
            "chưa xong, có ý kiến và hẹn ngày": reports.office_not_done(
                [p.SOON], p.BY_HEAD, "thiếu dữ liệu của cấp xã", UNTIL
            ),
            "chưa xong": reports.office_not_done([p.SOON], p.BY_HEAD, "", None),
            "không thuộc trách nhiệm": reports.office_declined(
                [p.SOON], p.BY_HEAD, "việc của Thanh tra Sở theo quy chế"
            ),
        },
    )


def test_the_office_decides_on_reports() -> None:
    confirmed = decisions.confirmed
    both = [p.REPORTED, p.REPORTED_TOO]
    hold(
        "decisions",
        {
            "xác nhận, việc kết thúc": [
                confirmed(p.SOON, self_confirmed=False, closed=True, late=False),
                decisions.undo_hint(12),
            ],
            "xác nhận quá hạn, còn đơn vị khác": confirmed(
                p.LATE, self_confirmed=False, closed=False, late=True
            ),
            "tự xác nhận một kỳ": confirmed(p.WEEK_49, self_confirmed=True, closed=True, late=False),
            "xác nhận việc không có hạn": confirmed(p.UNDATED, self_confirmed=False, closed=True, late=False),
            "nhiều đơn vị": decisions.which_unit(30),
            "trả lại, thiếu lý do": [
                decisions.reason_for_return(p.REPORTED, of_unit=False),
                decisions.reason_for_return(p.REPORTED, of_unit=True),
            ],
            "trả lại": decisions.returned(p.REPORTED, "thiếu phụ lục số liệu"),
            "hoàn tác": decisions.undone(p.REPORTED),
            "hoàn tác quyết định hủy": decisions.revived(p.LATE, ["Phòng Quy hoạch", "Thanh tra Sở"]),
            "đơn vị được xác nhận": decisions.unit_confirmed([p.SOON, p.WEEK_49], p.BY_CLERK),
            "đơn vị bị trả lại": decisions.unit_returned([p.REPORTED], p.BY_CLERK, "thiếu phụ lục số liệu"),
            "đơn vị được hoàn tác": decisions.unit_undone([p.REPORTED], p.BY_CLERK),
            "đơn vị được hoàn tác quyết định hủy": decisions.unit_revived([p.LATE], p.BY_CLERK),
            "Văn phòng được báo": [
                decisions.office_also(both, p.BY_CLERK, what, p.NOW).text
                for what in (decisions.CONFIRMED, decisions.RETURNED, decisions.UNDONE)
            ],
        },
    )


def test_more_time_is_asked_for_and_decided() -> None:
    hold(
        "extensions",
        {
            "chưa có ngày": decisions.ask_date(p.SOON),
            "chưa có lý do": decisions.ask_reason(p.SOON, UNTIL),
            "ngày được hiểu": decisions.is_it(UNTIL),
            "ghi nhận": [decisions.asked(p.SOON, UNTIL, "chờ số liệu"), decisions.HOLDS],
            "Văn phòng được hỏi": decisions.office_asked(
                [p.SOON, p.LATE], p.BY_HEAD, [UNTIL, UNTIL], "chờ số liệu cấp xã"
            ),
            "hai đơn vị cùng một việc": decisions.office_asked(
                [p.SOON, p.OTHERS], p.BY_HEAD, [UNTIL, UNTIL], "chờ"
            ),
            "Văn phòng gia hạn khi chưa ai xin": decisions.nobody_asked(p.SOON),
            "đồng ý": decisions.granted(p.SOON, p.due(27), p.due(5, 12)),
            "rút lại quyết định": decisions.extension_undone(p.SOON, p.due(5, 12), p.due(27)),
            "đơn vị bị rút lại": decisions.unit_extension_undone([p.SOON], p.BY_CLERK, p.due(27)),
            "không đồng ý": decisions.refused(p.SOON),
            "đơn vị được đồng ý": decisions.unit_granted(p.SOON, p.BY_CLERK, p.due(27), p.due(5, 12), ""),
            "đơn vị được đồng ý, có ý kiến": decisions.unit_granted(
                p.SOON, p.BY_CLERK, None, p.due(5, 12), "lần cuối"
            ),
            "đơn vị không được đồng ý": decisions.unit_refused(p.SOON, p.BY_CLERK, "việc gấp"),
            "không được đồng ý, không nêu lý do": decisions.unit_refused(p.SOON, p.BY_CLERK, ""),
        },
    )


def test_the_office_changes_what_it_gave() -> None:
    units = ["Phòng Quy hoạch", "Thanh tra Sở"]
    hold(
        "changes",
        {
            "đổi hạn": changes.deadline_changed(p.SOON, p.due(27), p.due(5, 12), units),
            "đổi hạn việc chưa có hạn": changes.deadline_changed(p.UNDATED, None, p.due(5, 12), units[:1]),
            "đổi hạn, chưa rõ ngày": changes.ask_deadline(p.SOON),
            "ngày được hiểu": changes.is_it(UNTIL),
            "ngày đã qua": changes.is_past(date(2026, 11, 20)),
            "chuyển đơn vị": changes.reassigned(p.SOON, "Thanh tra Sở"),
            "chuyển việc định kỳ": changes.reassigned(p.WEEK_49, "Thanh tra Sở"),
            "chuyển phần của ai": changes.which_source(12),
            "chuyển cho ai": changes.ask_unit(12),
            "sẽ hủy": changes.will(Action.CANCEL, p.SOON, units),
            "sẽ tạm dừng": changes.will(Action.PAUSE, p.SOON, units[:1]),
            "hỏi trước khi hủy": changes.shall_it_be(Action.CANCEL),
            "hỏi trước khi tạm dừng": changes.shall_it_be(Action.PAUSE),
            "hủy": changes.cancelled(p.SOON, units, "trùng việc 15"),
            "hủy, không nêu lý do": changes.cancelled(p.SOON, units[:1], ""),
            "tạm dừng": changes.paused(p.SOON, units),
            "tạm dừng việc không có hạn": changes.paused(p.UNDATED, units),
            "tiếp tục": changes.resumed(p.SOON, units),
            "chưa gửi được": changes.unreachable([p.DOCTOR]),
            "đơn vị chưa có người phụ trách": changes.headless(["Bệnh viện Mắt"]),
            "đơn vị cũ được báo": changes.unit_lost(
                [p.SOON, p.WEEK_49], "Thanh tra Sở", p.BY_CLERK, "đúng chức năng"
            ),
            "đơn vị được báo hủy": changes.unit_cancelled(p.WEEK_49, p.BY_CLERK, "trùng việc 15"),
            "đơn vị được báo tạm dừng": changes.unit_paused(p.SOON, p.BY_CLERK, "chờ hướng dẫn"),
            "đơn vị được báo tạm dừng việc không có hạn": changes.unit_paused(p.UNDATED, p.BY_CLERK, ""),
            "đơn vị được báo tiếp tục": changes.unit_resumed(p.SOON, p.BY_CLERK),
            "chỉ Văn phòng": [changes.only_office_urges(), changes.only_office_gives()],
            "đôn đốc": changes.urged([(p.HEAD, [7, 12]), (p.INSPECTOR, [36])], None),
            "đôn đốc ngoài giờ": changes.urged([(p.HEAD, [7])], datetime(2026, 11, 25, 1, tzinfo=UTC)),
            "hôm nay đã đôn đốc": changes.urged_today([7]),
            "đã báo cáo, chờ Văn phòng": changes.waits_for_office([30]),
            "không còn mở": changes.nothing_open([32]),
            "không có gì để đôn đốc": [
                changes.nothing_to_urge("Phòng Quy hoạch", overdue=True),
                changes.nothing_to_urge("", overdue=True),
                changes.nothing_to_urge("Phòng Quy hoạch", overdue=False),
            ],
            "giao việc mới, hỏi lại": changes.proposed("rà soát trang thiết bị", units, p.due(30)),
            "giao việc mới không hạn": changes.proposed("rà soát trang thiết bị", units[:1], None),
            "đã giao": changes.given(p.SOON, units),
            "giao mà không nêu việc": changes.no_content(),
            "giao mà không nêu đơn vị": changes.ask_unit_of_new("Rà soát danh mục thiết bị"),
        },
    )


def test_single_reminders() -> None:
    sourced = replace(p.SOON, source="4532/UBND-KT")
    hold(
        "reminders",
        {
            "việc mới": reminders.assigned(Notice(p.HEAD, (sourced, p.UNDATED))),
            "việc mới, có tệp văn bản": reminders.assigned(
                Notice(p.HEAD, (sourced, p.UNDATED), papers=((4, sourced),))
            ),
            "việc mới, tệp của hai văn bản": reminders.assigned(
                Notice(
                    p.HEAD,
                    (sourced, p.UNDATED),
                    papers=((4, sourced), (5, replace(p.UNDATED, source="17/CT-UBND"))),
                )
            ),
            "việc định kỳ mới, nhiều kỳ": reminders.assigned(Notice(p.HEAD, (p.WEEK_49, p.WEEK_50))),
            "đổi hạn, có ý kiến": reminders.deadline_changed(
                Notice(p.HEAD, (p.SOON,), old=p.due(20), note="Lãnh đạo Sở đã đồng ý.")
            ),
            "đôn đốc": reminders.urged(Notice(p.DOCTOR, (replace(p.LATE, unit="Bệnh viện Mắt"),))),
            "đôn đốc hai kỳ của một việc": reminders.urged(Notice(p.HEAD, (p.WEEK_49, p.WEEK_50))),
            "gửi lại": RESENT,
        },
    )


def test_the_mornings() -> None:
    late = (p.LATE, p.share(36, "Kết luận thanh tra đợt 1", "TTR", p.due(13)))
    opened = OpenReview(4, "1521/SKT-VP Về việc báo cáo công tác", 12, p.MORNING)
    office = OfficePart(
        waiting=(p.REPORTED, p.REPORTED_TOO),
        extensions=(p.ASKING,),
        late=(late[0], replace(late[1], passed_from=Rung.DIRECTOR)),
        undecided=(p.FROM_BEFORE,),
        headless=(p.share(41, "Khám sàng lọc", "BVM", p.due(23)),),
        reviews=(opened,),
        undelivered=2,
        unreached=("Ông Thị Vân, Giám đốc",),
        record_head="9f3a" * 16,
    )
    many = tuple(replace(p.SOON, number=n, assignment_id=n, occurrence_id=n) for n in range(1, 24))
    long = digests.digest(Digest(p.HEAD, p.TODAY, upcoming=many)).text.plain.split("\n")
    leader = LeaderPart(late, True, Counts(overdue=2, soon=3, on_track=7))
    hold(
        "digests",
        {
            "trưởng phòng": digests.digest(
                Digest(p.HEAD, p.TODAY, (p.LATE,), (p.TODAY_AT,), (p.SOON, p.WEEK_49, p.WEEK_50))
            ),
            "tin đến muộn": digests.digest(
                Digest(p.HEAD, p.TODAY, upcoming=(p.SOON,), delayed_from=p.NOW)
            ).blocks[0],
            "báo gấp ngoài giờ": digests.digest(Digest(p.HEAD, p.TODAY, today=(p.TODAY_AT,), urgent=True)),
            "Văn phòng": digests.digest(Digest(p.CLERK, p.TODAY, office=office)),
            "Giám đốc, ngày giao ban": digests.digest(Digest(p.DIRECTOR, p.TODAY, leader=leader)),
            "Phó Giám đốc, ngày thường": digests.digest(
                Digest(p.DIRECTOR, p.TODAY, leader=replace(leader, briefing=False, lines=late[:1]))
            ),
            "quá nhiều việc, đoạn cuối": [Text(line) for line in long[-4:]],
            "việc bị trả lại": digests.digest(
                Digest(p.HEAD, p.TODAY, (replace(p.LATE, status=Status.RETURNED),))
            ).blocks[1],
            "không gửi được": digests.undelivered(
                p.BY_CLERK,
                [
                    Undelivered(p.HEAD, "digest", "refused", reason, (12, 15))
                    for reason in (
                        "no_address",
                        "blocked",
                        "invalid_address",
                        "bad_message",
                        "render",
                        "unanswered",
                        "x",
                    )
                ]
                + [
                    Undelivered(None, "message", "unknown", "unanswered"),
                    Undelivered(p.HEAD, "message", "unknown", "unanswered", (12,), answers=True, part=2),
                ],
            ),
        },
    )
