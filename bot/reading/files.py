"""Files put into the folder under names of our own, whole or not at all."""

import uuid
from collections.abc import Mapping
from pathlib import Path

import structlog

log = structlog.get_logger()


def own_name() -> str:
    """A name that no other file has."""
    return uuid.uuid4().hex


def keep_file(content: bytes, folder: Path) -> str:
    """Keep one file; the id under which it lies there, "" where the disk does not take it."""
    name = own_name()
    try:
        write_files({name: content}, folder)
    except OSError:
        log.exception("file_not_kept")
        return ""
    return name


def write_files(named_so: Mapping[str, bytes], folder: Path) -> None:
    """Put the files into their places, all or none. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        for name, data in named_so.items():
            written.append(folder / name)
            written[-1].write_bytes(data)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
