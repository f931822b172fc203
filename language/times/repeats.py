"""Recurrences as people say them: "every other tue", "first monday of the month", "mon/wed/fri"."""

from __future__ import annotations

from language.line.numbers import at, whole
from language.line.tokens import Token
from language.times.days import Reader
from language.times.monthly import MONTHLY, numbered, yearly
from language.times.pattern import WORKDAYS, Found, Repeat, broken
from language.times.weekly import of_weekdays, weekday_list

_TYPED = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


def every(reader: Reader, tokens: list[Token], i: int) -> Found:
    """Read what follows "every" at ``i``."""
    j = i + 1
    while at(tokens, j).cat in ("the", "de") or at(tokens, j).low == "single":
        j += 1
    token = at(tokens, j)
    cat = token.cat
    if cat == "days":
        return j + 1, Repeat("WEEKLY", 1, [(0, n) for n in token.val])
    if cat == "other":
        return interval(reader, tokens, j + 1, 2)
    if cat in ("ord", "nth", "last", "next") and cat != "next":
        return numbered(reader, tokens, j, True)
    if cat in ("wd", "wds"):
        days, k = weekday_list(tokens, j, loose=True)
        if at(tokens, k).cat == "every other":  # "un mardi sur deux"
            return k + 1, Repeat("WEEKLY", 2, days)
        return of_weekdays(reader, tokens, k, days)
    if cat == "part":
        repeat = Repeat("DAILY")
        repeat.part = token.val
        return j + 1, repeat
    if cat == "freq" or cat == "u" or cat == "quarter":
        return _unit(reader, tokens, j, 1)
    if cat == "business day":
        return j + 1, Repeat("WEEKLY", 1, list(WORKDAYS))
    if cat == "day" and token.val == 0:
        return j + 1, Repeat("DAILY")
    if cat == "mo":
        number = at(tokens, j + 1)
        if number.cat in ("int", "nth") and number.val <= 31:
            return j + 2, yearly(token.val, number.val)
    number_found = whole(tokens, j)
    if number_found:
        k, count = number_found
        if at(tokens, k).cat == "of" or at(tokens, k).cat == "mo":
            month = at(tokens, k + 1) if at(tokens, k).cat == "of" else at(tokens, k)
            if month.cat == "mo" and count <= 31:
                return k + 1 + (at(tokens, k).cat == "of"), yearly(month.val, count)
        if at(tokens, k).cat == "." and at(tokens, k + 1).cat in ("wd", "u"):
            return interval(reader, tokens, k + 1, count)  # "jeden 2. Dienstag"
        if at(tokens, k).cat in MONTHLY and 1 <= count <= 31:
            repeat = Repeat("MONTHLY")
            repeat.monthdays = [count]
            return k + 1, repeat
        if 1 <= count <= 99:
            return interval(reader, tokens, k, count)
    if cat == "couple":
        return j + 1, broken("“a couple” does not say how many.")
    return min(j + 1, len(tokens)), broken("It does not say how often.")


def interval(reader: Reader, tokens: list[Token], j: int, count: int) -> Found:
    """What stands after "every other" or "every 3"."""
    token = at(tokens, j)
    if token.cat in ("wd", "wds"):
        days, k = weekday_list(tokens, j)
        repeat = Repeat("WEEKLY", count, days)
        if at(tokens, k).cat in MONTHLY:
            return k + 1, broken("Say which ones of the month.")
        return k, repeat
    if token.cat == "-" and at(tokens, j + 1).cat == "u":
        j += 1
        token = at(tokens, j)
    if token.cat in ("u", "quarter"):
        return _unit(reader, tokens, j, count)
    if token.cat == "part":
        repeat = Repeat("DAILY", count)
        repeat.part = token.val
        return j + 1, repeat
    if token.cat == "freq" and token.val == "WEEKDAYS":
        return j + 1, broken("Only days, weeks, months and years can be skipped.")
    return min(j + 1, len(tokens)), broken("It does not say every how many what.")


def _unit(reader: Reader, tokens: list[Token], j: int, count: int) -> Found:
    token = tokens[j]
    unit = token.val if token.cat == "u" else "quarter" if token.cat == "quarter" else ""
    if token.cat == "freq":
        return frequency(reader, tokens, j)
    if token.cat == "quarter" and at(tokens, j + 1).low in ("hour", "of"):
        return j + 1, broken("A meeting repeats by days, weeks, months or years.")
    if token.cat == "u" and token.low in ("m", "h", "d", "w") and not token.glued:
        return j + 1, broken("It does not say how often.")
    if unit in ("min", "hour", "sec"):
        return j + 1, broken("A meeting repeats by days, weeks, months or years, not within a day.")
    if unit == "wday":
        if count > 1:
            return j + 1, broken("Only days, weeks, months and years can be skipped.")
        return _tail(reader, tokens, j + 1, Repeat("WEEKLY", 1, list(WORKDAYS)))
    if unit == "wend":
        return _tail(reader, tokens, j + 1, Repeat("WEEKLY", count, [(0, 5), (0, 6)]))
    if unit == "fortnight":
        return _tail(reader, tokens, j + 1, Repeat("WEEKLY", 2 * count))
    if unit == "quarter":
        return _tail(reader, tokens, j + 1, Repeat("MONTHLY", 3 * count))
    return _tail(reader, tokens, j + 1, Repeat(_TYPED[unit], count))


def frequency(reader: Reader, tokens: list[Token], i: int) -> Found:
    """ "daily", "weekly", "fortnightly", ... and what days follow."""
    token = tokens[i]
    kind: str = token.val
    number = at(tokens, i + 1)
    if token.low == "todo dia" and number.cat == "int" and 1 <= number.val <= 31:
        repeat = Repeat("MONTHLY")
        repeat.monthdays = [number.val]
        return i + 2, repeat
    if kind == "SEMI":
        return i + 1, broken("Say on which days.")
    if kind == "HOURLY":
        return i + 1, broken("A meeting repeats by days, weeks, months or years, not within a day.")
    if kind == "BIMONTHLY":
        return i + 1, broken("That can mean every two months or twice a month; say which.")
    if kind == "WEEKDAYS":
        repeat = Repeat("WEEKLY", 1, list(WORKDAYS))
    elif kind == "WEEKENDS":
        repeat = Repeat("WEEKLY", 1, [(0, 5), (0, 6)])
    elif kind == "FORTNIGHTLY":
        repeat = Repeat("WEEKLY", 2)
    elif kind == "QUARTERLY":
        repeat = Repeat("MONTHLY", 3)
    elif kind == "BIWEEKLY":
        repeat = Repeat("WEEKLY", 2)
        repeat.question = "biweekly"
    else:
        repeat = Repeat(kind)
        if "night" in token.low or token.low.endswith(("soirs", "abend", "noite", "noches")):
            repeat.part = "night"
        elif token.low.endswith(("matins", "morgen", "manana", "mananas", "manha", "manhas")):
            repeat.part = "morning"
    found = _tail(reader, tokens, i + 1, repeat)
    if found[0] == i + 1:
        repeat.weak = True
    return found


def _tail(reader: Reader, tokens: list[Token], j: int, repeat: Repeat) -> Found:
    """Days after the unit: "on tue and thu", "on the 15th", "on the last friday", "on may 12"."""
    k = j
    while at(tokens, k).cat in ("on", "the", ",", "by", "de") and k < j + 3:
        k += 1
    token = at(tokens, k)
    if repeat.freq == "WEEKLY" and repeat.bare and token.cat in ("wd", "wds"):
        days, end = weekday_list(tokens, k)
        nested = at(tokens, end)
        dated = nested.cat in ("mo", "nth", "slash", "dotted", "iso") or (
            nested.cat == "int" and at(tokens, end + 1).cat == "mo"
        )
        if days and not (len(days) == 1 and (dated or nested.cat in ("next",))):
            repeat.days = days
            return end, repeat
    if repeat.freq in ("MONTHLY", "YEARLY") and repeat.bare and token.cat in ("ord", "nth", "last"):
        if at(tokens, k + 1).cat in ("of", "de") and at(tokens, k + 2).cat == "mo":
            if repeat.freq == "YEARLY":
                repeat.month, repeat.monthdays = at(tokens, k + 2).val, [token.val]
                return k + 3, repeat
            return j, repeat
        if at(tokens, k + 1).cat == "mo":
            if repeat.freq == "YEARLY":
                repeat.month, repeat.monthdays = at(tokens, k + 1).val, [token.val]
                return k + 2, repeat
            return j, repeat
        end, inner = numbered(reader, tokens, k, True)
        if inner.freq == "WEEKLY" and inner.others:
            inner = inner.others[0]  # "every year on the second tuesday of may"
        if inner.freq == "MONTHLY" and not inner.bad:
            if repeat.freq == "YEARLY":
                month = at(tokens, end + 1)
                if at(tokens, end).cat in ("of", "in", "de") and month.cat == "mo":
                    repeat.month, repeat.days = month.val, inner.days
                    return end + 2, repeat
                return j, repeat
            repeat.days, repeat.monthdays = inner.days, inner.monthdays
            return end, repeat
        if inner.bad:
            return end, inner
    if repeat.freq == "MONTHLY" and k > j and token.cat == "int" and 1 <= token.val <= 31:
        after = at(tokens, k + 1)
        if after.cat not in ("ap", "u", "oclock", "mo", "-", "to", "times") and (
            any(tokens[n].cat == "the" for n in range(j, k)) or reader.tongue != "en"
        ):
            repeat.monthdays = [token.val]
            return k + 1, repeat
    if repeat.freq == "YEARLY" and repeat.bare:
        if token.cat == "mo" and at(tokens, k + 1).cat in ("int", "nth"):
            number = at(tokens, k + 1).val
            if 1 <= number <= 31 and at(tokens, k + 2).cat != "ap":
                return k + 2, yearly(token.val, number, repeat.interval)
        if token.cat in ("int", "nth"):
            m = k + 2 if at(tokens, k + 1).cat in ("of", "de") else k + 1
            if at(tokens, m).cat == "mo" and 1 <= token.val <= 31:
                return m + 1, yearly(at(tokens, m).val, token.val, repeat.interval)
    return j, repeat
