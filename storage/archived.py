"""The backups in a folder, by their names: of which moment each is. Whoever only asks loads no database."""

from datetime import datetime
from pathlib import Path

from tasks.workdays import VIETNAM

NAME = "nhacviec-%Y%m%d-%H%M%S.zip"
"""By Vietnam's clock."""


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
