"""Lines without a verb at their beginning: a meeting to plan, a passive, or nothing known."""

from __future__ import annotations

from dataclasses import replace

from language.clauses import verbs
from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.model import Command

_NEGATIONS = frozenset(("can't", "cant", "cannot", "won't", "wont", "shan't"))
_STEPS = frozenset(("later", "earlier", "sooner"))
_COUNTS = frozenset(("int", "num", "a", "dur", "dec", "couple", "half"))


def bare(parse: Parse) -> Command:
    """A line without a verb: a meeting to plan, or nothing that is known."""
    from language.orders.planning import schedule_with
    from language.orders.questions import stretch

    shown = stretch(parse) or _with_a_late_verb(parse)
    if shown is not None:
        return shown

    begin = verbs.skip_politeness(parse.tokens, 0)
    # "we need a war room at 1", "how about friday at 10"
    wished = begin > 0 and (
        at(parse.tokens, begin).cat == "a" or parse.tokens[begin - 1].low.endswith("about")
    )
    plan = parse.of(parse.part(begin, len(parse.tokens))) if wished else parse
    command, when = schedule_with(plan, None)
    if command.name == "schedule" and when.said and not command.instant:
        from language.clauses.news import tells

        if tells(parse, command):
            said = parse.unknown()
            return replace(said, alternatives=(command,)) if command.start else said
    if command.name != "schedule" or when.said or command.leads or command.instant:
        return command
    if _only_a_meeting(parse, begin):
        return parse.command("schedule")
    last = parse.tokens[-1].low if parse.tokens else ""
    if last in ("on", "off") and len(parse.tokens) <= 5:
        from language.orders.changing import switched

        option = switched(parse, last)
        if option is not None:
            return option
    guess = _nearest(parse)
    words = parse.text.split()
    if guess is None and len(words) > 3:
        return parse.unknown()
    return parse.command("unknown", guess=guess, not_understood=tuple(words[:1]))


def _only_a_meeting(parse: Parse, begin: int) -> bool:
    """ "a new meeting please", "we need a meeting": one is wished for, and nothing said of it."""
    from language.orders.plans import KINDS, QUALITIES

    place = begin + (at(parse.tokens, begin).cat == "a")
    while at(parse.tokens, place).low in QUALITIES:
        place += 1
    return 0 < place == len(parse.tokens) - 1 and parse.tokens[place].low in KINDS


def _with_a_late_verb(parse: Parse) -> Command | None:
    """Lines whose verb stands further on: "booked at 3 so can't make it", "10 min before retro"."""
    tokens = parse.tokens
    lows = {token.low for token in tokens}
    if not lows.isdisjoint(_NEGATIONS):
        from language.orders.answering import missed

        answer = missed(parse)
        if answer is not None:
            return answer
    if not lows.isdisjoint(_STEPS):
        from language.orders.wishes import shifted

        step = shifted(parse)
        if step is not None:
            return step
    if any(token.cat == "to" for token in tokens[1:7]):
        from language.orders.wishes import resized

        changed = resized(parse)
        if changed is not None:
            return changed
    if any(token.cat == "before" for token in tokens):
        from language.times.around import lead_list

        begin = verbs.skip_politeness(tokens, 0)
        if at(tokens, begin).cat not in _COUNTS:
            return None
        leads, end = lead_list(tokens, begin)
        exact = any(token.cat in ("clock", "ap", "clk") for token in tokens[end:])
        if leads and at(tokens, end - 1).cat == "before" and not exact:
            from language.orders.reminding import remind

            return remind(parse, Verb("remind", begin, begin, "remind"))
    return None


def _nearest(parse: Parse) -> str | None:
    from language.suggest import suggest

    start = verbs.skip_politeness(parse.tokens, 0)
    token = at(parse.tokens, start)
    if len(token.low) < 3:
        return None
    names = [word for word in verbs.NAMES if word[0] == token.low[0] and len(word) > 3]
    found = suggest(token.low, names)
    return found[0] if found else None
