"""What `nhacviec read` prints for a person: the header and the numbered tasks of one document."""

from collections.abc import Mapping
from typing import Any

_HEAD = (
    ("number", "Số, ký hiệu"),
    ("issued", "Ngày"),
    ("issuer", "Cơ quan ban hành"),
    ("subject", "Trích yếu"),
    ("signer", "Người ký"),
)


def summary(read: Mapping[str, Any]) -> str:
    """The object that the JSON form holds, as lines to read."""
    if "error" in read:
        return f"{read['file']}\n  {read['error']}\n"
    lines = [str(read["file"])]
    if read["classification"]:
        return f"{lines[0]}\n  Văn bản có dấu {read['classification']}: không đọc, không lưu.\n"
    lines += [f"  {label}: {read[key]}" for key, label in _HEAD if read[key]]
    for number, task in enumerate(read["tasks"], 1):
        lines.append(f"  {number}. {task['content']}")
        lines += [f"     {line}" for line in _details(task)]
    if not read["tasks"]:
        lines.append("  Không thấy nhiệm vụ nào được giao.")
    return "\n".join(lines) + "\n"


def _details(task: Mapping[str, Any]) -> list[str]:
    lines = []
    if task["assignees"]:
        lines.append("Chủ trì: " + "; ".join(task["assignees"]))
    if task["cooperators"]:
        lines.append("Phối hợp: " + "; ".join(task["cooperators"]))
    if task["report_to"]:
        lines.append("Nơi nhận kết quả: " + "; ".join(task["report_to"]))
    if task["deadline_text"]:
        computed = task["due"] or task["counted_due"] or task["recurrence"] or ""
        hour = f" {task['due_time']}" if task["due_time"] else ""
        lines.append(f"Hạn: {task['deadline_text']}" + (f" ({computed}{hour})" if computed else ""))
    lines += [f"Lưu ý: {warning['text']}" for warning in task["warnings"]]
    return lines
