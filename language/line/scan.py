"""One pass over a line: every token that carries time becomes a slot, the rest stays words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from language.line.numbers import at
from language.line.tokens import Line
from language.times import clocks, dates, day_lists, spans, zone_names, zones
from language.times.clock import Clock
from language.times.days import Reader

if TYPE_CHECKING:
    from language.times.pattern import Repeat

_BESIDE = frozenset(("day", "repeat", "part", "begin", "period"))


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
        from language.line.grammar import HANDLERS  # its handlers need this class

        self.stop = end
        tokens = self.tokens
        i = begin
        last = end
        if end - begin > MOST:  # what lies beyond is only words; words of time there are refused
            last = begin + MOST
        while i < last:
            handler = HANDLERS.get(tokens[i].cat)
            if handler is not None:
                j = handler(self, i, "")
                if j > i:
                    i = min(j, end)
                    continue
            self.rest.append(i)
            i += 1
        self.rest.extend(range(i, end))
        return self

    def handle(self, kind: str, i: int, mark: str) -> int:
        """What the handler of a kind of token makes of token ``i``: where it ends, or ``i``."""
        from language.line.grammar import HANDLERS

        return HANDLERS[kind](self, i, mark)

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
        colon, more = at(tokens, end), at(tokens, end + 1)
        if colon.cat == ":" and colon.glued and more.glued and more.cat in ("int", "clock"):
            return self.add("bad", k, end + 2, "There is no such time of day.")  # "3:555"
        if clock.bad:
            return self.add("bad", k, end, "There is no such time of day.")
        hours = tokens[k].cat == "int" and at(tokens, k + 1).cat == "u" and end == k + 2
        self.add("clock", i, end, clock, mark, "h" if hours and not strong else None)
        return self.zones_after(end)

    def zones_after(self, j: int) -> int:
        """Read one or two zones that stand behind a clock time ("CEST (Europe/Berlin)")."""
        for _ in range(2):
            token = at(self.tokens, j)
            if token.cat == "tz of":  # "heure de Paris"
                end = self.zone(j + 1, True)
                if end == j + 1:
                    return self.add("bad", j, j + 2, "That is no time zone I know.")
                self.slots[-1].i, j = j, end
                continue
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
                or token.low in zone_names.REGIONS
                or token.low in zone_names.AMBIGUOUS
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
            and (first.low in zone_names.REGIONS or first.low in zone_names.AMBIGUOUS)
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
        """A day at ``k``, said from token ``i`` on; of a target there may be several."""
        if not self.repeating and at(self.tokens, k).cat in ("int", "nth", "mo"):
            listed = day_lists.several(self.reader, self.tokens, k)
            if listed:
                for day in listed[1]:
                    self.add("day", i, listed[0], day, mark)
                return listed[0]
        found = dates.read(self.reader, self.tokens, k, strong)
        if found is None:
            return i
        end, day = found
        if day.bad and day.others and self.repeating:
            day.day, *others = day.others
            day.others, day.ask, day.exact, day.note, day.bad = (
                tuple(others),
                True,
                True,
                day.bad,
                None,
            )
        if day.bad:
            return self.add("bad", k, end, day.bad)
        self.add("day", i, end, day, mark)
        if day.clock:
            clock = Clock(day.clock[0], day.clock[1], True)
            self.add("clock", end - 1, end, clock, "iso")
            return self.zones_after(end)
        return end

    def repeat(self, i: int, found: tuple[int, Repeat] | None) -> int:
        if found is None:
            return i
        end, repeat = found
        if (
            at(self.tokens, end).cat == "part"
            and repeat.part is None
            and repeat.freq == "WEEKLY"
            and (at(self.tokens, end + 1).cat != "word" or at(self.tokens, end).low.endswith("s"))
        ):
            repeat.part = self.tokens[end].val
            end += 1
        return self.add("repeat", i, end, repeat)

    def period(self, i: int, k: int, mark: str) -> int:
        found = spans.period(self.reader, self.tokens, k)
        if found is None:
            return i
        return self.add("period", i, found[0], (found[1], found[2]), mark)


Handler = Callable[[Scan, int, str], int]
