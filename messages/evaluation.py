"""The figures of an evaluation, as lines for a maintainer."""

from directives.evaluation.figures import Figures
from directives.evaluation.scoring import Count


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


_HEADER = {
    "number": "số",
    "issued": "ngày",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "signer": "người ký",
}


def _share(count: Count) -> str:
    return f"{count.f1:.4f}  (đúng {count.right}, thừa {count.false}, sót {count.missed})"


def _right(count: Count) -> str:
    seen = count.right + count.false
    return f"{count.right / seen:.4f}" if seen else "–"
