"""Dates in figures: "2026-05-12", "12/5", "5.12."."""

from __future__ import annotations

from datetime import date

from language.line.numbers import at
from language.line.tokens import Token
from language.times.days import Day, Found, Reader, broken, made, month_day, year_at


def iso(reader: Reader, tokens: list[Token], i: int) -> Found:
    text = tokens[i].text
    day_text, _, clock = text.upper().partition("T")
    if day_text.isdigit():
        day_text = f"{day_text[:4]}-{day_text[4:6]}-{day_text[6:]}"
    year, month, number = (int(part) for part in day_text.replace(".", "-").split("-"))
    found = made(year, month, number)
    if found is None:
        return i + 1, broken(f"There is no {day_text}.")
    day = Day(found, exact=True)
    if clock:
        digits = clock.replace(":", "")
        hour, minute = int(digits[:-2] if len(digits) == 3 else digits[:2]), int(digits[2:4] or 0)
        if hour > 23 or minute > 59:
            return i + 1, broken(f"There is no {clock}.")
        day.clock = (hour, minute)
    return i + 1, day


def slashed(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    text = tokens[i].text
    if text in ("24/7", "9/11") or (tokens[i].glued and i and tokens[i - 1].low[:1].isalpha()):
        return None  # "FY26/27"
    parts = [int(part) for part in text.replace("-", "/").split("/")]
    lengths = [len(part) for part in text.replace("-", "/").split("/")]
    if lengths[0] == 4:
        if len(parts) != 3:
            return None
        found = made(*parts)
        return i + 1, Day(found, exact=True) if found else broken(f"There is no {text}.")
    if lengths[0] > 2 or (len(parts) == 3 and lengths[2] == 3):
        return None
    year = None
    if len(parts) == 3:
        year = parts[2] if lengths[2] == 4 else 2000 + parts[2]
    first, second = parts[:2]
    after = at(tokens, i + 1)
    if year is None and after.cat == "u" and after.low in ("hour", "hours", "hr", "h"):
        return None
    readings: dict[str, Day] = {}
    if second <= 12:
        readings["dmy"] = month_day(reader, second, first, year)
    if first <= 12:
        readings["mdy"] = month_day(reader, first, second, year)
    good = {order: day for order, day in readings.items() if day.day}
    if not good:
        if first > 31 or second > 31 or (first == 0 or second == 0):
            return None if year is None else (i + 1, broken(f"There is no day {text}."))
        return i + 1, broken(f"There is no day {text}.")
    if len(good) == 1 or first == second:
        order, day = next(iter(good.items()))
        preferred = "mdy" if reader.order == "mdy" else "dmy" if reader.order else None
        if preferred and order != preferred and preferred in readings and first <= 31:
            day.note = f"{text} has one possible reading"
        return i + 1, day
    wanted = {"mdy": "mdy", "dmy": "dmy", "ymd": "mdy"}.get(reader.order or "")
    if wanted:
        other = good["dmy" if wanted == "mdy" else "mdy"]
        chosen = good[wanted]
        if other.day and chosen.day and other.day != chosen.day:
            chosen.others = (other.day,)
            chosen.note = f"{text} is read the way your country writes dates"
        return i + 1, chosen
    first_day, second_day = sorted((good["mdy"].day or date.max, good["dmy"].day or date.max))
    day = Day(first_day, exact=True)
    day.others = (second_day,)
    day.ask = True
    return i + 1, day


def dotted(reader: Reader, tokens: list[Token], i: int) -> Found | None:
    parts = [part.strip() for part in tokens[i].text.split(".") if part.strip()]
    if len(parts) < 2 or "," in tokens[i].text:
        return None
    first, second = int(parts[0]), int(parts[1])
    if tokens[i].cat == "dec" and (not 1 <= second <= 12 or not 1 <= first <= 31):
        return None
    year = None
    if len(parts) == 3:
        year = int(parts[2]) if len(parts[2]) == 4 else 2000 + int(parts[2])
    if second > 12 and first <= 12:
        first, second = second, first
    if not 1 <= second <= 12:
        if first > 31 and year is None:
            return None
        return i + 1, broken(f"There is no day {tokens[i].text}")
    j = i + 1
    if year is None:
        said = year_at(tokens, j)
        if said:
            j, year = said
    return j, month_day(reader, second, first, year)
