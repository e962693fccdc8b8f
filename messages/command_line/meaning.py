"""What a message or a phrase of time comes to, as the command line tells it on one line."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from messages import vi
from messages.refusals import name_of

MEANINGS: Mapping[str, str] = {
    "confirm_done": "báo đã xong",
    "report_progress": "báo tiến độ",
    "acknowledge": "báo đã nhận",
    "request_extension": "xin gia hạn",
    "decline": "từ chối nhiệm vụ",
    "add_evidence": "bổ sung minh chứng",
    "note": "nhắn Văn phòng",
    "undo": "rút lại",
    "snooze": "xin nhắc lại sau",
    "mute": "xin thôi nhắc",
    "delegate": "giao người khác làm",
    "leave": "báo nghỉ",
    "ask_tasks": "hỏi nhiệm vụ",
    "show_task": "xem một nhiệm vụ",
    "history": "xem quá trình",
    "ask_stats": "hỏi số liệu",
    "chart": "xem biểu đồ",
    "ask_people": "hỏi cán bộ",
    "units": "hỏi đơn vị",
    "documents": "hỏi văn bản",
    "document": "xem một văn bản",
    "export": "xuất tệp",
    "assign": "giao nhiệm vụ mới",
    "import_text": "đưa văn bản vào",
    "approve": "xác nhận, đồng ý",
    "return": "trả lại, không đồng ý",
    "change_due": "đổi hạn",
    "reassign": "chuyển đơn vị",
    "add_coop": "thêm đơn vị phối hợp",
    "edit_task": "sửa nội dung",
    "pause": "tạm dừng",
    "reopen": "tiếp tục",
    "cancel_task": "hủy nhiệm vụ",
    "remind": "đôn đốc",
    "broadcast": "gửi tin cho đơn vị",
    "save_review": "lưu bản soát",
    "drop_draft": "bỏ nháp",
    "restore_draft": "lấy lại nháp",
    "edit_draft": "sửa nháp",
    "assign_draft": "giao nháp cho đơn vị",
    "show_review": "xem bản soát",
    "reject_review": "bỏ bản soát",
    "add_person": "thêm cán bộ",
    "leave_person": "bớt cán bộ",
    "unlink": "hủy liên kết",
    "add_unit": "thêm đơn vị",
    "rename_unit": "đổi tên đơn vị",
    "alias": "đặt tên gọi khác",
    "invite": "mời liên kết",
    "let_pass": "cho qua tài liệu bị nghi mật",
    "keep_out": "giữ lại tài liệu bị nghi mật",
    "settings": "đổi cài đặt",
    "day_off": "đặt ngày nghỉ",
    "my_data": "xem dữ liệu của mình",
    "quota": "xem hạn mức tin nhắn",
    "classified": "hỏi gửi tài liệu mật",
    "invite_group": "xin mã cho nhóm",
    "leave_group": "bỏ liên kết nhóm",
    "prefer_channel": "chọn ứng dụng nhận tin",
    "choose": "chọn một phương án",
    "yes": "đồng ý",
    "no": "không",
    "more": "xem tiếp",
    "help": "xin hướng dẫn",
    "greet": "chào hỏi",
    "unknown": "không hiểu",
}
"""Each kind of meaning (chat/intents/outcome.py) in words; any other is called as the act is."""


def told(made: Mapping[str, Any]) -> str:
    """The record of a message: what is meant, its slots, and whether it would be done."""
    parts = [_meant(each) for each in (made, *made.get("also", ()))]
    if made["intent"] == "unknown" and not made["acts"]:
        return parts[0]
    return f"{'; '.join(parts)}: {_done(made)}"


def _meant(made: Mapping[str, Any]) -> str:
    said = [MEANINGS.get(made["intent"]) or name_of(made["intent"], made["intent"])]
    said += [f"việc {', '.join(map(str, made['tasks']))}"] if made.get("tasks") else []
    said += [vi.day(date.fromisoformat(made["due"]))] if made.get("due") else []
    said += [made["time"]] if made.get("time") else []
    said += [", ".join(made["units"]) if "units" in made else made["unit"]] if _units(made) else []
    said += [f"phối hợp {', '.join(made['cooperating'])}"] if made.get("cooperating") else []
    said += [f"vì {made['reason']}"] if made.get("reason") else []
    return ", ".join(said)


def _units(made: Mapping[str, Any]) -> bool:
    return bool(made.get("unit") or made.get("units"))


def _done(made: Mapping[str, Any]) -> str:
    if made["acts"]:
        return "làm ngay"
    offers = " | ".join(f"«{offer}»" for offer in made.get("offers", ()))
    return f"hỏi lại trước, gợi ý {offers}" if offers else "hỏi lại trước"


def told_time(
    due: date | None, hour: time | None, span: tuple[date | None, date | None] | None, *, certain: bool
) -> str:
    """What a phrase of time comes to, on one line."""
    said = [vi.day(due)] if due is not None else []
    said += [vi.hour(hour)] if hour is not None else []
    if span is not None:
        first, last = (vi.day(day) if day is not None else "…" for day in span)
        said.append(f"từ {first} đến {last}")
    named = ", ".join(said) or "không nêu một ngày nào"
    return named if certain else f"{named} (cần hỏi lại)"


def not_a_time(phrase: str) -> str:
    """No time was read."""
    return f"Không rõ “{phrase}” là ngày nào."
