"""What tests of classification ask for."""

import time

import pytest


@pytest.fixture
def cpu_seconds():
    """Return a function that runs another and tells the CPU seconds it took."""

    def taken(run):
        before = time.process_time()
        run()
        return time.process_time() - before

    return taken
