"""Slots put together: one start (or what to ask, or why not), length, recurrence and its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from language import repeats, spans, zones
from language.clocks import Clock
from language.dates import Day, Reader, plus
from language.durations import Length
from language.numbers import at
from language.repeats import Repeat
from language.scan import Scan, Slot
from language.words.kinds import listed

_LATE_WORDS = frozenset(
    listed("dinner drinks supper party beers movie cena diner abendessen jantar pub")
)
_EARLY_WORDS = frozenset(listed("breakfast fruhstuck desayuno sunrise"))
_SUSPECT = frozenset((
    "day", "clock", "iso", "dotted", "dash", "every", "oclock", "dayam", "wd", "wds", "freq", "fest",
    "ap", "slash", "mo", "u", "or", "until", "start", "between", "ago", "except", "of month",
    "of quarter", "at", "from", "twice", "once", "int", "tz", "from now", "to", "week of", "rest of", "end of", "start of",
    "week after next", "before", "after", "by",
))  # fmt: skip
_PART_NAMES = {"tonight": "evening", "night": "evening"}
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = listed("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


@dataclass(slots=True)
class When:
    """What a line says about time; the fields mean what those of ``Command`` mean.

    ``options`` are other readings as fields that differ.
    """

    start: datetime | None = None
    day: date | None = None
    clock: time | None = None
    end: datetime | None = None
    duration: timedelta | None = None
    zone: str | None = None
    rule: str | None = None
    until: date | None = None
    count: int | None = None
    instant: bool = False
    assumed: list[str] = field(default_factory=list)
    options: list[dict[str, Any]] = field(default_factory=list)
    question: str | None = None
    not_understood: list[str] = field(default_factory=list)
    why: str | None = None

    @property
    def said(self) -> bool:
        """Whether any time was said at all."""
        return bool(
            self.start or self.day or self.clock or self.rule or self.question or self.why
            or self.instant or self.duration
        )  # fmt: skip


class _Refused(Exception):
    def __init__(self, why: str, words: list[str]):
        super().__init__(why)
        self.why = why
        self.words = words


def in_words(moment: datetime | date) -> str:
    """ "Tue 24 Nov 15:00", with the year when it says a day only."""
    day = f"{_DAY_NAMES[moment.weekday()]} {moment.day} {_MONTH_NAMES[moment.month - 1]}"
    if isinstance(moment, datetime):
        return f"{day} {moment.year}, {moment:%H:%M}"
    return f"{day} {moment.year}"


class _Combiner:
    def __init__(self, scan: Scan):
        self.scan = scan
        self.reader: Reader = scan.reader
        self.when = When()
        self.zone: tzinfo = self.reader.home

    # -- what was said -------------------------------------------------------------------------

    def words(self, slot: Slot) -> str:
        return self.scan.line.cut(slot.i, slot.j)

    def refuse(self, why: str, *slots: Slot) -> _Refused:
        return _Refused(why, [self.words(slot) for slot in slots])

    def run(self) -> When:
        try:
            self._combine()
        except _Refused as refused:
            when = self.when
            when.start = when.end = when.day = when.clock = when.rule = None
            when.until = when.count = None
            when.question = None
            when.options = []
            when.assumed = []
            when.why, when.not_understood = refused.why, refused.words
        return self.when

    def _combine(self) -> None:
        scan, when = self.scan, self.when
        for token in scan.tokens:
            if token.slip:
                when.assumed.append(f"“{token.text}” is read as {token.slip.capitalize()}")
        broken = scan.of("bad")
        if broken:
            raise self.refuse(str(broken[0].value), *broken)
        self._vague()
        self._zones()
        repeat = self._repeat()
        day = self._day(repeat)
        vague = scan.of("vague")
        clock, finish = self._clock(day)
        if vague and not (
            clock and vague[0].value.startswith("“late") is False and _late(self, vague)
        ):
            raise self.refuse(str(vague[0].value), *vague)
        part = self._part(day, repeat)
        self._length(repeat, clock, finish)
        self._ends(repeat)
        when.instant = bool(scan.of("instant"))
        self._leftovers(day, repeat, clock)
        offset = scan.of("offset")
        if len(offset) > 1:
            raise self.refuse("That names two times.", offset[1])
        if offset:
            self._offset(offset[0], day, clock, finish, part)
        elif repeat:
            self._recurring(repeat, day, clock, finish, part)
        else:
            self._single(day, clock, finish, part)
        if when.instant and when.start is None and not when.question:
            said = [self.words(slot).lower() for slot in scan.of("instant")]
            if any(
                "now" in word or word in ("jetzt", "maintenant", "ahora", "agora") for word in said
            ):
                when.start = self.reader.wall.replace(tzinfo=self.reader.home)

    def _vague(self) -> None:
        """ "sometime next week", "early december": no time, and the words around say so."""
        for slot in self.scan.of("vague"):
            after = next((s for s in self.scan.slots if s.i == slot.j), None)
            if after is not None and after.kind in ("period", "day", "part"):
                raise _Refused(str(slot.value), [self.scan.line.cut(slot.i, after.j)])

    def _zones(self) -> None:
        slots = self.scan.of("zone")
        if not slots:
            return
        best = slots[0]
        for slot in slots:
            if slot.value.unknown:
                raise self.refuse("That is no time zone I know.", slot)
        named = [slot for slot in slots if slot.value.zone]
        full = [slot for slot in named if "/" in slot.value.words]
        chosen = full or named
        if chosen:
            best = chosen[0]
            for slot in chosen[1:]:
                if slot.value.zone != best.value.zone:
                    raise self.refuse("That names two time zones.", best, slot)
        elif len(slots) > 1:
            raise self.refuse("That names two time zones.", *slots)
        reading = best.value
        if reading.mine:
            return
        if reading.theirs:
            self.when.question = "zone"
            self.when.assumed.append(f"“{reading.words}”: whose zone is meant must be said")
            return
        if reading.choices:
            self.when.question = "zone"
            self.when.options = [{"zone": choice} for choice in reading.choices]
            return
        self.zone = zones.load(reading.zone)
        self.when.zone = reading.zone
        if reading.fixed and reading.zone != "UTC":
            self.when.assumed.append(f"{reading.words} is a fixed offset without summer time")
        elif reading.words.lower() != reading.zone.lower() and reading.zone != "UTC":
            self.when.assumed.append(f"“{reading.words}” is read as the zone {reading.zone}")

    # -- recurrence ----------------------------------------------------------------------------

    def _repeat(self) -> Repeat | None:
        found: Repeat | None = None
        slots = self.scan.of("repeat")
        strong = [slot for slot in slots if not slot.value.weak]
        for slot in slots:
            if slot.value.bad:
                raise self.refuse(slot.value.bad, slot)
            if (
                slot.value.weak
                and strong
                and len(slots) > 1
                and repeats.merged(slot.value, strong[0].value) in (None, strong[0].value)
            ):
                self._to_title(slot)
                continue
            if found is None:
                found = slot.value
                continue
            both = repeats.merged(found, slot.value)
            if both is None:
                raise self.refuse("Those are two different recurrences.", slots[0], slot)
            found = both
        if found is None:
            return None
        for slot in self.scan.of("except"):
            if found.freq == "DAILY" and found.interval == 1:
                found.freq, found.days = "WEEKLY", [(0, n) for n in range(7)]
            if found.freq != "WEEKLY" or found.bare:
                raise self.refuse("Leaving that out is not possible.", slot)
            found.days = [day for day in found.days if day[1] not in slot.value]
            if not found.days:
                raise self.refuse("Nothing is left.", slot)
        if found.note:
            self.when.assumed.append(found.note)
        elif any(day > 28 for day in found.monthdays):
            self.when.assumed.append("months without that day are left out")
        return found

    def _to_title(self, slot: Slot) -> None:
        self.scan.slots.remove(slot)
        self.scan.rest = sorted({*self.scan.rest, *range(slot.i, slot.j)})

    # -- days ----------------------------------------------------------------------------------

    def _day(self, repeat: Repeat | None) -> Day | None:
        slots = self.scan.of("day")
        begins = self.scan.of("begin")
        periods = self.scan.of("period")
        if repeat is not None:
            slots = self._days_of_rule(slots, repeat)
        if periods and slots:
            slots = self._within(slots, periods)
            periods = []
        if begins and slots:
            slots = self._title_days(slots, begins)
        slots = [*slots, *begins]
        if len(slots) > 1:
            slots = self._one_day(slots)
        if periods:
            if repeat is not None and not slots:
                self._bounded(periods[0], repeat)
                begin = max(periods[0].value[0], self.reader.today)
                return Day(begin)
            if not slots:
                words = self.words(periods[0])
                raise self.refuse(f"“{words}” does not say which day.", periods[0])
        if not slots:
            return None
        day: Day = slots[0].value
        if day.note:
            self.when.assumed.append(day.note)
        return day

    def _bounded(self, slot: Slot, repeat: Repeat) -> None:
        begin, end = slot.value
        if slot.mark != "in" and self.scan.tokens[slot.i].cat not in (
            "this",
            "next",
            "coming",
            "in",
        ):
            raise self.refuse(f"“{self.words(slot)}” does not say which days.", slot)
        if begin < end:
            self.scan.add("until", slot.i, slot.j, Day(end - timedelta(days=1)))

    def _days_of_rule(self, slots: list[Slot], repeat: Repeat) -> list[Slot]:
        """A bare weekday beside "weekly" or "every 2 weeks" says on which days."""
        kept: list[Slot] = []
        for slot in slots:
            day: Day = slot.value
            if day.rolls == "week" and day.weekday is not None and not day.others:
                if repeat.freq == "WEEKLY":
                    if repeat.bare:
                        repeat.days = [(0, day.weekday)]
                        continue
                    if (0, day.weekday) in repeat.days:
                        continue
                    if self._titled(slot):
                        self._to_title(slot)
                        continue
                    raise self.refuse("The day does not fit the recurrence.", slot)
                if self._titled(slot) and repeat.freq != "DAILY":
                    self._to_title(slot)
                    continue
            elif repeat.freq == "MONTHLY" and repeat.bare and day.rolls == "month" and day.day:
                repeat.monthdays = [day.day.day]
                continue
            elif repeat.freq == "YEARLY" and repeat.bare and day.day and day.exact:
                repeat.month, repeat.monthdays = day.day.month, [day.day.day]
                if not repeat.weak:
                    continue
            elif repeat.freq == "WEEKLY" and repeat.bare and day.weekday is not None:
                repeat.days = [(0, day.weekday)]
            kept.append(slot)
        return kept

    def _titled(self, slot: Slot) -> bool:
        """Whether an unmarked weekday stands before a plain word, as in "friday demo"."""
        after = at(self.scan.tokens, slot.j)
        return not slot.mark and after.cat in ("word", "quote")

    def _within(self, slots: list[Slot], periods: list[Slot]) -> list[Slot]:
        """ "friday 10am next week": the weekday of that week."""
        if len(periods) > 1:
            raise self.refuse("That names two stretches of time.", *periods)
        begin, end = periods[0].value
        for slot in slots:
            day: Day = slot.value
            if day.rolls == "week" and day.weekday is not None and (end - begin).days == 7:
                inside = begin + timedelta(days=(day.weekday - begin.weekday()) % 7)
                slot.value = Day(inside)
                slot.value.weekday = day.weekday
            elif not (day.day and begin <= day.day < end):
                raise self.refuse("Those do not fit together.", slot, periods[0])
        return slots

    def _title_days(self, slots: list[Slot], others: list[Slot]) -> list[Slot]:
        kept = []
        for slot in slots:
            if self._titled(slot) and slot.value.rolls == "week":
                self._to_title(slot)
            elif (
                slot.value.rolls == "week"
                and others[0].value.day
                and (slot.value.weekday == others[0].value.day.weekday())
            ):
                continue
            else:
                kept.append(slot)
        return kept

    def _one_day(self, slots: list[Slot]) -> list[Slot]:
        """Of several days said, the one they agree on."""
        exact = [slot for slot in slots if slot.value.rolls != "week"]
        bare = [slot for slot in slots if slot.value.rolls == "week"]
        if exact and bare and all(s.value.day == exact[0].value.day for s in exact):
            base: Day = exact[0].value
            for slot in bare:
                candidates = [d for d in (base.day, *base.others) if d]
                fitting = [d for d in candidates if d.weekday() == slot.value.weekday]
                if fitting:
                    base.day, base.others, base.ask = fitting[0], (), False
                    continue
                if slot.value.weekday is not None and self._loose(slot):
                    self._to_title(slot)
                    continue
                said = base.day
                raise self.refuse(
                    f"{in_words(said) if said else 'That'} is another day.", slot, exact[0]
                )
            return exact[:1]
        days = {slot.value.day for slot in slots}
        if len(days) == 1:
            return [next((s for s in slots if s.value.clock), slots[0])]
        loose = [slot for slot in slots if self._loose(slot)]
        firm = [slot for slot in slots if slot not in loose]
        if firm and loose and len({slot.value.day for slot in firm}) == 1:
            for slot in loose:
                self._to_title(slot)
            return firm[:1]
        raise self.refuse("That names two days.", *slots)

    def _loose(self, slot: Slot) -> bool:
        """A weekday that may be part of a title: no "on" before, no clock time beside."""
        if slot.mark:
            return False
        for other in self.scan.slots:
            if other.kind in ("clock", "range", "part", "till") and (
                other.i == slot.j or other.j == slot.i
            ):
                return False
        after = at(self.scan.tokens, slot.j)
        return after.cat in ("word", "quote") or self.scan.tokens[slot.j - 1].owned

    # -- clock ---------------------------------------------------------------------------------

    def _clock(self, day: Day | None) -> tuple[Clock | None, Clock | None]:
        slots = [slot for slot in self.scan.slots if slot.kind in ("clock", "range")]
        firm = [slot for slot in slots if slot.more != "h"]
        for slot in slots:
            if slot.more == "h" and (firm or slots.index(slot) > 0):
                # "9am 6h": a length beside a clock time
                slot.kind = "length"
                slot.value = Length(slot.value.hour * 60, 0, 0, "hour", slot.value.hour)
        slots = [slot for slot in slots if slot.kind != "length"]
        tills = self.scan.of("till")
        if len(slots) > 1:
            slots = self._one_clock(slots)
        if not slots:
            slots = self._bare_number(day)
        if not slots:
            if tills:
                raise self.refuse("It says until when but not from when.", tills[0])
            return None, None
        slot = slots[0]
        if slot.kind == "range":
            if tills:
                raise self.refuse("That names two ends.", tills[0])
            begin, end = slot.value
            self._noted(begin, slot)
            return begin, end
        clock: Clock = slot.value
        self._noted(clock, slot)
        if len(tills) > 1:
            raise self.refuse("That names two ends.", tills[1])
        if tills:
            end = tills[0].value
            spans._settle(self.reader, clock, end)
            return clock, end
        return clock, None

    def _one_clock(self, slots: list[Slot]) -> list[Slot]:
        """The same clock time said twice is one; two different ones are refused."""
        values = set()
        for slot in slots:
            first = slot.value[0] if slot.kind == "range" else slot.value
            values.add((first.hour, first.minute, first.named))
        if len(values) == 1:
            return [next((s for s in slots if s.kind == "range"), slots[0])]
        named = [s for s in slots if s.kind == "clock" and s.value.named == "lunchtime"]
        if named and len(slots) == 2:
            return [s for s in slots if s not in named]
        raise self.refuse("That names two times of day.", *slots)

    def _bare_number(self, day: Day | None) -> list[Slot]:
        """A lone number beside a day ("thursday 7?") is its clock time."""
        scan = self.scan
        edges = {slot.j for slot in scan.slots if slot.kind in ("day", "repeat", "part", "begin")}
        begins = {slot.i for slot in scan.slots if slot.kind in ("day", "repeat", "part")}
        for index in list(scan.rest):
            token = scan.tokens[index]
            after = at(scan.tokens, index + 1)
            beside = (
                index in edges
                or (index - 1 in edges and at(scan.tokens, index - 1).cat == ",")
                or (index - 1 in edges and at(scan.tokens, index - 1).cat == ",")
            )
            before = index + 1 in begins
            if (
                token.cat == "int"
                and len(token.text) <= 2
                and 1 <= token.val <= 24
                and (beside or before)
            ):
                if after.cat in ("%", "times", "u") or (after.cat == "word" and after.glued):
                    continue
                if at(scan.tokens, index - 1).glued and before and not beside:
                    continue
                if before and not beside and at(scan.tokens, index - 1).cat == "#":
                    continue
            elif (
                token.cat == "int"
                and len(token.text) == 4
                and token.val // 100 < 24
                and (token.val % 100 < 60 and (beside or before) and not 1990 <= token.val <= 2099)
            ):
                pass
            elif (
                token.cat == "num"
                and (beside or before)
                and token.val <= 12
                and (after.cat in ("end", "with", ",", "?", "on", "part", "wd", "day"))
            ):
                pass
            elif (
                token.cat == "dec"
                and (beside or before)
                and "." in token.text
                and (len(token.text.partition(".")[2]) == 2)
            ):
                from language import clocks

                found = clocks.read(scan.tokens, index, True)
                if found and not found[1].bad:
                    scan.rest.remove(index)
                    slot = Slot("clock", index, index + 1, found[1])
                    scan.slots.append(slot)
                    return [slot]
                continue
            else:
                continue
            scan.rest.remove(index)
            value = int(token.val)
            clock = (
                Clock(value, 0, value > 12)
                if len(token.text) != 4
                else Clock(value // 100, value % 100, True)
            )
            clock.note = "number"
            slot = Slot("clock", index, index + 1, clock)
            scan.slots.append(slot)
            return [slot]
        return []

    def _noted(self, clock: Clock, slot: Slot) -> None:
        words = self.words(slot)
        if clock.note == "approx":
            self.when.assumed.append(f"“{words}” is read as exactly then")
        elif clock.note == "half":
            self.when.assumed.append(f"“{words}” is read as half past {clock.hour}")
        elif clock.note == "number":
            self.when.assumed.append(f"{words} is read as a time of day")
        if clock.named in ("eod", "lunchtime"):
            if clock.named == "eod":
                end = self.reader.habits.end_of_day
                clock.hour, clock.minute = end.hour, end.minute
            self.when.assumed.append(f"“{words}” is read as {clock.hour:02}:{clock.minute:02}")

    def _part(self, day: Day | None, repeat: Repeat | None) -> str | None:
        parts = [slot.value for slot in self.scan.of("part")]
        if day and day.part:
            parts.append(day.part)
        if repeat and repeat.part:
            parts.append(repeat.part)
        chosen: str | None = None
        for slot in self.scan.of("part"):
            following = at(self.scan.tokens, slot.j)
            played = slot.value == "night" and not slot.mark and slot.i - 1 in self.scan.rest
            if played or (
                not slot.mark
                and following.cat == "word"
                and (
                    not any(
                        s.j == slot.i and s.kind in ("day", "clock", "range", "repeat", "begin")
                        for s in self.scan.slots
                    )
                )
            ):
                self.scan.rest = sorted({*self.scan.rest, *range(slot.i, slot.j)})  # "morning run"
        for part in parts:
            if chosen and _PART_NAMES.get(chosen, chosen) != _PART_NAMES.get(part, part):
                raise _Refused(
                    "That names two parts of the day.",
                    [self.words(slot) for slot in self.scan.of("part")],
                )
            chosen = part if chosen != "tonight" else chosen
        return chosen

    # -- length and ends -----------------------------------------------------------------------

    def _length(self, repeat: Repeat | None, clock: Clock | None, finish: Clock | None) -> None:
        found: list[tuple[Slot, timedelta]] = []
        for slot in self.scan.slots:
            if slot.kind == "length":
                found.append((slot, slot.value.delta))
            elif slot.kind == "span":
                exact = slot.value.unit in ("min", "hour", "sec")
                if exact and slot.mark != "next":
                    found.append((slot, slot.value.delta))
                elif repeat is None:
                    if slot.mark == "for" and slot.value.unit in ("day", "week"):
                        found.append((slot, slot.value.delta))
                    else:
                        raise self.refuse(f"“{self.words(slot)}” is not understood here.", slot)
            elif slot.kind == "shift":
                raise self.refuse(f"“{self.words(slot)}” is not understood here.", slot)
        lengths = {length for _, length in found}
        if len(lengths) > 1:
            raise self.refuse("That names two lengths.", *(slot for slot, _ in found))
        if lengths:
            length = lengths.pop()
            if finish and clock:
                minutes = (finish.hour * 60 + finish.minute - clock.hour * 60 - clock.minute) % 1440
                if timedelta(minutes=minutes) != length:
                    raise self.refuse("The length and the end do not agree.", found[0][0])
            if length <= timedelta(0):
                raise self.refuse("A meeting cannot last no time.", found[0][0])
            self.when.duration = length

    def _ends(self, repeat: Repeat | None) -> None:
        counts = self.scan.of("count")
        untils = self.scan.of("until")
        spans_ = [s for s in self.scan.of("span") if s.value.unit not in ("min", "hour", "sec")]
        endless = self.scan.of("endless")
        if repeat is None:
            for slot in [slot for slot in counts if slot.mark == "noun"]:
                self._to_title(slot)
                counts.remove(slot)
            for slots in (counts, untils, endless):
                if slots:
                    words = self.words(slots[0])
                    raise self.refuse(f"“{words}” ends a recurrence, but none was said.", slots[0])
            return
        if len(counts) + len(untils) + len(spans_) + len(endless) > 1:
            days = {s.value.day for s in untils}
            if not (len(days) == 1 and len(untils) > 1 and not counts and not spans_):
                raise self.refuse("That names two ends.", *counts, *untils, *spans_, *endless)
        if counts:
            if not 1 <= counts[0].value <= 10_000:
                raise self.refuse("That is no number of meetings.", counts[0])
            self.when.count = counts[0].value
        if untils:
            if untils[0].value.ask:
                raise self.refuse(
                    "That day has two readings; write the month as a word.", untils[0]
                )
            self.when.until = untils[0].value.day
        if spans_:
            self._span(spans_[0], repeat)

    def _span(self, slot: Slot, repeat: Repeat) -> None:
        """ "for 6 weeks" as a count where it comes out even, else marked for a last date."""
        span: Length = slot.value
        per = {"DAILY": 1, "WEEKLY": 7}.get(repeat.freq)
        count: float | None = None
        if per and span.days and not span.months:
            count = span.days / per / repeat.interval * (len(repeat.days) or 1)
        elif repeat.freq == "MONTHLY" and span.months:
            each = len(repeat.days) + len(repeat.monthdays) or 1
            count = span.months / repeat.interval * each
        elif repeat.freq == "YEARLY" and span.months:
            count = span.months / 12 / repeat.interval
        if count is not None and count == int(count) and count >= 1:
            self.when.count = int(count)
            return
        self.when.options.append({"span": (span.days, span.months)})

    # -- what nobody took ----------------------------------------------------------------------

    def _leftovers(self, day: Day | None, repeat: Repeat | None, clock: Clock | None) -> None:
        """Refuse when a word that looks like a time was taken by nothing."""
        scan = self.scan
        tokens = scan.tokens
        rest = set(scan.rest)
        timed = [s for s in scan.slots if s.kind in ("day", "clock", "range", "repeat")]
        ends = {s.j for s in timed}
        all_ends = {s.j for s in scan.slots if s.kind != "people"}
        begins = {s.i for s in scan.slots if s.kind != "people"}
        edges = ends | {s.i - 1 for s in timed}
        clock_ends = {s.j for s in timed if s.kind in ("clock", "range")}
        for index in scan.rest:
            token = tokens[index]
            cat = token.cat
            if cat not in _SUSPECT:
                continue
            before, after = at(tokens, index - 1), at(tokens, index + 1)
            bad = False
            end = index + 1
            if cat in ("day", "clock", "iso", "dotted", "dash", "every", "oclock", "dayam"):
                bad = not (cat == "clock" and len(token.text.split(":")[1]) == 1)
                if cat == "every":
                    end = min(index + 2, scan.stop)
                    bad = after.low not in ("thing", "one") and scan.repeating
                if (
                    cat == "clock"
                    and not bad
                    and (before.cat in ("at", "from") or token.text[0] == "0")
                ):
                    bad = True
            elif cat in ("wd", "wds", "freq", "fest"):
                bad = scan.repeating and not self._is_title_word(index)
            elif cat == "ap":
                bad = before.cat in ("int", "dec", "num", "clock")
            elif cat == "slash":
                bad = token.text not in ("24/7", "9/11", "50/50", "360/365") and all(
                    int(part) <= 31 for part in token.text.split("/")[:2]
                )
            elif cat == "mo":
                number = before.cat in ("int", "nth") or after.cat in ("int", "nth")
                bad = (
                    number
                    or (not (day or repeat) and not token.text[0].isupper() and token.low != "may")
                    or (before.cat in ("in", "until", "by"))
                )
            elif cat == "u":
                bad = before.cat in ("int", "dec", "num") and token.val in (
                    "min", "hour", "day", "week", "month",
                )  # fmt: skip
            elif cat == "or":
                kinds = ("int", "clock", "num", "wd", "day", "ap", "nth")
                bad = (
                    index in edges or index in ends or (before.cat in kinds and after.cat in kinds)
                )
                end = min(index + 2, scan.stop)
            elif cat in ("until", "start", "between", "ago", "except"):
                bad = after.cat in ("int", "num", "clock", "wd", "mo", "nth")
                end = min(index + 2, scan.stop)
            elif cat in ("of month", "of quarter"):
                bad = True
            elif cat in ("at", "from") and index == scan.stop - 1:
                bad = index in ends
            elif cat == "twice" or cat == "once":
                bad = True
                end = min(index + 3, scan.stop)
            elif cat == "int" and token.val is not None:
                alone = index - 1 not in rest and index + 1 not in rest
                bad = (before.cat in ("at", "until") and index - 1 in rest) or (
                    alone and (index in all_ends or index + 1 in begins)
                )
                if before.cat == "-" and index - 1 in ends:
                    bad = True
            elif cat in ("end of", "start of"):
                bad = index + 1 not in rest
            elif cat in ("from now", "week after next"):
                bad = True
            elif cat in ("week of", "rest of"):
                bad = index + 1 not in rest or after.cat in ("u", "mo")
                end = min(index + 2, scan.stop)
            elif cat == "to":
                bad = before.cat in ("int", "num") and index - 1 in rest and index in edges
                end = min(index + 2, scan.stop)
            elif cat == "tz":
                bad = before.cat == "word" and index - 1 in clock_ends
            if bad:
                words = scan.line.cut(index, end)
                raise _Refused(f"“{words}” is not understood.", [words])

    def _is_title_word(self, index: int) -> bool:
        """A weekday or frequency that went to the title on purpose."""
        after = at(self.scan.tokens, index + 1)
        token = self.scan.tokens[index]
        return after.cat in ("word", "quote") or token.owned

    # -- the moment ----------------------------------------------------------------------------

    def _moment(self, day: date, clock: Clock) -> datetime:
        hour = clock.hour
        if hour == 24:
            day, hour = day + timedelta(days=1), 0
        return datetime(day.year, day.month, day.day, hour, clock.minute, tzinfo=self.zone)

    def _choose(self, clock: Clock, part: str | None) -> tuple[Clock, Clock | None, int]:
        """Settle morning or evening: the clock, the other reading, and days to add ("tonight at 1")."""
        hour = clock.hour
        if part:
            return self._with_part(clock, part)
        if clock.fixed:
            if clock.other and clock.note != "half":
                return clock, _with_hour(clock, clock.other[0], clock.other[1]), 0
            return clock, None, 0
        words = {self.scan.tokens[i].low for i in self.scan.rest}
        if words & _LATE_WORDS and hour % 12 >= 4:
            chosen = hour % 12 + 12
        elif words & _EARLY_WORDS:
            chosen = hour % 12
        else:
            chosen = spans.likely_hour(self.reader, clock)
        settled = _with_hour(clock, chosen)
        other = _with_hour(clock, (chosen + 12) % 24)
        if hour == 12:
            return settled, None, 0
        return settled, other, 0

    def _with_part(self, clock: Clock, part: str) -> tuple[Clock, Clock | None, int]:
        hour = clock.hour
        if clock.named in ("noon", "eod", "lunchtime"):
            return clock, None, 0
        if clock.named == "midnight":
            return clock, None, 1 if part in ("tonight", "night", "evening") else 0
        if clock.fixed and not (clock.soft and hour <= 12):
            morning = hour < 12
            if (
                (part == "morning") != morning
                and not (part in ("night", "tonight") and hour < 5)
                and (not (part == "morning" and hour == 12))
            ):
                raise _Refused(
                    "The time and the part of the day do not agree.",
                    [
                        self.words(slot)
                        for slot in self.scan.slots
                        if slot.kind in ("clock", "range", "part")
                        or (slot.kind == "day" and slot.value.part)
                    ],
                )
            return clock, None, int(part == "tonight" and hour < 5)
        small = hour % 12
        if part == "morning":
            return _with_hour(clock, small), None, 0
        if part == "afternoon":
            return _with_hour(clock, small + 12), None, 0
        if part == "evening":
            return _with_hour(clock, small + 12 if hour != 12 else 0), None, int(hour == 12)
        if small < 5:
            if part == "tonight":
                return _with_hour(clock, small), None, 1
            return _with_hour(clock, small), None, int(hour == 12)
        return _with_hour(clock, small + 12), None, 0

    def _default(self, part: str) -> Clock:
        habits = self.reader.habits
        at_ = {"morning": habits.morning, "afternoon": habits.afternoon}.get(part, habits.evening)
        self.when.assumed.append(f"“{part}” is read as {at_:%H:%M}")
        return Clock(at_.hour, at_.minute, True)

    def _close(self, start: datetime, begin: Clock, finish: Clock | None) -> None:
        """Set end and length from the end of a range."""
        when = self.when
        if finish is None:
            if when.duration is not None:
                when.end = (start.astimezone(UTC) + when.duration).astimezone(self.zone)
            return
        minutes = (finish.hour * 60 + finish.minute - begin.hour * 60 - begin.minute) % 1440
        if minutes == 0:
            minutes = 1440
        if minutes > 780 and finish.hour * 60 + finish.minute < begin.hour * 60 + begin.minute:
            raise _Refused(
                "It ends before it begins.",
                [self.words(slot) for slot in self.scan.slots if slot.kind in ("range", "till")],
            )
        wall = start.replace(tzinfo=None) + timedelta(minutes=minutes)
        end = wall.replace(tzinfo=self.zone)
        when.end = end
        when.duration = end.astimezone(UTC) - start.astimezone(UTC)
        if when.duration <= timedelta(0):
            when.duration = timedelta(minutes=minutes)

    def _finish_for(self, chosen: Clock, original: Clock, finish: Clock | None) -> Clock | None:
        """Shift the end of a range along when its start was put into the other half of the day."""
        if finish is None:
            return None
        shift = (chosen.hour - original.hour) % 24
        if shift == 12:
            moved = Clock((finish.hour + 12) % 24, finish.minute, True)
            return moved
        return finish

    def _offset(
        self,
        slot: Slot,
        day: Day | None,
        clock: Clock | None,
        finish: Clock | None,
        part: str | None,
    ) -> None:
        span: Length = slot.value
        when, reader = self.when, self.reader
        if day is not None:
            raise self.refuse("That names two times.", slot)
        if span.unit in ("min", "hour", "sec") or span.minutes:
            if clock is not None:
                raise self.refuse("That names two times.", slot)
            moment = (reader.now.astimezone(UTC) + span.delta).astimezone(self.zone)
            when.start = moment.replace(second=0, microsecond=0)
            when.day = when.start.date()
            if slot.more == "min":
                when.assumed.append(f"“{self.words(slot)}” is read as minutes")
            self._close(when.start, Clock(0, 0, True), None)
            return
        target = plus(reader.today, span.days, span.months)
        if clock is None and part is None:
            if span.unit in ("day", "week", "fortnight", "month", "year", "quarter"):
                wall = reader.wall
                clock = Clock(wall.hour, wall.minute, True)
                when.assumed.append("the time of day is kept")
        self._single(Day(target), clock, finish, part)

    def _single(
        self, day: Day | None, clock: Clock | None, finish: Clock | None, part: str | None
    ) -> None:
        when, reader = self.when, self.reader
        if clock is None:
            if part is None:
                when.day = day.day if day else None
                if day and day.ask:
                    when.question = "slashed_date"
                    when.options = [{"date": d} for d in (day.day, *day.others)]
                    when.day = None
                elif day and day.others:
                    when.options += [{"date": d} for d in day.others]
                return
            clock = self._default(part)
            part = None
        midnight = clock.named == "midnight" and finish is None
        chosen, other, extra = self._choose(clock, part)
        finish = self._finish_for(chosen, clock, finish)
        today_now = reader.now
        when.clock = time(chosen.hour % 24, chosen.minute)
        if when.question == "zone":
            self._zone_choices(day, chosen)
            return
        if day is None:
            start = self._moment(reader.today, chosen)
            if extra:
                start += timedelta(days=extra)
            if midnight and not extra:
                self._midnight(reader.today)
                return
            if start <= today_now:
                start = self._moment(reader.today + timedelta(days=1), chosen)
                when.assumed.append(
                    f"{in_words(start.date())} is assumed, since it has passed today"
                )
            else:
                when.assumed.append("today is assumed")
            self._set(start, chosen, finish)
            self._halves(clock, chosen, other, None)
            return
        base = day.day
        if base is None:
            return
        base += timedelta(days=extra)
        if midnight and not extra and not (day.clock):
            self._midnight(base)
            return
        if day.ask:
            when.question = "slashed_date"
            when.options = []
            for choice in (day.day, *day.others):
                if choice:
                    start = self._moment(choice, chosen)
                    when.options.append({"start": start, "date": choice})
            self._close(self._moment(base, chosen), chosen, finish)
            when.end = None
            return
        start = self._moment(base, chosen)
        if start <= today_now:
            late = self._moment(base, other) if other else None
            if late and late > today_now and base == reader.today:
                chosen, other = other or chosen, chosen
                finish = self._finish_for(
                    chosen, _with_hour(chosen, (chosen.hour + 12) % 24), finish
                )
                start = late
                when.clock = time(chosen.hour % 24, chosen.minute)
            elif day.rolls == "week" and base == reader.today:
                start = self._moment(base + timedelta(days=7), chosen)
                when.assumed.append("it has passed today, so next week is meant")
            elif day.rolls == "month" and base == reader.today:
                moved = plus(base, 0, 1)
                start = self._moment(moved, chosen)
                when.assumed.append("it has passed today, so next month is meant")
            else:
                when.assumed.append("that has passed")
        self._set(start, chosen, finish)
        if when.question:
            return
        for choice in day.others:
            option = self._moment(choice, chosen)
            when.options.append({"start": option})
        self._halves(clock, chosen, other, base)

    def _zone_choices(self, day: Day | None, clock: Clock) -> None:
        """Put the start of each possible zone into the choices; none of them is preferred."""
        when, reader = self.when, self.reader
        options = []
        for option in when.options:
            zone = zones.load(option["zone"])
            base = day.day if day and day.day else reader.today
            self.zone = zone
            start = self._moment(base, clock)
            if day is None and start <= reader.now:
                start = self._moment(base + timedelta(days=1), clock)
            options.append({"zone": option["zone"], "start": start})
        when.options = options
        if day:
            when.day = day.day

    def _midnight(self, day: date) -> None:
        when = self.when
        zero = Clock(0, 0, True)
        when.question = "midnight"
        first, second = self._moment(day, zero), self._moment(day + timedelta(days=1), zero)
        options = [moment for moment in (second, first) if moment > self.reader.now]
        if len(options) == 1:
            options.append(options[0] + timedelta(days=1))
        when.options = [{"start": moment} for moment in options]
        when.clock = None

    def _halves(self, said: Clock, chosen: Clock, other: Clock | None, base: date | None) -> None:
        """Note which half of the day was taken and offer the other."""
        when = self.when
        if said.other and said.note == "half" and when.start:
            option = when.start.replace(hour=said.other[0] % 24, minute=said.other[1])
            when.options.append({"start": option})
        if other is None or when.start is None:
            return
        words = f"{said.hour if said.hour <= 12 else said.hour - 12}" + (
            f":{said.minute:02}" if said.minute else ""
        )
        when.assumed.append(f"{words} is read as {chosen.hour:02}:{chosen.minute:02}")
        day = base or self.reader.today
        option = self._moment(when.start.date() if base else day, other)
        if base is None and option <= self.reader.now:
            option = self._moment(day + timedelta(days=1), other)
        fields: dict[str, Any] = {"start": option}
        if when.duration is not None:
            fields["end"] = option + when.duration
        when.options.append(fields)

    def _set(self, start: datetime, begin: Clock, finish: Clock | None) -> None:
        """Fix the start, asking first when the clocks change just then."""
        when = self.when
        when.start = start
        when.day = start.date()
        self._close(start, begin, finish)
        wall = start.replace(tzinfo=None)
        back = start.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None)
        early, late = start.replace(fold=0).utcoffset(), start.replace(fold=1).utcoffset()
        if early is None or late is None or early == late:
            return
        when.start = when.end = None
        if back != wall:  # the clock skips over it
            when.question = "gap"
            jump = late - early if late > early else early - late
            before = (wall - jump).replace(tzinfo=self.zone)
            after = (wall + jump).replace(tzinfo=self.zone)
            edge = self._edge(before)
            moments = sorted({before, edge, after}, key=lambda m: m.astimezone(UTC))
            when.options = [{"start": moment} for moment in moments]
        else:
            when.question = "overlap"
            when.options = [{"start": start.replace(fold=0)}, {"start": start.replace(fold=1)}]

    def _edge(self, before: datetime) -> datetime:
        """The first moment after the change that follows ``before``, to the minute."""
        low = before.astimezone(UTC)
        offset = before.utcoffset()
        high = low + timedelta(hours=3)
        while high - low > timedelta(minutes=1):
            middle = low + (high - low) / 2
            if middle.astimezone(self.zone).utcoffset() == offset:
                low = middle
            else:
                high = middle
        edge = high.astimezone(self.zone)
        return (edge + timedelta(seconds=30)).replace(second=0, microsecond=0)

    # -- recurring -----------------------------------------------------------------------------

    def _recurring(
        self,
        repeat: Repeat,
        day: Day | None,
        clock: Clock | None,
        finish: Clock | None,
        part: str | None,
    ) -> None:
        when, reader = self.when, self.reader
        span = next((option.pop("span") for option in when.options if "span" in option), None)
        when.options = [option for option in when.options if option]
        if day is not None and day.ask:
            raise _Refused(
                "That day has two readings; write the month as a word.",
                [self.words(slot) for slot in self.scan.slots if slot.kind in ("day", "begin")],
            )
        if clock is None and part is not None:
            clock = self._default(part)
            part = None
        other: Clock | None = None
        original = clock
        if clock is not None:
            clock, other, _ = self._choose(clock, part)
            finish = self._finish_for(clock, original or clock, finish)
            when.clock = time(clock.hour % 24, clock.minute)
        if repeat.question == "biweekly":
            self._biweekly(repeat, day, clock)
        base = day.day if day and day.day else None
        explicit = base is not None
        begin = base or reader.today
        if repeat.bare and repeat.freq != "DAILY":
            if base is None and clock is not None:
                if self._moment(begin, clock) <= reader.now:
                    begin += timedelta(days=1)
                when.assumed.append(f"it begins {in_words(begin)}")
            if base is not None or clock is not None:
                repeat.settle(begin)
        first = repeat.first(begin)
        if clock is not None and first is not None and not explicit:
            while first is not None and self._moment(first, clock) <= reader.now:
                first = repeat.first(first + timedelta(days=1))
        elif (
            clock is not None
            and first is not None
            and first == reader.today
            and (
                self._moment(first, clock) <= reader.now
                and (day is None or day.rolls or not day.exact)
            )
        ):
            step = 7 if day is not None and day.rolls == "week" else 1
            first = repeat.first(first + timedelta(days=step))
        if first is None:
            raise _Refused(
                "No day fits that recurrence.",
                [self.words(slot) for slot in self.scan.of("repeat")],
            )
        if explicit and base != first and day is not None and day.exact:
            when.assumed.append(f"the first one is on {in_words(first)}")
        if span is not None:
            when.until = plus(first, span[0], span[1]) - timedelta(days=1)
        self._bound(first, day)
        rule = repeat.text()
        if when.question == "zone" and clock is not None:
            self._zone_choices(Day(first), clock)
            when.rule = rule + self._end_text(reader.home)
            return
        when.rule = rule + self._end_text(self.zone)
        if when.question:
            when.clock = None
            return
        if clock is None:
            when.day = first if explicit else None
            return
        start = self._moment(first, clock)
        when.start, when.day = start, start.date()
        self._close(start, clock, finish)
        if day is not None:
            when.options += [
                {"start": self._moment(alternative, clock)}
                for choice in day.others
                if (alternative := repeat.first(choice))
            ]
        if other is not None:
            when.assumed.append(
                f"{(original or clock).hour} is read as {clock.hour:02}:{clock.minute:02}"
            )
            option = self._moment(first, other)
            when.options.append({"start": option})
        for another in repeat.others:
            found = another.first(begin)
            if found:
                moment = self._moment(found, clock)
                if moment <= reader.now:
                    later = another.first(found + timedelta(days=1))
                    moment = self._moment(later, clock) if later else moment
                when.options.append({
                    "start": moment, "recurrence": another.text() + self._end_text(self.zone),
                })  # fmt: skip
        if repeat.weak and explicit and day is not None and day.exact:
            when.assumed.append("it repeats; say “once” in the title's place for a single meeting")
            when.options.append({"start": start, "recurrence": None, "until": None, "count": None})

    def _biweekly(self, repeat: Repeat, day: Day | None, clock: Clock | None) -> None:
        when = self.when
        habit = self.reader.habits.biweekly
        if habit == 2:
            return
        if len(repeat.days) == 1 and habit is None:
            when.assumed.append("“biweekly” is read as every two weeks")
            return
        weekly = repeat.copy()
        weekly.interval = 1
        if habit == 0 and len(repeat.days) == 2:
            repeat.interval = 1
            return
        when.question = "biweekly"
        begin = day.day if day and day.day else self.reader.today
        choices = [repeat.copy()] + ([weekly] if len(repeat.days) == 2 else [])
        for choice in choices:
            if choice.bare:
                choice.settle(begin)
            first = choice.first(begin)
            start = None
            if first and clock:
                start = self._moment(first, clock)
                while start <= self.reader.now and first:
                    first = choice.first(first + timedelta(days=1))
                    start = self._moment(first, clock) if first else start
            when.options.append({
                "start": start, "recurrence": choice.text() + self._end_text(self.zone),
            })  # fmt: skip

    def _bound(self, first: date, day: Day | None) -> None:
        """Hold the last date against the first."""
        when = self.when
        if when.until is None or when.until >= first:
            return
        slots = self.scan.of("until")
        value: Day | None = slots[0].value if slots else None
        if value is not None and value.exact and value.note is None and slots:
            text = self.words(slots[0])
            if not any(
                part.isdigit() and len(part) == 4 for part in text.replace("-", " ").split()
            ):
                moved = plus(when.until, 0, 12)
                if moved >= first and value.rolls != "month":
                    when.until = moved
                    when.assumed.append(f"until {in_words(moved)} is assumed")
                    return
        raise _Refused(
            "The last date lies before the first meeting.",
            [self.words(slot) for slot in slots] or [""],
        )

    def _end_text(self, zone: tzinfo) -> str:
        when = self.when
        if when.count is not None:
            return f";COUNT={when.count}"
        if when.until is not None:
            last = datetime.combine(when.until, time(23, 59, 59), zone).astimezone(UTC)
            return f";UNTIL={last:%Y%m%dT%H%M%SZ}"
        return ""


def _late(combiner: _Combiner, slots: list[Slot]) -> bool:
    """Vague words ("early", "later") beside an exact time say nothing more."""
    return all("early" in s.value or "later" in s.value or "late" in s.value for s in slots)


def _with_hour(clock: Clock, hour: int, minute: int | None = None) -> Clock:
    out = Clock(hour, clock.minute if minute is None else minute, True)
    out.named, out.note = clock.named, clock.note
    return out


def combine(scan: Scan) -> When:
    """Put the slots of a scan together."""
    return _Combiner(scan).run()
