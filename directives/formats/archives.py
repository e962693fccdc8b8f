"""ZIP containers, looked over before anything in them is unpacked."""

import io
import zipfile

from directives.extract import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, Unreadable

_DIRECTORY_RECORD = b"PK\x01\x02"
_LARGE = 1024 * 1024  # a smaller entry may be packed as hard as it likes
_ENCRYPTED = 0x1


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, its sizes and numbers checked. Raises Unreadable: bomb, too_many_entries, encrypted."""
    if data.count(_DIRECTORY_RECORD) > MAX_ENTRIES:
        raise Unreadable("too_many_entries", {"limit": MAX_ENTRIES})
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("unreadable") from error
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Unreadable("bomb")
    for entry in entries:
        if entry.file_size > _LARGE and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise Unreadable("bomb")
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted")
    return archive


def documents_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """An archive's files in its own order, two of one name too; what programs add is left out."""
    return [
        entry
        for entry in archive.infolist()
        if not entry.is_dir()
        and not entry.filename.startswith("__MACOSX/")
        and not entry.filename.endswith((".DS_Store", "Thumbs.db", "desktop.ini"))
    ]


def unpacked(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """One file's bytes, asked for by its entry where two may have the same name.

    Raises Unreadable where the archive is damaged or claims a false size.
    """
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable("unreadable") from error
    except Exception as error:  # zlib.error, lzma.LZMAError: each packer has its own
        raise Unreadable("unreadable") from error
