"""What was unclear in a document and what the office should check, in one sentence each."""

from collections.abc import Mapping
from datetime import date

from messages.vi import day
from tasks.warning import Warning

_SENTENCES: Mapping[str, str] = {
    "no_unit": "Văn bản không nêu rõ đơn vị thực hiện.",
    "recurring_without_day": "Báo cáo định kỳ chưa rõ ngày nộp; đề nghị Văn phòng ấn định.",
    "relative_needs_receipt": "Hạn tính từ ngày nhận; đề nghị cho biết ngày nhận văn bản.",
    "several_dates": "Ô thời gian có {n} mốc; đề nghị kiểm tra.",
    "before_period": "Hạn đặt trước một khoảng thời gian; đề nghị kiểm tra ngày.",
    "repaired": "Ngày tháng có chữ hoặc số bị lỗi khi nhận dạng; đề nghị đối chiếu bản gốc.",
    "no_period": "Ghi định kỳ nhưng không nêu kỳ báo cáo.",
    "before_issue": "Hạn {due} sớm hơn ngày ban hành {issued}; đề nghị kiểm tra.",
    "year_missing": "Hạn không ghi năm và không suy ra được từ ngày ban hành.",
    "month_inferred": "Hạn không ghi tháng; tháng được suy ra từ ngày ban hành.",
    "day_inferred": "Hạn không ghi ngày cụ thể; ngày được tính từ ngày ban hành, đề nghị kiểm tra.",
    "year_inferred": "Hạn không ghi năm; hiểu là năm {year}.",
    "vague_period": "Hạn chỉ nêu khoảng thời gian (đầu, giữa, cuối); ngày tính được cần Văn phòng xác nhận.",
    "start_unknown": "Hạn tính từ một sự kiện chưa rõ ngày.",
    "event_unknown": "Hạn gắn với một sự kiện, văn bản không nêu ngày; đề nghị Văn phòng cho biết ngày.",
    "day_off": ("Hạn {due} rơi vào ngày nghỉ; ngày làm việc liền trước là {before}, liền sau là {after}."),
    "several_periods": "Văn bản nêu nhiều kỳ báo cáo; chỉ lấy kỳ ngắn nhất, đề nghị kiểm tra.",
    "continuous": "Việc thường xuyên, không có ngày đến hạn.",
    "unread_time": "Chưa đọc được thời hạn thành ngày; đề nghị kiểm tra.",
}

CODES = frozenset(_SENTENCES)


def sentence(warning: Warning) -> str:
    """The sentence for a warning; a code without one of its own asks to check, and names itself."""
    words = _SENTENCES.get(warning.code)
    if words is None:
        return f"Đề nghị kiểm tra ({warning.code})."
    return words.format_map({key: _shown(value) for key, value in warning.params.items()})


def _shown(value: str | int) -> str:
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
