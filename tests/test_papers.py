"""What the papers say is what the program does: verbs, options, settings, links, and words to be typed."""

import csv
import re
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from typer.core import TyperArgument, TyperOption

from bot.actions.people.registry import RegistryTaken, import_people, import_units
from bot.commands.verbs import VERBS, command
from bot.config import Config, load
from chat import KnownUnit, Situation, understand
from chat.intents import Ambiguous, Greeting, Intent, NeedNumber, Several, Unknown
from chat.intents.catalog import NEEDED
from storage.database.start import open_database
from tests.test_rooms import MAY_IMPORT

ROOT = Path(__file__).parent.parent
GUIDES = {
    "huong-dan-van-phong.md": "office",
    "huong-dan-don-vi.md": "head",
    "huong-dan-lanh-dao.md": "leader",
}
PAPERS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAPERS += [ROOT / "docs" / name for name in (*GUIDES, "cai-dat.md", "DESIGN.md", "GLOSSARY.md")]
TODAY = date(2026, 11, 22)
DOUBTS = (Unknown, Ambiguous, NeedNumber, Greeting)

_ROW = re.compile(r"^\| `nhacviec ([a-z ]+?)((?: [A-Z\[].*)?)` \|", re.MULTILINE)
_OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_TYPED = re.compile(r"«([^»\n]+)»")
_SETTING = re.compile(r"\bNHACVIEC_[A-Z_]+\b")
_PATH = re.compile(
    r"`((?:bot|chat|directives|docs|expressions|language|messages|scheduler|storage|tasks|tests)/[\w./-]+)`"
)


def verbs() -> dict[str, set[str]]:
    """The program's verbs with their options, --help aside."""

    found = {}
    for verb in VERBS:
        params = command(verb).params
        assert all(isinstance(param, TyperArgument | TyperOption) for param in params)
        found[verb] = {o for param in params if isinstance(param, TyperOption) for o in param.opts}
    return found


def situation(role: str, heading: str) -> Situation:
    """Where the reader of a guide's section stands."""
    with (ROOT / "bot" / "demo" / "units.csv").open(encoding="utf-8") as file:
        units = tuple(
            KnownUnit(row["code"], row["name"], tuple(row["aliases"].split("; ")))
            for row in csv.DictReader(file)
        )
    linked = not heading.startswith("Liên kết")
    reviewing = role == "office" and heading in ("Soát", "Gửi văn bản")
    return Situation(
        TODAY,
        office=role == "office",
        leader=role == "leader",
        head=role == "head" and linked,
        linked=linked,
        units=units,
        open_reviews=int(reviewing),
        draft_numbers=(1, 64) if reviewing else None,
    )


def typed() -> list[tuple[str, str, str]]:
    """(role, heading, sentence) for everything that a guide says can be typed."""
    found = []
    for name, role in GUIDES.items():
        parts = re.split(r"^#+ (.+)$", (ROOT / "docs" / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
        for heading, body in list(pairwise(parts))[1::2]:
            found += [(role, heading, sentence) for sentence in _TYPED.findall(body) if sentence != "…"]
    return found


def doubtful(intent: Intent) -> bool:
    """Whether the program would ask back or not know what is meant."""
    if isinstance(intent, Several):
        return any(doubtful(each) for each in intent.intents)
    return isinstance(intent, DOUBTS)


def test_the_readme_names_every_verb_and_every_option_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    said = {verb: set(_OPTION.findall(rest)) for verb, rest in _ROW.findall(readme)}
    assert said == verbs()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_link_and_every_file_that_is_named_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in _LINK.findall(text) if "://" not in link]
    missing = [link for link in links if link and not (paper.parent / link).exists()]
    missing += [path for path in _PATH.findall(text) if not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize(("role", "heading", "sentence"), typed())
def test_what_a_guide_says_to_type_is_understood(role: str, heading: str, sentence: str) -> None:
    intent = understand(sentence, situation(role, heading))
    assert not doubtful(intent), f"{sentence!r} under {heading!r} is {intent}"


def test_every_act_stands_in_a_guide() -> None:
    """As it can be typed."""
    meant = [understand(sentence, situation(role, heading)) for role, heading, sentence in typed()]
    parts = [part for each in meant for part in (each.intents if isinstance(each, Several) else (each,))]
    assert {kind.__name__ for kind in NEEDED} - {type(part).__name__ for part in parts} == {
        "PastedDirective"  # its words are the document's
    }


def test_each_guide_has_words_to_type() -> None:
    count = {role: sum(1 for of, _, _ in typed() if of == role) for role in GUIDES.values()}
    assert min(count.values()) >= 10


def test_the_example_settings_and_the_manual_name_exactly_the_settings() -> None:
    settings = {"NHACVIEC_" + name.upper() for name in Config.model_fields}
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == settings
    manual = (ROOT / "docs" / "cai-dat.md").read_text(encoding="utf-8")
    assert set(_SETTING.findall(manual)) == settings


def test_the_sample_registry_of_the_manual_can_be_imported(tmp_path: Path) -> None:
    manual = (ROOT / "docs" / "cai-dat.md").read_text(encoding="utf-8")
    samples = re.findall(r"^```csv\n(.*?)^```", manual, re.MULTILINE | re.DOTALL)
    now = datetime(2026, 11, 23, 1, tzinfo=UTC)
    database = open_database(tmp_path / "office.db")
    for sample, take in zip(samples, (import_units, import_people), strict=True):
        file = tmp_path / "sample.csv"
        file.write_text(sample, encoding="utf-8")
        done = database.write(partial(take, path=file, now=now))
        assert isinstance(done, RegistryTaken)
        assert done.written.added == len(sample.splitlines()) - 1
        assert done.warnings == ()
    database.close()


def test_the_example_settings_can_be_used_as_they_stand() -> None:
    config = load(_env_file=ROOT / ".env.example")
    assert config.tokens == {}
    assert config.clock_port is None
    assert config.may_move_clock is False


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_no_paper_names_a_folder_of_one_machine(paper: Path) -> None:
    assert re.findall(r"(?<![\w.~}])/(?:root|opt|home|work|tmp|usr)\b", paper.read_text("utf-8")) == []


_FAULT_TEST = re.compile(r"\bdef test_f(\d+)(?:_to_f(\d+))?_")
_FAULT_ROW = re.compile(r"^\| ((?:F\d+(?:–F\d+)?(?:, )?)+) \|", re.MULTILINE)


def _faults_in(row: str) -> set[int]:
    found: set[int] = set()
    for span in row.split(", "):
        first, _, last = span.replace("F", "").partition("–")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def test_every_fault_that_a_test_cites_has_its_row_in_the_design_and_the_other_way_round() -> None:
    cited: set[int] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        for first, last in _FAULT_TEST.findall(path.read_text(encoding="utf-8")):
            cited |= set(range(int(first), int(last or first) + 1))
    design = (ROOT / "docs" / "DESIGN.md").read_text(encoding="utf-8")
    rows = set().union(*map(_faults_in, _FAULT_ROW.findall(design)))
    assert cited == rows


@pytest.mark.parametrize("paper", ["README.md", "docs/DESIGN.md"])
def test_a_paper_s_table_of_rooms_is_the_one_that_the_imports_are_held_to(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE) == list(MAY_IMPORT)


def _glossary() -> list[str]:
    rows = re.findall(
        r"^\|[^|]*\|([^|]*)\|", (ROOT / "docs" / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE
    )
    return [name for row in rows for name in re.findall(r"`([\w.]+)`", row)]


def test_every_identifier_of_the_glossary_is_one_of_the_code() -> None:
    code = "\n".join(p.read_text("utf-8") for room in MAY_IMPORT for p in sorted((ROOT / room).rglob("*.py")))
    names = set(re.findall(r"\w+", code))
    bodies = dict(re.findall(r"^class (\w+)\(StrEnum\):\n((?:(?:    .*)?\n)+)", code, re.MULTILINE))
    assert len(_glossary()) > 50
    unknown = [name for name in _glossary() if "." not in name and name not in names]
    for name in _glossary():
        kind, dot, member = name.partition(".")
        if dot and not re.search(rf"^    {member} = ", bodies.get(kind, ""), re.MULTILINE):
            unknown.append(name)
    assert unknown == []
