"""Bad input at the command line: one clear sentence, an exit status, and nothing lost."""

import os
import shutil
import socket
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from storage.database.start import open_database
from storage.tables import Unit
from tests.bot.commands.typed import Outcome, run, run_apart, run_under
from tests.directives.made_files import archive
from tests.servers import Sandbox, running_sandbox

UNITS = "code,name,kind,aliases,parent,in_charge\nVP,Văn phòng Sở,phòng,Văn phòng,,\n"
INPUT, CONFIG, STORE, NETWORK, LATER = 1, 2, 3, 4, 75
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
"""Root ignores what a folder forbids; without these rights it is held to it like anybody."""


def told(got: Outcome, status: int, *words: str) -> str:
    """The one sentence, once it is sure that it is one, with these words and this exit status."""
    code, said, error = got
    assert error.count("\n") == 1, error
    assert (code, said) == (status, "")
    assert error.endswith(".\n")
    assert all(word in error for word in words), error
    return error


@pytest.fixture
def folder(tmp_path: Path, empty_file: Path) -> Path:
    """A data folder with an empty database."""
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox() as server:
        yield server


def units_in(folder: Path) -> int:
    """How many units the folder's database has."""
    database = open_database(folder / "nhacviec.db")
    try:
        return database.read(lambda s: len(s.exec(select(Unit)).all()))
    finally:
        database.close()


# --- settings ---


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("port", "tám"),
        ("port", "70000"),
        ("log_level", "ồn"),
        ("telegram_api", "không phải địa chỉ"),
        ("telegram_api", "http://["),
        ("telegram_token", "123:\x01abc"),
        ("telegram_token", "123456"),
        ("zalo_token", "bot-khong-co-dau-hai-cham"),
        ("zalo_token_file", "no-colon"),
        ("telegram_token_file", "no-such-file"),
        ("telegram_token_file", "empty"),
        ("telegram_token_file", "binary"),
        ("clock_start", "hôm qua"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(folder: Path, setting: str, value: str) -> None:
    (folder / "empty").write_bytes(b"\n")
    (folder / "no-colon").write_bytes(b"secret\n")
    (folder / "binary").write_bytes(b"\xff\xfe\x00")
    told(run(folder, "run", **{setting: value}), CONFIG, f"NHACVIEC_{setting.upper()}")


def test_a_file_of_settings_that_is_no_text_is_named(folder: Path) -> None:
    (folder / ".env").write_bytes(b"NHACVIEC_PORT=\xff\xfe\n")
    told(run(folder, "run"), CONFIG, ".env")


def test_a_movable_clock_is_refused_where_real_people_would_be_told(folder: Path) -> None:
    got = run(folder, "run", telegram_token="123456:" + "A" * 35, clock_port="5000")
    told(got, CONFIG, "NHACVIEC_CLOCK_PORT")


# --- the token and ports ---


def test_a_wrong_token_is_told_and_never_shown(folder: Path, sandbox: Sandbox) -> None:
    got = run_apart(folder, "run", telegram_token="999:khong-phai", telegram_api=sandbox.url)
    assert "999:khong-phai" not in told(got, NETWORK, "NHACVIEC_TELEGRAM_TOKEN")


def test_a_port_in_use_stops_the_demonstration_and_touches_nothing_of_another(
    tmp_path: Path, taken: int
) -> None:
    kept = tmp_path / "dung-thu" / "nhacviec.db"
    kept.parent.mkdir()
    kept.write_bytes(b"the data of the demonstration that runs")
    told(run_apart(tmp_path, "run", port=str(taken)), NETWORK, str(taken), "NHACVIEC_PORT")
    assert kept.read_bytes() == b"the data of the demonstration that runs"


def test_a_port_in_use_stops_the_movable_clock(folder: Path, sandbox: Sandbox, taken: int) -> None:
    settings = {"telegram_token": sandbox.token, "telegram_api": sandbox.url, "clock_port": str(taken)}
    code, _, error = run_apart(folder, "run", **settings)
    assert code == NETWORK
    assert "NHACVIEC_CLOCK_PORT" in error
    assert error.count("\n") == 1


# --- the database ---


@pytest.mark.parametrize("verb", [("export", "a.xlsx"), ("invite", "CB001")])
def test_a_folder_that_is_missing_is_named_and_not_made(tmp_path: Path, verb: tuple[str, ...]) -> None:
    missing = tmp_path / "khong-co"
    told(run(missing, *verb), STORE, str(missing))
    assert not missing.exists()


TYPED_ELSEWHERE = """
export a.xlsx; import cv.txt; invite CB1; people import p.csv; people list; people leave CB1 --yes; moved
people unlink CB1; people forget CB1 --yes; people prefer CB1 zalo; settings show; settings set morning 07:30
days show; days off 2027-01-04; days worked 2027-01-09; days forget 2027-01-04; check; backup .; move moi.db
tidy; tidy --dry-run; run
"""


@pytest.mark.parametrize("data", ["here", "data"])
def test_a_verb_typed_in_another_folder_founds_no_office(tmp_path: Path, data: str) -> None:
    place = tmp_path / "here"
    place.mkdir()
    for name in ("p.csv", "cv.txt"):
        (place / name).write_text("code,name\n", encoding="utf-8")
    there = {} if data == "here" else {"data": "data"}
    for line in TYPED_ELSEWHERE.strip().splitlines():
        for typed in line.split("; "):
            got = run(place, *typed.split(), telegram_token="1:a", **there)
            told(got, STORE, "Ở đây chưa có dữ liệu của cơ quan nào", "nhacviec init")
            assert sorted(each.name for each in place.iterdir()) == ["cv.txt", "p.csv"], typed


@pytest.mark.parametrize("verb", [("read",), ("import",), ("units", "import"), ("restore",)])
def test_f62_what_never_ends_is_no_file(folder: Path, verb: tuple[str, ...]) -> None:
    os.mkfifo(folder / "pipe")
    for never in ("/dev/zero", "pipe"):
        code, said, error = run(folder, *verb, never)
        assert (code, "Không tìm thấy tệp" in said + error) == (INPUT, True)


def test_f62_a_workbook_that_unpacks_to_too_much_is_refused(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    code, _, error = run(folder, "units", "import", "bomb.xlsx")
    assert (code, "Tệp lớn hơn 50 MB" in error) == (INPUT, True)


def test_an_archive_that_is_not_there_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    told(run(tmp_path, "restore", "khong-co.zip", data="data"), INPUT, "khong-co.zip")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("settings", [{}, {"telegram_token": "1:a"}])
def test_a_file_in_the_folders_place_is_told(tmp_path: Path, settings: dict[str, str]) -> None:
    place = tmp_path / "tep"
    place.write_bytes(b"")
    told(run_apart(place, "run", **settings), STORE, str(place))


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
@pytest.mark.parametrize("settings", [{}, {"telegram_token": "1:a"}])
def test_f55_a_read_only_folder_is_told(tmp_path: Path, settings: dict[str, str]) -> None:
    tmp_path.chmod(0o555)
    try:
        told(run_under(_held(), tmp_path, "run", **settings), STORE, str(tmp_path))
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize("verb", [("units", "import", "units.csv"), ("export", "a.xlsx")])
def test_f53_a_locked_database_is_told_and_nothing_is_taken(folder: Path, verb: tuple[str, ...]) -> None:
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    lock = sqlite3.connect(folder / "nhacviec.db", isolation_level=None)
    try:
        lock.execute("BEGIN IMMEDIATE")
        told(run(folder, *verb), LATER, "khóa")
    finally:
        lock.close()
    assert units_in(folder) == 0
    assert run(folder, "units", "import", "units.csv")[0] == 0


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "nhacviec.db"
    file.write_bytes(b"not a database at all")
    told(run(tmp_path, "export", "a.xlsx"), STORE, str(file))
    assert file.read_bytes() == b"not a database at all"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://a/b",
        "sqlite://",
        "sqlite+nix:///x.db",
        "postgresql://a:b@c:xx/d",
        "postgresql+nix://a/b",
        "://",
    ],
)
def test_an_address_that_names_no_database_is_told(tmp_path: Path, url: str) -> None:
    told(run(tmp_path, "export", "a.xlsx", database=url), STORE, "NHACVIEC_DATABASE")


def test_f61_a_server_that_refuses_is_told_without_its_password(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"postgresql://nguoi:matkhau@127.0.0.1:{port}/viec"
    assert "matkhau" not in told(run(tmp_path, "export", "a.xlsx", database=url), LATER, "127.0.0.1")


def test_f61_a_server_that_never_answers_is_given_up(tmp_path: Path, taken: int) -> None:
    url = f"postgresql://nguoi@127.0.0.1:{taken}/viec?connect_timeout=2"
    told(run(tmp_path, "export", "a.xlsx", database=url), LATER, "Không kết nối")


# --- files ---


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", ""),
        (b"\x00\x01\x02\xff", ""),
        (b"code,name\n", ""),
        ("code,name,kind\nVP,,phòng\n".encode(), "2"),
    ],
)
def test_a_malformed_registry_is_told_and_nothing_of_it_is_taken(
    folder: Path, content: bytes, word: str
) -> None:
    (folder / "units.csv").write_bytes(content)
    code, said, error = run(folder, "units", "import", "units.csv")
    assert (code, said) == (INPUT, "")
    assert "Traceback" not in error
    assert word in error
    assert units_in(folder) == 0


@pytest.mark.parametrize("name", ["khong-co.csv", ".", "tep.txt"])
def test_a_registry_that_is_no_file_of_the_kind_is_told(folder: Path, name: str) -> None:
    (folder / "tep.txt").write_bytes(b"abc")
    code, said, error = run(folder, "people", "import", name)
    assert (code, said) == (INPUT, "")
    assert "Traceback" not in error
    assert error.strip()


def test_documents_that_cannot_be_read_are_told_one_by_one(folder: Path) -> None:
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    run(folder, "units", "import", "units.csv")
    contents = {
        "trong.pdf": b"",
        "cat.pdf": b"%PDF-1.4\ncut off",
        "cat.docx": b"PK\x03\x04",
        "rong.txt": b"\x00" * 64,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    code, said, error = run(folder, "import", *contents, "khong-co.pdf")
    assert (code, said) == (INPUT, "")
    sentences = error.splitlines()
    for name, sentence in zip([*contents, "khong-co.pdf"], sentences, strict=True):
        assert name in sentence


def _held() -> tuple[str, ...]:
    return WITHOUT_RIGHTS if os.geteuid() == 0 else ()


def test_a_broken_label_is_named_and_a_folder_or_an_archive_is_no_document(tmp_path: Path) -> None:
    labels, documents = tmp_path / "labels", tmp_path / "documents"
    (documents / "thu-muc").mkdir(parents=True)
    labels.mkdir()
    for name in ("cv", "goi", "thu-muc"):
        (labels / f"{name}.json").write_text('{"tasks": []}', encoding="utf-8")
    (documents / "cv.txt").write_text("Số: 1/SXD-VP\nKính gửi: Các phòng.\n", encoding="utf-8")
    (documents / "goi.zip").write_bytes(archive([("a.txt", b"mot"), ("b.txt", b"hai")]))
    status, said, wrong = run(tmp_path, "eval", str(labels), str(documents))
    assert (status, wrong) == (0, "")
    assert "goi, thu-muc" in said
    (labels / "cv.json").write_text("{", encoding="utf-8")
    status, _, wrong = run(tmp_path, "eval", str(labels), str(documents))
    assert (status, len(wrong.splitlines())) == (INPUT, 1)
    assert "cv.json" in wrong


def test_an_office_without_a_token_is_no_demonstration(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    assert run(folder, "units", "import", str(tmp_path / "units.csv"))[0] == 0
    told(run(folder, "run"), CONFIG, "NHACVIEC_TELEGRAM_TOKEN", "nhacviec.db")


def test_a_setting_that_there_is_not_is_named(folder: Path) -> None:
    (folder / ".env").write_text("NHACVIEC_TELEGRAM_TOKE=1:abc\n", encoding="utf-8")
    error = told(run(folder, "run"), CONFIG, "NHACVIEC_TELEGRAM_TOKE:")
    assert "abc" not in error
