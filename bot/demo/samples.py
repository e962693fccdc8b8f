"""The sample directives, dated around the day on which they are tried."""

import re
from datetime import date, timedelta
from pathlib import Path

_HERE = Path(__file__).parent / "samples"
_DATE = re.compile(r"\{d([+-]\d{1,3}):(short|long)\}")


def dated(text: str, today: date) -> str:
    """The text with its places for dates filled: `{d+7:short}` is a week from today as 05/12/2026."""

    def fill(place: re.Match[str]) -> str:
        day = today + timedelta(days=int(place[1]))
        return f"{day:%d/%m/%Y}" if place[2] == "short" else f"{day:%d} tháng {day:%m} năm {day:%Y}"

    return _DATE.sub(fill, text)


def write_samples(folder: Path, today: date) -> list[Path]:
    """Write every sample into the folder, dated around today; the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(_HERE.glob("*.txt")):
        path = folder / source.name
        path.write_text(dated(source.read_text(encoding="utf-8"), today), encoding="utf-8")
        written.append(path)
    return written
