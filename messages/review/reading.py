"""What reading came to: the facts of a review, why a file gave no text, what is to be checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import cycle
from typing import Any

from directives.extract import MAX_DOCUMENTS
from directives.model import ONLY_TOLD, PASSAGES_UNREAD
from messages.vi import day, shorten
from tasks.deadline import Recurrence
from tasks.model import Due
from tasks.warning import Warning

# What the messages about a review speak of: gathered by the use cases, here only to be worded.


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft as it now stands. `outside` are names of responsible units that are not in the registry,
    `beside` those of cooperating units that are not.

    `remind_by` and `late_from` are computed where the date is known; `first_due` is the first date of
    what recurs.
    """

    number: int
    content: str
    leads: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    phrase: str = ""
    due: Due | None = None
    recurrence: Recurrence | None = None
    hour: time | None = None  # of each of its days, where it recurs
    before: bool = False  # "trước ngày 20 hàng tháng"
    remind_by: date | None = None
    late_from: datetime | None = None
    first_due: date | None = None
    first_data: tuple[date, date] | None = None
    quote: str = ""
    place: str = ""
    warnings: tuple[str, ...] = ()
    time_doubtful: bool = False  # of what the warnings are, where they are of one of these
    unit_doubtful: bool = False
    dropped: bool = False
    past: bool = False
    needs_received: bool = False
    needs_day: bool = False

    @property
    def undated(self) -> bool:
        """Whether it has no deadline at all."""
        return not self.phrase and self.due is None and self.recurrence is None

    @property
    def uncounted(self) -> bool:
        """Whether a deadline is written whose date is not known: nobody would be reminded by it."""
        return bool(self.phrase) and self.due is None and self.recurrence is None

    @property
    def needs_unit(self) -> bool:
        """Whether nobody would owe it."""
        return not self.leads

    @property
    def unsettled(self) -> bool:
        """Whether the office must say something before it can be saved."""
        return not self.dropped and (self.needs_unit or self.needs_day or self.needs_received)


@dataclass(frozen=True, slots=True)
class UnknownNames:
    """Names that the registry does not have, the drafts that bear them all, and the units that a single
    name resembles.
    """

    names: tuple[str, ...]
    drafts: tuple[int, ...]
    near: tuple[tuple[str, str], ...] = ()  # (code, name)


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review: the document's header, its drafts, and what is left to settle.

    `recipients` are the units that get the document to know of it, without a task.
    """

    review_id: int
    drafts: tuple[DraftFacts, ...]
    number: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    signer: str = ""
    received: date | None = None
    notes: tuple[str, ...] = ()
    unknown: tuple[UnknownNames, ...] = ()
    today: date | None = None
    recipients: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[DraftFacts, ...]:
        """The drafts that are not dropped."""
        return tuple(draft for draft in self.drafts if not draft.dropped)

    @property
    def unsettled(self) -> tuple[DraftFacts, ...]:
        """The drafts that cannot be saved yet."""
        return tuple(draft for draft in self.drafts if draft.unsettled)


# What reading a document comes to: why a file gave no text, what is to be checked, the printed summary.

_PROBLEMS: Mapping[str, str] = {
    "empty": "Tệp {name} trống, không có gì để đọc.",
    "unreadable": "Không đọc được tệp {name}: tệp bị hỏng hoặc không đúng định dạng.",
    "unknown_kind": "Tệp {name} không phải loại văn bản đọc được (PDF, DOCX, DOC, HTML, TXT, MD, ZIP, ảnh).",
    "too_large": "Tệp {name} quá lớn (tối đa 20 MB); đề nghị tách hoặc nén lại.",
    "day_full": (
        "Tệp {name} chưa lưu được: hôm nay đồng chí đã gửi gần đủ {most} MB, mức một người một ngày. Đề nghị "
        "gửi lại ngày mai hoặc gửi tệp nhỏ hơn; cần gấp thì nêu số, ngày văn bản. Văn phòng được báo."
    ),
    "office_full": (
        "Tệp {name} chưa lưu được: kho tệp của cơ quan đã đầy ({most} MB). Đề nghị nêu số, ngày văn bản thay "
        "cho tệp; Văn phòng được báo để tăng mức."
    ),
    "too_many_pages": "Tệp {name} có quá nhiều trang để đọc; đề nghị tách tệp.",
    "too_many_entries": (
        "Tệp nén {name} có quá nhiều tệp bên trong (tối đa {limit}); đề nghị chia thành nhiều tệp nén."
    ),
    "bomb": "Tệp {name} bị từ chối vì nội dung nén bất thường.",
    "encrypted": "Tệp {name} có mật khẩu nên không đọc được; đề nghị gửi bản không đặt mật khẩu.",
    "no_text": "Không thấy chữ nào trong tệp {name}.",
    "no_document": "Tệp {name} là bản trình chiếu hoặc bảng tính trống, không có nhiệm vụ để đọc.",
    "picture_unread": "Tệp {name} có hình không mở được nên chưa xem được hết.",
    "page_unread": "Tệp {name} có trang chụp mờ, tối hoặc quá nhỏ nên không đọc được; đề nghị chụp lại.",
    "part_unread": "Tệp {name} có phần không mở được nên chưa xem được hết.",
    "needs_tesseract": "Tệp {name} là bản chụp; máy chủ cần cài tesseract-ocr và tesseract-ocr-vie để đọc.",
    "needs_libreoffice": "Tệp {name} dạng DOC cũ; đề nghị lưu thành DOCX, hoặc cài LibreOffice trên máy chủ.",
    "gave_up": "Tệp {name} đọc quá lâu hoặc quá nặng nên đã dừng; đề nghị gửi bản khác.",
    "failed": (
        "Chưa phân tích được tệp {name} vì chương trình gặp lỗi; cán bộ công nghệ thông tin xem chỗ lỗi "
        "trong nhật ký của Hệ thống (reading_failed)."
    ),
    "archive": "Tệp {name} là tệp nén; đề nghị giải nén rồi gửi từng tệp.",
    "not_fetched": "Chưa tải được tệp {name} từ máy chủ nhắn tin; đề nghị gửi lại.",
    "recording": "Tệp {name} là video hoặc ghi âm nên không được lưu; đề nghị gửi văn bản.",
    "not_found": "Không tìm thấy tệp {name}.",
    "folder": "{name} là thư mục; đề nghị nêu từng tệp trong đó.",
    "secret": "Tệp bị từ chối vì có dấu hiệu bí mật nhà nước; không lưu lại gì.",
    "doubt": (
        "Tệp {name} có chữ giống dấu chỉ độ mật. Nếu chắc chắn không phải tài liệu mật, "
        "đề nghị gửi lại tệp kèm dòng chữ: không mật."
    ),
}

_ONLY_TOLD = "Có thể là giao việc, chưa lấy vì văn bản thuộc loại chỉ kể lại (báo cáo, trả lời, tin)."
_NOTES: Mapping[str, str] = {
    "recognised": "Chữ được nhận dạng từ bản chụp, đề nghị đối chiếu với bản gốc.",
    "pages_without_text": "Có trang không đọc được chữ.",
    "passages_unread": "Có đoạn không nhận dạng được thành chữ; đề nghị xem bản gốc.",
    "only_told": _ONLY_TOLD,
    "legacy_encoding": "Văn bản dùng bảng mã cũ đã được chuyển sang Unicode.",
}

PROBLEMS = frozenset(_PROBLEMS)
NOTES = frozenset(_NOTES)


def problem(code: str, name: str, params: Mapping[str, str | int] | None = None) -> str:
    """Why nothing came of the file; `name` is its shown name."""
    sentence = _PROBLEMS.get(code, _PROBLEMS["unreadable"])
    return " ".join(sentence.format_map({"limit": MAX_DOCUMENTS, **(params or {}), "name": name}).split())


def scanning(pages: int, *, zipped: bool) -> str:
    """Recognising a scan has begun. No name: the gate has not seen the pages yet, and this is kept."""
    what = "Trong tệp nén vừa gửi có bản chụp" if zipped else "Tệp vừa gửi là bản chụp"
    return f"{what}, {pages} trang; Hệ thống đang nhận dạng chữ, xin chờ."


def note(code: str, params: Mapping[str, str | int] | None = None) -> str:
    """What is to be known of a file that was read, and of which passages of it."""
    passages = "; ".join(f"“{shorten(str(passage), 60)}”" for passage in (params or {}).values())
    return f"{_NOTES[code]} {passages}".rstrip()


def archive(name: str, documents: int) -> str:
    """A ZIP was taken apart, and the gate let all of it pass."""
    return f"Tệp nén {name} có {documents} văn bản."


_WARNINGS: Mapping[str, str] = {
    "no_unit": "Văn bản không nêu rõ đơn vị thực hiện.",
    "unit_inferred": "Câu này không nêu đơn vị; hiểu là đơn vị nêu ở phần trên, đề nghị kiểm tra.",
    "recurring_without_day": "Báo cáo định kỳ chưa rõ ngày nộp; đề nghị Văn phòng ấn định.",
    "relative_needs_receipt": "Hạn tính từ ngày nhận; đề nghị cho biết ngày nhận văn bản.",
    "several_dates": "Ô thời gian có {n} mốc; đề nghị kiểm tra.",
    "before_period": "Hạn đặt trước một khoảng thời gian; đề nghị kiểm tra ngày.",
    "repaired": "Ngày tháng có chữ hoặc số bị lỗi khi nhận dạng; đề nghị đối chiếu bản gốc.",
    "name_evened": "Tên “{written}” trong văn bản được đọc là “{meant}”; đề nghị đối chiếu bản gốc.",
    "no_period": "Ghi định kỳ nhưng không nêu kỳ báo cáo.",
    "before_issue": "Hạn {due} sớm hơn ngày ban hành {issued}; đề nghị kiểm tra.",
    "year_missing": "Hạn không ghi năm và không suy ra được từ ngày ban hành.",
    "month_inferred": "Hạn không ghi tháng; tháng được suy ra từ ngày ban hành.",
    "day_inferred": "Hạn không ghi ngày cụ thể; ngày được tính từ ngày ban hành, đề nghị kiểm tra.",
    "year_inferred": "Hạn không ghi năm; hiểu là năm {year}.",
    "lunar": "Hạn ghi theo âm lịch, đã đổi ra ngày dương lịch; đề nghị kiểm tra.",
    "other_weekday": "Thứ ghi trong văn bản không khớp với ngày {due}; đề nghị kiểm tra.",
    "vague_period": "Hạn chỉ nêu khoảng thời gian (đầu, giữa, cuối); ngày tính được cần Văn phòng xác nhận.",
    "start_unknown": "Hạn tính từ một sự kiện chưa rõ ngày.",
    "event_unknown": "Hạn gắn với một sự kiện, văn bản không nêu ngày; đề nghị Văn phòng cho biết ngày.",
    "day_off": ("Hạn {due} rơi vào ngày nghỉ; ngày làm việc liền trước là {before}, liền sau là {after}."),
    "several_periods": "Văn bản nêu nhiều kỳ báo cáo; chỉ lấy kỳ ngắn nhất, đề nghị kiểm tra.",
    "continuous": "Việc thường xuyên, không có ngày đến hạn.",
    "rows_done": "Bảng có {n} dòng đã hoàn thành hoặc đã hủy, không đưa vào bản soát.",
    "repeated_row": "Trùng nội dung với {place}; đề nghị bỏ một trong hai.",
    "only_told": _ONLY_TOLD,
    "unread_time": "Chưa đọc được thời hạn thành ngày; đề nghị kiểm tra.",
}

WARNINGS = frozenset(_WARNINGS)


def warning_sentence(warning: Warning) -> str:
    """The sentence for a warning; a code without one of its own asks to check, and names itself."""
    words = _WARNINGS.get(warning.code)
    if words is None:
        return f"Đề nghị kiểm tra ({warning.code})."
    return words.format_map({key: _shown(value) for key, value in warning.params.items()})


def _shown(value: str | int) -> str:
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


_HEAD = (
    ("number", "Số, ký hiệu"),
    ("issued", "Ngày"),
    ("issuer", "Cơ quan ban hành"),
    ("subject", "Trích yếu"),
    ("signer", "Người ký"),
)


def summary(read: Mapping[str, Any], repeats: Sequence[str] = ()) -> str:
    """The object that the JSON form holds, as lines to read; `repeats` is how each of its tasks recurs."""
    if "error" in read:
        return f"{read['file']}\n  {read['error']}\n"
    lines = [str(read["file"])]
    if read["classification"]:
        return f"{lines[0]}\n  Văn bản có dấu {read['classification']}: không đọc, không lưu.\n"
    lines += [f"  {label}: {_shown(read[key])}" for key, label in _HEAD if read[key]]
    for key, code in (("unread", PASSAGES_UNREAD), ("possible", ONLY_TOLD)):
        if read[key]:
            lines.append(f"  Lưu ý: {note(code, {one['quote']: one['quote'] for one in read[key]})}")
    for number, (task, again) in enumerate(zip(read["tasks"], repeats or cycle([""]), strict=False), 1):
        lines.append(f"  {number}. {task['content']}")
        lines += [f"     {line}" for line in _details(task, again)]
    if not read["tasks"]:
        lines.append("  Không thấy nhiệm vụ nào được giao.")
    return "\n".join(lines) + "\n"


def _details(task: Mapping[str, Any], again: str) -> list[str]:
    lines = []
    if task["assignees"]:
        lines.append("Chủ trì: " + "; ".join(task["assignees"]))
    if task["cooperators"]:
        lines.append("Phối hợp: " + "; ".join(task["cooperators"]))
    if task["report_to"]:
        lines.append("Nơi nhận kết quả: " + "; ".join(task["report_to"]))
    if task["deadline_text"]:
        computed = task["due"] or task["counted_due"] or (again if again != task["deadline_text"] else "")
        dated = task["due_time"] and computed != again
        hour = f"{task['due_time'].replace(':', ' giờ ')} ngày " if dated else ""
        said = f" ({hour}{_shown(computed)})" if computed else ""
        lines.append(f"Hạn: {task['deadline_text']}{said}")
    lines += [f"Lưu ý: {warning['text']}" for warning in task["warnings"]]
    return lines
