"""From a command line to a running bot or sandbox; what is in the way is said plainly."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from config import Settings, Wrong, load

if TYPE_CHECKING:
    from jobs.lanes import Clock
    from wiring import Bot

Stop = Callable[[int, str], NoReturn]

FAILED, WRONG_SETTINGS, ALREADY_RUNNING, DAMAGED, PORT_TAKEN, TOKEN_REFUSED = range(1, 7)


@contextlib.contextmanager
def explained(stop: Stop) -> Iterator[None]:
    """Turn what keeps a bot from starting into a sentence that says what to do."""
    from storage.backup import NoBackup
    from storage.database import AlreadyRunning, Corrupted

    try:
        yield
    except Wrong as error:
        lines = [f"  {setting} {problem}" for setting, problem in error.problems]
        intro = "The bot cannot start. In the environment or in .env:"
        stop(WRONG_SETTINGS, "\n".join([intro, *lines]))
    except AlreadyRunning as error:
        who = f"process {error.pid}" if error.pid else "another process"
        stop(
            ALREADY_RUNNING,
            f"{error.path} is in use by {who}. Stop that bot first (kill {error.pid or 'PID'}), "
            "or set DATA_DIR to another folder.",
        )
    except Corrupted as error:
        stop(
            DAMAGED,
            f"{error.path} is damaged ({error.finding}). Nothing was changed. Put the newest "
            f"backup in its place: {restore_command(error.path)}",
        )
    except NoBackup as error:
        stop(FAILED, str(error))
    except PermissionError as error:
        stop(FAILED, f"{error.filename} cannot be used: {error.strerror}. Mend its permissions.")
    except OSError as error:
        stop(FAILED, f"{error.filename or 'A file'} cannot be used: {error.strerror or error}.")
    except Exception as error:
        code, words = _words(error)
        if words is None:
            raise
        stop(code, words)


def _words(error: Exception) -> tuple[int, str | None]:
    """What to say about errors of packages that are not loaded before they are needed."""
    name = type(error).__name__
    if name == "PortTaken":
        port = getattr(error, "port", None)
        hint = "" if port is None else " Stop what listens there, or set PORT to another one."
        return PORT_TAKEN, f"{error}.{hint}" if hint else str(error)
    if name == "Unauthorised":
        return TOKEN_REFUSED, (
            "Webex refuses the token (WEBEX_BOT_TOKEN). Make a new one at developer.webex.com: "
            "My Webex Apps, your bot, Regenerate Access Token."
        )
    if name == "DataInUse":
        return ALREADY_RUNNING, str(error)
    return FAILED, None


def restore_command(database: Path) -> str:
    """The command that puts the newest backup in the place of a database."""
    from storage.backup import existing

    made = existing(database.parent / "backups")
    newest = str(made[0]) if made else "BACKUP"
    return f"python bot.py restore {newest}"


def sandbox(data: Path, port: int, now: datetime | None, *, fresh: bool) -> Any:
    """Start the embedded Webex."""
    from sandbox import start

    return start(data, port=port, now=now, fresh=fresh)


def sandbox_bot(embedded: Any, data: Path, clock: Clock, fresh: bool) -> Bot:
    """Start a bot attached to the embedded Webex, sharing its clock."""
    from keys import Keys
    from sandbox import BotHooks
    from wiring import Bot

    folder = data / "bot"
    if fresh and folder.exists():
        shutil.rmtree(folder)
    settings: Settings = load(
        None,
        webex_bot_token=embedded.bot_token,
        public_url="http://127.0.0.1",
        webex_api_url=embedded.api,
        data_dir=folder,
        host="127.0.0.1",
        port=0,
        rate_person="100000/minute",
        rate_space="100000/minute",
    )
    bot = Bot(settings, Keys(folder), clock, own_address=True)
    bot.start()
    embedded.attach(
        BotHooks(
            url=bot.url,
            pending=bot.pending,
            next_due=bot.next_due,
            clock_moved=bot.clock_moved,
        )
    )
    return bot


def browse(url: str) -> None:
    """Open a page where there is a screen to open it on; never in the terminal itself."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or _is_desktop()):
        return
    import webbrowser

    with contextlib.suppress(webbrowser.Error):
        threading.Thread(target=webbrowser.open, args=[f"{url}/"], daemon=True).start()


def _is_desktop() -> bool:
    return sys.platform in ("darwin", "win32")
