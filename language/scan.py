"""One pass over a line: every token that carries time becomes a slot, the rest stays words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from language import clocks, dates, durations, people, repeats, spans, zones
from language.dates import Day, Reader
from language.durations import Length
from language.model import Known
from language.numbers import at, whole
from language.repeats import Repeat
from language.tokens import Line, Token

_BESIDE = frozenset(("day", "repeat", "part", "begin", "period"))
_THIS = Token("this", "this", "this", "this", 0, 0, False)
MOST = 400  # tokens that are searched for times; longer lines are texts


class Slot:
    """A piece of time or people read from tokens ``[i, j)``; ``mark`` is the preposition before."""

    __slots__ = ("i", "j", "kind", "mark", "more", "value")

    def __init__(self, kind: str, i: int, j: int, value: Any, mark: str = "", more: Any = None):
        self.kind = kind
        self.i = i
        self.j = j
        self.value = value
        self.mark = mark
        self.more = more


class Scan:
    """The slots of a line and the tokens left over.

    ``repeating``: "mondays" and "first friday" are recurrences (else days of a target or window).
    """

    __slots__ = ("known", "line", "reader", "repeating", "rest", "slots", "stop", "tokens", "vague")

    def __init__(
        self,
        line: Line,
        reader: Reader,
        known: frozenset[str] = frozenset(),
        repeating: bool = True,
    ):
        self.line = line
        self.tokens = line.tokens
        self.reader = reader
        self.repeating = repeating
        self.known = known
        self.slots: list[Slot] = []
        self.rest: list[int] = []
        self.stop = len(line.tokens)

    def run(self, begin: int, end: int) -> Scan:
        """Read tokens ``[begin, end)``."""
        self.stop = end
        tokens = self.tokens
        i = begin
        last = end
        if end - begin > MOST:  # what lies beyond is only words; words of time there are refused
            last = begin + MOST
        while i < last:
            handler = _HANDLERS.get(tokens[i].cat)
            if handler is not None:
                j = handler(self, i, "")
                if j > i:
                    i = min(j, end)
                    continue
            self.rest.append(i)
            i += 1
        self.rest.extend(range(i, end))
        return self

    def of(self, kind: str) -> list[Slot]:
        """The slots of one kind, in order."""
        return [slot for slot in self.slots if slot.kind == kind]

    def add(self, kind: str, i: int, j: int, value: Any, mark: str = "", more: Any = None) -> int:
        self.slots.append(Slot(kind, i, j, value, mark, more))
        return j

    # -- clock times ---------------------------------------------------------------------------

    def clock(self, i: int, k: int, mark: str, strong: bool) -> int:
        """A range or a clock time at ``k``, said from token ``i`` on, and the zone behind it."""
        tokens = self.tokens
        beside = self.slots and self.slots[-1].j == i and self.slots[-1].kind in _BESIDE
        found = spans.clock_range(self.reader, tokens, k, strong or bool(beside), mark)
        if found:
            end, first, last, zone_at = found
            if zone_at >= 0:
                self.zone(zone_at, True)
            slot = "range"
            if first.bad or last.bad:
                return self.add("bad", k, end, "There is no such time of day.")
            self.add(slot, i, end, (first, last), mark)
            return self.zones_after(end)
        single = clocks.read(tokens, k, strong)
        if single is None:
            return i
        end, clock = single
        if clock.bad:
            return self.add("bad", k, end, "There is no such time of day.")
        hours = tokens[k].cat == "int" and at(tokens, k + 1).cat == "u" and end == k + 2
        self.add("clock", i, end, clock, mark, "h" if hours and not strong else None)
        return self.zones_after(end)

    def zones_after(self, j: int) -> int:
        """Read one or two zones that stand behind a clock time ("CEST (Europe/Berlin)")."""
        for _ in range(2):
            token = at(self.tokens, j)
            if (
                token.cat
                in (
                    "word",
                    "(",
                    "in",
                    "+",
                    "-",
                    "mo",
                    "tz mine",
                    "tz their",
                    "fest",
                    "name",
                    "z",
                )
                or token.low in zones.REGIONS
                or token.low in zones.AMBIGUOUS
                or token.low == "tz"
            ):
                end = self.zone(j, True)
                if end > j:
                    j = end
                    continue
            part = at(self.tokens, j)
            if part.cat == "part" and self.zone(j + 1, True) > j + 1:
                slot = self.slots.pop()
                self.add("part", j, j + 1, part.val)
                self.slots.append(slot)
                return slot.j
            break
        return j

    def zone(self, i: int, after_clock: bool) -> int:
        """A zone at ``i``, unless somebody or something known goes by that name."""
        first = at(self.tokens, i)
        if self.known and first.low in self.known:
            return i
        if (
            self.reader.tongue != "en"
            and not first.text.isupper()
            and (first.low in zones.REGIONS or first.low in zones.AMBIGUOUS)
        ):
            return i  # "et", "est", "ist" are words
        line = self.line
        reader = self.reader
        found = zones.read(
            line.tokens, i, line.flat, reader.now, reader.home, after_clock=after_clock
        )
        if found is None:
            token = at(line.tokens, i)
            if after_clock and token.cat == "word" and at(line.tokens, i + 1).cat == "tz":
                return self.add("bad", i, i + 2, "That is no time zone I know.")
            return i
        return self.add("zone", i, found[0], found[1])

    # -- days ----------------------------------------------------------------------------------

    def day(self, i: int, k: int, mark: str, strong: bool) -> int:
        """A day at ``k``, said from token ``i`` on."""
        found = dates.read(self.reader, self.tokens, k, strong)
        if found is None:
            return i
        end, day = found
        if day.bad:
            return self.add("bad", k, end, day.bad)
        self.add("day", i, end, day, mark)
        if day.clock:
            clock = clocks.Clock(day.clock[0], day.clock[1], True)
            self.add("clock", end - 1, end, clock, "iso")
            return self.zones_after(end)
        return end

    def repeat(self, i: int, found: tuple[int, Repeat] | None) -> int:
        if found is None:
            return i
        end, repeat = found
        if at(self.tokens, end).cat == "part" and repeat.part is None and repeat.freq == "WEEKLY":
            if at(self.tokens, end + 1).cat != "word" or at(self.tokens, end).low.endswith("s"):
                repeat.part = self.tokens[end].val
                end += 1
        return self.add("repeat", i, end, repeat)

    def period(self, i: int, k: int, mark: str) -> int:
        found = spans.period(self.reader, self.tokens, k)
        if found is None:
            return i
        return self.add("period", i, found[0], (found[1], found[2]), mark)


Handler = Callable[[Scan, int, str], int]


def _at(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    if at(tokens, k).cat == "the":
        k += 1
    following = at(tokens, k)
    if following.cat == "part":
        return scan.add("part", i, k + 1, following.val, "at")
    end = scan.clock(i, k, "at", True)
    if end > i:
        return end
    if following.cat in ("int", "num"):
        length = durations.length(tokens, k)
        if length:
            return i
        if following.cat == "int" and len(following.text) <= 4 and at(tokens, k + 1).cat != "word":
            return scan.add("bad", i, k + 1, "There is no such time of day.")
        return i
    return scan.day(i, k, "at", True) if following.cat not in ("a", "word") else i


def _from(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "on") or (
        at(tokens, k).cat == "at" and tokens[i].cat in ("from", "de")
    ):
        k += 1
    following = at(tokens, k)
    romance = tokens[i].cat == "de"
    if following.cat in ("int", "num", "clock", "dec", "clk", "half", "halfto", "quarter", "a"):
        found = spans.clock_range(scan.reader, tokens, k, True, tokens[i].cat)
        if found:
            return scan.clock(i, k, tokens[i].cat, True)
        day = dates.read(scan.reader, tokens, k, True)
        if day and not romance and (day[1].day or day[1].bad):
            return _begin(scan, i, k)
        if romance and (following.cat in ("num", "a") or not _hourly(tokens, k)):
            return i
        if durations.length(tokens, k) and not _hourly(tokens, k):
            return i
        return scan.clock(i, k, "from", True)
    if (
        following.cat == "wd"
        and at(tokens, k + 1).cat in ("to", "until", "-")
        and (at(tokens, k + 2).cat == "wd")
    ):
        if scan.repeating:
            return scan.repeat(i, repeats.bare_list(scan.reader, tokens, k))
        begin, end = scan.reader.coming(following.val), scan.reader.coming(at(tokens, k + 2).val)
        while end < begin:
            end += timedelta(days=7)
        return scan.add("period", i, k + 3, (begin, end + timedelta(days=1)), "from")
    if following.cat == "now":
        if at(tokens, k + 1).low in ("on", "onward", "onwards"):
            return scan.add("onwards", i, k + 2, None)
        return i
    if romance and following.cat not in ("wd", "day"):
        return i
    return _begin(scan, i, k) if not romance else i


def _hourly(tokens: list[Token], k: int) -> bool:
    token = at(tokens, k)
    after = at(tokens, k + 1)
    return (
        token.cat in ("clock", "clk")
        or after.cat in ("ap", "oclock")
        or (
            after.cat == "u"
            and after.val == "hour"
            and after.low in ("h", "heures", "horas", "heure")
        )
        or token.cat == "int"
        and after.cat not in ("u", "word", "-", "times", "mo", "of", "de")
    )


def _begin(scan: Scan, i: int, k: int) -> int:
    """ "starting dec 1", "from 12 may on": where a recurrence begins, or a plain day."""
    tokens = scan.tokens
    found = dates.read(scan.reader, tokens, k, True)
    if found and found[1].bad:
        return scan.add("bad", k, found[0], found[1].bad)
    if found and found[1].day:
        end, day = found
        if at(tokens, end).low in ("on", "onward", "onwards", "forward", "an"):
            after = at(tokens, end + 1)
            if at(tokens, end).low != "on" or after.cat not in ("wd", "wds", "mo", "the", "nth"):
                return scan.add("begin", i, end + 1, day, "onwards")
        if (
            at(tokens, end).cat in ("to", "until", "-")
            and scan.repeating
            and tokens[i].cat != "start"
        ):
            last = dates.read(scan.reader, tokens, end + 1, True)
            if last and last[1].day:
                scan.add("begin", i, end, day, tokens[i].cat)
                return scan.add("until", end, last[0], last[1])
        if at(tokens, end).cat in ("to", "until", "-") and not scan.repeating:
            last = dates.read(scan.reader, tokens, end + 1, True)
            if last and last[1].day and day.day:
                if last[1].day < day.day and last[1].rolls == "week":
                    last[1].day += timedelta(days=7)
                return scan.add(
                    "period", i, last[0], (day.day, last[1].day + timedelta(days=1)), "from"
                )
        return scan.add("begin", i, end, day, tokens[i].cat)
    stretch = spans.period(scan.reader, tokens, k)
    if stretch:
        end, begin, _ = stretch
        if begin <= scan.reader.today:
            begin = scan.reader.today
        return scan.add("begin", i, end, Day(begin), "period")
    return i


def _start(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "at", "on") or at(tokens, k).low == "with":
        k += 1
    if at(tokens, k).cat == "now":
        return scan.add("begin", i, k + 1, Day(scan.reader.today), "now")
    end = _begin(scan, i, k)
    if end > i:
        return end
    end = scan.clock(i, k, "at", True)
    if end > i:
        return end
    if tokens[i].low in ("starting", "beginning", "commencing", "as of", "starting on"):
        return scan.add("bad", i, min(k + 1, scan.stop), "It does not say when it begins.")
    return i


def _between(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "at"):
        k += 1
    found = spans.clock_range(scan.reader, tokens, k, True, "between")
    if found:
        return scan.clock(i, k, "between", True)
    first = dates.read(scan.reader, tokens, k, True)
    if first and first[1].day and at(tokens, first[0]).cat in ("and", "to", "-"):
        last = dates.read(scan.reader, tokens, first[0] + 1, True)
        if last and last[1].day:
            stretch = (first[1].day, last[1].day + timedelta(days=1))
            return scan.add("period", i, last[0], stretch, "between")
    if at(tokens, k).cat == "int" and at(tokens, k + 1).cat == "and":
        last = dates.read(scan.reader, tokens, k + 2, True)
        if last and last[1].day and at(tokens, k + 2).cat in ("int", "nth"):
            number = at(tokens, k).val
            begin = dates.made(last[1].day.year, last[1].day.month, number)
            if begin:
                stretch = (begin, last[1].day + timedelta(days=1))
                return scan.add("period", i, last[0], stretch, "between")
    return i


def _on(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "on"):
        k += 1
    following = at(tokens, k)
    if following.cat in ("wds", "everywd", "every", "freq", "part"):
        end = _HANDLERS[following.cat](scan, k, "on")
        if end > k:
            scan.slots[-1].i = i
        return end if end > k else i
    end = _dispatch_day(scan, i, k, "on")
    if end > i:
        return end
    if following.cat in ("clock", "clk") or at(tokens, k + 1).cat in ("ap", "oclock"):
        return scan.clock(i, k, "at", True)
    if following.cat == "int" and scan.reader.tongue == "en" and 1 <= following.val <= 31:
        after = at(tokens, k + 1)
        if after.cat in ("end", "at", ",", "from") and len(following.text) <= 2 and k > i + 1:
            day = dates._day_of_month(scan.reader, following.val, "this")
            return scan.add("day", i, k + 1, day, "on")
    if following.cat in ("this", "next", "coming", "last"):
        return scan.period(i, k, "on")
    return i


def _dispatch_day(scan: Scan, i: int, k: int, mark: str) -> int:
    """A day, or the recurrence that begins like one, at ``k``."""
    tokens = scan.tokens
    token = at(tokens, k)
    if scan.repeating:
        if token.cat == "wd":
            found = repeats.bare_list(scan.reader, tokens, k)
            if found:
                return scan.repeat(i, found)
            if at(tokens, k + 1).cat == "part" and at(tokens, k + 1).low in (
                "mornings", "afternoons", "evenings", "nights",
            ):  # fmt: skip
                repeat = Repeat("WEEKLY", 1, [(0, token.val)])
                repeat.part = at(tokens, k + 1).val
                return scan.add("repeat", i, k + 2, repeat)
        elif token.cat in ("ord", "nth", "last"):
            single = dates.nth_weekday(scan.reader, tokens, k)
            if (
                single is None
                and at(tokens, k + 1).cat
                in ("wd", "wds", "and", "&", "u", "business day", "of month")
                or (token.cat != "last" and single is None)
            ):
                repeated = repeats.ordinals(scan.reader, tokens, k)
                if repeated and (repeated[1].bad is None or mark or token.cat != "ord"):
                    if repeated[1].bad and at(tokens, repeated[0] - 1).cat in (
                        "ord",
                        "nth",
                        "last",
                    ):
                        pass
                    else:
                        return scan.repeat(i, repeated)
    return scan.day(i, k, mark, bool(mark))


def _in(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    following = at(tokens, k)
    if following.cat == "the" and at(tokens, k + 1).cat == "part":
        return scan.add("part", i, k + 2, at(tokens, k + 1).val, "in")
    if following.cat == "approx":
        k += 1
    span = durations.length(tokens, k)
    if span:
        j, length = span
        if at(tokens, j).cat == "," or at(tokens, j).cat == "and":
            more = durations.length(tokens, j + 1)
            if more and more[1].unit in ("hour", "min"):
                length = Length(
                    length.minutes + more[1].minutes, length.days, length.months, "min", 1
                )
                j = more[0]
        if at(tokens, j).cat == "tz":
            j += 1
        elif at(tokens, j).cat == "'" and at(tokens, j + 1).cat == "tz":
            j += 2
        if at(tokens, j).cat in ("before", "from now"):
            j += at(tokens, j).cat == "from now"
        k = j + 1 if at(tokens, j).cat == "on" else j
        if length.unit in ("week", "fortnight") and at(tokens, k).cat == "wd":
            weekday = at(tokens, k).val
            day = Day(scan.reader.in_week(weekday, length.days // 7))
            day.weekday = weekday
            return scan.add("day", i, k + 1, day, "in")
        return scan.add("offset", i, j, length)
    if following.cat == "couple" or following.cat == "few":
        return scan.add("bad", i, min(i + 3, scan.stop), "That does not say how long.")
    number = whole(tokens, k)
    if number and 1 <= number[1] <= 120 and following.cat in ("int", "num"):
        after = at(tokens, number[0])
        if after.cat in ("end", "with", ",", "for") or after.low in ("please", "pls"):
            return scan.add("offset", i, number[0], Length(number[1], 0, 0, "min", 1), "", "min")
    if following.cat == "part":
        return scan.add("part", i, k + 1, following.val, "in")
    if following.cat in ("mo", "next", "this", "the", "coming", "last") or (
        following.low == "q" and at(tokens, k + 1).cat == "int"
    ):
        end = scan.period(i, k, "in")
        if end > i:
            return end
    if following.cat == "int" and len(following.text) == 4 and 1970 <= following.val <= 2199:
        if at(tokens, k + 1).cat in ("end", ",") and scan.slots:
            return i
    return scan.zone(i, False)


def _for(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    if tokens[i].cat == "for the next" and at(tokens, k).cat == "wd":
        return scan.add("day", i, k + 1, dates._next(scan.reader, at(tokens, k).val), "for")
    if tokens[i].cat == "for the next":
        span = durations.length(tokens, k)
        return scan.add("span", i, span[0], span[1], "next") if span else scan.period(i, i, "for")
    while at(tokens, k).cat in ("the", "approx") or at(tokens, k).low in (
        "a total",
        "another",
        "only",
    ):
        k += 1
    following = at(tokens, k)
    if following.cat in ("next", "coming"):
        span = durations.length(tokens, k + 1)
        if span:
            return scan.add("span", i, span[0], span[1], "next")
    span = durations.length(tokens, k)
    if span:
        if at(tokens, span[0]).cat == "-" and at(tokens, span[0]).glued:
            return i
        return scan.add("span", i, span[0], span[1], "for")
    number = whole(tokens, k)
    if number and at(tokens, number[0]).cat == "times":
        return scan.add("count", i, number[0] + 1, number[1])
    if following.cat in ("couple", "few"):
        return scan.add("bad", i, min(k + 2, scan.stop), "That does not say how long.")
    if following.cat in ("day", "wd", "this", "next", "coming", "iso", "slash", "dotted", "dayam",
                         "fest", "nth", "part", "clk"):  # fmt: skip
        end = _HANDLERS[following.cat](scan, k, "for")
        if end > k:
            scan.slots[-1].i = min(scan.slots[-1].i, i)
            return end
        return i
    if following.cat in ("int", "clock", "mo"):
        day = scan.day(i, k, "for", False)
        if day > i:
            return day
        if following.cat == "clock" or at(tokens, k + 1).cat in ("ap", "oclock"):
            return scan.clock(i, k, "at", True)
    if (
        number
        and following.cat == "int"
        and number[1] in (15, 20, 30, 45, 60, 90)
        and (at(tokens, number[0]).cat in ("end", ",", "with", "on", "at", "every"))
    ):
        return scan.add("span", i, number[0], Length(number[1], 0, 0, "min", 1), "bare")
    return i


def _by(scan: Scan, i: int, mark: str) -> int:
    span = durations.length(scan.tokens, i + 1)
    if span:
        return scan.add("shift", i, span[0], span[1])
    number = whole(scan.tokens, i + 1)
    if number and at(scan.tokens, number[0]).cat == "end" and number[1] >= 5:
        return scan.add("shift", i, number[0], Length(number[1], 0, 0, "min", 1))
    if at(scan.tokens, i + 1).cat == "clk":
        return scan.clock(i, i + 1, "by", True)
    if at(scan.tokens, i + 1).cat in ("the", "ord", "nth", "last"):
        return i
    return _relative(scan, i, mark)


def _until(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "on", "at", "including") or at(tokens, k).low in (
        "and", "including", "incl",
    ):  # fmt: skip
        k += 1
    following = at(tokens, k)
    clock = clocks.read(tokens, k, True)
    day = dates.read(scan.reader, tokens, k, True)
    if day and day[1].bad:
        return scan.add("bad", k, day[0], day[1].bad)
    if following.cat in ("this", "next", "last", "mo", "u", "coming") or following.low == "q":
        stretch = spans.period(scan.reader, tokens, k)
        if stretch and not day:
            last = stretch[2] - timedelta(days=1)
            return scan.add("until", i, stretch[0], Day(last))
    if day and day[1].day and not (clock and clock[0] > day[0]):
        j = day[0]
        if at(tokens, j).cat == "clock" or at(tokens, j + 1).cat == "ap":
            ending = clocks.read(tokens, j, True)
            if ending and any(slot.kind in ("clock", "range") for slot in scan.slots):
                return scan.add("until", i, ending[0], day[1], "clock", ending[1])
        return scan.add("until", i, j, day[1])
    if clock:
        if clock[1].bad:
            return scan.add("bad", k, clock[0], "There is no such time of day.")
        return scan.zones_after(scan.add("till", i, clock[0], clock[1]))
    if following.cat == "int" and len(following.text) == 4:
        return scan.add("until", i, k + 1, Day(dates.made(following.val, 12, 31)))
    if following.cat == "part":
        return i
    if tokens[i].low in ("until", "till", "til", "bis", "jusqu'au", "hasta", "ate"):
        return scan.add("bad", i, min(k + 1, scan.stop), "It does not say until when.")
    return i


def _relative(scan: Scan, i: int, mark: str) -> int:
    """ "before noon", "after 3pm": a bound, not a time."""
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("the", "at", "on"):
        k += 1
    following = at(tokens, k)
    found = clocks.read(tokens, k, True)
    if found and not (found[1].named is None and at(tokens, found[0]).cat == "word" and (
        following.cat in ("int", "num")
    )):  # fmt: skip
        return scan.add("bad", i, found[0], "That bounds the time but does not say it.")
    day = dates.read(scan.reader, tokens, k, True)
    if day:
        return scan.add("bad", i, day[0], "That bounds the time but does not say it.")
    if following.low in ("lunch", "work", "hours", "school", "dinner", "breakfast"):
        return scan.add("bad", i, k + 1, "That bounds the time but does not say it.")
    return i


def _week_after_next(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in (",", "on"):
        k += 1
    if at(tokens, k).cat == "wd":
        day = Day(scan.reader.in_week(at(tokens, k).val, 2))
        day.weekday = at(tokens, k).val
        return scan.add("day", i, k + 1, day, "next")
    begin = scan.reader.week(scan.reader.today) + timedelta(days=14)
    return scan.add("period", i, i + 1, (begin, begin + timedelta(days=7)), "next")


def _stretch(scan: Scan, i: int, mark: str) -> int:
    """ "the week of dec 7", "rest of the week": no day."""
    tokens = scan.tokens
    found = dates.read(scan.reader, tokens, i + 1, True)
    if found and found[1].day and tokens[i].cat == "week of":
        begin = scan.reader.week(found[1].day)
        return scan.add("period", i, found[0], (begin, begin + timedelta(days=7)), "of")
    if at(tokens, i + 1).cat == "u" and tokens[i].cat == "rest of":
        stretch = spans.period(scan.reader, [_THIS, tokens[i + 1]], 0)
        if stretch:
            return scan.add("period", i, i + 2, (scan.reader.today, stretch[2]), "of")
    return i


def _all_day(scan: Scan, i: int, mark: str) -> int:
    return scan.add("bad", i, i + 1, "Say from when to when.")


def _every(scan: Scan, i: int, mark: str) -> int:
    if scan.repeating:
        return scan.repeat(i, repeats.every(scan.reader, scan.tokens, i))
    return i


def _other(scan: Scan, i: int, mark: str) -> int:
    """ "alternate tuesdays", "other tuesdays"."""
    if scan.repeating and scan.tokens[i].low != "other":
        if at(scan.tokens, i + 1).cat in ("wd", "wds", "u"):
            return scan.repeat(i, repeats._interval(scan.reader, scan.tokens, i + 1, 2))
    return i


def _freq(scan: Scan, i: int, mark: str) -> int:
    if not scan.repeating:
        return i
    end, repeat = repeats.frequency(scan.reader, scan.tokens, i)
    if repeat.weak:
        repeat.weak = at(scan.tokens, end).cat in ("word", "quote", "part", "dec") and not mark
    return scan.repeat(i, (end, repeat))


def _edge(scan: Scan, i: int, mark: str) -> int:
    """ "end of every month"; else a day."""
    tokens = scan.tokens
    if at(tokens, i + 1).cat == "every" and at(tokens, i + 2).val == "month" and scan.repeating:
        repeat = Repeat("MONTHLY")
        repeat.monthdays = [-1 if tokens[i].cat == "end of" else 1]
        return scan.repeat(i, (i + 3, repeat))
    return _day(scan, i, mark)


def _days(scan: Scan, i: int, mark: str) -> int:
    """ "mwf", "tth"."""
    if not scan.repeating:
        return i
    repeat = Repeat("WEEKLY", 1, [(0, n) for n in scan.tokens[i].val])
    repeat.note = "every week is assumed"
    return scan.repeat(i, (i + 1, repeat))


def _plural(scan: Scan, i: int, mark: str) -> int:
    if scan.repeating:
        if scan.tokens[i].cat == "everywd":
            return scan.repeat(i, (i + 1, Repeat("WEEKLY", 1, [(0, scan.tokens[i].val)])))
        return scan.repeat(i, repeats.plurals(scan.reader, scan.tokens, i))
    token = scan.tokens[i]
    day = Day(scan.reader.coming(token.val), rolls="week")
    day.weekday = token.val
    return scan.add("day", i, i + 1, day, mark)


def _which(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    word = tokens[i].cat
    after = at(tokens, i + 1)
    if word == "last" and scan.repeating:
        end = _dispatch_day(scan, i, i, mark)
        if end > i:
            return end
        return scan.period(i, i, mark)
    end = scan.day(i, i, mark, True)
    if end > i:
        if (
            scan.repeating
            and at(tokens, end).cat in ("and", "/")
            and at(tokens, end + 1).cat == "wd"
        ):
            return scan.add("bad", end, end + 2, "That names two days.")
        return end
    if word == "this" and after.cat in ("part", "clk"):
        if after.cat == "clk":
            scan.add("day", i, i + 1, Day(scan.reader.today), "this")
            return scan.clock(i, i + 1, "at", True)
        day = Day(scan.reader.today)
        day.part = after.val
        return scan.add("day", i, i + 2, day, "this")
    if word == "next" and after.cat == "part":
        day = Day(scan.reader.today + timedelta(days=1))
        day.part = after.val
        return scan.add("day", i, i + 2, day, "next")
    return scan.period(i, i, mark)


def _the(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    after = at(tokens, k)
    if after.cat in ("ord", "nth", "last"):
        return _dispatch_day(scan, i, k, "the")
    if after.cat in ("wd", "day", "int", "fest", "mo", "num", "next", "coming", "dayam", "month end",
                     "end of", "wds", "clk", "part"):  # fmt: skip
        if (
            after.cat in ("wd", "wds")
            and scan.repeating
            and scan.reader.tongue == "es"
            and (tokens[i].low == "los")
        ):
            return scan.repeat(i, repeats.plurals(scan.reader, tokens, k))
        if after.cat in ("int", "num"):
            end = scan.day(i, k, "the", True)
            return end if end > i else scan.clock(i, k, "at", True) if tokens[i].low == "las" else i
        end = _HANDLERS[after.cat](scan, k, mark or "the")
        if end > k:
            scan.slots[-1].i = min(i, scan.slots[-1].i)
            return end
    return i


def _day(scan: Scan, i: int, mark: str) -> int:
    token = scan.tokens[i]
    if (
        token.cat == "wd"
        and token.owned
        and scan.repeating
        and (at(scan.tokens, i + 1).cat in ("at", "clock", "from"))
    ):
        repeat = Repeat("WEEKLY", 1, [(0, token.val)])  # "monday's at 5pm"
        repeat.note = "every week is assumed"
        return scan.repeat(i, (i + 1, repeat))
    return _dispatch_day(scan, i, i, mark)


def _month(scan: Scan, i: int, mark: str) -> int:
    return scan.day(i, i, mark, bool(mark))


def _part(scan: Scan, i: int, mark: str) -> int:
    token = scan.tokens[i]
    return scan.add("part", i, i + 1, token.val, mark)


def _clk(scan: Scan, i: int, mark: str) -> int:
    return scan.clock(i, i, mark, False)


def _number(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    token = tokens[i]
    if token.cat in ("int", "num", "a", "couple"):
        ahead = durations.length(tokens, i)
        if ahead and at(tokens, ahead[0]).cat in ("from now", "later", "ago"):
            return _length(scan, i, ahead)
    end = scan.day(i, i, mark, False) if token.cat in ("int", "num", "a", "couple") else i
    if end > i:
        return end
    if token.cat == "int":
        length = durations.length(tokens, i)
        if length and length[1].unit not in ("min", "hour") and at(tokens, length[0]).cat in (
            "before", "ago", "from now", "later",
        ):  # fmt: skip
            return _length(scan, i, length)
    end = scan.clock(i, i, mark, False)
    if end > i:
        return end
    number = whole(tokens, i)
    if number:
        after = at(tokens, number[0])
        if after.cat == "wds" and at(tokens, number[0] + 1).cat == "from now" and number[1] <= 53:
            first = (after.val - scan.reader.today.weekday()) % 7 or 7
            later_day = scan.reader.today + timedelta(days=first + 7 * (number[1] - 1))
            return scan.add("day", i, number[0] + 2, Day(later_day))
        if after.low == "time" and number[1] == 1 and scan.of("repeat"):
            return scan.add("count", i, number[0] + 1, 1)
        if after.cat == "times":
            noun = "noun" if after.low in ("sessions", "meetings", "instances") else ""
            return scan.add("count", i, number[0] + 1, number[1], noun)
        if after.cat == "-" and after.glued and at(tokens, number[0] + 1).cat == "int":
            second = durations.length(tokens, number[0] + 1)
            if second and second[1].unit in ("min", "hour", "day", "week"):
                return scan.add("bad", i, second[0], "That is no one length.")
    length = durations.length(tokens, i)
    if length:
        return _length(scan, i, length)
    return i


def _length(scan: Scan, i: int, found: tuple[int, Length]) -> int:
    tokens = scan.tokens
    j, length = found
    after = at(tokens, j)
    if after.cat in ("from now", "later") or after.low == "hence":
        return scan.add("offset", i, j + 1, length)
    if after.cat == "ago":
        past = Length(-length.minutes, -length.days, -length.months, length.unit, length.amount)
        return scan.add("offset", i, j + 1, past)
    if after.cat == "before" or after.low in ("beforehand", "ahead", "prior", "earlier"):
        return scan.add("lead", i, j + 1, length)
    if length.unit in ("week", "month", "year", "quarter", "fortnight") or (
        length.unit == "day" and tokens[i].cat != "a"
    ):
        return scan.add("span", i, j, length, "bare")
    if length.unit == "day":
        return i
    if after.low == "long":
        j += 1
    if after.cat == "-" and at(tokens, j + 1).low == "long":
        j += 2
    return scan.add("length", i, j, length)


def _dur(scan: Scan, i: int, mark: str) -> int:
    found = durations.length(scan.tokens, i)
    return _length(scan, i, found) if found else i


def _half(scan: Scan, i: int, mark: str) -> int:
    end = scan.clock(i, i, mark, False)
    if end > i:
        return end
    return i


def _unit(scan: Scan, i: int, mark: str) -> int:
    """ "hour long", "weekdays", "weekend", a lone "hour"."""
    tokens = scan.tokens
    token = tokens[i]
    if token.val == "wday" and scan.repeating and token.low.endswith("s"):
        return scan.repeat(i, repeats._unit(scan.reader, tokens, i, 1))
    if token.val == "hour" and at(tokens, i + 1).low == "long":
        return scan.add("length", i, i + 2, Length(60, 0, 0, "hour", 1))
    if token.val == "hour" and at(tokens, i + 1).cat == "-" and at(tokens, i + 2).low == "long":
        return scan.add("length", i, i + 3, Length(60, 0, 0, "hour", 1))
    if token.val == "wend":
        return scan.period(i, i, mark)
    if token.low == "day" and at(tokens, i + 1).cat in ("after", "before"):
        found = dates.read(scan.reader, tokens, i + 2, True)
        if found and found[1].day and not found[1].ask:
            step = 1 if at(tokens, i + 1).cat == "after" else -1
            return scan.add(
                "day", i, found[0], Day(found[1].day + timedelta(days=step), exact=True)
            )
    return i


def _absolute(scan: Scan, i: int, mark: str) -> int:
    return scan.day(i, i, mark, bool(mark))


def _approx(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    following = at(tokens, i + 1)
    if following.cat in ("clock", "clk", "half", "quarter") or (
        following.cat in ("int", "num")
        and (at(tokens, i + 2).cat in ("ap", "oclock", "end", "on") or tokens[i].low != "about")
    ):
        found = clocks.read(tokens, i + 1, True)
        if found and not durations.length(tokens, i + 1):
            found[1].note = "approx"
            if found[1].bad:
                return scan.add("bad", i + 1, found[0], "There is no such time of day.")
            return scan.zones_after(scan.add("clock", i, found[0], found[1], "approx"))
    return i


def _flag(kind: str) -> Handler:
    def handler(scan: Scan, i: int, mark: str) -> int:
        return scan.add(kind, i, i + 1, None)

    return handler


def _with(scan: Scan, i: int, mark: str) -> int:
    titled = bool(scan.rest)
    end, names = people.read(scan.line, i + 1, scan.known, titled)
    if not names:
        return i
    return scan.add("people", i, end, names)


def _email(scan: Scan, i: int, mark: str) -> int:
    end, names = people.read(scan.line, i, scan.known)
    return scan.add("people", i, end, names)


def _plus(scan: Scan, i: int, mark: str) -> int:
    after = at(scan.tokens, i + 1)
    span = durations.length(scan.tokens, i + 1)
    if span and (i == 0 or (scan.slots and scan.slots[-1].kind == "instant")):  # "now + 2h"
        if scan.slots and scan.slots[-1].j == i:
            scan.slots.pop()
        return scan.add("offset", i, span[0], span[1])
    if after.glued and after.cat in ("email", "word", "mo") and not scan.tokens[i].glued:
        end, names = people.read(scan.line, i + 1, scan.known)
        return scan.add("people", i, end, names) if names else i
    return i


def _remind(scan: Scan, i: int, mark: str) -> int:
    """ "remind 10 min", "remind me 1 day and 5 min before"."""
    tokens = scan.tokens
    k = i + 1
    audience = None
    while at(tokens, k).cat in ("the", "at", "to", ":", "in", "of") or at(tokens, k).low in (
        "me", "us", "everyone", "space", "set",
    ):  # fmt: skip
        if at(tokens, k).low in ("me", "us", "everyone", "space"):
            audience = "me" if at(tokens, k).low == "me" else "space"
        k += 1
    leads, end = lead_list(tokens, k)
    if not leads:
        return i
    return scan.add("leads", i, end, leads, "", audience)


def lead_list(tokens: list[Token], k: int) -> tuple[list[timedelta], int]:
    """Read "1 day and 5 min (before)", "10, 30 min"; a bare number counts minutes."""
    leads: list[timedelta] = []
    end = k
    while True:
        span = _one_lead(tokens, k)
        number = whole(tokens, k)
        if span:
            leads.append(span[1].delta)
            end = span[0]
        elif number and at(tokens, number[0]).cat in ("end", ",", "and", "before"):
            leads.append(timedelta(minutes=number[1]))
            end = number[0]
        else:
            break
        if at(tokens, end).cat == "before" or at(tokens, end).low in (
            "beforehand",
            "prior",
            "ahead",
        ):
            end += 1
        k = end
        while at(tokens, k).cat in (",", "and") and k < end + 2:
            k += 1
        if k == end:
            break
    return leads, end


def _one_lead(tokens: list[Token], k: int) -> tuple[int, durations.Length] | None:
    """A length; of "1 day and 5 min" the first, for nobody means their sum."""
    span = durations.length(tokens, k)
    if span is None:
        return None
    for m in range(k + 1, span[0]):
        first = durations.length(tokens[:m], k) if tokens[m].cat in ("and", ",") else None
        if first and first[0] == m and first[1].delta >= timedelta(days=1):
            return first
    return span


def _except(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    k = i + 1
    while at(tokens, k).cat in ("on", "for", "the"):
        k += 1
    token = at(tokens, k)
    if token.cat in ("wd", "wds"):
        days, end = repeats.weekday_list(tokens, k)
        return scan.add("except", i, end, {wd for _, wd in days})
    if (token.cat == "u" and token.val == "wend") or token.val == "WEEKENDS":
        return scan.add("except", i, k + 1, {5, 6})
    return scan.add("bad", i, min(k + 1, scan.stop), "Leaving that out is not possible.")


def _vague(scan: Scan, i: int, mark: str) -> int:
    tokens = scan.tokens
    if tokens[i].cat == "sometime":
        return scan.add("vague", i, i + 1, "That names no time.")
    k = i + 1
    while at(tokens, k).cat in ("-", "in", "the", "on"):
        k += 1
    if at(tokens, k).cat in ("part", "mo", "this", "next", "wd", "day", "u"):
        return scan.add("vague", i, i + 1, f"“{tokens[i].text}” names no time.")
    return i


def _times(scan: Scan, i: int, mark: str) -> int:
    """ "x10"."""
    after = at(scan.tokens, i + 1)
    if scan.tokens[i].low == "x" and after.cat == "int" and scan.of("repeat"):
        return scan.add("count", i, i + 2, after.val)
    return i


def _later(scan: Scan, i: int, mark: str) -> int:
    return scan.add("vague", i, i + 1, "“later” names no time.")


def _business(scan: Scan, i: int, mark: str) -> int:
    if at(scan.tokens, i - 1).cat in ("ord", "nth", "last"):
        return scan.add("bad", i - 1, i + 1, "Business days cannot be counted; name a day.")
    return i


def _word(scan: Scan, i: int, mark: str) -> int:
    """A plain word can still begin a zone ("london time", "PST", "America/New_York")."""
    tokens = scan.tokens
    token = tokens[i]
    after = at(tokens, i + 1)
    if after.cat == "tz" or (after.cat == "/" and after.glued and at(tokens, i + 2).glued):
        return scan.zone(i, False)
    if after.low in (
        "standard",
        "daylight",
        "european",
        "summer",
        "mean",
        "coast",
    ) or token.low in (
        "tz",
        "zone",
        "timezone",
    ):
        return scan.zone(i, False)
    if token.text.isupper() and (token.low in zones.REGIONS or token.low in zones.AMBIGUOUS):
        return scan.zone(i, False)
    if at(tokens, i + 2).cat == "tz" and after.cat == "word":
        return scan.zone(i, False)
    return i


def known_words(known: Known | None) -> frozenset[str]:
    """Names and titles in sight, folded."""
    from language.tokens import fold

    if known is None:
        return frozenset()
    return frozenset(fold(word) for word in (*known.people, *known.titles))


_HANDLERS: dict[str, Handler] = {
    "at": _at, "from": _from, "de": _from, "start": _start, "between": _between, "on": _on,
    "in": _in, "for": _for, "for the next": _for, "by": _by, "until": _until, "every": _every,
    "other": _other, "freq": _freq, "wds": _plural, "everywd": _plural, "wd": _day, "this": _which,
    "next": _which, "coming": _which, "last": _which, "previous": _which, "the": _the,
    "ord": _day, "nth": _day, "day": _day, "dayam": _day, "fest": _day, "month end": _day,
    "week end": _day, "year end": _day, "quarter end": _day, "end of": _edge, "start of": _edge,
    "mo": _month, "part": _part, "clk": _clk, "int": _number, "num": _number, "dec": _number,
    "clock": _clk, "half": _half, "halfto": _half, "quarter": _half, "a": _number,
    "couple": _number, "½": _number, "dur": _dur, "approx": _approx, "iso": _absolute,
    "slash": _absolute, "dash": _absolute, "dotted": _absolute, "u": _unit, "with": _with,
    "email": _email, "+": _plus, "remind": _remind, "except": _except, "endless": _flag("endless"),
    "dry run": _flag("dry run"), "quietly": _flag("quietly"), "now": _flag("instant"),
    "asap": _flag("instant"), "next slot": _flag("instant"), "sometime": _vague, "early": _vague,
    "late": _vague, "mid": _vague, "times": _times, "later": _later, "business day": _business,
    "word": _word, "days": _days, "before": _relative, "after": _relative, "all day": _all_day,
    "week after next": _week_after_next, "week of": _stretch, "rest of": _stretch,
}  # fmt: skip
