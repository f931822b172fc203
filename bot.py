"""The bot's command line, and the clocks that its parts are given."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    import threading
    from zoneinfo import ZoneInfo

    from config import Settings

STOPS_WITHIN = 4.5  # seconds after SIGTERM
WRONG_SETTINGS = 2  # as click's own exit code for what was typed wrong


class RealClock:
    """The time of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds_until(self, moment: datetime) -> float | None:
        return (moment - self.now()).total_seconds()


class SandboxClock:
    """The sandbox's clock, which can be moved and held."""

    def __init__(self, clock: Any) -> None:
        self._clock = clock

    def now(self) -> datetime:
        moment: datetime = self._clock.now()
        return moment

    def seconds_until(self, moment: datetime) -> float | None:
        seconds: float | None = self._clock.real_seconds_until(moment)
        return seconds


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Muster, a meeting bot for Webex.

    To try it, start the sandbox. To serve real Webex, put a token and an address into .env
    (README.md says how), ask the doctor, then run.
    """


@main.command()
def run() -> None:
    """Serve Webex.

    Needs WEBEX_BOT_TOKEN and PUBLIC_URL, in the environment or in .env. Ctrl+C or SIGTERM stops
    it; what is under way is finished after the next start.
    """
    settings = _settings()
    _log(settings.log_level)
    ended = _signals()
    import starting
    from keys import Keys
    from wiring import Bot

    with starting.explained(_stop):
        bot = Bot(settings, Keys(settings.data_dir), RealClock())
    try:
        with starting.explained(_stop):
            bot.start(ended)
        ended.wait()
    finally:
        bot.stop()


@main.command()
@click.option("--port", default=8080, show_default=True, help="Port of the page; 0: a free one.")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data/sandbox"),
    show_default=True,
    help="Folder of what the sandbox and its bot remember.",
)
@click.option("--now", default=None, help="Where the clock starts, ISO 8601 with offset.")
@click.option("--fresh", is_flag=True, help="Forget everything and begin with a new world.")
@click.option("--no-bot", is_flag=True, help="The embedded Webex alone.")
@click.option("--open", "opens", is_flag=True, help="Open the page in a browser, if there is one.")
def sandbox(port: int, data: Path, now: str | None, fresh: bool, no_bot: bool, opens: bool) -> None:
    """Start an embedded Webex, the bot and a page to chat.

    Everything stays on this machine. Prints one line "ready {...}" with the addresses when all
    of it answers.
    """
    import starting

    _log("INFO")
    ended = _signals()
    with starting.explained(_stop):
        embedded = starting.sandbox(data, port, _moment(now), fresh=fresh)
    bot = None
    try:
        if not no_bot:
            with starting.explained(_stop):
                bot = starting.sandbox_bot(embedded, data, SandboxClock(embedded.clock), fresh)
        print("ready", json.dumps(embedded.state()), flush=True)
        click.echo(f"Open {embedded.url}/ in a browser. Ctrl+C stops.", err=True)
        if opens:
            starting.browse(embedded.url)
        ended.wait()
    finally:
        embedded.stop()
        if bot is not None:
            bot.stop()


@main.command()
def doctor() -> None:
    """Check what the bot needs.

    Looks at settings, token, clock, address, webhooks, disk, database and queues, and says how to
    mend what is not well. A running bot is not disturbed. Ends with 0 when all is well.
    """
    import config
    import doctor as checks

    try:
        settings = config.load()
    except config.Wrong as wrong:
        for name, problem in wrong.problems:
            click.echo(f"NOT WELL  settings: {name} {problem}")
        sys.exit(WRONG_SETTINGS)
    well = True
    for finding in checks.examine(settings, RealClock()):
        well = well and finding.well
        click.echo(
            f"{'ok       ' if finding.well else 'NOT WELL '} {finding.what}: {finding.found}"
        )
        if finding.mend:
            click.echo(f"          {finding.mend}")
    sys.exit(0 if well else 1)


@main.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
def backup(target: Path | None) -> None:
    """Copy the database to TARGET.

    Safe beside a running bot. Without TARGET the copy goes to DATA_DIR/backups, where the newest
    BACKUPS_KEPT are kept.
    """
    import starting
    from storage import backup as copies

    settings = _settings(needed=False)
    if not settings.database.exists():
        _stop(1, f"There is no database at {settings.database} yet; start the bot once first.")
    with starting.explained(_stop):
        if target is None:
            made = copies.rotate(
                settings.database, settings.backups, datetime.now(UTC), settings.backups_kept
            )
        else:
            made = copies.backup(settings.database, target)
    click.echo(str(made))


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
def restore(source: Path) -> None:
    """Put a backup in the database's place.

    The bot must not be running. The database that was there is kept beside it.
    """
    import starting
    from storage import backup as copies

    settings = _settings(needed=False)
    with starting.explained(_stop):
        aside = copies.restore(settings.database, source, datetime.now(UTC))
    click.echo(f"{settings.database} is now {source}.")
    if aside is not None:
        click.echo(f"The database that was there is kept as {aside}.")


@main.command()
@click.option("--now", default=None, help="The moment the words were said, ISO 8601.")
@click.option("--zone", default="UTC", show_default=True, help="IANA time zone of the speaker.")
@click.option("--locale", default=None, help="Language and country, as en_GB.")
@click.argument("text")
def read(now: str | None, zone: str, locale: str | None, text: str) -> None:
    """Show how TEXT is understood, as JSON.

    With - each line of the input gets a line of output. Nothing is sent or stored. A moment
    without an offset is one of the speaker's zone; without a locale nothing settles 12/5.
    """
    from zoneinfo import ZoneInfo

    try:
        place = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        _stop(WRONG_SETTINGS, f"{zone!r} is no time zone; write one like Europe/Berlin.")
    moment = _moment(now, place) or datetime.now(UTC)
    from language import reading

    def show(said: str) -> None:
        print(json.dumps(reading.as_json(said, moment, place, locale)), flush=True)

    if text != "-":
        show(text)
        return
    for line in sys.stdin.buffer:
        show(line.decode("utf-8", "replace").rstrip("\r\n"))


@main.command()
def rotate() -> None:
    """Make a new webhook secret.

    A running bot takes it over within a minute; until the next one the old secret is accepted too.
    """
    import starting
    from keys import Keys

    settings = _settings(needed=False)
    with starting.explained(_stop):
        Keys(settings.data_dir).rotate()
    click.echo("There is a new secret; the one before is accepted until the next rotation.")


@main.command()
def settings() -> None:
    """Print docs/configuration.md."""
    import config

    click.echo(config.markdown(), nl=False)


@main.command()
def commands() -> None:
    """Print docs/commands.md."""
    from texts import manual

    click.echo(manual.page(), nl=False)


def _settings(*, needed: bool = True) -> Settings:
    import config
    import starting

    # Copying files needs neither token nor address; everything else is still checked.
    given = {} if needed else {"webex_bot_token": "-", "public_url": "http://127.0.0.1"}
    with starting.explained(_stop):
        return config.load(**given)


def _moment(text: str | None, zone: ZoneInfo | None = None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        _stop(WRONG_SETTINGS, f"{text!r} is no moment; write 2026-11-23T10:00:00+01:00.")
    if moment.tzinfo is None and zone is None:
        _stop(WRONG_SETTINGS, f"{text!r} lacks its offset; write for example {text}+01:00.")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _log(level: str) -> None:
    import logging

    logging.basicConfig(
        level=level,
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    # The SDK logs what it sends, the token included, when asked for details.
    for name in ("webexteamssdk", "urllib3", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _signals() -> threading.Event:
    import signal
    import threading

    ended = threading.Event()

    def end(*_: Any) -> None:
        ended.set()
        # Whatever still hangs then (a call to Webex while starting) loses nothing by it.
        last = threading.Timer(STOPS_WITHIN, os._exit, [0])
        last.daemon = True
        last.start()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return ended


def _stop(code: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
