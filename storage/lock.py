"""One bot per database: a lock on a file beside it that names its holder."""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path


class AlreadyRunning(Exception):
    """Raised when another process holds the database; ``pid`` is the holder, 0 if unknown."""

    def __init__(self, path: Path, pid: int) -> None:
        super().__init__(f"{path} is in use by process {pid or 'unknown'}")
        self.path = path
        self.pid = pid


class Lock:
    """Held from construction until ``release`` or the end of the process, however it ends."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pid = holder(self.path)
            os.close(self._file)
            raise AlreadyRunning(database, pid) from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        # The file stays: removing it would let two processes lock two different files.
        with contextlib.suppress(OSError):
            os.close(self._file)


def holder(path: Path) -> int:
    """The process id written into a lock file; 0 when there is none to read."""
    try:
        return int(path.read_text().strip() or 0)
    except (OSError, ValueError):
        return 0
