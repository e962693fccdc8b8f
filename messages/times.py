"""What a phrase of time comes to, as the command line tells it."""

from datetime import date, time

from messages import vi


def told(
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
