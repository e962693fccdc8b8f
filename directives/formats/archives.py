"""The files in a ZIP, those of archives in it included, each with the names on the way to it."""

import zipfile
from collections.abc import Iterator

from directives.extract import MAX_DOCUMENTS, MAX_UNPACKED, Unreadable, open_archive, unpacked

_DEEPEST = 3  # archives in each other
_ADDED_BY_PROGRAMS = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1")  # AppleDouble, .DS_Store
_MARKS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")

Files = list[tuple[str, bytes]]


def kind_of_package(data: bytes) -> str:
    """docx, office (a sheet, slides, an OpenDocument), zip, or unknown: by the names that it lists."""
    try:
        with open_archive(data) as archive:
            names = set(archive.namelist())
    except Unreadable:
        return "zip"  # which is refused when it is opened, with the reason
    if "word/document.xml" in names:
        return "docx"
    if not names.intersection(_MARKS):
        return "zip"
    folders = {name.partition("/")[0] for name in names}
    if folders & {"word", "xl", "ppt", "visio"} or "content.xml" in names:
        return "office"
    return "unknown" if "META-INF/MANIFEST.MF" in names else "zip"


def files_in(data: bytes) -> Files:
    """The files (name, content), in the archive's order, two of one name too.

    Raises Unreadable: bomb, encrypted, too_many_entries, unreadable, archive where they are nested too deep.
    """
    files: Files = []
    _collect(data, "", files, _DEEPEST)
    return files


def words_of(data: bytes) -> list[str]:
    """What an archive says itself: names of its folders, comments of it and of its files."""
    with open_archive(data) as archive:
        said = [entry.filename for entry in archive.infolist() if entry.is_dir()]
        comments = [archive.comment, *(entry.comment for entry in archive.infolist())]
    return [*said, *(comment.decode("utf-8", "replace") for comment in comments if comment)]


def _collect(data: bytes, folder: str, files: Files, deep: int) -> None:
    if not deep:
        raise Unreadable("archive")
    with open_archive(data) as archive:
        for entry in _entries(archive):
            content = unpacked(archive, entry)
            if content.startswith(_ADDED_BY_PROGRAMS):
                continue
            name = folder + entry.filename
            if content.startswith(b"PK") and kind_of_package(content) == "zip":
                _collect(content, f"{name}/", files, deep - 1)
            else:
                files.append((name, content))
            if len(files) > MAX_DOCUMENTS:
                raise Unreadable("too_many_entries", {"limit": MAX_DOCUMENTS})
            if sum(len(held) for _, held in files) > MAX_UNPACKED:
                raise Unreadable("bomb")


def _entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (entry for entry in archive.infolist() if not entry.is_dir())
