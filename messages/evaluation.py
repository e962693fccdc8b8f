"""The figures of an evaluation, as lines for a maintainer."""

from directives.evaluation import Count, Figures


def figures(found: Figures, unread: list[str]) -> str:
    """A line a figure, shares from 0 to 1."""
    total = found.total
    lines = [
        ("Số văn bản", str(found.documents)),
        ("Hạn (F1)", _share(total.deadline)),
        ("Hạn theo từng văn bản", f"{found.by_document:.4f} ± {found.by_document_error:.4f}"),
        ("Các mốc ngày (F1)", _share(total.dates)),
        ("Báo nhầm ngày viện dẫn", str(total.false_alarms)),
        ("Đơn vị chủ trì (F1)", _share(total.units["assignees"])),
        ("Đơn vị phối hợp (F1)", _share(total.units["cooperators"])),
        ("Nơi nhận kết quả (F1)", _share(total.units["report_to"])),
        ("Loại việc", _right(total.kind)),
        ("Giờ", _right(total.hour)),
        ("Việc không hạn (F1)", _share(total.undated)),
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
