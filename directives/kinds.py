"""What kind of file bytes are, judged by their content."""

from directives.formats import containers, html

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_PACKED = (  # and programs, databases, films: nothing of them is text
    b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MSCF",
    b"\xca\xfe\xba\xbe",
    b"!<arch>", b"07070", b"SQLite format", b"AT&TFORM", b"\x7fELF", b"MZ", b"ID3", b"OggS", b"fLaC",
)  # fmt: skip
_HEAD = 4096  # bytes by which the kind is told


def kind_of(data: bytes) -> str:
    """The kind of a file by its content: a key of the readers below, zip or unknown."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return containers.kind_of_package(data)
    if head.startswith(_OLD_OFFICE):
        return "doc" if _WORD_STREAM in data or _ENCRYPTED_STREAM in data else "unknown"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        return "image"
    return "mail" if containers.looks_like_mail(head.lstrip()) else _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    printable = head.decode("latin-1").translate(_CONTROLS)
    if head.startswith(_PACKED):
        return "unknown"
    if b"\x00" not in head and len(printable) < 0.95 * len(head):
        return "unknown"
    return "html" if html.looks_like_html(head.decode("utf-8", "ignore").lstrip("\ufeff")) else "text"


_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 27), *range(28, 32), 127))


def is_encrypted_office(data: bytes) -> bool:
    """Whether an office file is locked with a password."""
    return _ENCRYPTED_STREAM in data
