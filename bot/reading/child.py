"""The process that opens files: `python -m bot.reading.child`, started and fed by `bot.reading.reader`.

It gives up memory, time and the network first, because what it opens comes from outside.
"""

import hashlib
import os
import resource
import sys
from collections.abc import Callable
from typing import BinaryIO

from bot.loading import places_of
from bot.reading.frames import (
    SLOW,
    Frame,
    ReadingJob,
    ReadResult,
    error_frame,
    job_of,
    members_frame,
    packed,
    read_frame,
    result_frame,
)
from directives.extract import Unreadable
from directives.files import documents_in, look, member_of, with_text
from directives.model import Classification, Directive
from directives.parse import parse, parse_tracking
from directives.secrets import SecrecyVerdict, classify, heaviest
from directives.verdicts import verdict_on, verdict_on_archive
from language.folding import fold

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 60  # for a file, or a page of a scan: a page with a seal takes a third of it on a slow machine
RECOGNITION_NICENESS = 5
"""Recognition takes a processor for minutes: the conversation and the delivery go first."""
_NETWORK = frozenset(
    {"socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
)


def main() -> None:
    """Answer one job after another until the parent closes the pipe."""
    source, sink = _pipes()
    _restrict()
    while (frame := read_frame(source)) is not None:
        job = job_of(frame)
        data = source.read(job.size)
        if job.slow and not os.getpriority(os.PRIO_PROCESS, 0):
            os.nice(RECOGNITION_NICENESS)
        _allow_seconds(CPU_SECONDS)
        sink.write(_answer(data, job, sink))
        sink.flush()
        del data


def read_file(data: bytes, job: ReadingJob, progress: Callable[[int, int], None]) -> ReadResult:
    """The gate, all that the file shows, the gate again, and only then the reading. Raises Unreadable."""
    by_name = classify("", job.name)
    if isinstance(by_name, Classification):
        return ReadResult(Directive(classification=by_name))
    try:
        found = look(data, progress)
    except Unreadable as error:
        refused = _refusal(by_name, job.cleared)
        if refused is None or error.code == SLOW:
            raise
        return refused
    refused = _refusal(heaviest([by_name, verdict_on(found)]), job.cleared, found.unseen)
    if refused is not None:
        return refused
    found = with_text(found)
    reading = parse_tracking if found.kind == "office" else parse
    directive = reading(found.text, job.received, job.units)
    return ReadResult(
        directive,
        None,
        hashlib.sha256(fold(found.text).encode("utf-8")).hexdigest(),
        found.text,
        found.kind,
        found.pages,
        found.warnings,
    )


def _refusal(verdict: SecrecyVerdict, cleared: bool, unseen: tuple[str, ...] = ()) -> ReadResult | None:
    if isinstance(verdict, Classification):
        return ReadResult(Directive(classification=verdict))
    if verdict is not None and not cleared:
        return ReadResult(Directive(), doubt=verdict, unseen=unseen)
    return None


def _answer(data: bytes, job: ReadingJob, sink: BinaryIO) -> bytes:
    def progress(done: int, total: int) -> None:
        if not job.slow:
            raise Unreadable(SLOW)
        sink.write(packed({"progress": [done, total]}))
        sink.flush()
        _allow_seconds(CPU_SECONDS)

    try:
        return packed(_frame(data, job, progress))
    except Unreadable as error:
        return packed(error_frame(error))
    except (MemoryError, RecursionError):
        return packed(error_frame(Unreadable("gave_up")))
    except Exception as error:
        # The program's own fault: the file stays unread, its place is told and no word of it.
        params: dict[str, str | int] = {"type": type(error).__name__, "at": places_of(error.__traceback__)}
        return packed(error_frame(Unreadable("failed", params)))


def _frame(data: bytes, job: ReadingJob, progress: Callable[[int, int], None]) -> Frame:
    if job.member is not None:
        content = member_of(data, job.member)
        return result_frame(read_file(content, job, progress), content if job.apart else b"")
    names = documents_in(data)
    if names is None:
        return result_frame(read_file(data, job, progress))
    refused = _refusal(verdict_on_archive(data, job.name), job.cleared)
    return members_frame(names) if refused is None else result_frame(refused)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes for this program alone: whatever a library prints goes nowhere."""
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return source, sink


def _restrict() -> None:
    # The hard limit stays: LibreOffice, which this process may start, maps more than it is given here.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse_network)


def _refuse_network(event: str, arguments: object) -> None:
    if event in _NETWORK:
        raise PermissionError("no network here")


def _allow_seconds(seconds: int) -> None:
    """`seconds` more of processor time than this process has used so far; then the kernel ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))


if __name__ == "__main__":
    main()
