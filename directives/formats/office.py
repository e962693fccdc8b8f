"""Old Word files (DOC, RTF), turned into DOCX by LibreOffice where it is installed."""

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

from directives.extract import MAX_UNPACKED, Unreadable

_SECONDS = 25
_MEMORY = 3 * 1024**3  # LibreOffice maps more than the reader is allowed for itself


def to_docx(data: bytes, ending: str) -> bytes:
    """The file as DOCX. Raises Unreadable: needs_libreoffice, unreadable, gave_up."""
    program = _program()
    if program is None:
        raise Unreadable("needs_libreoffice")
    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        source = Path(folder) / f"document.{ending}"
        source.write_bytes(data)
        _convert(program, folder, source)
        target = source.with_suffix(".docx")
        if not target.is_file() or target.stat().st_size > MAX_UNPACKED:
            raise Unreadable("unreadable")
        return target.read_bytes()


def has_libreoffice() -> bool:
    """Whether old Word files can be read on this machine."""
    return _program() is not None


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _convert(program: str, folder: str, source: Path) -> None:
    command = [
        program,
        "--headless",
        "--norestore",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "docx",
        "--outdir",
        folder,
        str(source),
    ]
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True, preexec_fn=_more_memory)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise Unreadable("gave_up") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Unreadable("unreadable") from error


def _more_memory() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
