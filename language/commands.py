"""A line of text to a command: the one door of this package."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from language import verbs
from language.courtesy import courtesy, without_greeting, without_thanks
from language.days import Reader
from language.families import FAMILIES
from language.model import Command, Habits, Known
from language.numbers import at
from language.parse import Parse
from language.scan import known_words
from language.titled import dated, on_behalf, sets_option, titled
from language.tokens import Line, Token, fold, tokenise
from language.verbs import Verb
from language.words.kinds import listed

LONGEST = 20_000  # characters; what lies beyond is no command


_USUAL = Habits()


_SPEAKING = frozenset(("announce", "rsvp", "help", "poll", "thanks"))
_NEGATIONS = frozenset(("can't", "cant", "cannot", "won't", "wont", "shan't"))
_CHANGED = frozenset(listed("moved rescheduled postponed shifted preponed delayed"))
_BEING = frozenset(("be", "been", "was", "were", "is", "are", "got", "gets"))
_STRONG = frozenset(
    listed("schedule move change cancel invite remove announce remind undo start end")
)  # fmt: skip
_ACTING = frozenset(
    listed("add invite remove cancel delete move reschedule tell announce remind rename extend "
           "shorten notify schedule book postpone uninvite push make")
)  # fmt: skip
_DENYING = frozenset(("don't", "dont", "never", "do", "not"))
_TELLING = frozenset(
    listed("brb afk gtg bbl it's there's is are was were i'm im we're he's she's they're i've "
           "has have had isn't aren't "
           "won't bin ist sind war suis sommes est sont estoy esta estou")
)  # fmt: skip
_COUNTS = frozenset(("int", "num", "a", "dur", "dec", "couple", "half"))
_FLAGS = frozenset(("dry run", "quietly"))
_SWITCHING = frozenset(
    listed(
        "no don't dont do stop turn switch disable remove delete cancel revoke drop kill without "
        "never get clear skip deactivate unsubscribe opt mute quit enable activate start resume "
        "keine kein sans plus sin sem nicht pas"
    )
)
_TAKING = frozenset(
    listed(
        "drop delete remove kick uninvite disinvite take throw pull get cut supprime enleve "
        "streiche quita elimina tire"
    )
)
_ASKING = frozenset(
    listed(
        "who who's whos who're wer qui quien quienes quem is are was were am any anything "
        "something how how's hows do have "
        "did got there's what what's whats past previous old earlier tell give send get share "
        "will can could need where's where"
    )
)


_DAYWORDS = frozenset(("day", "wd", "mo", "part", "wds", "fest", "clk", "freq", "u", "word?"))


def read(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    locale: str | None = None,
    *,
    known: Known | None = None,
    habits: Habits | None = None,
) -> Command:
    """Return what ``text`` asks for; never raises.

    ``now`` is aware, ``zone`` the reader's. ``locale`` with a country ("en_GB") settles slashed
    dates and the first day of the week. ``known`` names win over words that look like times.
    """
    if not text.strip() or not any(char.isalnum() or char == "?" for char in text[:LONGEST]):
        return Command("", text)
    line = tokenise(_body(text[:LONGEST]), locale)
    reader = Reader(now, zone, locale, habits or _USUAL, line.tongue)
    names = known_words(known)
    if names:
        _lock(line, names)
    parse = Parse(text, line, reader, names, locale)
    del line.tokens[: without_greeting(line.tokens)]
    flags = _flags(line.tokens)
    command = _read(parse)
    if flags:
        dry, quiet = command.dry_run or "dry run" in flags, command.quiet or "quietly" in flags
        command = replace(command, dry_run=dry, quiet=quiet)
    return command


def _body(text: str) -> str:
    """Without the subject line of a mail that was answered ("Re: moving our sync")."""
    first, newline, rest = text.partition("\n")
    if newline and rest.strip() and first.strip().lower().startswith(("re:", "aw:", "sv:")):
        return rest
    return text


def _lock(line: Line, names: frozenset[str]) -> None:
    """Take words that are part of a known name or title for that, though they look like times."""
    tokens = line.tokens
    for name in names:
        words = name.split()
        if not words:
            continue
        for k in range(len(tokens) - len(words) + 1):
            if all(fold(tokens[k + n].text) == word for n, word in enumerate(words)):
                before, after = at(tokens, k - 1), at(tokens, k + len(words))
                if (
                    len(words) == 1
                    and tokens[k].cat in _DAYWORDS
                    and (
                        after.cat in ("int", "nth")
                        or before.cat in ("int", "nth", "on", "next", "this", "in")
                        or not tokens[k].text[:1].isupper()
                    )
                ):
                    continue
                for token in tokens[k : k + len(words)]:
                    if token.cat in _DAYWORDS:
                        token.cat = "name"


def _flags(tokens: list[Token]) -> frozenset[str]:
    """Take "dry run" and "quietly" from both ends of a line, for any command."""
    found: set[str] = set()
    begin = verbs.skip_politeness(tokens, 0)
    while at(tokens, begin).cat in _FLAGS and not verbs.match(tokens, begin):
        end = begin + 1
        while at(tokens, end).low in (":", ",", "-", "of", "please"):
            end += 1
        if end >= len(tokens):
            return frozenset()
        found.add(tokens[begin].cat)
        del tokens[begin:end]
    while True:
        end = len(tokens)
        while end > 1 and tokens[end - 1].low in (")", ".", "!", "please", "pls", "-"):
            end -= 1
        if end < 2 or tokens[end - 1].cat not in _FLAGS:
            return frozenset(found)
        found.add(tokens[end - 1].cat)
        end -= 1
        while end > 1 and tokens[end - 1].low in ("(", ",", "-", "but", "as", "a", ".", "and"):
            end -= 1
        del tokens[end:]


def _said_first(parse: Parse) -> Command | None:
    """Lines whose first words are no verb: courtesies, switches and questions."""
    tokens = parse.tokens
    if name := courtesy(tokens):
        return parse.command(name, answer="hello" if name == "help" else None)
    begin = verbs.skip_politeness(tokens, 0)
    low = at(tokens, begin).low.partition(" ")[0]
    sign = tokens[0].cat
    if sign in ("+", "-") and at(tokens, 1).glued and any(
        token.cat in ("to", "from", "short", "for") for token in tokens
    ):  # fmt: skip
        from language.inviting import inviting

        name = "invite" if sign == "+" else "remove"
        return inviting(parse, Verb(name, 0, 0, name))
    letting = next((k for k in range(min(begin + 1, len(tokens))) if tokens[k].low == "let"), None)
    if letting is not None and any(t.low == "know" for t in tokens[letting : letting + 8]):
        from language.telling import let_know

        known = let_know(parse, letting)
        if known is not None:
            return known
    if low in _SWITCHING:
        from language.switches import switched

        command = switched(parse, begin)
        if command is not None:
            return command
    if low in _DENYING:
        denied = _denied(parse, begin)
        if denied is not None:
            return denied
    if begin and tokens[begin - 1].low == "need":  # "i need the link of it"
        begin, low = begin - 1, "need"
    if low in _ASKING:
        from language.questions import asked

        return asked(parse, begin)
    return None


def _denied(parse: Parse, begin: int) -> Command | None:
    """ "do not cancel the demo" asks for nothing."""
    tokens = parse.tokens
    k = begin + 1
    if tokens[begin].low == "do" and at(tokens, k).low == "not":
        k += 1
    elif tokens[begin].low == "do":
        return None
    while at(tokens, k).low in ("to", "please", "ever", "you"):
        k += 1
    verb = verbs.match(tokens, k)
    if verb is None or verb.name not in _STRONG:
        return None
    words = parse.words(begin, len(tokens)) or parse.text
    return parse.command("unknown", not_understood=(words,))


def _second(parse: Parse, verb: Verb) -> str | None:
    """The words of a second command in the line ("... and add tom")."""
    tokens = parse.tokens
    for k in range(verb.end + 1, len(tokens) - 1):
        if tokens[k].cat not in ("and", ";", ".", ",") and tokens[k].low != "then":
            continue
        begin = k + 1
        while begin < k + 4 and at(tokens, begin).low in ("then", "also", "please", "and"):
            begin += 1
        if tokens[k].cat == "," and begin == k + 1:
            continue
        other = verbs.match(tokens, begin)
        if other and other.name in _STRONG and other.words not in verbs.NOUNISH and (
            other.words.split()[0] in _ACTING and other.end < len(tokens)
        ):  # fmt: skip
            return parse.line.cut(k, len(tokens))
    return None


def _read(parse: Parse) -> Command:
    first = _said_first(parse)
    if first is not None:
        return first
    verb = verbs.find(parse.tokens)
    if any(token.cat in (":", "=") for token in parse.tokens) and (
        verb is None or verb.name == "schedule" or at(parse.tokens, verb.end).cat in (":", "=")
    ):
        from language.labelled import labelled

        pasted = labelled(parse)
        if pasted is not None:
            return pasted
    if verb is None or verb.name not in _SPEAKING:
        del parse.tokens[max(without_thanks(parse.tokens), verb.end if verb else 0) :]
    two = _second(parse, verb) if verb and verb.name in _STRONG - {"schedule"} else None
    if verb is not None and two is not None:
        why = "Those are two things; say them one after the other."
        return parse.command(verb.name, not_understood=(two,), why=why)
    taker = verb.begin if verb else verbs.skip_politeness(parse.tokens, 0)
    if at(parse.tokens, taker).low.partition(" ")[0] in _TAKING:
        from language.inviting import taken_off

        removed = taken_off(parse, taker)
        if removed is not None:
            return removed
    if verb is None:
        return _bare(parse)
    if verb.name == "rsvp" and not verb.misspelt:
        from language.answering import otherwise

        other = otherwise(parse, verb)
        if isinstance(other, int):
            rest = parse.part(other, len(parse.tokens))
            return _read(Parse(parse.text, rest, parse.reader, parse.known, parse.locale))
        if other is not None:
            return other
    if verb.misspelt or verb.words in verbs.NOUNISH or verb.words.split()[0] in ("show", "what's"):
        title_line = titled(parse, verb)
        if title_line is not None:
            return title_line
    if verb.words == "late" and at(parse.tokens, verb.end).cat in (
        "part",
        "u",
        "day",
        "wd",
        "next",
    ):
        return _bare(parse)
    if verb.name == "for" and not on_behalf(parse, verb):
        return _bare(parse)
    if (
        verb.words == "make"
        and at(parse.tokens, verb.end).cat != "a"
        and at(parse.tokens, verb.end).low not in ("new", "meeting", "appointment")
    ):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.words == "set" and sets_option(parse, verb):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name == "schedule" and verb.words == "find time for":
        verb = Verb("free", verb.begin, verb.end, verb.words)
    if verb.words in ("when are", "when is", "when's") and any(
        token.low in ("free", "available", "busy") for token in parse.tokens
    ):
        verb = Verb("free", verb.begin, verb.end, verb.words)
    if verb.name == "next" and verb.words == "next" and dated(parse, verb):
        return _bare(parse)
    if verb.words == "make" and any(t.low in ("cohost", "cohosts") for t in parse.tokens):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name in ("invite", "start") and _plans(parse, verb):
        return _plan_from(parse, verb)
    command = FAMILIES[verb.name](parse, verb)
    if _has_only(parse, verb) and command.start is None and command.recurrence is None:
        words = parse.words(0, len(parse.tokens)) or parse.text
        return parse.command("unknown", not_understood=(words,))
    if verb.misspelt and command.guess is None:
        return replace(command, guess=command.name)
    return command


def _has_only(parse: Parse, verb: Verb) -> bool:
    """ "I have a question": no wish, unless a time is named."""
    return verb.words in ("have", "have a") and at(parse.tokens, verb.begin - 1).low in (
        "i", "we", "you", "they",
    ) and verb.begin > 0  # fmt: skip


def _bare(parse: Parse) -> Command:
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
    """Lines whose verb stands further on: "the demo must be moved to 4", "10 min before retro"."""
    tokens = parse.tokens
    lows = {token.low for token in tokens}
    if lows & _NEGATIONS:
        from language.answering import missed

        answer = missed(parse)
        if answer is not None:
            return answer
    if lows & _BEING or lows & _CHANGED:
        from language.passives import passive

        done = passive(parse)
        if done is not None:
            return done
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


def _plans(parse: Parse, verb: Verb) -> bool:
    """ "start a call here", "add a meeting tomorrow 3pm" plan something new."""
    tokens = parse.tokens
    first, second = at(tokens, verb.end), at(tokens, verb.end + 1)
    if first.cat == "a" and second.low in ("new", "quick", "short", "recurring", "weekly", "daily"):
        second = at(tokens, verb.end + 2)
    if first.low == "an" and second.low in ("instant", "ad"):
        return True
    return first.cat == "a" and second.low in (
        "call",
        "meeting",
        "session",
        "huddle",
        "chat",
        "webex",
        "event",
        "appointment",
        "mtg",
        "sync",
    )


def _plan_from(parse: Parse, verb: Verb) -> Command:
    from language.planning import schedule_with

    command, _ = schedule_with(parse, verb)
    if verb.name == "start" and command.start is None and command.recurrence is None:
        command = replace(command, instant=command.why is None, title=_real_title(command.title))
    return command


def _real_title(title: str | None) -> str | None:
    return (
        None
        if title and title.lower() in ("call", "call here", "a call", "chat", "huddle")
        else title
    )
