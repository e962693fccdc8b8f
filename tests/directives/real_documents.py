"""The real documents that lie outside the repository, for tests that measure the reader on them."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from directives.exchange import as_json
from directives.parse import parse

FOLDER = os.environ.get("NHACVIEC_DOCUMENTS")
needs_documents = pytest.mark.skipif(
    FOLDER is None, reason="the folder of real documents is not named by NHACVIEC_DOCUMENTS"
)


def folder() -> Path:
    """Where seeds, corpus and tools lie; a test that asks is marked `needs_documents`."""
    assert FOLDER is not None
    return Path(FOLDER)


def seeds() -> list[Path]:
    """The five documents with every trap."""
    return sorted((folder() / "seeds").glob("*.txt"))


def corpus() -> list[Path]:
    """The other documents, whose labels lie beside them."""
    return sorted((folder() / "corpus" / "docs").glob("*.txt"))


def label_of(seed: Path) -> dict[str, Any]:
    """What a person read in a seed."""
    path = folder() / "corpus" / "seeds" / "labels" / f"{seed.stem}.json"
    label: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return label


def score_tool() -> ModuleType:
    """The program that compares what the reader says with what a person read."""
    path = folder() / "tools" / "score_directives.py"
    spec = importlib.util.spec_from_file_location("score_directives", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def figures(read: Path, documents: Path, labels: Path) -> dict[str, Any]:
    """The score tool's figures on documents as the reader reads them."""
    tool = folder() / "tools" / "score_directives.py"
    command = [sys.executable, str(tool), str(labels), str(read), "--docs", str(documents), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def read(path: str, text: str) -> dict[str, Any]:
    """A text as the command line would print it; a warning's sentence is its code."""
    return as_json(path, parse(text), lambda warning: warning.code)
