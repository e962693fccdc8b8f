"""The backups in a folder, by their names: of which moment each is. Whoever only asks loads no database."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from tasks.workdays import VIETNAM, local_day

NAME = "nhacviec-%Y%m%d-%H%M%S.zip"
"""By Vietnam's clock."""
DAYS, WEEKS, MONTHS = 7, 5, 12
"""For how long the last backup of each day, week and month is kept."""

ASIDE = "truoc-phuc-hoi-{:%Y%m%d-%H%M%S}"
MOVED = "da-chuyen-{:%Y%m%d-%H%M%S}"
"""The folders in which the data lie that a restoring or a move has put aside."""


def made_at(archive: Path) -> datetime | None:
    """Of which moment an archive is, by its name; None for what is none of ours."""
    try:
        return datetime.strptime(archive.name, NAME).replace(tzinfo=VIETNAM)
    except ValueError:
        return None


def archives(folder: Path) -> dict[Path, datetime]:
    """The backups in a folder with their moments, the oldest first; none where the folder is not there."""
    try:
        found = {path: made for path in folder.iterdir() if (made := made_at(path)) is not None}
    except OSError:
        return {}
    return dict(sorted(found.items(), key=lambda one: one[1]))


def last_made(folder: Path) -> datetime | None:
    """When the newest backup in the folder was made."""
    return max(archives(folder).values(), default=None)


def given_up(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups are given up: all but the last of each recent day, week and month."""
    kept: dict[tuple[str, int, int], datetime] = {}
    moments = sorted(made)
    for moment in moments:
        day, age = local_day(moment), local_day(now) - local_day(moment)
        year, week, _ = day.isocalendar()
        if age < timedelta(days=DAYS):
            kept["day", day.year, day.timetuple().tm_yday] = moment
        if age < timedelta(weeks=WEEKS):
            kept["week", year, week] = moment
        if age < timedelta(days=31 * MONTHS):
            kept["month", day.year, day.month] = moment
    return set(moments[:-1]) - set(kept.values())


def gone_on(kept: Mapping[Path, datetime], today: date) -> dict[Path, date]:
    """By which day each of the archives is given up, if one is made every night from now on."""
    left, made, found = dict(kept), list(kept.values()), dict[Path, date]()
    day = today
    while left:
        day += timedelta(days=1)
        tonight = datetime.combine(day, time(2), VIETNAM)
        made.append(tonight)
        gone = given_up(made, tonight)
        made = [moment for moment in made if moment not in gone]
        found.update((path, day) for path, moment in left.items() if moment in gone)
        left = {path: moment for path, moment in left.items() if moment not in gone}
    return dict(sorted(found.items(), key=lambda one: kept[one[0]]))


def copies_beside(database: Path | None, data: Path) -> Iterator[Path]:
    """Whole copies of the data that the program has left behind: at a restoring, a move, an upgrade."""
    for made in (ASIDE, MOVED):
        yield from data.glob(f"{made.partition('{')[0]}*")
    if database is not None:
        yield from database.parent.glob(f"{database.name}.[0-9][0-9][0-9][0-9]")
