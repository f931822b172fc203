"""Words that speak of a time and name none: "at the usual time", "or mon 2pm", "after go-live"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.scan import Slot
from language.times.clock import Clock
from language.times.days import Day
from language.times.said import Refused, Said
from language.words.kinds import listed

_LOOSE = frozenset(
    listed("elevenses teatime dawn dusk daybreak sunrise sunset sunup sundown nightfall twilight "
           "bedtime breakfast breakfasttime brunch dinner dinnertime supper suppertime playtime "
           "hometime naptime tea")
)  # fmt: skip
_HOURS = frozenset(("time", "times", "hour", "hours", "slot", "o'clock"))
_WHICH = frozenset(
    listed("same usual regular normal different another better good convenient reasonable decent "
           "civilised civilized sensible odd ungodly wee small suitable appropriate agreed best")
)  # fmt: skip
_OPEN = frozenset(("tbd", "tbc", "tba"))
_TOWARDS = frozenset(("at", "approx", "by", "before", "after", "from", "until"))
_PLAIN = frozenset(("word", "name", "the", "a", "tz", "oclock", "u", "this", "times", "of"))
_TIMES = frozenset(("clock", "range", "day", "part", "repeat", "period", "zone"))
_ANCHORED = frozenset(("business day", "u"))


def refuse_choice(c: Said) -> None:
    """ "fri 10am or mon 2pm": which of the two must be said."""
    for index in c.scan.rest:
        if c.scan.tokens[index].cat != "or":
            continue
        begin, end = _run(c, index, -1), _run(c, index + 1, 1)
        if begin < index and end > index + 1:
            raise Refused("That leaves a choice; say which one.", [c.scan.line.cut(begin, end)])


def _run(c: Said, edge: int, step: int) -> int:
    """How far the times reach that stand right before (-1) or behind (1) a token."""
    while True:
        slot = next(
            (s for s in c.scan.slots if s.kind in _TIMES and (s.i if step > 0 else s.j) == edge),
            None,
        )
        if slot is None:
            return edge
        edge = slot.j if step > 0 else slot.i


def refuse_untimed(c: Said, day: Day | None, clock: Clock | None) -> None:
    """Refuse what looks for a time in words that name none, unless a full time stands beside."""
    rest = set(c.scan.rest) - c.titled
    for index in c.scan.rest:
        if index not in rest:
            continue
        cat = c.scan.tokens[index].cat
        if cat in ("before", "after"):
            _refuse_anchor(c, index, rest, bool(day and clock))
        _refuse_bound(c, index, cat)
        if clock is None:
            end = _loose_end(c, index, rest)
            if end:
                words = c.scan.line.cut(index, end)
                raise Refused(f"“{words}” names no time.", [words])


def _refuse_bound(c: Said, index: int, cat: str) -> None:
    """ "no later than 5pm", "4pm at the latest", "between meetings"."""
    tokens = c.scan.tokens
    begin, end = index, index + 1
    if tokens[index].low in ("later", "earlier", "sooner") and at(tokens, end).low == "than":
        begin, end = index - (at(tokens, index - 1).low in ("no", "not")), _run(c, end + 1, 1)
    elif tokens[index].low in ("latest", "earliest") and at(tokens, index - 1).cat in ("the", "at"):
        begin = index - 1 - (at(tokens, index - 2).cat == "at")
        if not any(slot.j == begin for slot in c.scan.slots):
            return
    elif tokens[index].low == "something":  # "at ten-something"
        edge = index - (at(tokens, index - 1).cat == "-")
        begin = next((slot.i for slot in c.scan.of("clock") if slot.j == edge), -1)
        if begin < 0:
            return
    elif cat == "between" and not (c.scan.of("clock") or c.scan.of("range")):
        end = index + 2
    else:
        return
    words = c.scan.line.cut(begin, min(end, c.scan.stop))
    raise Refused("That bounds the time but does not say it.", [words])


def _loose_end(c: Said, index: int, rest: set[int]) -> int:
    """Where "at the usual time" or "same time" ends that begins here; 0 where none does."""
    tokens = c.scan.tokens
    first = tokens[index]
    if first.cat in ("early", "late") and at(tokens, index + 1).cat in ("end", ",", "with", "for"):
        return index + 1  # "tomorrow bright and early"
    if first.low in _OPEN:
        return index + 1
    if first.low in _WHICH and at(tokens, index + 1).low in _HOURS and index + 1 in rest:
        return index + 2
    if first.cat not in _TOWARDS:
        return 0
    found = 0
    for k in range(index + 1, index + 5):
        token = at(tokens, k)
        if k not in rest or token.cat not in _PLAIN:
            break
        if token.low in _LOOSE or (token.low in _HOURS and k > index + 1):
            found = k + 1
    return found


def _counted(c: Said, slot: Slot) -> bool:
    """A length, or "the friday" that is counted from something."""
    the_day = slot.kind == "day" and slot.mark == "the" and slot.value.rolls == "week"
    return the_day or slot.kind in ("span", "length")


def _refuse_anchor(c: Said, index: int, rest: set[int], full: bool) -> None:
    """ "3 days after go-live", "the day after the release": hangs on something without a day."""
    tokens = c.scan.tokens
    length = next((s for s in c.scan.slots if s.j == index and _counted(c, s)), None)
    if full and not (length and length.kind == "day"):
        return
    if length is None and at(tokens, index - 1).cat not in _ANCHORED:
        return
    end = index + 1
    while end in rest and tokens[end].cat in ("the", "a", "word", "name", "-") and end < index + 5:
        end += 1
    if at(tokens, end - 1).cat not in ("word", "name"):
        return
    words = c.scan.line.cut(length.i if length else index - 1, end)
    raise Refused(f"When “{c.scan.line.cut(index, end)}” is must be said as a day.", [words])
