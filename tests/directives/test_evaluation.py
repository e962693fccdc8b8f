"""The evaluation of the reader: what counts as right, and the same figures as the reference tool's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from directives.evaluation import Reading, score, summed
from tests.directives.real_documents import FOLDER, needs_documents

LABEL: Reading = {
    "number": "12/KH-SXD",
    "issued": "2026-03-02",
    "issuer": "Sở Xây dựng tỉnh An Phú",
    "subject": "rà soát hồ sơ cấp phép",
    "signer": "Đàm Văn Lực",
    "not_deadlines": ["2026-02-11"],
    "tasks": [
        {
            "quote": "Phòng Quy hoạch báo cáo kết quả rà soát về Văn phòng Sở trước ngày 20/3/2026.",
            "assignees": ["Phòng Quy hoạch"],
            "cooperators": [],
            "report_to": ["Văn phòng Sở"],
            "kind": "report",
            "due": "2026-03-20",
        },
        {"quote": "Giao Thanh tra Sở theo dõi, đôn đốc.", "assignees": ["Thanh tra Sở"], "kind": "action"},
    ],
}


def _found(**changes: object) -> Reading:
    first = {**LABEL["tasks"][0], **changes}
    return {**LABEL, "tasks": [first, LABEL["tasks"][1]]}


def test_the_label_itself_is_all_right() -> None:
    found = summed([score(LABEL, LABEL)])
    assert (found.by_document, found.total.deadline.f1, found.total.undated.f1) == (1.0, 1.0, 1.0)
    assert set(found.header.values()) == {1.0}


def test_another_date_is_both_missed_and_wrongly_found() -> None:
    result = score(LABEL, _found(due="2026-03-21"))
    assert (result.deadline.right, result.deadline.false, result.deadline.missed) == (0, 1, 1)


def test_a_cited_date_taken_for_a_deadline_is_a_false_alarm() -> None:
    assert score(LABEL, _found(due="2026-02-11")).false_alarms == 1


def test_a_quote_that_is_not_in_the_document_counts_for_nothing() -> None:
    assert score(LABEL, LABEL, document="Văn bản khác hẳn.").deadline.missed == 1


def test_y_and_duoc_are_two_units_but_an_abbreviation_is_not() -> None:
    assert score(LABEL, _found(assignees=["Phòng Quy hoạch Y"])).units["assignees"].false == 1
    assert score(LABEL, _found(report_to=["VP Sở"])).units["report_to"].right == 1


@needs_documents
def test_the_figures_are_those_of_the_reference_tool(tmp_path: Path) -> None:
    corpus = Path(FOLDER or "", "corpus")
    tool = Path(FOLDER or "", "tools", "score_directives.py")
    read = subprocess.run(
        [
            sys.executable,
            "-m",
            "bot.cli",
            "read",
            "--json",
            *map(str, sorted((corpus / "docs").glob("*.txt"))),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (tmp_path / "out.json").write_text(read, encoding="utf-8")
    told = subprocess.run(
        [
            *(sys.executable, str(tool), str(corpus / "labels"), str(tmp_path / "out.json")),
            *("--json", "--docs", str(corpus / "docs")),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    reference = json.loads(told)
    by_name = {Path(each["file"]).stem: each for each in json.loads(read)}
    scores = []
    for path in sorted((corpus / "labels").glob("*.json")):
        text = (corpus / "docs" / f"{path.stem}.txt").read_text(encoding="utf-8")
        scores.append(score(json.loads(path.read_text(encoding="utf-8")), by_name[path.stem], text))
    ours = summed(scores)
    assert round(ours.by_document, 4) == reference["by_document"]
    assert round(ours.total.deadline.f1, 4) == reference["deadline"]["f1"]
    assert round(ours.total.units["assignees"].f1, 4) == reference["units"]["f1"]
    assert round(ours.total.undated.f1, 4) == reference["undated"]["f1"]
    assert {k: round(v, 4) for k, v in ours.header.items()} == pytest.approx(reference["header"])
