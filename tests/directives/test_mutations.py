import os
import random
from pathlib import Path

import pytest

from tests.directives.mutations import MUTATIONS
from tests.directives.real_documents import folder, label_of, needs_documents, read, score_tool, seeds

pytestmark = needs_documents

DRAWS = 3 if "NHACVIEC_ROUNDS" in os.environ else 1
COMBINED = ["units+dates+numbering+lines", "order+doubled+units", "dates+order+lines"]


def faults(seed: Path, names: str, number: int) -> list[str]:
    """What the reader says of a changed seed that it should not say, and the other way round."""
    text, label = seed.read_text(encoding="utf-8"), label_of(seed)
    chance = random.Random(number)  # noqa: S311
    for name in names.split("+"):
        if name == "order" and "CHƯƠNG TRÌNH" in text:
            continue  # its sections are numbered twice over
        text, label = MUTATIONS[name](text, label, chance)
    found: list[str] = score_tool().score(label, read(str(seed), text), text)["faults"]
    return found


@pytest.mark.parametrize("number", range(DRAWS))
@pytest.mark.parametrize("names", [*MUTATIONS, *COMBINED])
def test_a_seed_is_read_as_well_after_a_change(names: str, number: int) -> None:
    assert folder().is_dir()
    wrong = {seed.stem: said for seed in seeds() if (said := faults(seed, names, number))}
    assert wrong == {}


def test_the_changes_do_change_the_seeds() -> None:
    texts = [path.read_text(encoding="utf-8") for path in seeds()]
    for name, change in MUTATIONS.items():
        assert any(change(text, {"tasks": []}, random.Random(1))[0] != text for text in texts), name  # noqa: S311
