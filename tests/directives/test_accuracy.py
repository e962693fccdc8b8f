import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.directives.real_documents import folder, needs_documents, read, seeds

pytestmark = needs_documents


def figures(tmp_path: Path, documents: list[Path], labels: Path) -> dict[str, Any]:
    """The score tool's figures on documents as the reader reads them."""
    out = tmp_path / "out.json"
    said = [read(str(path), path.read_text(encoding="utf-8")) for path in documents]
    out.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    tool = folder() / "tools" / "score_directives.py"
    command = [sys.executable, str(tool), str(labels), str(out), "--docs", str(documents[0].parent), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def seed_figures(tmp_path: Path) -> dict[str, Any]:
    return figures(tmp_path, seeds(), folder() / "corpus" / "seeds" / "labels")


@pytest.fixture
def corpus_figures(tmp_path: Path) -> dict[str, Any]:
    corpus = folder() / "corpus"
    return figures(tmp_path, sorted((corpus / "docs").glob("*.txt")), corpus / "labels")


def test_every_deadline_of_the_seeds_is_read_with_its_units(seed_figures: dict[str, Any]) -> None:
    assert seed_figures["unread"] == []
    assert seed_figures["deadline"]["f1"] == 1.0
    assert seed_figures["units"]["f1"] == 1.0
    assert seed_figures["report_to"]["f1"] >= 0.95
    assert seed_figures["false_alarms"] == 0


def test_every_header_and_the_undated_tasks_of_the_seeds_are_read(seed_figures: dict[str, Any]) -> None:
    assert set(seed_figures["header"].values()) == {1.0}
    assert seed_figures["undated"]["f1"] >= 0.95


def test_the_corpus_is_read_no_worse_than_before(corpus_figures: dict[str, Any]) -> None:
    assert corpus_figures["unread"] == []
    assert corpus_figures["false_alarms"] == 0
    floors = {
        "deadline": 0.98,
        "dates": 0.98,
        "units": 0.93,
        "cooperators": 0.95,
        "report_to": 0.95,
        "undated": 0.93,
    }
    found = {name: corpus_figures[name]["f1"] for name in floors}
    assert {name: found[name] for name in floors if found[name] < floors[name]} == {}
    assert corpus_figures["by_document"] >= 0.97
    assert corpus_figures["kind"] >= 0.95


def test_the_corpus_headers_are_read_no_worse_than_before(corpus_figures: dict[str, Any]) -> None:
    floors = {"number": 0.98, "issued": 0.98, "issuer": 0.92, "signer": 0.96, "subject": 0.96}
    header = corpus_figures["header"]
    assert {name: header[name] for name in floors if header[name] < floors[name]} == {}
