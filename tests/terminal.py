"""A command of the pipeline in a process of its own, behind a terminal of 80 columns and 24 lines."""

import os
import pty
import sys
from pathlib import Path

ENGINE = Path(__file__).parents[1]


class Terminal:
    """The process and its terminal: what it shows is read, keys are typed, its end is waited for."""

    def __init__(self, root, *arguments, **environment):
        self.pid, self.handle = pty.fork()
        if not self.pid:
            os.chdir(ENGINE)
            size = {"COLUMNS": "80", "LINES": "24", "PYTHONDONTWRITEBYTECODE": "1"}
            command = [sys.executable, "-m", "pipeline", "--root", str(root), *arguments]
            os.execve(sys.executable, command, {**os.environ, **size, **environment})  # noqa: S606 - a terminal of its own

    def until(self, wanted):
        """Return what is shown up to some text, or to the end."""
        shown = b""
        while wanted not in shown:
            try:
                shown += os.read(self.handle, 4096)
            except OSError:
                break
        return shown.decode()

    def read(self, count):
        """Wait until so many bytes were shown."""
        while count > 0:
            count -= len(os.read(self.handle, count))

    def press(self, keys):
        """Type keys."""
        os.write(self.handle, keys.encode())

    def code(self):
        """Return the exit code, negative for a signal."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.handle)
        return code
