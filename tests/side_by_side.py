"""Which tests go to which worker, and in which order, where they run side by side (pytest-xdist).

The groups of xdist's own (`xdist_group`) are written into the ids of the tests, which this pytest no longer
lets it do; so they are read off the ids here.
"""

import os

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

MOST_WORKERS = 8
TOGETHER = {
    "tests/journeys/test_archive.py": "linked office",
    "tests/journeys/test_canary.py": "linked office",
    "tests/journeys/test_held_whole.py": "linked office",
    "tests/journeys/test_inbound_faults.py": "linked office",
    "tests/journeys/test_lost_database.py": "linked office",
    "tests/sandbox/test_page.py": "browser",
    "tests/directives/test_accuracy.py": "corpus",
    "tests/directives/test_evaluation.py": "corpus",
    "tests/directives/test_variants.py::test_the_corpus": "corpus",
    "tests/test_rooms.py": "modules",
    "tests/chat/test_accounting.py": "sentences of the tables",
    "tests/chat/test_typing.py": "sentences of the tables in every form",
    "[postgresql": "server of PostgreSQL",
}
"""Part of an id -> its group: one worker runs it, for the sake of what costs seconds and is made once."""

WAITING = (
    "tests/journeys/test_whole_way.py",
    "tests/journeys/test_archive.py",
    "tests/scheduler/test_kills.py",
    "tests/journeys/test_page.py",
    "tests/journeys/",
    "tests/bot/test_running.py",
    "tests/sandbox/test_page.py",
    "tests/scheduler/test_sleep_and_zones.py",
    "tests/storage/test_locking.py",
)
"""What waits for programs more than it works; the longest begin first."""

LONG_ONES = (
    *WAITING,
    "tests/directives/test_accuracy.py",
    "tests/directives/test_evaluation.py",
    "tests/directives/test_growth.py",
    "tests/directives/test_any_bytes.py",
    "tests/directives/test_carriers.py",
    "tests/directives/test_harmed_scans.py",
    "tests/directives/test_stamped_scans.py",
    "tests/directives/test_files_pictures.py",
    "tests/directives/test_hard_pages.py",
    "tests/bot/reading/",
    "tests/test_rooms.py",
    "tests/chat/test_typing.py",
    "tests/chat/test_accounting.py",
    "tests/chat/test_limits.py",
    "tests/storage/test_questions.py",
    "tests/bot/actions/questions/test_screens.py",
    "tests/scheduler/",
    "tests/bot/commands/",
    "tests/sandbox/",
    "tests/storage/",
)
"""What takes long begins before what does not, so that nothing is waited for at the end."""


class Groups(LoadScopeScheduling):  # type: ignore[misc]  # xdist is not typed
    """One test after another to whichever worker is free, but a group's all to one."""

    def _split_scope(self, nodeid: str) -> str:
        return next((group for part, group in TOGETHER.items() if part in nodeid), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Groups:
    """xdist asks for it whatever `--dist` says."""
    return Groups(config, log)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait for a program."""
    return min((os.cpu_count() or 1) + 1, MOST_WORKERS)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """The long ones first; what waits is spread over what works, so that no processor stands idle."""
    ordered = sorted(items, key=_turn)
    waiting = [item for item in ordered if item.nodeid.startswith(WAITING)]
    working = [item for item in ordered if not item.nodeid.startswith(WAITING)]
    each = len(working) * 3 // 4 // max(len(waiting), 1)  # the last quarter has none: nothing long ends a run
    spread = [one for n, item in enumerate(waiting) for one in (item, *working[n * each : n * each + each])]
    return spread + working[len(waiting) * each :]


def _turn(item: pytest.Item) -> int:
    """The place in the order; the same for what takes no long time."""
    matching = (turn for turn, path in enumerate(LONG_ONES) if item.nodeid.startswith(path))
    return next(matching, len(LONG_ONES))
