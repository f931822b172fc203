"""Which kind of token is read by what."""

from __future__ import annotations

from language.around import (
    read_business,
    read_email,
    read_flag,
    read_later,
    read_remind,
    read_vague,
    read_with,
    read_word,
)
from language.bounds import (
    read_between,
    read_by,
    read_except,
    read_relative,
    read_start,
    read_until,
)
from language.counts import (
    read_approx,
    read_clk,
    read_dur,
    read_half,
    read_number,
    read_part,
    read_plus,
    read_times,
)
from language.named_days import (
    read_absolute,
    read_all_day,
    read_day,
    read_edge,
    read_month,
    read_stretch,
    read_the,
    read_unit,
    read_week_after_next,
    read_which,
)
from language.named_repeats import read_days, read_every, read_freq, read_other, read_plural
from language.prepositions import read_at, read_for, read_from, read_in, read_on
from language.scan import Handler

HANDLERS: dict[str, Handler] = {
    "at": read_at, "from": read_from, "de": read_from, "start": read_start, "between": read_between, "on": read_on,
    "in": read_in, "for": read_for, "for the next": read_for, "by": read_by, "until": read_until, "every": read_every,
    "other": read_other, "freq": read_freq, "wds": read_plural, "everywd": read_plural, "wd": read_day, "this": read_which,
    "next": read_which, "coming": read_which, "last": read_which, "previous": read_which, "the": read_the,
    "ord": read_day, "nth": read_day, "day": read_day, "dayam": read_day, "fest": read_day, "month end": read_day,
    "week end": read_day, "year end": read_day, "quarter end": read_day, "end of": read_edge, "start of": read_edge,
    "mo": read_month, "part": read_part, "clk": read_clk, "int": read_number, "num": read_number, "dec": read_number,
    "clock": read_clk, "half": read_half, "halfto": read_half, "quarter": read_half, "a": read_number,
    "couple": read_number, "½": read_number, "dur": read_dur, "approx": read_approx, "iso": read_absolute,
    "slash": read_absolute, "dash": read_absolute, "dotted": read_absolute, "u": read_unit, "with": read_with,
    "email": read_email, "+": read_plus, "remind": read_remind, "except": read_except, "endless": read_flag("endless"),
    "dry run": read_flag("dry run"), "quietly": read_flag("quietly"), "now": read_flag("instant"),
    "asap": read_flag("instant"), "next slot": read_flag("instant"), "sometime": read_vague, "early": read_vague,
    "late": read_vague, "mid": read_vague, "times": read_times, "later": read_later, "business day": read_business,
    "word": read_word, "days": read_days, "before": read_relative, "after": read_relative, "all day": read_all_day,
    "week after next": read_week_after_next, "week of": read_stretch, "rest of": read_stretch,
}  # fmt: skip
