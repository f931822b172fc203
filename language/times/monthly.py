"""Days of the month and year: "first and third monday", "every 15th", "12 may"."""

from __future__ import annotations

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import Reader, made
from language.times.durations import unit_at
from language.times.pattern import Found, Repeat, broken
from language.times.weekly import SEPARATORS, weekday_list

MONTHLY = frozenset(("of month",))


def yearly(month: int, number: int, interval: int = 1) -> Repeat:
    if made(2028, month, number) is None:
        return broken("There is no such day.")
    repeat = Repeat("YEARLY", interval)
    repeat.month, repeat.monthdays = month, [number]
    return repeat


def every_month(tokens: list[Token], j: int) -> bool:
    return at(tokens, j).cat == "every" and at(tokens, j + 1).val == "month"


def of_the_month(
    tokens: list[Token], j: int, numbers: list[int], weekdays: list[int], said: bool
) -> Found:
    days = [(n, wd) for n in numbers for wd in weekdays]
    monthly = Repeat("MONTHLY", 1, days)
    after = at(tokens, j)
    if after.cat in MONTHLY:
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
    if every_month(tokens, j):
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
    end, repeat = numbered(reader, tokens, j, False)
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


def numbered(reader: Reader, tokens: list[Token], i: int, said: bool) -> Found:
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
        while at(tokens, k).cat in SEPARATORS or (k > j and at(tokens, k).cat in ("the", "on")):
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
        return of_the_month(tokens, k, numbers, [wd for _, wd in weekdays], said)
    if token.cat in ("business day",) or (token.cat == "u" and token.val == "wday"):
        return j + 1, broken("Business days of the month cannot be counted; name a weekday.")
    if token.cat == "u" and token.val == "day" and numbers in ([-1], [1]):
        k = j + 1
        if at(tokens, k).cat in MONTHLY or said:
            repeat = Repeat("MONTHLY")
            repeat.monthdays = numbers
            return k + (at(tokens, k).cat in MONTHLY), repeat
        if at(tokens, k).cat == "every" and at(tokens, k + 1).val == "month":
            repeat = Repeat("MONTHLY")
            repeat.monthdays = numbers
            return k + 2, repeat
        return k, broken("Say of which month.")
    if said and len(numbers) == 1 and token.cat in ("u", "quarter") and numbers[0] > 1:
        from language.times.repeats import interval  # which reads ordinals in turn

        return interval(reader, tokens, j, numbers[0])
    if said and token.cat == "of" and at(tokens, j + 1).cat == "mo" and len(numbers) == 1:
        return j + 2, yearly(at(tokens, j + 1).val, numbers[0])
    if said and token.cat == "mo" and len(numbers) == 1:
        return j + 1, yearly(token.val, numbers[0])
    if token.cat in MONTHLY and token.low.startswith("day") and numbers == [-1]:
        repeat = Repeat("MONTHLY")
        repeat.monthdays = [-1]
        return j + 1, repeat
    if (
        at(tokens, i - 1).cat == "every"
        and numbers in ([2], [3], [4])
        and (token.cat not in MONTHLY and not every_month(tokens, j))
    ):
        return j, broken("It does not say every how many what.")
    if (
        numbers
        and all(1 <= n <= 31 for n in numbers)
        and (said or len(numbers) > 1 or token.cat in MONTHLY or every_month(tokens, j))
    ):
        repeat = Repeat("MONTHLY")
        repeat.monthdays = numbers
        if token.cat in MONTHLY:
            if token.low in ("of the month", "of month"):
                repeat.note = "every month is assumed"
            j += 1
        elif every_month(tokens, j):
            j += 2
        elif not said:
            repeat.note = "every month is assumed"
        if any(n > 28 for n in numbers):
            repeat.note = "months without that day are left out"
        return j, repeat
    return max(j, i + 1), broken("It does not say which days.")
