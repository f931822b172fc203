"""Recurrences as people say them: "every other tue", "first monday of the month", "mon/wed/fri"."""

from __future__ import annotations

from language.days import Reader, made
from language.durations import unit_at
from language.numbers import at, whole
from language.pattern import WORKDAYS, Found, Repeat, broken
from language.tokens import Token

_TYPED = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


_SEPARATORS = frozenset((",", "/", "and", "+", "&"))


_TO = frozenset(("-", "to", "until"))


_MONTHLY = frozenset(("of month",))


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
        return _interval(reader, tokens, j + 1, 2)
    if cat in ("ord", "nth", "last", "next") and cat != "next":
        return _ordinals(reader, tokens, j, True)
    if cat in ("wd", "wds"):
        days, k = weekday_list(tokens, j, loose=True)
        if at(tokens, k).cat == "every other":  # "un mardi sur deux"
            return k + 1, Repeat("WEEKLY", 2, days)
        return _of_weekdays(reader, tokens, k, days)
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
            return j + 2, _yearly(token.val, number.val)
    number_found = whole(tokens, j)
    if number_found:
        k, count = number_found
        if at(tokens, k).cat == "of" or at(tokens, k).cat == "mo":
            month = at(tokens, k + 1) if at(tokens, k).cat == "of" else at(tokens, k)
            if month.cat == "mo" and count <= 31:
                return k + 1 + (at(tokens, k).cat == "of"), _yearly(month.val, count)
        if at(tokens, k).cat == "." and at(tokens, k + 1).cat in ("wd", "u"):
            return _interval(reader, tokens, k + 1, count)  # "jeden 2. Dienstag"
        if at(tokens, k).cat in _MONTHLY and 1 <= count <= 31:
            repeat = Repeat("MONTHLY")
            repeat.monthdays = [count]
            return k + 1, repeat
        if 1 <= count <= 99:
            return _interval(reader, tokens, k, count)
    if cat == "couple":
        return j + 1, broken("“a couple” does not say how many.")
    return min(j + 1, len(tokens)), broken("It does not say how often.")


def _yearly(month: int, number: int, interval: int = 1) -> Repeat:
    if made(2028, month, number) is None:
        return broken("There is no such day.")
    repeat = Repeat("YEARLY", interval)
    repeat.month, repeat.monthdays = month, [number]
    return repeat


def _interval(reader: Reader, tokens: list[Token], j: int, count: int) -> Found:
    """What stands after "every other" or "every 3"."""
    token = at(tokens, j)
    if token.cat in ("wd", "wds"):
        days, k = weekday_list(tokens, j)
        repeat = Repeat("WEEKLY", count, days)
        if at(tokens, k).cat in _MONTHLY:
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
        end, inner = _ordinals(reader, tokens, k, True)
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
                return k + 2, _yearly(token.val, number, repeat.interval)
        if token.cat in ("int", "nth"):
            m = k + 2 if at(tokens, k + 1).cat in ("of", "de") else k + 1
            if at(tokens, m).cat == "mo" and 1 <= token.val <= 31:
                return m + 1, _yearly(at(tokens, m).val, token.val, repeat.interval)
    return j, repeat


def weekday_list(
    tokens: list[Token], i: int, loose: bool = False
) -> tuple[list[tuple[int, int]], int]:
    """Read "mon", "mon, wed and fri", "tue/thu", "mon-fri"; return the days and where they end."""
    days: list[tuple[int, int]] = []
    j = i
    while at(tokens, j).cat in ("wd", "wds"):
        first: int = tokens[j].val
        j += 1
        if at(tokens, j).cat in _TO and at(tokens, j + 1).cat in ("wd", "wds"):
            last: int = at(tokens, j + 1).val
            days += [(0, (first + n) % 7) for n in range((last - first) % 7 + 1)]
            j += 2
        else:
            days.append((0, first))
        k = j
        while at(tokens, k).cat in _SEPARATORS and k < j + 2:
            k += 1
        while k > j and at(tokens, k).cat in ("on", "every", "the"):
            k += 1
        if (k > j or loose) and at(tokens, k).cat in ("wd", "wds"):
            j = k
        elif k == j and at(tokens, j).cat == "wds" and tokens[j - 1].cat == "wds":
            continue
        else:
            break
    return days, j


def bare_list(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "mon/wed/fri", "tue & thu", "mon-fri" without "every": weekly, and said so."""
    days, j = weekday_list(tokens, i)
    if len(days) < 2:
        days, j = weekday_list(tokens, i, loose=True)
        if len(days) < 3:
            return None
    for k in range(i, j):
        if tokens[k].owned:
            return None
    after = at(tokens, j)
    if after.cat == "mo" or (after.cat in ("int", "nth") and at(tokens, j + 1).cat == "mo"):
        return None
    repeat = Repeat("WEEKLY", 1, days)
    repeat.note = "every week is assumed"
    return j, repeat


def plurals(reader: Reader, tokens: list[Token], i: int) -> Found:
    """ "mondays", "tuesdays and thursdays"."""
    days, j = weekday_list(tokens, i)
    return _of_weekdays(reader, tokens, j, days)


def _of_weekdays(reader: Reader, tokens: list[Token], j: int, days: list[tuple[int, int]]) -> Found:
    repeat = Repeat("WEEKLY", 1, days)
    after = at(tokens, j)
    if after.cat == "in8":
        j += 1
    if after.cat == "/" or after.cat == "or":
        return j + 1, broken("That leaves a choice; say which days.")
    return j, repeat


def _ordinals(reader: Reader, tokens: list[Token], i: int, said: bool) -> Found:
    """ "first and third monday (of the month)", "last friday", "1st and 15th", "2nd week".

    ``said``: "every" or "monthly" stands before.
    """
    numbers: list[int] = []
    j = i
    while True:
        token = at(tokens, j)
        if token.cat == "last":
            numbers.append(-1)
        elif token.cat in ("ord", "nth") and isinstance(token.val, int):
            numbers.append(token.val)
        else:
            break
        j += 1
        k = j
        while at(tokens, k).cat in _SEPARATORS or (k > j and at(tokens, k).cat in ("the", "on")):
            k += 1
        if k > j and at(tokens, k).cat in ("ord", "nth", "last"):
            j = k
        else:
            break
    token = at(tokens, j)
    if token.cat in ("wd", "wds") and numbers:
        weekdays, k = weekday_list(tokens, j)
        if any(n == 0 or n > 5 or n < -5 for n in numbers):
            return k, broken("A month has no such weekday.")
        return _of_the_month(tokens, k, numbers, [wd for _, wd in weekdays], said)
    if token.cat in ("business day",) or (token.cat == "u" and token.val == "wday"):
        return j + 1, broken("Business days of the month cannot be counted; name a weekday.")
    if token.cat == "u" and token.val == "day" and numbers in ([-1], [1]):
        k = j + 1
        if at(tokens, k).cat in _MONTHLY or said:
            repeat = Repeat("MONTHLY")
            repeat.monthdays = numbers
            return k + (at(tokens, k).cat in _MONTHLY), repeat
        if at(tokens, k).cat == "every" and at(tokens, k + 1).val == "month":
            repeat = Repeat("MONTHLY")
            repeat.monthdays = numbers
            return k + 2, repeat
        return k, broken("Say of which month.")
    if said and len(numbers) == 1 and token.cat in ("u", "quarter") and numbers[0] > 1:
        return _interval(reader, tokens, j, numbers[0])
    if said and token.cat == "of" and at(tokens, j + 1).cat == "mo" and len(numbers) == 1:
        return j + 2, _yearly(at(tokens, j + 1).val, numbers[0])
    if said and token.cat == "mo" and len(numbers) == 1:
        return j + 1, _yearly(token.val, numbers[0])
    if token.cat in _MONTHLY and token.low.startswith("day") and numbers == [-1]:
        repeat = Repeat("MONTHLY")
        repeat.monthdays = [-1]
        return j + 1, repeat
    if (
        at(tokens, i - 1).cat == "every"
        and numbers in ([2], [3], [4])
        and (token.cat not in _MONTHLY and not _every_month(tokens, j))
    ):
        return j, broken("It does not say every how many what.")
    if (
        numbers
        and all(1 <= n <= 31 for n in numbers)
        and (said or len(numbers) > 1 or token.cat in _MONTHLY or _every_month(tokens, j))
    ):
        repeat = Repeat("MONTHLY")
        repeat.monthdays = numbers
        if token.cat in _MONTHLY:
            if token.low in ("of the month", "of month"):
                repeat.note = "every month is assumed"
            j += 1
        elif _every_month(tokens, j):
            j += 2
        elif not said:
            repeat.note = "every month is assumed"
        if any(n > 28 for n in numbers):
            repeat.note = "months without that day are left out"
        return j, repeat
    return max(j, i + 1), broken("It does not say which days.")


def _every_month(tokens: list[Token], j: int) -> bool:
    return at(tokens, j).cat == "every" and at(tokens, j + 1).val == "month"


def _of_the_month(
    tokens: list[Token], j: int, numbers: list[int], weekdays: list[int], said: bool
) -> Found:
    days = [(n, wd) for n in numbers for wd in weekdays]
    monthly = Repeat("MONTHLY", 1, days)
    after = at(tokens, j)
    if after.cat in _MONTHLY:
        if after.low in (
            "of the month",
            "of month",
            "im monat",
            "des monats",
            "du mois",
            "del mes",
        ):
            monthly.note = None if said else "every month is assumed"
        return j + 1, monthly
    if _every_month(tokens, j):
        return j + 2, monthly
    if after.cat == "freq" and after.val == "MONTHLY":
        return j + 1, monthly
    if (
        after.cat == "every"
        and at(tokens, j + 1).cat == "other"
        and at(tokens, j + 2).val == "month"
    ):
        monthly.interval = 2
        return j + 3, monthly
    if after.cat == "every" and at(tokens, j + 1).cat == "int" and at(tokens, j + 2).val == "month":
        monthly.interval = at(tokens, j + 1).val
        return j + 3, monthly
    if after.cat in ("of quarter", "of year"):
        return j + 1, broken("Which one of a quarter or year cannot be said; name the month.")
    if said and len(numbers) == 1 and numbers[0] in (2, 3, 4):
        weekly = Repeat("WEEKLY", numbers[0], [(0, wd) for wd in weekdays])
        if numbers[0] == 2:
            weekly.note = "every two weeks is assumed, not the second one of the month"
            weekly.others = [monthly]
            return j, weekly
        monthly.note = f"number {numbers[0]} of the month is assumed, not every {numbers[0]} weeks"
        monthly.others = [weekly]
        return j, monthly
    if not said:
        monthly.note = "every month is assumed"
    return j, monthly


def ordinals(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    """ "first monday (of the month)", "the 15th of every month" without "every" before."""
    j = i
    single = at(tokens, i + 1).cat in ("wd", "wds")
    if single and at(tokens, i + 2).cat in ("of", "in", "de", "of next month", "of this month"):
        return None  # one day: "first monday in december"
    end, repeat = _ordinals(reader, tokens, j, False)
    if repeat.bad and end <= i + 1:
        return None
    if (
        not repeat.bad
        and repeat.monthdays
        and tokens[i].cat == "ord"
        and tokens[i].val == 2
        and (unit_at(tokens, i) == "sec" and end == i + 1)
    ):
        return None
    return end, repeat
