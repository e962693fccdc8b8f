"""A run's tests, collected once: the process that forks its workers imports this (tests.forked_workers)."""

import json
import os
from contextlib import redirect_stdout

import pytest

from tests.forked_workers import COLLECTED

with open(os.devnull, "w") as _nowhere, redirect_stdout(_nowhere):
    # What cannot be collected is told by the workers: they collect what is loaded, and load what is not.
    pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", *json.loads(os.environ[COLLECTED])])
