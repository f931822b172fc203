"""Lines without a verb at their beginning: a meeting to plan, a passive, or nothing known."""

from __future__ import annotations

from language import verbs
from language.model import Command
from language.numbers import at
from language.parse import Parse
from language.verbs import Verb
from language.words.kinds import listed

_NEGATIONS = frozenset(("can't", "cant", "cannot", "won't", "wont", "shan't"))
_TELLING = frozenset(
    listed("brb afk gtg bbl it's there's is are was were i'm im we're he's she's they're i've "
           "has have had isn't aren't "
           "won't bin ist sind war suis sommes est sont estoy esta estou")
)  # fmt: skip
_COUNTS = frozenset(("int", "num", "a", "dur", "dec", "couple", "half"))


def bare(parse: Parse) -> Command:
    """A line without a verb: a meeting to plan, or nothing that is known."""
    from language.planning import schedule_with
    from language.questions import stretch

    shown = stretch(parse) or _said_otherwise(parse)
    if shown is not None:
        return shown

    command, when = schedule_with(parse, None)
    loose = command.start is None and not (command.recurrence or command.question or command.why)
    if loose and when.said and not command.instant and _states_something(parse):
        said = parse.words(0, len(parse.tokens)) or parse.text.strip()
        return parse.command("unknown", not_understood=(said,))
    if command.name != "schedule" or when.said or command.leads or command.instant:
        return command
    last = parse.tokens[-1].low if parse.tokens else ""
    if last in ("on", "off") and len(parse.tokens) <= 5:
        from language.changing import switched

        option = switched(parse, last)
        if option is not None:
            return option
    words = tuple(parse.text.split()[:1])
    return parse.command("unknown", guess=_nearest(parse), not_understood=words)


def _states_something(parse: Parse) -> bool:
    """Whether a line without a clock time tells of somebody ("ana is away on friday")."""
    tokens = parse.tokens
    begin = verbs.skip_politeness(tokens, 0)
    lows = [token.low for token in tokens[:2]]
    lows += [token.low for token in tokens[max(begin, 2) : begin + 8]]
    later = [token.low for token in tokens[begin:]]
    return (
        any(low in _TELLING for low in lows)
        or [token.low for token in tokens[:2]] == ["i", "am"]
        or lows[:2] in (["see", "you"], ["see", "ya"], ["talk", "to"], ["speak", "to"])
        or any(later[k : k + 2] == ["will", "be"] for k in range(len(later)))
        or lows[0] in ("ooo", "off", "away")
        or lows[:3] in (["out", "of", "office"], ["out", "of", "town"])
        or lows[:2] in (["on", "leave"], ["on", "holiday"], ["on", "vacation"], ["not", "in"])
    )


def _said_otherwise(parse: Parse) -> Command | None:
    """Lines whose verb stands further on: "booked at 3 so can't make it", "10 min before retro"."""
    tokens = parse.tokens
    lows = {token.low for token in tokens}
    if lows & _NEGATIONS:
        from language.answering import missed

        answer = missed(parse)
        if answer is not None:
            return answer
    begin = verbs.skip_politeness(tokens, 0)
    if any(token.cat == "before" for token in tokens) and at(tokens, begin).cat in _COUNTS:
        from language.around import lead_list

        leads, end = lead_list(tokens, begin)
        if leads and at(tokens, end - 1).cat == "before":
            from language.reminding import remind

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
