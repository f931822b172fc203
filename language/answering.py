"""Lines that answer an invitation: yes, no, maybe, late."""

from __future__ import annotations

from datetime import timedelta

from language import verbs
from language.durations import length
from language.model import Command, Scope, Target
from language.numbers import at, whole
from language.parse import Parse
from language.tokens import Token
from language.verbs import Verb
from language.words.kinds import listed

_NO = frozenset(
    listed("no nope decline can't cant cannot won't wont unable not nein non nao out skip")
)


_MAYBE = frozenset(listed("maybe tentative vielleicht peut talvez tal quiza quizas"))


_HERE_WORDS = ("i'm in", "im in", "i am in")
_CANNOT = ("can't", "cant", "i can't", "i cant")
_COMING = frozenset(
    listed("make come join attend do be go today tomorrow sorry because this that either anymore "
           "it both unfortunately , . ! ? - : on for to attend either then myself due as")
)  # fmt: skip
_PLAIN = frozenset(("yes", "no", "maybe", "sure", "yep", "yeah", "yup", "nope", "nah"))
_COMMANDS = frozenset(
    listed("schedule move change cancel invite remove announce remind list show undo agenda find "
           "mute unmute")
)  # fmt: skip
_AFTER_NO = frozenset(
    listed("sorry thanks i we he she they it that this can can't cant cannot because but to for "
           "not unfortunately longer more way thank am i'm im we're other problem")
)  # fmt: skip
_NOTHING_SAID = ("idea", "clue", "one", "meeting", "meetings", "link", "need", "point")


def otherwise(parse: Parse, verb: Verb) -> Command | int | None:
    """What a line is that only begins like an answer: a command, or the token where one begins."""
    tokens = parse.tokens
    k = verb.end
    after = at(tokens, k)
    rest = parse.words(k, len(tokens)) or ""
    if verb.words in _HERE_WORDS and not _answers(tokens, k):
        return _somewhere(parse, verb)
    if verb.words.endswith("out") and after.cat in ("of", "next", "this", "from", "until", "in"):
        return _unclear(parse, rest)
    if verb.words in ("going", "i'm going", "not going") and after.cat == "to":
        inner = verbs.match(tokens, k + 1)
        if inner and inner.words not in verbs.NOUNISH:
            return k + 1
    if verb.words in _CANNOT:
        if after.low in ("you", "we") and verb.words in ("can't", "cant"):
            return k + 1
        if after.cat not in ("end", "wd", "day", "short", "int") and after.low not in _COMING:
            return _unclear(parse, rest)
    if verb.words not in _PLAIN:
        return None
    begin = verbs.skip_politeness(tokens, k)
    found = verbs.match(tokens, begin)
    if found and found.name in _COMMANDS and found.words not in verbs.NOUNISH and (
        found.name != "schedule" or _timed(tokens, begin)
    ) and found.end < len(tokens):  # fmt: skip
        return begin
    if verb.words == "no" and after.cat in ("word", "int", "num") and after.low not in _AFTER_NO:
        if after.low in _NOTHING_SAID:
            return _unclear(parse, rest)
        if _timed(tokens, k + 1):
            why = "Say “cancel” with its title to take a meeting off, or “no to” it to decline."
            return parse.command("rsvp", answer="no", not_understood=(rest,), why=why)
    return None


def _timed(tokens: list[Token], k: int) -> bool:
    return any(t.cat in ("day", "wd", "clock", "ap", "next", "this", "part", "wds", "every")
               for t in tokens[k:])  # fmt: skip


_BEHIND_IN = frozenset(("end", "for", "to", ",", ".", "!", "?", "-", "short", "day", "wd", "on",
                        "and", ":", ";", "with"))  # fmt: skip


def _answers(tokens: list[Token], k: int) -> bool:
    """Whether "i'm in" is an answer by what stands behind it."""
    after = at(tokens, k)
    return (
        after.cat in _BEHIND_IN
        or (after.cat == "int" and at(tokens, k + 1).cat == "end")
        or after.low in ("too", "as", "there", "also", "please", "thanks", "if", "but", "this")
        or not after.low.isascii()
    )  # fmt: skip


def _unclear(parse: Parse, words: str) -> Command:
    why = "Say “yes to” or “no to” with a title to answer an invitation."
    return parse.command("rsvp", not_understood=(words,), why=why)


def _somewhere(parse: Parse, verb: Verb) -> Command:
    """ "i'm in Tokyo" names a zone, "i'm in a meeting" is no answer."""
    from language import zones

    tokens, reader = parse.tokens, parse.reader
    k = verb.end
    found = zones.read(tokens, k, parse.line.flat, reader.now, reader.home, after_clock=True)
    if found is None or not found[1].zone:
        return _unclear(parse, parse.words(k - 1, len(tokens)) or "")
    place = parse.line.cut(k, found[0])
    left = parse.words(found[0], len(tokens))
    if left and left.lower() not in ("now", "again", "today", "time", "currently", "at the moment"):
        why = (
            f"A time zone is kept until it is changed. Say “timezone {place}”, and later change it."
        )
        return parse.command("timezone", not_understood=(left,), why=why)
    return parse.command("timezone", text=place, zone=found[1].zone)


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
