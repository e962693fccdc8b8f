"""The real documents of the corpus, read once for all that is measured on them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.directives.real_documents import corpus, figures, folder, read


@pytest.fixture(scope="session")
def corpus_as_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with what the reader says of each document, as the score tool takes it."""
    out = tmp_path_factory.mktemp("corpus") / "out.json"
    said = [read(str(path), path.read_text(encoding="utf-8")) for path in corpus()]
    out.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return out


@pytest.fixture(scope="session")
def corpus_figures(corpus_as_read: Path) -> dict[str, Any]:
    """The score tool's figures on it."""
    return figures(corpus_as_read, folder() / "corpus" / "docs", folder() / "corpus" / "labels")
