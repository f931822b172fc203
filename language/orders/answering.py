"""Lines that answer an invitation: yes, no, maybe, late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from language.clauses import verbs
from language.clauses.reasons import find_reason
from language.clauses.verbs import Verb
from language.line.numbers import at, whole
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command, Scope, Target
from language.orders.asking import noted
from language.orders.own_settings import used
from language.times.durations import length
from language.words.commands import ANSWER_OF
from language.words.kinds import listed

_HERE_WORDS = ("i'm in", "im in", "i am in")
_CANNOT = ("can't", "cant", "i can't", "i cant", "i cannot", "cannot")
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
    ) and found.end < len(tokens) and not (
        found.words == "drop" and at(tokens, found.end).cat in ("at", "off")
    ):  # fmt: skip
        return begin
    if verb.words == "no" and after.cat in ("word", "int", "num") and after.low not in _AFTER_NO:
        if after.low in _NOTHING_SAID:
            return _unclear(parse, rest)
        if after.low in ("wait", "hold", "hm", "hmm", "hang", "stop"):
            return _unclear(parse, rest)
        if _timed(tokens, k + 1):
            return _called_off(parse, k)
    return None


def _called_off(parse: Parse, k: int) -> Command:
    """ "no standup tomorrow": it is to be cancelled, unless it is declined ("for me")."""
    tokens = parse.tokens
    words = [token.low for token in tokens[k:]]
    if "me" in words or "i" in words:
        why = "Say “cancel” with its title to take a meeting off, or “no to” it to decline."
        return parse.command("rsvp", answer="no", not_understood=(" ".join(words),), why=why)
    end, reason = find_reason(parse, k, len(tokens))
    if reason is None:
        end, reason = noted(parse, k, end)
    target, scope, _ = parse.target(k, end)
    said = parse.line.cut(k - 1, min(k + 1, end))
    return parse.command("cancel", target=target, scope=scope, text=reason,
                         assumed=(f"“{said}” is read as cancelling it",))  # fmt: skip


def _timed(tokens: list[Token], k: int) -> bool:
    return any(t.cat in ("day", "wd", "clock", "ap", "next", "this", "part", "wds", "every", "mo",
                         "nth", "iso", "slash", "dotted", "coming")
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


_PRESENTLY = frozenset(("now", "again", "today", "time", "currently", "at the moment",
                        "from now on", "these days", "for good", "permanently"))  # fmt: skip


def _somewhere(parse: Parse, verb: Verb) -> Command:
    """ "i'm in Tokyo" names a zone, "i'm in a meeting" is no answer."""
    from language.times import zones

    tokens, reader = parse.tokens, parse.reader
    k = verb.end
    found = zones.read(tokens, k, parse.line.flat, reader.now, reader.home, after_clock=True)
    if found is None or not found[1].zone:
        return _unclear(parse, parse.words(k - 1, len(tokens)) or "")
    place = parse.line.cut(k, found[0])
    left = parse.words(found[0], len(tokens))
    asking = next((n for n in range(found[0], len(tokens)) if tokens[n].low == "use"), None)
    if asking is not None and used(parse, asking) is not None:
        left = None
    if left and left.lower() not in _PRESENTLY:
        why = (
            f"A time zone is kept until it is changed. Say “timezone {place}”, and later change it."
        )
        return parse.command("timezone", not_understood=(left,), why=why)
    return parse.command("timezone", text=place, zone=found[1].zone)


_ATTEND = frozenset(
    listed("come attend join make be there participate venir kommen dabei sein asistir participar "
           "comparecer go")
)  # fmt: skip
_OBJECT = frozenset(listed("make accept decline attending attend join skip maybe tentative do"))
_SHORT = {"y": "yes", "n": "no", "accepted": "yes", "declined": "no"}


def rsvp(parse: Parse, verb: Verb) -> Command:
    """ "yes to 1", "late 5 min", "no sorry, dentist", "can't make it to the standup, dentist"."""
    tokens = parse.tokens
    begin, end = verb.end, len(tokens)
    words = verb.words
    if words == "rsvp":
        while begin < end and tokens[begin].low in ("to", ":"):
            begin += 1
        said = _SHORT.get(at(tokens, begin).low, at(tokens, begin).low)
        if said not in ANSWER_OF:
            target, scope, _ = parse.target(begin, end)
            return parse.command("rsvp", target=target, scope=scope)
        words, begin = said, begin + 1
    answer = ANSWER_OF.get(words, "yes")
    duration = None
    if answer == "late":
        duration, begin, end = _how_late(tokens, begin, end)
    late = next((k for k in range(begin, end) if tokens[k].low == "late"), None)
    if answer == "yes" and late is not None:  # "i'll be there but 10 min late"
        for k in range(begin, late):
            span = length(tokens, k)
            if span and span[0] == late:
                answer, duration, end = "late", span[1].delta, k
                while end > begin and tokens[end - 1].low in ("but", "about", "a", "bit", "around"):
                    end -= 1
                break
    if answer == "yes" and at(tokens, begin).low in ("can't", "cannot"):
        answer = "no"
    target, scope, text = _answered(parse, begin, end, words)
    if answer == "no" and text:
        proposed = _proposed(parse, begin)
        if proposed is not None:
            target = target or proposed.target
            others = (replace(it, target=target, scope=scope) for it in proposed.alternatives)
            return replace(proposed, target=target, scope=scope, alternatives=tuple(others))
    return parse.command(
        "rsvp", answer=answer, target=target, scope=scope, text=text, duration=duration,
        guess="rsvp" if verb.misspelt else None,
    )  # fmt: skip


def _proposed(parse: Parse, begin: int) -> Command | None:
    """ "can't make it thursday, could we do friday at 10?": the move that is proposed behind."""
    tokens = parse.tokens
    for k in range(begin, len(tokens) - 3):
        first, second, third = (at(tokens, k + n).low for n in (1, 2, 3))
        about = second == "about" and first in ("how", "what")
        do = first in ("can", "could", "shall") and second == "we" and third in ("do", "make")
        if tokens[k].cat in (",", ".", ";", "-") and (about or do):
            from language.orders.wishes import instead

            rest = parse.of_tokens(tokens[k + 1 :])
            moved = instead(rest, len(rest.tokens))
            return moved if moved is not None and moved.name == "move" else None
    return None


def _how_late(tokens: list[Token], begin: int, end: int) -> tuple[timedelta | None, int, int]:
    """By how much, and the tokens that are left to say for what."""
    for k in range(begin, end):
        span = length(tokens, k)
        number = whole(tokens, k)
        if span:
            return span[1].delta, span[0], end
        if number and tokens[k].cat == "int" and at(tokens, number[0]).cat in ("end", ",", "to",
                                                                               "for"):  # fmt: skip
            return timedelta(minutes=number[1]), number[0], end
        if tokens[k].cat not in ("by", "approx", "a", "-", "of", "de", "few") and (
            tokens[k].low not in ("about", "de", "um", "von", "con", "com", "maybe", "like")
        ):
            break
    for k in range(begin, end):
        span = length(tokens, k)
        if span:
            return span[1].delta, begin, k - (tokens[k - 1].cat == "by")
    return None, begin, end


def missed(parse: Parse) -> Command | None:
    """ "double booked at 3 so can't make the retro": a no that stands behind its reason."""
    tokens = parse.tokens
    for k in range(1, len(tokens)):
        if tokens[k].low not in ("can't", "cant", "cannot", "won't", "wont", "i", "shan't"):
            continue
        found = verbs.match(tokens, k)
        if found and ANSWER_OF.get(found.words) == "no" and found.words.split()[-1] in (
            "make", "it", "attend", "join", "come",
        ):  # fmt: skip
            command = rsvp(parse, found)
            while k > 1 and tokens[k - 1].low in ("so", "and", "i", ",", "-", "therefore", "thus"):
                k -= 1
            return replace(command, text=command.text or parse.words(0, k))
    return None


def _answered(
    parse: Parse, begin: int, end: int, words: str
) -> tuple[Target | None, Scope | None, str | None]:
    """Part what is answered from the note behind it."""
    tokens = parse.tokens
    first = begin
    if ANSWER_OF.get(words) == "maybe":  # "not sure if i can make the retro"
        first = next((k for k in range(begin, min(end, begin + 6)) if tokens[k].low in _ATTEND),
                     begin)  # fmt: skip
    if first > begin or words in _CANNOT or words.split()[-1] in ("to", "cannot", "not", "nicht"):
        while first < end and (
            tokens[first].low in _ATTEND
            or (tokens[first].cat == "to" and at(tokens, first + 1).low in _ATTEND)
            or (tokens[first].low == "it" and at(tokens, first - 1).low == "make")
        ):
            first += 1
    if words in _PLAIN:  # "yes i'd love to come to the lunch"
        polite = verbs.skip_politeness(tokens, begin)
        said = verbs.match(tokens, polite)
        if said is not None and ANSWER_OF.get(said.words) == "yes":  # "yes i will come to it"
            first = said.end
        while first > begin and at(tokens, first).cat in ("to", "in", "at"):
            first += 1
        doing = at(tokens, polite).low == "do" and at(tokens, polite + 1).cat == "the"
        if polite > begin and (doing or at(tokens, polite).low in _ATTEND):
            first = polite + 1
            while first < end and tokens[first].cat in ("to", "in", "at"):
                first += 1
    attending = first > begin and at(tokens, first).cat not in (",", "-", ".", ";")
    begin = first
    stop, reason = find_reason(parse, begin, end)
    named = at(tokens, begin)
    pointed = (
        attending
        or named.cat in ("to", "for", "on", "int", "short", "this", "day", "wd", "the")
        or named.low in ("it", "that", "both", "all", "about")
        or words.split()[-1] in _OBJECT
    )
    if not pointed:
        return None, None, parse.words(begin, end) or reason
    if named.cat in ("to", "for", "on", "approx"):
        begin += 1
    comma = next(
        (k for k in range(begin, stop) if tokens[k].cat in (",", "-", ";", ".") and not (
            tokens[k].glued and at(tokens, k + 1).glued)), stop
    )  # fmt: skip
    target, scope, _ = parse.target(begin, comma)
    text = reason if comma >= stop else parse.words(comma + 1, end)
    return target, scope, text
