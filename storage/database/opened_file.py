"""The file of an SQLite database while it is open: is it still the one that was there?"""

from pathlib import Path

from storage.database.faults import StoreCode, StoreError, shown, sqlite_path


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
