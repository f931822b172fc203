"""What the bot prints about times, lengths and recurrences is read back to the same value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from language.commands import read
from language.times import durations
from texts import times

ZONES = sorted(name for name in available_timezones() if "/" in name and not name.startswith(
    ("Etc/", "posix/", "right/", "SystemV/")
))  # fmt: skip
SOME = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

minutes = st.integers(24 * 60, 60 * 24 * 700)
lengths = st.integers(10, 24 * 60).map(lambda n: timedelta(minutes=n))
locales = st.sampled_from(["en", "en_GB", "en_US", "en_IN", "en@h12", "en_US@h24"])


def _doubtful(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks change around that moment, so that its wall time is asked about."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset()


def _read(text: str, zone: ZoneInfo, locale: str, now: datetime = NOW):
    command = read(text, now, zone, locale)
    assert command.why is None, (text, command.why)
    return command


@given(minutes, st.sampled_from(ZONES), locales)
@settings(max_examples=100, deadline=None)
def test_a_moment_is_read_back_in_every_zone(ahead, name, locale):
    zone = ZoneInfo(name)
    moment = NOW + timedelta(minutes=ahead)
    if _doubtful(moment, zone):
        return
    text = times.moment(moment, zone, locale, now=NOW)
    assert _read(text, zone, locale).start == moment, text


@given(minutes, lengths, st.sampled_from(SOME), locales)
@settings(max_examples=100, deadline=None)
def test_a_time_from_to_is_read_back(ahead, length, name, locale):
    zone = ZoneInfo(name)
    start = NOW + timedelta(minutes=ahead)
    end = start + length
    same_day = start.astimezone(zone).date() == end.astimezone(zone).date()
    if _doubtful(start, zone) or _doubtful(end, zone) or not same_day:
        return
    text = times.when(start, end, zone, locale, now=NOW)
    command = _read(text, zone, locale)
    assert (command.start, command.duration) == (start, length), text


@given(st.integers(1, 60 * 24 * 40).map(lambda n: timedelta(minutes=n)))
@settings(max_examples=100, deadline=None)
def test_a_length_is_read_back(length):
    assert durations.read(times.length(length)) == length
    assert durations.read(times.hours(length)) == length


weekdays = st.lists(st.sampled_from(CODES), min_size=1, max_size=7, unique=True).map(
    lambda days: "BYDAY=" + ",".join(sorted(days, key=CODES.index))
)
intervals = st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=6"])
places = st.tuples(st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(CODES)).map(
    lambda pair: f"BYDAY={pair[0]}{pair[1]}"
)
month_days = st.integers(1, 31).map(lambda n: f"BYMONTHDAY={n}") | st.just("BYMONTHDAY=-1")
year_days = st.tuples(st.integers(1, 12), st.integers(1, 28)).map(
    lambda pair: f"BYMONTH={pair[0]};BYMONTHDAY={pair[1]}"
)
year_places = st.tuples(st.integers(1, 12), places).map(lambda pair: f"BYMONTH={pair[0]};{pair[1]}")
rules = st.one_of(
    intervals.map(lambda every: f"FREQ=DAILY{every}"),
    st.tuples(intervals, weekdays).map(lambda pair: f"FREQ=WEEKLY{pair[0]};{pair[1]}"),
    st.tuples(intervals, places | month_days).map(lambda pair: f"FREQ=MONTHLY{pair[0]};{pair[1]}"),
    st.tuples(intervals, year_days | year_places).map(
        lambda pair: f"FREQ=YEARLY{pair[0]};{pair[1]}"
    ),
)
ends = st.one_of(
    st.just(""), st.integers(1, 60).map(lambda n: f";COUNT={n}"),
    st.integers(800, 1500).map(lambda n: f";UNTIL={(NOW + timedelta(days=n)):%Y%m%d}"),
)  # fmt: skip
DAILY = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"


@given(rules, ends, st.integers(0, 1439), st.sampled_from(SOME), locales)
@settings(max_examples=100, deadline=None)
def test_a_recurrence_is_read_back(rule, end, minute, name, locale):
    zone = ZoneInfo(name)
    start = datetime.fromisoformat("2026-11-24") + timedelta(minutes=minute)
    text = times.repeats(rule + end, start, locale, zone=zone)
    command = _read(text, zone, locale)
    said, last = _parts(command.recurrence or ""), _parts(rule + end)
    until = last.pop("UNTIL", None)
    said.pop("UNTIL", None)
    expected = {"FREQ": "DAILY"} if rule == DAILY else last  # "every day" is one and the same
    if rule == DAILY and "COUNT" in last:
        expected["COUNT"] = last["COUNT"]
    assert said == expected, text
    assert f"{command.until:%Y%m%d}" == until if until else command.until is None, text
    assert command.clock == start.time(), text


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=") for part in rule.split(";") if part)
