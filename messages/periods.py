"""The period of a recurring report as people name it."""

_QUARTERS = {"Q1": "quý I", "Q2": "quý II", "Q3": "quý III", "Q4": "quý IV"}
_PARTS = {**_QUARTERS, "H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng năm"}


def period(key: str) -> str:
    """ "2026-Q3" -> "quý III/2026", "2026-11" -> "tháng 11/2026"; a key of no known form as it is."""
    year, _, part = key.partition("-")
    if not part:
        return f"năm {year}" if year else ""
    if part in _QUARTERS:
        return f"{_QUARTERS[part]}/{year}"
    if part in _PARTS:
        return f"{_PARTS[part]} {year}"
    if part.startswith("W") and part[1:].isdigit():
        return f"tuần {part[1:]}/{year}"
    month, _, day = part.partition("-")
    if day:
        return f"ngày {day}/{month}/{year}"
    return f"tháng {part}/{year}" if part.isdigit() else key
