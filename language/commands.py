"""A line of text to a command: the one door of this package."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from language import flags, verbs
from language.bare import bare
from language.clauses import STRONG, denied, main_clause, order, second, unwanted
from language.conditions import condition, contrast
from language.courtesy import courtesy, without_greeting, without_noise, without_thanks
from language.days import Reader
from language.families import FAMILIES
from language.foreign import turned
from language.materials import material
from language.model import Command, Habits, Known
from language.names import known_words, lock
from language.news import LOOSE, MEETINGS, other_thing, tells
from language.numbers import at
from language.parse import Parse
from language.reasons import cut_tail
from language.titled import dated, on_behalf, sets_option, titled
from language.tokens import Line, tokenise
from language.verbs import Verb
from language.wishes import TRIGGERS, WEAK, instead, wished
from language.words.kinds import listed

LONGEST = 20_000  # characters; what lies beyond is no command


_USUAL = Habits()


_SPEAKING = frozenset(("announce", "rsvp", "help", "poll", "thanks"))
# Without one of these words nobody is to come or to stay away.
COMPANY = frozenset(
    listed("join attend come joining attending coming get put bring pull have throw stick slot "
           "loop rope need want mark count sign be longer needed forward fwd share send")
)  # fmt: skip
_EXPLAINED = frozenset(("cancel", "move", "rsvp"))  # what stands before them says why
_ELSEWHERE = frozenset(listed("weather wifi menu traffic score temperature lottery canteen"))
_JOINED = (STRONG - {"schedule"}) | {"rsvp", "list", "find", "mute"}
_DENYING = frozenset(("don't", "dont", "never", "do", "not"))
_SWITCHING = frozenset(
    listed(
        "no don't dont do stop turn switch disable remove delete cancel revoke drop kill without "
        "never get clear skip deactivate unsubscribe opt mute quit enable activate start resume "
        "keine kein sans plus sin sem nicht pas"
    )
)
_TAKING = frozenset(
    listed(
        "drop delete remove kick uninvite disinvite take throw pull get lose leave cut supprime enleve "
        "streiche quita elimina tire"
    )
)
_ASKING = frozenset(
    listed(
        "who who's whos who're wer qui quien quienes quem is are was were am any anything "
        "something how how's hows do have "
        "did got there's what what's whats past previous old earlier tell give send get share "
        "will can could need where's wheres where"
    )
)


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
        lock(line, names)
    parse = Parse(text, line, reader, names, locale)
    del line.tokens[: without_greeting(line.tokens)]
    said = flags.take(line.tokens)
    command = turned(parse) if line.tongue != "en" or len(line.tokens) < 5 else None
    command = command or _read(parse)
    if said:
        dry, quiet = command.dry_run or "dry run" in said, command.quiet or "quietly" in said
        command = replace(command, dry_run=dry, quiet=quiet)
    return command


def _body(text: str) -> str:
    """Without the subject line of a mail that was answered ("Re: moving our sync")."""
    first, newline, rest = text.partition("\n")
    if newline and rest.strip() and first.strip().lower().startswith(("re:", "aw:", "sv:")):
        return rest
    return text


def _said_first(parse: Parse) -> Command | None:
    """Lines whose first words are no verb: switches and questions."""
    tokens = parse.tokens
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
        nothing = denied(parse, begin)
        if nothing is not None:
            return nothing
    if begin and tokens[begin - 1].low == "need":  # "i need the link of it"
        begin, low = begin - 1, "need"
    if at(tokens, 0).low in ("should", "do", "does", "did", "must"):
        from language.questions import doubted

        doubt = doubted(parse, 0)
        if doubt is not None:
            return doubt
    if low in ("when", "what"):
        from language.questions import together

        meeting_up = together(parse, begin)
        if meeting_up is not None:
            return meeting_up
    if low in _ASKING:
        from language.questions import asked

        return asked(parse, begin)
    return None


def _read(parse: Parse) -> Command:
    if name := courtesy(parse.tokens):
        return parse.command(name, answer="hello" if name == "help" else None)
    hanging = condition(parse)
    if hanging is not None:
        return hanging
    unasked = unwanted(parse)
    if unasked is not None:
        return unasked
    clause = main_clause(parse)
    if isinstance(clause, Command):
        return clause
    parse, said = clause
    if contrast(parse) and not _planned(parse):
        moved = instead(parse)
        if moved is not None:
            return moved
    verb = order(parse.tokens, 0)
    said = said or (cut_tail(parse, verb) if verb else None)
    command = _one(parse)
    if said and command.text is None and command.name in _EXPLAINED:
        return replace(command, text=said)
    return command


def _one(parse: Parse) -> Command:
    """Read a line of one clause."""
    reminded = _reminded(parse)
    if reminded is not None:
        return reminded
    if any(token.low in TRIGGERS for token in parse.tokens) and (
        parse.tokens[0].low not in ("which", "who", "what", "when", "where")
    ):
        opening = verbs.find(list(parse.tokens))
        if opening is None or opening.words in WEAK:
            wish = wished(parse)
            if wish is not None:
                return wish
    if any(token.low in COMPANY for token in parse.tokens):
        from language.attending import attending

        company = attending(parse)
        if company is not None:
            return company
    left = material(parse, verbs.skip_politeness(parse.tokens, 0)) or material(parse, 0)
    if left is not None:
        return left
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
        floor = verb.end if verb else 1
        del parse.tokens[max(without_thanks(parse.tokens), floor) :]
        if verb is not None and verb.name in STRONG - {"schedule"}:
            del parse.tokens[without_noise(parse.tokens, floor) :]
    joined = verb is not None and verb.name in _JOINED
    two = second(parse, verb) if verb and joined else None
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
        return bare(parse)
    if verb.words in ("cancel that", "cancel this") and at(parse.tokens, verb.end).low == "one":
        verb = Verb("cancel", verb.begin, verb.begin + 1, "cancel")
    if verb.words == "open" and at(parse.tokens, verb.end).cat in ("int", "number", "short"):
        verb = Verb("show", verb.begin, verb.end, "show")
    if verb.name == "rsvp" and not verb.misspelt:
        from language.answering import otherwise

        other = otherwise(parse, verb)
        if isinstance(other, int):
            rest = parse.part(other, len(parse.tokens))
            return _one(Parse(parse.text, rest, parse.reader, parse.known, parse.locale))
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
        return bare(parse)
    if verb.name == "for" and not on_behalf(parse, verb):
        return bare(parse)
    if (
        verb.words == "make"
        and at(parse.tokens, verb.end).cat != "a"
        and at(parse.tokens, verb.end).low not in ("new", "meeting", "appointment")
    ):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name == "move" and at(parse.tokens, verb.end).cat == "a":
        verb = Verb("schedule", verb.begin, verb.end, verb.words)  # "shove a 1:1 in for friday"
    if verb.words == "put" and at(parse.tokens, verb.end).low in ("it", "that", "this") and (
        at(parse.tokens, verb.end + 1).cat in ("on", "to", "at", "day", "wd", "back")
    ):  # fmt: skip
        verb = Verb("move", verb.begin, verb.end, "move")  # "put it on the 3rd"
    if verb.words == "set" and sets_option(parse, verb):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name == "schedule" and verb.words == "find time for":
        verb = Verb("free", verb.begin, verb.end, verb.words)
    if verb.words in ("when are", "when is", "when's") and any(
        token.low in ("free", "available", "busy") for token in parse.tokens
    ):
        verb = Verb("free", verb.begin, verb.end, verb.words)
    if verb.name == "next" and verb.words == "next" and dated(parse, verb):
        return bare(parse)
    if verb.words == "make" and any(t.low in ("cohost", "cohosts") for t in parse.tokens):
        verb = Verb("change", verb.begin, verb.end, verb.words)
    if verb.name in ("invite", "start") and _plans(parse, verb):
        return _plan_from(parse, verb)
    if verb.name == "announce":
        from language.telling import told_me

        wanted = told_me(parse, verb)
        if wanted is not None:
            return _wanted(parse, wanted)
    command = FAMILIES[verb.name](parse, verb)
    if command.name in ("list", "agenda", "find") and any(
        token.low in _ELSEWHERE for token in parse.tokens
    ):
        words = parse.words(0, len(parse.tokens)) or parse.text
        return parse.command("unknown", not_understood=(words,))
    if command.name == "schedule" and _no_plan(parse, verb, command):
        words = parse.words(0, len(parse.tokens)) or parse.text
        return parse.command("unknown", not_understood=(words,))
    if _has_only(parse, verb) and command.start is None and command.recurrence is None:
        words = parse.words(0, len(parse.tokens)) or parse.text
        return parse.command("unknown", not_understood=(words,))
    if verb.misspelt and command.guess is None:
        return replace(command, guess=command.name)
    return command


def _no_plan(parse: Parse, verb: Verb, command: Command) -> bool:
    """Whether a line whose verb may plan anything ("get", "book") plans no meeting."""
    if other_thing(parse, verb.end) or tells(parse, command, bare=False):
        return verb.words not in ("schedule", "meet")
    if verb.words not in LOOSE or verb.end >= len(parse.tokens):
        return False
    said = (command.start, command.date, command.clock, command.recurrence, command.duration,
            command.people, command.question, command.why, command.not_understood)  # fmt: skip
    return not any(said) and not command.instant and not _noun(command.title)


def _noun(title: str | None) -> bool:
    return any(word in MEETINGS for word in (title or "").lower().split())


_NUDGES = frozenset(("reminder", "reminders", "heads", "nudge", "shout", "warning", "ping"))


def _reminded(parse: Parse) -> Command | None:
    """ "I'd like a reminder one day before the audit", "give me a 5 minute heads up before it"."""
    tokens = parse.tokens
    k = next((n for n in range(1, len(tokens)) if tokens[n].low in _NUDGES), None)
    if k is None or not any(token.cat in ("before", "u") for token in tokens):
        return None
    opening = verbs.find(list(tokens))
    if opening is not None and (opening.name != "schedule" or opening.words not in _WISHING):
        return None
    begin = opening.end if opening else 0
    size = 2 if tokens[k].low == "heads" and at(tokens, k + 1).low == "up" else 1
    if tokens[k].low == "heads" and size == 1:
        return None
    while begin < k and tokens[begin].cat in ("a", "the") or at(tokens, begin).low in _WISHED:
        begin += 1
    kept = [tokens[k], *tokens[begin:k], *tokens[k + size :]]
    line = Line(parse.line.clean, parse.line.flat, kept, parse.line.tongue, False)
    inner = Parse(parse.text, line, parse.reader, parse.known, parse.locale)
    command = FAMILIES["remind"](inner, Verb("remind", 0, 1, "remind"))
    return command if command.leads else None


_WISHING = frozenset(("give me", "get", "need", "get me", "have", "have a", "put", "make", "set"))
_WISHED = frozenset(listed("i i'd id we we'd would like want need two a an the please can could "
                           "have get me us love"))  # fmt: skip


def _planned(parse: Parse) -> bool:
    """ "lunch tomorrow at 12" without a verb and not "instead": something new."""
    lows = {token.low for token in parse.tokens}
    cats = {token.cat for token in parse.tokens}
    return bool(cats & {"day", "wd"}) and "instead" not in parse.text.lower() and not (
        lows & {"is", "be", "has", "starts", "rather"}
    )  # fmt: skip


def _wanted(parse: Parse, k: int) -> Command:
    """What somebody wants to be told."""
    rest = parse.part(k, len(parse.tokens))
    inner = Parse(parse.text, rest, parse.reader, parse.known, parse.locale)
    if at(rest.tokens, 0).low in ("my", "our", "the", "your"):
        listed_ = FAMILIES["agenda"](inner, Verb("agenda", 0, 0, "what do i have"))
        if listed_.window is not None:
            return listed_
    return _one(inner)


def _has_only(parse: Parse, verb: Verb) -> bool:
    """ "I have a question": no wish, unless a time is named."""
    return verb.words in ("have", "have a") and at(parse.tokens, verb.begin - 1).low in (
        "i", "we", "you", "they",
    ) and verb.begin > 0  # fmt: skip


def _plans(parse: Parse, verb: Verb) -> bool:
    """ "start a call here", "add a meeting tomorrow 3pm" plan something new."""
    tokens = parse.tokens
    first, second = at(tokens, verb.end), at(tokens, verb.end + 1)
    if first.cat == "a" and second.low in ("new", "quick", "short", "recurring", "weekly", "daily"):
        second = at(tokens, verb.end + 2)
    if first.low == "an" and second.low in ("instant", "ad"):
        return True
    if verb.words == "add" and first.low in ("mtg", "meeting", "event", "appointment", "call"):
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
