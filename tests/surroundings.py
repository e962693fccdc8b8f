"""What the tests and the programs under test find around them, so that nothing is waited for in vain."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import certifi

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there
ENOUGH = 2 * 1024**3
"""Bytes free; a run takes up a quarter of that at most."""

AROUND = "NV_TESTS_AROUND"
"""In the environment: the folder of a run, and the process that has made it."""

_made: list[Path] = []
_ONE = "-----END CERTIFICATE-----\n"


def put_up() -> None:
    """Into the environment, which the workers and the programs inherit; what is set already stays."""
    if AROUND not in os.environ:
        os.environ[AROUND] = f"{_folder('nv-tests-')}:{os.getpid()}"
    if "SSL_CERT_FILE" not in os.environ:
        os.environ["SSL_CERT_FILE"] = str(_one_certificate())
    if (folder := memory()) is not None:
        # Where pytest makes its folders: a disk that must be waited for shows nothing that a test asks.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))


def around() -> tuple[Path, int]:
    """The folder of this run, gone when it has ended, and the process that began it."""
    folder, _, process = os.environ[AROUND].rpartition(":")
    return Path(folder), int(process)


@contextmanager
def loading() -> Iterator[None]:
    """For what loads much that stays: the garbage collector rests, and afterwards looks at what is new alone.

    It begins less often then, too: it took a fifteenth of the processor time of tests with a database, and
    takes a fiftieth.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def memory() -> Path | None:
    """The folder that lies in memory, where there is one with room enough."""
    writable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return MEMORY if writable and shutil.disk_usage(MEMORY).free >= ENOUGH else None


def take_down() -> None:
    """Remove what `put_up` has made."""
    while _made:
        shutil.rmtree(_made.pop())


def _one_certificate() -> Path:
    """A file with one authority: every client of HTTP reads the file, and none asks a server with TLS."""
    text = Path(certifi.where()).read_text(encoding="utf-8")
    path = _folder("nv-certificate-") / "authority.pem"
    path.write_text(text[: text.index(_ONE) + len(_ONE)], encoding="utf-8")
    return path


def _folder(prefix: str) -> Path:
    _made.append(Path(tempfile.mkdtemp(prefix=prefix)))
    return _made[-1]
