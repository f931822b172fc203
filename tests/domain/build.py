"""Series for tests, written briefly, and random ones for properties."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain import changes, occurrences, recurrence
from domain.model import Details, Occurrence, Plan, Series

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ID = "870f51ff287b41be84648412901e0402"
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "America/Santiago",
)


def wall(text: str) -> datetime:
    """Read a naive wall time."""
    return datetime.fromisoformat(text)


def at(text: str, zone: str = "UTC") -> datetime:
    """Read a wall time in a zone and return it in UTC."""
    return wall(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def make(
    start: str = "2026-03-02T10:00",
    rule: str | None = "FREQ=DAILY;COUNT=5",
    zone: str = "UTC",
    duration: timedelta = HOUR,
    now: datetime = LONG_AGO,
    **more: object,
) -> Series:
    """Create a series that begins long after ``now`` unless that is given."""
    plan = Plan(wall(start), duration, zone, rule)
    made = changes.create(ID, "k7", "ana@acme.example", "space", plan, Details("Sync"), now, **more)
    assert isinstance(made, Series), made
    return made


def ok(outcome: object) -> Series:
    """Insist that a change was made."""
    assert isinstance(outcome, Series), outcome
    return outcome


def no(outcome: object) -> changes.Refused:
    """Insist that a change was refused."""
    assert isinstance(outcome, changes.Refused), outcome
    return outcome


def all_of(series: Series) -> list[Occurrence]:
    """Return every occurrence of a series with an end."""
    return list(occurrences.between(series, None, None))


def starts(series: Series) -> list[str]:
    """Return the starts of a series with an end, in the zone of each one's plan."""
    return [f"{one.start.astimezone(one.zone):%Y-%m-%dT%H:%M}" for one in all_of(series)]


def nth(series: Series, number: int) -> Occurrence:
    """Return an existing occurrence by its place, from 1."""
    return all_of(series)[number - 1]


@st.composite
def rules(draw: st.DrawFn, ended: bool | None = None) -> str:
    """Recurrences of every form, not always with an end."""
    frequency = draw(st.sampled_from(list(recurrence.Frequency)))
    text = f"FREQ={frequency};INTERVAL={draw(st.sampled_from([1, 1, 1, 2, 3]))}"
    names = st.sampled_from(recurrence.DAY_NAMES)
    if frequency == "WEEKLY" and draw(st.booleans()):
        text += f";BYDAY={','.join(sorted(draw(st.sets(names, min_size=1, max_size=5))))}"
    if frequency == "YEARLY" and draw(st.booleans()):
        text += f";BYMONTH={draw(st.integers(1, 12))}"
    if frequency in ("MONTHLY", "YEARLY") and (frequency == "MONTHLY" or "BYMONTH" in text):
        by = draw(st.sampled_from(["", "date", "weekday"]))
        if by == "date":
            text += f";BYMONTHDAY={draw(st.sampled_from([1, 10, 28, 29, 31, -1, -3]))}"
        if by == "weekday":
            text += f";BYDAY={draw(st.sampled_from([1, 2, 4, 5, -1, -2]))}{draw(names)}"
    if ended is True or (ended is None and draw(st.booleans())):
        limit = {"DAILY": 40, "WEEKLY": 30, "MONTHLY": 15, "YEARLY": 5}[frequency]
        text += f";COUNT={draw(st.integers(1, limit))}"
    return text


days = st.integers(0, 700)
minutes = st.integers(0, 24 * 60 - 1)
zones = st.sampled_from(ZONES)
lengths = st.sampled_from([10, 15, 30, 60, 90, 600, 1440]).map(lambda n: timedelta(minutes=n))


@st.composite
def plans(draw: st.DrawFn, ended: bool | None = None) -> Plan:
    """Plans whose start lies in 2026 or 2027, one-offs among them."""
    start = datetime(2026, 1, 1) + DAY * draw(days)  # noqa: DTZ001
    start += timedelta(minutes=draw(minutes))
    rule = draw(st.one_of(st.none(), rules(ended), rules(ended), rules(ended)))
    return Plan(start, draw(lengths), draw(zones), rule)


@st.composite
def series(draw: st.DrawFn, ended: bool | None = None) -> Series:
    """Series with some occurrences moved, resized, edited and cancelled, legally."""
    plan = draw(plans(ended))
    made = changes.create(ID, "k7", "ana@acme.example", "space", plan, Details("Sync"), LONG_AGO)
    if not isinstance(made, Series):
        # A rule without any date is refused; a plain one takes its place.
        plan = Plan(plan.start, plan.duration, plan.timezone, "FREQ=DAILY;COUNT=10")
        made = ok(
            changes.create(ID, "k7", "ana@acme.example", "space", plan, Details("Sync"), LONG_AGO)
        )
    for number in draw(st.lists(st.integers(0, 6), max_size=3, unique=True)):
        made = draw(changed(made, number))
    return made


@st.composite
def changed(draw: st.DrawFn, made: Series, number: int) -> Series:
    """The series with one of its first occurrences changed, if there is one and it may be."""
    found = [one for one, _ in zip(occurrences.between(made, None, None), range(7), strict=False)]
    if number >= len(found):
        return made
    one = found[number]
    by = timedelta(minutes=draw(st.integers(-3000, 3000)))
    outcome = draw(
        st.sampled_from(
            [
                lambda: changes.move(made, one.original, one.start + by, LONG_AGO),
                lambda: changes.resize(made, one.original, 3 * HOUR, LONG_AGO),
                lambda: changes.edit(made, one.original, {"title": "Other"}, LONG_AGO),
                lambda: changes.cancel(made, one.original, LONG_AGO),
            ]
        )
    )()
    return outcome if isinstance(outcome, Series) else made


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Moments from a month before such series begin until two years after, to the second."""
    begin = datetime(2025, 12, 1, tzinfo=UTC)
    return begin + timedelta(seconds=draw(st.integers(0, 3 * 365 * 86_400)))


@st.composite
def moments_near(draw: st.DrawFn, one: Series) -> datetime:
    """Moments around the first occurrences of a series, where rules begin to matter."""
    found = [o for o, _ in zip(occurrences.between(one, None, None), range(6), strict=False)]
    near = draw(st.sampled_from(found))
    return near.start + timedelta(seconds=draw(st.integers(-3 * 86_400, 3 * 86_400)))
