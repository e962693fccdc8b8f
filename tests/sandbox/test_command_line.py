"""python -m sandbox as a program: what it says when it cannot start, and how it ends."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT


def run(*options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "sandbox", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("--port", str(port))
    assert done.returncode == 2
    assert done.stderr == f"Cổng {port} đang có chương trình khác dùng.\n"


@pytest.mark.parametrize("content", [None, "không phải JSON", "{}", '[{"name": "thiếu số"}]'])
def test_a_wrong_people_file_is_one_sentence(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "people.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = run("--port", "0", "--people", str(file))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "url", ["http://example.org/clock", "https://127.0.0.1:80/clock", "file:///etc/passwd"]
)
def test_only_a_clock_on_loopback_is_taken(url: str) -> None:
    assert run("--port", "0", "--clock", url).returncode == 2


def test_on_a_leash_it_ends_when_its_parent_is_gone() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", "0", "--leash"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.stdin.close()
        assert process.wait(timeout=120) == 0
