"""What `nhacviec read --why` prints (the rule that decides on each date, each task's bearer), and `eval`."""

from collections.abc import Mapping
from typing import Any

from directives.evaluation.figures import Figures
from directives.evaluation.scoring import Count

_HEADER = {
    "number": "số",
    "issued": "ngày",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "signer": "người ký",
}
RULES: Mapping[str, str] = {
    # Deadlines.
    "moved": "mốc mới của việc được gia hạn, lùi hạn",
    "repeat_labelled": "kỳ nêu sau nhãn thời gian",
    "repeat_regular_day": "định kỳ, có ngày trong kỳ",
    "repeat_worked": "việc lặp lại theo kỳ",
    "operator": "có từ chỉ hạn (trước, chậm nhất …)",
    "labelled": "nêu sau nhãn thời gian hoàn thành",
    "vague_label": "nêu sau nhãn thời gian, có khoảng ngày",
    "work": "có việc phải làm trong thời gian ấy",
    "time_cell": "ô thời gian của bảng",
    "time_line": "dòng “Thời gian hoàn thành: …” của việc",
    # No deadlines.
    "says_what_is": "nói sự việc, không giao việc",
    "no_operator": "không có từ chỉ hạn đứng trước",
    "start_only": "chỉ là lúc bắt đầu",
    "goal_or_timetable": "thuộc mục tiêu hoặc lịch",
    "asked_about": "nằm trong câu hỏi",
    "in_force": "lúc có hiệu lực, hết hiệu lực",
    "put_off_to": "lúc mà việc không được để dồn vào",
    "data": "mốc của số liệu, kết quả",
    "meeting": "thời gian họp, có mặt, diễn ra",
    "told_by_another": "do văn bản khác quy định, chỉ nhắc lại",
    "throughout": "việc kéo dài suốt thời gian ấy",
    "repeat_manner": "cách chia của một tiến độ, một phương án",
    "forbidden": "thời gian không được làm việc ấy",
    "told_again": "được nói rõ hơn trong ngoặc liền sau",
    "drawn_out": "thời gian kéo dài của sự việc",
    "recital": "thuộc phần căn cứ, mục đích",
    "missed": "hạn cũ đã lỡ, được nhắc lại",
    "happened": "việc đã xảy ra",
    "past_request": "hạn của văn bản trước",
    "in_title": "thuộc trích yếu của văn bản được nêu",
    "runs_out": "chỉ rõ giấy tờ nào hết hạn",
    "promised": "lời hẹn, cam kết được kể lại",
    "counted_up": "kết quả đã có trong thời gian ấy",
    "under_way": "việc đang làm, được kể lại",
    "own_business": "hạn của chính cơ quan ban hành",
    "condition": "chỉ rõ trường hợp nào",
    "told_of_then": "nói về thời trước đó",
    "beside_a_deadline": "chỉ tiêu hoặc cách làm, hạn nêu bên cạnh",
    "half_of_a_word": "là một phần của từ khác (trung hạn, hết hạn …)",
    "lasts": "nói sự kiện hay đợt việc diễn ra bao lâu",
    "topic": "thuộc phần “đối với …”, chỉ rõ việc nào",
    "plan": "thời gian của chương trình, giai đoạn",
    "told_in_brackets": "yêu cầu trước đây, nhắc lại trong ngoặc",
    "event_told": "thời gian trong ngoặc của việc đã xảy ra",
    "enacted": "thời gian của chính văn bản, kế hoạch được ban hành, phê duyệt",
    "corrected": "nội dung cũ được đính chính",
    "quoted": "lời của người khác trong ngoặc kép",
    "span_of_repeat": "khoảng thời gian việc lặp lại",
    "period_covered": "thời kỳ mà báo cáo nói tới",
    "repeat_until": "kỳ đứng sau “đến”",
    "repeat_frequency": "chỉ nói bao lâu một lần",
    "repeat_meeting": "lịch họp lặp lại",
    "repeat_owned": "kỳ thuộc tên gọi (kế hoạch hằng năm …)",
    "repeat_idle": "không có việc lặp lại theo kỳ",
    "span": "tên giai đoạn, năm học",
    "label_of_length": "chỉ nói việc kéo dài bao lâu",
    "statement": "câu nhận định",
    "done": "việc đã làm xong",
    "vague_label_of_a_day": "nhãn thời gian của một buổi",
    "no_work": "không có việc nào phải làm trong thời gian ấy",
    "follows_from_cited": "văn bản được dẫn giao (theo đó …)",
    "written_before": "công văn trước đã yêu cầu",
    "long_past": "đã qua từ lâu trước ngày ban hành",
    "qualifies": "chỉ rõ thứ có từ trước ngày ấy",
    "said_in_particular": "các ngày cụ thể nêu ngay sau",
    "frequency_beside": "chỉ nói tần suất, hạn nêu bên cạnh",
    "idle": "không thêm gì cho hạn khác trong câu",
    "head": "phần đầu văn bản",
    "foot": "phần cuối văn bản",
    "not_time_cell": "ô khác của bảng, hàng đã có ô thời gian",
    "over_others": "tiêu đề hoặc dòng nói về mục khác",
    "governed": "hạn của mục này do dòng khác nêu",
}
STEPS: Mapping[str, str] = {
    "named": "nêu tên trong câu",
    "short_name": "tên gọi tắt của đơn vị nêu trước",
    "back_reference": "chỉ lại đơn vị vừa nêu",
    "pronoun": "từ chỉ chung nơi nhận văn bản",
    "sentence_before": "đơn vị của câu trước",
    "heading": "tiêu đề bên trên",
    "closing_line": "dòng giao chủ trì",
    "introduction": "lời dẫn trước danh sách",
    "addressees": "nơi nhận ở Kính gửi",
    "last_asked": "đơn vị được giao gần nhất",
    "table_cell": "ô chủ trì của bảng",
    "nobody": "không thấy đơn vị",
}
_LONGEST = 100


def figures(found: Figures, unread: list[str]) -> str:
    """A line a figure, shares from 0 to 1."""
    total = found.total
    mean, error = found.by_document(one.deadline for one in found.each)
    edits = sum(one.edits for one in found.each)
    lines = [
        ("Số văn bản", str(len(found.each))),
        ("Hạn (F1)", _share(total.deadline)),
        ("Hạn theo từng văn bản", f"{mean:.4f} ± {error:.4f}"),
        ("Các mốc ngày (F1)", _share(total.dates)),
        ("Báo nhầm ngày viện dẫn", str(total.false_alarms)),
        ("Đơn vị chủ trì (F1)", _share(total.units["assignees"])),
        ("Đơn vị phối hợp (F1)", _share(total.units["cooperators"])),
        ("Nơi nhận kết quả (F1)", _share(total.units["report_to"])),
        ("Loại việc", _right(total.kind)),
        ("Giờ", _right(total.hour)),
        ("Việc không hạn (F1)", _share(total.undated)),
        ("Việc không hạn, chưa xét đơn vị", _share(total.undated_found)),
        ("Sửa khi soát, mỗi việc", f"{edits / max(total.required, 1):.3f}"),
        *((f"Phần đầu: {_HEADER[name]}", f"{share:.4f}") for name, share in found.header.items()),
    ]
    if unread:
        lines.append(("Không đọc được", ", ".join(unread)))
    width = max(len(name) for name, _ in lines)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in lines)


def _share(count: Count) -> str:
    return f"{count.f1:.4f}  (đúng {count.right}, thừa {count.false}, sót {count.missed})"


def _right(count: Count) -> str:
    seen = count.right + count.false
    return f"{count.right / seen:.4f}" if seen else "–"


def why_lines(read: Mapping[str, Any]) -> str:
    """The object of one file with its `why`, as lines to read; the error where there is one."""
    if "error" in read:
        return f"{read['file']}\n  {read['error']}\n"
    lines = [str(read["file"])]
    if read["classification"]:
        return f"{lines[0]}\n  Văn bản có dấu {read['classification']}: không đọc, không lưu.\n"
    lines.append("  Mốc thời gian:")
    lines += [f"    {_date(seen)}" for seen in read["why"]["dates"]] or ["    không có"]
    lines.append("  Dự thảo nhiệm vụ:")
    lines += [f"    {_draft(draft)}" for draft in read["why"]["drafts"]] or ["    không có"]
    return "\n".join(lines) + "\n"


def _date(seen: Mapping[str, Any]) -> str:
    verdict = "là hạn" if seen["deadline"] else "không phải hạn"
    return f"{_place(seen)}: “{seen['phrase']}” {verdict}: {RULES[seen['rule']]} [{seen['rule']}]"


def _draft(draft: Mapping[str, Any]) -> str:
    content = draft["content"]
    short = content if len(content) <= _LONGEST else content[:_LONGEST].rsplit(" ", 1)[0] + " …"
    bearer = (
        f"chủ trì: {'; '.join(draft['assignees']) or 'chưa rõ'} ({STEPS[draft['step']]} [{draft['step']}])"
    )
    recipient = f"; nơi nhận kết quả: {'; '.join(draft['report_to'])}" if draft["report_to"] else ""
    kind = "báo cáo" if draft["kind"] == "report" else "việc làm"
    return f"{_place(draft)}: “{short}” {bearer}{recipient}; loại: {kind}"


def _place(seen: Mapping[str, Any]) -> str:
    return f"dòng {seen['line']}" + (f" (mục {seen['where']})" if seen["where"] else "")
