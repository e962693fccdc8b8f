"""Whether the database is still the one that was there: in a run its file, at a start what it held.

Beside the file of a database in which an office works lies a mark, `<name>.known`. Where the mark is and
the database is gone or empty, something has been lost, and a start must not found a new office in its place.
"""

import hashlib
from pathlib import Path

from storage.faults import StoreCode, StoreError, shown, sqlite_path
from storage.glance import mark_beside

_DIGITS = 12  # of a server's address, hashed: enough to tell the few that one folder will ever see


class OpenedFile:
    """The file that is open under a path; a database that has none is always there.

    Only `stat` is used: to open and close the file once more would drop the locks that SQLite holds on it.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._path = sqlite_path(url)
        self._log = None if self._path is None else Path(f"{self._path}-wal")
        self._known: tuple[int, int] | None = None
        self._logged = False

    def check(self, *, connected: bool = False) -> None:
        """Raise StoreError (vanished) where the file is not the one that was first seen, or is empty.

        `connected` says that a connection is open just now: then the log must be there if it ever was.
        """
        if self._path is None:
            return
        found = _identity(self._path)
        if self._known is None:
            self._known = found
        elif found != self._known:
            raise StoreError(StoreCode.VANISHED, path=shown(self._url))
        if connected and self._log is not None:
            there = self._log.exists()
            if self._logged and not there:
                raise StoreError(StoreCode.VANISHED, path=shown(self._url))
            self._logged = there


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file that holds something, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None


class Mark:
    """The mark that an office works in this database. A server's lies in `folder`, None for nowhere."""

    def __init__(self, url: str, folder: Path | None) -> None:
        self._url = url
        path = sqlite_path(url)
        if path is not None:
            self._path: Path | None = mark_beside(path)
        else:
            name = hashlib.sha256(shown(url).encode()).hexdigest()[:_DIGITS]
            self._path = None if folder is None else mark_beside(folder / name)

    @property
    def stands(self) -> bool:
        """Whether the mark is there."""
        return self._path is not None and self._path.exists()

    def refuse(self) -> None:
        """Raise StoreError (emptied) where the mark is there; called where the database holds nothing."""
        if self.stands:
            raise StoreError(StoreCode.EMPTIED, path=shown(self._url), mark=str(self._path))

    def set(self) -> None:
        """Leave the mark. A place that does not take it costs the warning, not the work."""
        if self._path is not None and not self._path.exists():
            try:
                self._path.touch(mode=0o600)
            except OSError:
                return
