"""The database: one writing connection on one thread, every write one short transaction; reads beside it.

SQLite runs with WAL, synchronous FULL, foreign keys and BEGIN IMMEDIATE; the same code runs on
PostgreSQL by its URL. Before each use the file is looked at: is it still the one that was there?
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import Any, TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.database.connections import BUSY_TIMEOUT_MS, READERS, READING, OpenedFile, make_engine
from storage.database.faults import (
    FATAL,
    StoreCode,
    StoreError,
    beyond_help,
    explain,
    may_pass,
    shown,
    sqlite_path,
)
from storage.record import audit
from storage.record.sealing import HeadFile, Seals

__all__ = ["Database", "PatientDatabase", "Session"]

log = structlog.get_logger()

T = TypeVar("T")
_Waiting = tuple[Callable[[Session], Any], Future[Any]]
MOST_TOGETHER = 16
TOGETHER_SECONDS = 0.1
"""So many that wait for the writing thread share a transaction, as far as they have begun within this time:
what is journalled, claimed or settled meanwhile waits for all of them.
"""

SCRUB_TRIES = 50
BETWEEN_SCRUBS = 0.1
"""Seconds; together five, beyond which no reader of ours holds on."""


class Database:
    """Runs functions of a Session, each in a transaction of its own: one writing at a time, others reading.

    `write` and `read` block the caller (command line, tests); `run` and `look` do the same from the
    event loop on the database's own threads. A function that raises is rolled back whole.

    Where the database vanished or is damaged, nothing is committed any more: StoreError is raised by every
    call from then on, `lost` holds it, and `on_loss` is called once, on whatever thread found it out.
    `engine` is one that leads to the same database already, for the sake of what it has compiled.
    """

    def __init__(self, url: str, engine: Engine | None = None) -> None:
        self.url = url
        self.engine = engine or make_engine(url)
        self._reader = self.engine.execution_options(**{READING: True})
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._readers = ThreadPoolExecutor(max_workers=READERS, thread_name_prefix="reader")
        self._waiting: deque[_Waiting] = deque()
        self._seen_to = False
        self.together_seconds = TOGETHER_SECONDS
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._file = OpenedFile(url)
        self._first_work: tuple[Callable[[], None], Callable[[Session], bool]] | None = None
        self.seen_through = False  # by the start, which leaves a large file to `look_over`
        self.lost: StoreError | None = None
        self.on_loss: Callable[[], None] = lambda: None
        self.seals = Seals(HeadFile(url, None).put)

    def mark_work(self, mark: Callable[[], None], holds_work: Callable[[Session], bool]) -> None:
        """Call `mark` as soon as there is work in the database, now or after the write that brings it."""
        self._first_work = (mark, holds_work)
        self._mark_first_work()

    def write(self, work: Callable[[Session], T]) -> T:
        """Run in one writing transaction and commit."""
        return self._write_all([work])[0]

    def _write_all(self, works: Iterable[Callable[[Session], T]]) -> list[T]:
        """One after another in one transaction, each with a session that knows nothing of those before."""
        done: list[T] = []
        with self._watched(), Session(self.engine, expire_on_commit=False) as session, session.begin():
            self.seals.begin(session)
            for work in works:
                if done:
                    audit.begin_anew(session)
                done.append(work(session))
                session.flush()
            self.seals.end(session)
            self._file.check(connected=True)
        self.seals.committed(session)
        if self._first_work is not None:
            self._mark_first_work()
        return done

    def read(self, work: Callable[[Session], T]) -> T:
        """Run in one reading transaction; nothing is kept."""
        with self._watched(), Session(self._reader, expire_on_commit=False) as session:
            return work(session)

    async def run(self, work: Callable[[Session], T]) -> T:
        """`write`, from the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.write, work)

    async def run_together(self, work: Callable[[Session], T]) -> T:
        """`run`, in one transaction with others that wait; where one fails, each is run again alone, so that
        work has to see for itself that it is done. On a server always alone: two might wait for another."""
        if not self.leaves_no_traces:
            return await self.run(work)
        done: Future[T] = Future()
        self._waiting.append((work, done))
        self._see_to_waiting()
        return await asyncio.wrap_future(done)

    def _see_to_waiting(self) -> None:  # once for all, behind whatever else waits for the thread
        if self._waiting and not self._seen_to:
            self._seen_to = True
            self._thread.submit(self._write_waiting)

    def _write_waiting(self) -> None:
        self._seen_to = False
        begun = list(islice(self._next(), 1))
        if begun:
            self._write_some(begun)
        with suppress(RuntimeError):  # it was closed meanwhile
            self._see_to_waiting()

    def _write_some(self, begun: list[_Waiting]) -> None:
        try:
            results = self._write_all(self._taken_up(begun))
        except BaseException as error:
            if len(begun) == 1:
                begun[0][1].set_exception(error)
                return
        else:
            for (_, done), result in zip(begun, results, strict=True):
                done.set_result(result)
            return
        for work, done in begun:
            try:
                done.set_result(self.write(work))
            except BaseException as error:
                done.set_exception(error)

    def _taken_up(self, begun: list[_Waiting]) -> Iterator[Callable[[Session], Any]]:
        """What has begun, and one after another of what waits, also of what comes meanwhile."""
        ends = monotonic() + self.together_seconds
        yield begun[0][0]
        for each in islice(self._next(), MOST_TOGETHER - 1):
            begun.append(each)
            yield each[0]
            if monotonic() > ends:
                return

    def _next(self) -> Iterator[_Waiting]:
        while self._waiting:
            work, done = self._waiting.popleft()
            if done.set_running_or_notify_cancel():
                yield work, done

    async def look(self, work: Callable[[Session], T]) -> T:
        """`read`, from the event loop, on a connection beside the writer's."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self.read, work)

    async def aside(self, work: Callable[[], T]) -> T:
        """Run what reads for long, by many short calls of `read`, with nobody waiting for it."""
        return await asyncio.get_running_loop().run_in_executor(self._aside, work)

    async def look_over(self) -> None:
        """Read an SQLite file through, beside everything else; damage that no question met yet is told.

        A connection of its own is used: those at work have kept in memory what they read when it was sound.
        """
        await asyncio.to_thread(self.look_through)

    def look_through(self) -> None:
        """The same, with the caller waiting."""
        path = sqlite_path(self.url)
        if path is None:
            return
        with self._watched(), closing(sqlite3.connect(path)) as fresh:
            try:
                sound = fresh.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            except sqlite3.DatabaseError as error:
                raise explain(DBAPIError(None, None, error), self.url) from error
            if not sound:
                raise StoreError(StoreCode.DAMAGED, path=shown(self.url))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        if self.lost is not None:
            raise self.lost
        try:
            self._file.check()
            yield
        except StoreError as error:
            if error.code in FATAL:
                self._lose(error)
            raise
        except DBAPIError as error:
            told = beyond_help(error, self.url)
            if told is None:
                raise
            self._lose(told)
            raise told from error

    def _lose(self, error: StoreError) -> None:
        if self.lost is None:
            self.lost = error
            self.on_loss()

    def _mark_first_work(self) -> None:
        if self._first_work is not None:
            mark, holds_work = self._first_work
            if self.read(holds_work):
                mark()
                self._first_work = None

    @property
    def leaves_no_traces(self) -> bool:
        """Whether what is deleted can be taken out of the database's own files at once; a server's cannot."""
        return self.engine.dialect.name == "sqlite"

    async def scrub(self) -> bool:
        """Empty SQLite's log, in which the deleted still stands; False where somebody goes on reading it.

        A reader in another program is waited for, without holding up the work of this one.
        """
        loop = asyncio.get_running_loop()
        for _ in range(SCRUB_TRIES):
            if await loop.run_in_executor(self._thread, self._empty_log):
                return True
            await asyncio.sleep(BETWEEN_SCRUBS)
        return False

    def _empty_log(self) -> bool:
        if not self.leaves_no_traces:
            return True
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout=0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            row = cursor.fetchone()
            cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        finally:
            connection.close()
        return row is not None and row[0] == 0

    def close(self) -> None:
        """Wait for what is running, then close every connection."""
        for threads in (self._thread, self._readers, self._aside):
            threads.shutdown(wait=True, cancel_futures=True)
        for _, done in self._waiting:
            done.cancel()
        self.engine.dispose()


@dataclass(frozen=True, slots=True)
class PatientDatabase:
    """Reads and writes as a Database does; what cannot be done now is tried again every `pause` seconds."""

    database: Database
    pause: float

    async def look(self, work: Callable[[Session], T]) -> T:
        """Read."""
        return await self._patiently(lambda: self.database.look(work))

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run in one transaction and commit."""
        return await self._patiently(lambda: self.database.run(work))

    async def write_together(self, work: Callable[[Session], T]) -> T:
        """The same, with others that wait meanwhile."""
        return await self._patiently(lambda: self.database.run_together(work))

    async def _patiently(self, use: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                return await use()
            except Exception as error:
                if not may_pass(error, self.database.url):
                    raise
                log.error("database_cannot_be_used", error=type(error).__name__)
                await asyncio.sleep(self.pause)
