"""Old Word files are looked at in their conversion and in their own bytes, which it may not hold all of."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from directives.extract import Unreadable
from directives.formats import libreoffice
from directives.formats.doc_source import streams_of
from directives.model import Classification
from tests.directives.carriers_office import docx_body, plain_docx
from tests.directives.carriers_old import DOCS, DOCS_SEEN, RTFS, RTFS_SEEN, compound, escaped, old_word, rtf
from tests.directives.secrecy_innocents import innocent_texts
from tests.directives.test_carriers import LONG, verdict_of
from tests.directives.test_files_pictures import needs_recognition


@pytest.fixture
def loses_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for LibreOffice that keeps nothing but a plain letter."""
    converted = tmp_path / "converted.docx"
    converted.write_bytes(plain_docx())
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{converted}" "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")


@pytest.mark.usefixtures("loses_all")
def test_f67_what_the_conversion_loses_is_found_in_the_bytes() -> None:
    marked = {f"{kind}.rtf": data for kind, data in RTFS.items()}
    marked |= {f"{kind}.doc": data for kind, data in DOCS.items()}
    assert [name for name, data in marked.items() if verdict_of("cv.doc", data) is None] == []


@pytest.mark.usefixtures("loses_all")
def test_f67_a_picture_that_the_conversion_loses_is_looked_at() -> None:
    needs_recognition()
    marked = {**RTFS_SEEN, **DOCS_SEEN}
    assert [name for name, data in marked.items() if verdict_of("cv.doc", data) is None] == []


@pytest.mark.usefixtures("loses_all")
def test_innocent_words_in_the_bytes_stop_nothing() -> None:
    said = [*innocent_texts()][:: 1 if LONG else 4]
    lines = [line for text in said for line in text.split("\n")]
    in_rtf = rtf("{\\*\\ownwords " + "\\par ".join(map(escaped, lines)) + "}", "bảo {\\lang1066 mật} tin")
    wide = "\r".join(lines).encode("utf-16-le")
    assert verdict_of("cv.rtf", in_rtf) is None
    assert verdict_of("cv.doc", old_word(("1Table", wide))) is None
    assert verdict_of("cv.doc", old_word(("Data", bytes(range(256)) * 900))) is None


def test_a_conversion_that_does_not_end_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, temporary = tmp_path / "begun", tmp_path / "tam"
    temporary.mkdir()
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsh -c 'echo $$ > {begun}; sleep 60; true' >/dev/null 2>&1 &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(libreoffice, "_SECONDS", 1)
    with pytest.raises(Unreadable, match="gave_up"):
        libreoffice.to_docx(b"{\\rtf1 a}", "rtf")
    assert not Path(f"/proc/{begun.read_text().strip()}/exe").exists()
    assert list(temporary.iterdir()) == []


def test_streams_are_put_together_from_their_sectors() -> None:
    streams = [("WordDocument", b"ab" * 3000), ("Data", b"cd" * 2600)]
    for scattered in (False, True):
        read = streams_of(compound(streams, scattered=scattered))
        assert [(name, content.rstrip(b"\0")) for name, content in read] == streams


@pytest.mark.parametrize("damage", [b"", b"\xff" * 512, bytes(512)])
def test_a_damaged_file_of_streams_is_unreadable(damage: bytes) -> None:
    whole = old_word()
    with pytest.raises(Unreadable):
        streams_of(whole[:512] + damage)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice (libreoffice-writer) chưa được cài")
    return program, tmp_path_factory.mktemp("office")


@pytest.mark.parametrize("ending", ["doc", "rtf"] if LONG else ["doc"])
def test_f67_a_true_conversion_and_its_bytes_are_looked_at(office: tuple[str, Path], ending: str) -> None:
    """The mark is hidden words of a document that LibreOffice itself has made."""
    program, folder = office
    source = folder / "cv.docx"
    for hidden, verdict in (("", None), ("MẬT", Classification.SECRET)):
        run = "<w:r><w:rPr><w:vanish/></w:rPr><w:br/><w:t>MARK</w:t></w:r>"
        source.write_bytes(docx_body(run, 0, hidden)[1])
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            program,
            "--headless",
            profile,
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            str(source),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        assert verdict_of("cv", (folder / f"cv.{ending}").read_bytes()) is verdict
