"""Lines that answer an invitation: yes, no, maybe, late."""

from __future__ import annotations

from datetime import timedelta

from language.durations import length
from language.model import Command, Scope, Target
from language.numbers import at, whole
from language.parse import Parse
from language.verbs import Verb
from language.words.kinds import listed

_NO = frozenset(
    listed("no nope decline can't cant cannot won't wont unable not nein non nao out skip")
)


_MAYBE = frozenset(listed("maybe tentative vielleicht peut talvez tal quiza quizas"))


def rsvp(parse: Parse, verb: Verb) -> Command:
    """ "yes to 1", "late 5 min", "no sorry, dentist", "can't make it to the standup, dentist"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    words = verb.words
    if words == "rsvp":
        while begin < end and tokens[begin].low in ("to", ":"):
            begin += 1
        said = at(tokens, begin)
        if said.low in (
            "yes",
            "no",
            "maybe",
            "late",
            "accept",
            "decline",
            "tentative",
            "y",
            "n",
            "nope",
        ):
            words, begin = {"y": "yes", "n": "no"}.get(said.low, said.low), begin + 1
        else:
            target, scope, _ = parse.target(begin, end)
            return parse.command("rsvp", target=target, scope=scope)
    lows = set(words.replace("i'", " ").split())
    duration = None
    if "late" in lows:
        answer = "late"
        for k in range(begin, end):
            span = length(tokens, k)
            number = whole(tokens, k)
            if span:
                duration, begin = span[1].delta, span[0]
                break
            if (
                number
                and tokens[k].cat == "int"
                and at(tokens, number[0]).cat in ("end", ",", "to")
            ):
                duration, begin = timedelta(minutes=number[1]), number[0]
                break
            if tokens[k].cat not in ("by", "approx", "a", "-") and tokens[k].low != "about":
                break
    elif "might" in lows or lows & _MAYBE:
        answer = "maybe"
    elif lows & _NO:
        answer = "no"
    else:
        answer = "yes"
    if answer == "late" and duration is None:
        for k in range(begin, end):
            span = length(tokens, k)
            if span:
                duration = span[1].delta
                end = k
                break
    if answer == "yes" and at(tokens, begin).low in ("can't", "cannot"):
        answer = "no"
    target, scope, text = _answered(parse, begin, end, verb)
    return parse.command(
        "rsvp", answer=answer, target=target, scope=scope, text=text, duration=duration,
        guess="rsvp" if verb.misspelt else None,
    )  # fmt: skip


def _answered(
    parse: Parse, begin: int, end: int, verb: Verb
) -> tuple[Target | None, Scope | None, str | None]:
    """Part what is answered from the note behind it."""
    tokens = parse.tokens
    stop, reason = parse.reason(begin, end)
    named = at(tokens, begin)
    pointed = named.cat in ("to", "for", "on", "int", "short", "this", "day", "wd", "the") or (
        named.low in ("it", "that", "both", "all")
        or verb.words
        in (
            "accept",
            "decline",
            "i accept",
            "i decline",
            "attending",
            "not attending",
            "i'll attend",
            "can't make",
            "cant make",
            "i can't make",
            "i cant make",
            "won't make",
            "cannot make",
            "i'll join",
            "maybe",
            "skip",
            "i'll skip",
            "tentative",
        )
    )
    if not pointed:
        return (
            None,
            None,
            reason or parse.words(begin, end) if not reason else (parse.words(begin, end)),
        )
    if named.cat in ("to", "for", "on"):
        begin += 1
    comma = next(
        (k for k in range(begin, stop) if tokens[k].cat in (",", "-", ";", ".") and not (
            tokens[k].glued and at(tokens, k + 1).glued)), stop
    )  # fmt: skip
    target, scope, _ = parse.target(begin, comma)
    text = reason if comma >= stop else parse.words(comma + 1, end)
    return target, scope, text
