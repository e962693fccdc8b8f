"""Old Word files (DOC, RTF) are turned into DOCX by LibreOffice, where it is installed."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from directives.extract import MAX_UNPACKED, Unreadable

_SECONDS = 150  # for one that hangs: what it may use of the processor is what the reading child may
_ENDING, _LOOK = 5.0, 0.01  # seconds until what was killed is no longer waited for, and between two looks
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
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet, preexec_fn=_more_memory)  # noqa: S603
    except OSError as error:
        raise Unreadable("unreadable") from error
    try:
        if process.wait(_SECONDS):
            raise Unreadable("unreadable")
    except subprocess.TimeoutExpired as error:
        raise Unreadable("gave_up") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """It and all that it has started: what still wrote would leave a copy of the document behind.

    They stay in the group of the reading child, so that whoever ends that ends them too.
    """
    family = [process.pid] if process.poll() is None else []
    for pid in family:
        family += _children(pid)
    for pid in family:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()
    until = time.monotonic() + _ENDING
    while any(map(_runs_still, family)) and time.monotonic() < until:
        time.sleep(_LOOK)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _runs_still(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _more_memory() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
