"""What comes of a file's bytes, or why nothing does; and how much is taken on."""

from dataclasses import dataclass, field

from language.encodings import NotText, decode

MAX_BYTES = 20 * 1024 * 1024  # of a document that is read
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200  # prose packs 3 to 10 times, empty tables 50
MAX_ENTRIES = 2_000
MAX_DOCUMENTS = 50  # in an archive
MAX_PAGES = 500
MAX_SCANNED_PAGES = 60
MAX_TEXT = 4_000_000
MAX_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text, cleaned (`language.folding.clean`), and what it was made of.

    `kind` is one of text, pdf, scan, image, docx, doc, html. `warnings` are codes: `recognised` (by
    optical recognition), `pictures_unread` (stamps, for want of tesseract), `legacy_encoding`.
    """

    text: str
    kind: str
    pages: int = 1
    warnings: tuple[str, ...] = ()
    # For the gate alone: what small pictures at the head say.
    stamps: str = ""


@dataclass
class Unreadable(Exception):
    """A file that gives no text: a stable code and its parameters; `messages` makes the sentence.

    Codes: empty, unreadable, unknown_kind, too_large, too_many_pages, too_many_entries, bomb,
    encrypted, no_text, needs_tesseract, needs_libreoffice, gave_up (memory or time ran out), failed (the
    program itself), archive (several files where one is asked for).
    """

    code: str
    params: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.code


def text_of(data: bytes) -> str:
    """The text of bytes that hold nothing else. Raises Unreadable."""
    try:
        return decode(data)
    except NotText as error:
        raise Unreadable(error.code) from error
