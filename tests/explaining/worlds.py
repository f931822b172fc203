"""Random series, moments and changes for properties: what people could have and could ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain import changes, occurrences
from domain.model import Occurrence, Plan, Series
from domain.refused import Refused
from handlers.finding import named
from language.model import Command, Scope
from tests.explaining.desk import Desk

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
RULES = (
    None,
    "FREQ=DAILY",
    "FREQ=DAILY;COUNT=4",
    "FREQ=DAILY;INTERVAL=3;COUNT=7",
    "FREQ=WEEKLY;BYDAY=TU,FR;COUNT=4",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=-1FR;COUNT=5",
)
BAD_RULES = ("FREQ=DAILY;COUNT=4000", "FREQ=WEEKLY;BYDAY=MO;COUNT=500", "FREQ=YEARLY;COUNT=90")
# Around the days on which the clocks of these zones change, and an ordinary week.
DAYS = st.one_of(
    st.dates(date(2026, 3, 5), date(2026, 4, 8)),
    st.dates(date(2026, 10, 1), date(2026, 11, 8)),
    st.dates(date(2026, 6, 1), date(2026, 6, 10)),
)
CLOCKS = st.times(time(0), time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))
LENGTHS = st.sampled_from([timedelta(minutes=m) for m in (10, 30, 45, 120, 23 * 60, 24 * 60)])
ASKED_LENGTHS = st.sampled_from([timedelta(minutes=m) for m in (0, 5, 10, 60, 24 * 60, 30 * 60)])

Change = Callable[[Series, datetime], Series | Refused | None]


@dataclass(frozen=True)
class Case:
    """A series as it came to be, the moment at which something is asked, and what is asked.

    ``asked`` takes the stored series, since its ids are made by the store.
    """

    plan: Plan
    made: datetime
    now: datetime
    history: tuple[tuple[str, int, int], ...]
    scope: Scope
    at: int
    start: datetime | None
    length: timedelta | None
    recurrence: str | None

    def build(self, desk: Desk) -> Series:
        """Store the series at ``desk`` with all that has happened to it; it is ``now`` then."""
        desk.clear()
        desk.moment = self.made
        start = self.plan.start
        first = start.replace(tzinfo=self.plan.zone)
        if first <= self.made:
            desk.moment = first.astimezone(ZoneInfo("UTC")) - timedelta(hours=1)
        minutes = round(self.plan.duration / timedelta(minutes=1))
        series = desk.meeting(start, minutes, self.plan.timezone, self.plan.recurrence)
        before = series
        for what, at, hours in self.history:
            series = happen(series, what, at, hours, desk.moment)
        if series != before:
            series = replace(series, version=before.version + 1)
            services = desk.services
            loaded = services.series.get(series.id)
            services.meetings.store(loaded, series)
            desk.storage.write(*services.unit.writes)
        desk.moment = max(self.now, desk.moment)
        return series

    def target(self, series: Series, now: datetime) -> Occurrence | None:
        ahead = list(islice(occurrences.between(series, now - timedelta(days=3), None), 6))
        return ahead[self.at % len(ahead)] if ahead else None

    def command(self, series: Series, one: Occurrence) -> Command:
        scope = self.scope if series.recurs else None
        target = named(series, None if scope is Scope.SERIES else one)
        name = "move" if self.start is not None and self.recurrence is None else "change"
        return Command(
            name,
            "a change",
            target=target,
            scope=scope,
            start=self.start,
            duration=self.length,
            recurrence=self.recurrence if self.scope is not Scope.THIS else None,
        )


def happen(series: Series, what: str, at: int, hours: int, now: datetime) -> Series:
    """Let something happen to an occurrence; what the rules refuse does not."""
    near = list(islice(occurrences.ahead(series, now), 6))
    if not near:
        return series
    one = near[at % len(near)]
    outcome: Series | Refused | None
    if what == "moved":
        outcome = changes.move(series, one.original, one.start + timedelta(hours=hours), now)
    elif what == "resized":
        outcome = changes.resize(series, one.original, timedelta(minutes=50), now)
    elif what == "cancelled":
        outcome = changes.cancel(series, one.original, now)
    elif what == "renamed":
        outcome = changes.edit(series, one.original, {"title": "Own title"}, now)
    elif what == "started":
        number = f"{series.id}_I_{100000000000000000 + at}"
        outcome = changes.start(series, near[0].original, number, series.host, now)
    else:
        outcome = changes.end(series, now)
    return outcome if isinstance(outcome, Series) else series


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    day, clock = draw(DAYS), draw(CLOCKS)
    zone = draw(st.sampled_from(ZONES))
    return Plan(datetime.combine(day, clock), draw(LENGTHS), zone, draw(st.sampled_from(RULES)))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    plan = draw(plans())
    around = plan.start.replace(tzinfo=plan.zone).astimezone(ZoneInfo("UTC"))
    made = around - draw(st.timedeltas(timedelta(hours=1), timedelta(days=5)))
    now = around + draw(st.timedeltas(-timedelta(hours=1), timedelta(days=12)))
    now = now.replace(microsecond=0)
    history = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["moved", "resized", "cancelled", "renamed", "started", "ended"]),
                st.integers(0, 5),
                st.integers(-30, 60),
            ),
            max_size=4,
        )
    )
    start = draw(
        st.none()
        | st.builds(
            lambda by: (now + by).replace(second=0, microsecond=0).astimezone(plan.zone),
            st.timedeltas(-timedelta(days=4), timedelta(days=9)),
        )
    )
    length = draw(st.none() | ASKED_LENGTHS)
    recurrence = draw(st.none() | st.sampled_from(RULES[1:] + BAD_RULES))
    return Case(
        plan,
        made.replace(second=0, microsecond=0),
        now,
        tuple(history),
        draw(st.sampled_from(list(Scope))),
        draw(st.integers(0, 5)),
        start,
        length,
        recurrence,
    )


@st.composite
def creations(draw: st.DrawFn) -> tuple[datetime, Command]:
    """A moment, and a meeting that somebody wants then."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    now = datetime.combine(draw(DAYS), draw(CLOCKS), ZoneInfo("UTC"))
    by = draw(st.timedeltas(-timedelta(days=20), timedelta(days=20)))
    far = draw(st.sampled_from([timedelta(), timedelta(), timedelta(days=4000)]))
    start = (now + by + far).replace(second=0, microsecond=0).astimezone(zone)
    rule = draw(st.sampled_from(RULES + BAD_RULES))
    return now, Command(
        "schedule",
        "schedule it",
        title="Review",
        start=start,
        duration=draw(ASKED_LENGTHS),
        recurrence=rule,
        zone=zone.key,
    )
