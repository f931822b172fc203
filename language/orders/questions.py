"""Questions about what is planned: "who is coming?", "is it still on?", "anything on friday?"."""

from __future__ import annotations

from dataclasses import replace

from language.clauses.verbs import Verb, match
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command, Target
from language.naming.targets import target_of
from language.orders.listing import listing
from language.words.kinds import listed

_ANSWERING = frozenset(
    listed(
        "coming comes joining going in invite answer reply respond attending accepted accepts "
        "declined declines rejected invited answered responded replied said confirmed there "
        "hosting hosts host organizer organiser organizing organising leading running make making "
        "come join attend attends late out yes no maybe invitees participants on kommt dabei "
        "vient viennent participe viene vienen vem participa teilnimmt"
    )
)
_WHO = frozenset(listed("who who's whos who're wer qui quien quienes quem"))
_SMALL = frozenset(
    listed(
        "is are was were will be 's has have had did does do hasn't hasnt isn't isnt won't wont "
        "can can't cant all else not for to of at the a yet so far still already everyone "
        "everybody actually by about that zum zur au aux beim bei ao"
    )
)
_STATE = frozenset(
    listed(
        "still on happening cancelled canceled moved scheduled planned confirmed off over live "
        "running recurring recorded going ahead taking place ready postponed rescheduled starting "
        "started finished ended open booked valid locked public active real today tomorrow now "
        "happen take start end been already right ok"
    )
)
_NAMELESS = frozenset(listed("ok okay fine good possible alright everyone anyone anybody free time "
                             "that cool everybody somebody"))  # fmt: skip
_NOUNS = frozenset(listed("meeting meetings call calls event events appointment appointments mtgs "
                          "mtg session sessions one ones"))  # fmt: skip
_PLURAL = frozenset(listed("meetings calls events appointments agenda calendar mtgs sessions "
                           "reunions termine reuniones reunioes"))  # fmt: skip
_DETAILS = frozenset(
    listed(
        "link url agenda password passcode pin number id host details dial dial-in address place "
        "room status description length duration topic invitees participants"
    )
)
_DETAIL_FIRST = frozenset(
    listed("tell give send get share what what's whats can could need where's wheres")
)
_BEFORE_DETAIL = frozenset(
    listed(
        "is are me us the its my our you please send give get meeting join dial - in tell have i"
    )
)
_FREE = frozenset(listed("free busy available availability"))
_OPENINGS = tuple(
    tuple(words.split())
    for words in (
        "do i have", "do we have", "have i got", "have we got", "have i", "have we", "is there",
        "are there", "did i have", "did we have", "will there be", "was there", "were there",
        "do i got", "am i having", "are we having", "got", "any", "anything", "something",
        "there's", "have you got", "do we not have", "do i not have", "don't we have",
        "don't i have",
    )
)  # fmt: skip
_EMPTY = frozenset(
    listed("a an any anything something else my the our other more some what all les las los der "
           "die das le la el os as mes meine mis minhas nos nossas unsere de del da du des")
)  # fmt: skip


_RESPONDED = frozenset(
    listed(
        "accepted accept declined decline replied reply responded respond "
        "answered answer confirmed confirm rsvp'd rsvped said agreed"
    )
)
_WHETHER = frozenset(listed("has have had did hasn't hasnt haven't didn't does is are"))
_SUBJECT = frozenset(listed("i we you they u"))
_MEETING_UP = frozenset(listed("meet talk speak chat catch gather sync"))


def asked(parse: Parse, begin: int) -> Command | None:
    """The question that begins at token ``begin``, as the command that answers it."""
    tokens = parse.tokens
    low = tokens[begin].low
    found = match(tokens, begin)
    if low in _WHETHER:
        responded = _responded(parse, begin)
        if responded is not None:
            return responded
    if low in ("what", "whats", "what's") and any(
        token.low in ("decide", "decided", "agree", "agreed", "conclude", "minuted")
        for token in tokens[begin : begin + 5]
    ):
        return _decided(parse, begin)
    if low in _WHO:
        return None if found else _who(parse, begin)
    if low in ("do", "have", "any", "is", "are", "got") and any(
        token.low in ("gap", "gaps") for token in tokens[begin:]
    ):  # fmt: skip
        return parse.command("free", text=parse.words(begin + 1, len(tokens)))
    if any(token.low in _FREE for token in tokens[begin:]) and low in (
        "is", "are", "am", "do", "does", "have", "any", "who", "when", "can", "anything", "what",
    ):  # fmt: skip
        if low == "any" and not any(t.low in ("slot", "slots", "time", "gap") for t in tokens):
            pass
        elif not (found and found.name in ("free", "schedule") and low not in ("do", "have")):
            return parse.command("free", text=parse.words(begin + 1, len(tokens)))
    if low in _DETAIL_FIRST:
        detail = _detail(parse, begin)
        if detail is not None or low in ("what", "what's", "whats"):
            return detail
    opening = _opening(tokens, begin)
    if opening is not None and (found is None or found.name == "schedule" or found.end <= opening):
        return _planned(parse, begin, opening)
    if low in ("how", "how's", "hows"):
        return _how(parse, begin)
    if low in ("is", "are", "was", "were") and found is None:
        return _is(parse, begin)
    if low in ("past", "previous", "old", "earlier"):
        return _past(parse, begin)
    return None


def _responded(parse: Parse, begin: int) -> Command | None:
    """ "has everyone accepted the demo", "did Anil say yes to it" show who answered."""
    tokens = parse.tokens
    end = len(tokens)
    for k in range(begin + 2, min(end, begin + 8)):
        low = tokens[k].low
        if low not in _RESPONDED and low not in ("say", "get"):
            continue
        k += 1
        while at(tokens, k).low in ("yes", "no", "maybe", "back", "to", "for", "the", "on",
                                    "already", "yet"):  # fmt: skip
            k += 1
        if k == begin + 3 and low in ("say", "get"):
            return None
        while end > k and tokens[end - 1].low in ("yet", "?", "already", "so", "far", "now"):
            end -= 1
        target, scope, _ = parse.target(k, end)
        return parse.command("show", target=target, scope=scope)
    return None


def _decided(parse: Parse, begin: int) -> Command:
    """ "what did we decide in the retro" asks for its notes."""
    tokens = parse.tokens
    k = next((n for n in range(begin, len(tokens)) if tokens[n].low in ("in", "at", "during")),
             len(tokens) - 1)  # fmt: skip
    target, scope, _ = parse.target(k + 1, len(tokens))
    return parse.command("notes", target=target, scope=scope)


def doubted(parse: Parse, begin: int) -> Command | None:
    """ "should we cancel it?", "do we really need it?" only wonder, whoever is asked."""
    tokens = parse.tokens
    first, second = at(tokens, begin), at(tokens, begin + 1)
    wondering = first.low in ("should", "shall", "do", "does", "did", "must", "why") and (
        second.low in _SUBJECT or second.low in ("anyone", "everyone")
    )
    if not wondering:
        return None
    if first.low in ("do", "does", "did") and at(tokens, begin + 2).low not in (
        "really", "still", "actually", "need", "want", "even", "like", "think", "prefer", "guys",
    ):  # fmt: skip
        return None
    if first.low == "shall":
        return None
    words = parse.words(begin, len(tokens)) or parse.text
    return parse.command("unknown", not_understood=(words,))


def together(parse: Parse, begin: int) -> Command | None:
    """ "when can Mateus and Bruna meet tomorrow" looks for a free time."""
    tokens = parse.tokens
    if at(tokens, begin).low not in ("when", "what") or at(tokens, begin + 1).low not in (
        "can", "could", "are", "would", "time", "times", "is",
    ):  # fmt: skip
        return None
    lows = [token.low for token in tokens[begin + 2 :]]
    if any(low in _FREE for low in lows) or (
        any(low in _MEETING_UP for low in lows) and tokens[begin + 1].low in ("can", "could")
    ):
        return parse.command("free", text=parse.words(begin + 1, len(tokens)))
    return None


def _who(parse: Parse, begin: int) -> Command | None:
    """ "who is coming to retro", "who's in", "who declined #k7" show the meeting."""
    tokens = parse.tokens
    end = len(tokens)
    k = begin + 1
    answering = False
    while k < end and (tokens[k].low in _SMALL or tokens[k].low in _ANSWERING):
        answering = answering or tokens[k].low in _ANSWERING
        k += 1
    while end > k and tokens[end - 1].low in (*_SMALL, "?", ".", "!"):
        end -= 1
    for n in range(k, end):  # "who from sales is in", "who will be at the retro"
        answering = answering or tokens[n].low in ("coming", "attending", "joining")
    if not answering and not any(t.cat in ("short", "#") for t in tokens[k:end]):
        return None
    target, scope, _ = parse.target(k, end)
    return parse.command("show", target=target, scope=scope)


def _is(parse: Parse, begin: int) -> Command | None:
    """ "is retro still on", "is the standup at 9 today" show the meeting."""
    tokens = parse.tokens
    coming = next((k for k in range(begin + 2, min(len(tokens), begin + 7))
                   if tokens[k].low in ("coming", "attending", "joining")), None)  # fmt: skip
    if coming is not None:  # "is raj coming to the demo?"
        target, scope, _ = parse.target(coming + 1, len(tokens))
        return parse.command("show", target=target or Target(pronoun=True), scope=scope)
    begin += 1
    states = {k for k in range(begin, len(tokens)) if tokens[k].low in _STATE
              and tokens[k].cat not in ("day", "wd")}  # fmt: skip
    kept = {k for k in states if tokens[k].low == "on" and at(tokens, k + 1).cat != "end"
            and at(tokens, k + 1).cat not in ("?", "!", ".")}  # fmt: skip
    gone = frozenset(
        k for k in range(begin, len(tokens))
        if (k in states and k not in kept) or tokens[k].cat in ("?", "!")
        or tokens[k].low in ("be", "going", "gonna", "anyone")
    )  # fmt: skip
    line = parse.cut(begin, len(tokens), gone)
    scan = parse.scanned(line)
    target, scope = target_of(scan)
    if target is None:
        return None
    words = set((target.words or "").lower().split())
    timed = bool(target.dates or target.clock or scan.of("period"))
    named = target.short or target.numbers or target.pronoun or (words and not words & _NAMELESS)
    if not named or not (gone or timed):
        return None
    return parse.command("show", target=replace(target, clock=None), scope=scope)


def _opening(tokens: list[Token], begin: int) -> int | None:
    for words in _OPENINGS:
        if tuple(t.low for t in tokens[begin : begin + len(words)]) == words:
            return begin + len(words)
    return None


def _planned(parse: Parse, begin: int, k: int) -> Command | None:
    """ "anything tomorrow afternoon?", "do we have standup on friday", "any calls next week"."""
    tokens = parse.tokens
    while k < len(tokens) and tokens[k].low in _EMPTY:
        k += 1
    if at(tokens, k).low in ("chance", "way", "news", "idea", "ideas", "objections", "updates"):
        return None
    command = listing(parse, Verb("agenda", begin, k, "what do i have"))
    if command.name == "unknown" or command.why:
        return command if command.why else None
    named = command.target is not None and command.target.words
    noun = any(t.low in _NOUNS or t.low in ("anything", "something", "else", "planned", "on")
               for t in tokens[begin:])  # fmt: skip
    if named:
        if command.window is None and not noun and at(tokens, len(tokens) - 1).cat != "?":
            return None
        return replace(command, name="find")
    if command.window is None and not noun and not command.people:
        return None
    if command.window is None:
        return replace(command, name="list")
    return command


def _how(parse: Parse, begin: int) -> Command | None:
    """ "how does my week look", "how many meetings do i have tomorrow", "how busy am i"."""
    tokens = parse.tokens
    lows = [token.low for token in tokens[begin:]]
    if (
        lows[1:2] == ["looks"]
        or "look" in lows
        or "looking" in lows
        or lows[1:2] in (["busy"], ["full"], ["packed"])
    ):
        gone = frozenset(
            k for k in range(begin, len(tokens))
            if tokens[k].low in ("how", "how's", "hows", "does", "do", "is", "look", "looking",
                                 "looks",
                                 "like", "busy", "full", "packed", "am", "are", "my", "our", "we",
                                 "i", "the", "for", "will", "be")
        )  # fmt: skip
        return _window_only(parse, begin, gone)
    if lows[1:2] == ["many"] and any(low in _NOUNS for low in lows):
        k = begin + 2
        return listing(parse, Verb("agenda", begin, k, "what do i have"))
    if lows[1:2] == ["many"] or lows[1:2] == ["long"]:
        k = begin + 2
        while k < len(tokens) and (
            tokens[k].low in _SMALL | _ANSWERING or tokens[k].low in ("people", "last", "takes")
        ):
            k += 1
        target, scope, _ = parse.target(k, len(tokens))
        if target is None or (target.words or "").lower() in ("last", "take"):
            return None
        return parse.command("show", target=target, scope=scope)
    return None


def _window_only(parse: Parse, begin: int, gone: frozenset[int]) -> Command | None:
    """The meetings of the stretch that is left; "my week" is this one."""
    tokens = parse.tokens
    line = parse.cut(begin, len(tokens), gone)
    dated = any(token.cat in ("day", "dayam", "wd", "next", "this") for token in line.tokens)
    if dated:  # "how does my day look tomorrow"
        line.tokens[:] = [
            token for token in line.tokens
            if token.cat != "u" or at(tokens, tokens.index(token) - 1).low not in ("my", "our")
        ]  # fmt: skip
    for token in list(line.tokens):
        before = at(tokens, tokens.index(token) - 1)
        if token.cat == "u" and before.low in ("my", "our", "the"):
            this = Token("this", "this", "this", "this", token.start, token.start, False)
            line.tokens.insert(line.tokens.index(token), this)
    inner = parse.of(line)
    command = listing(inner, Verb("agenda", 0, 0, "what do i have"))
    return command if command.window is not None else None


def stretch(parse: Parse) -> Command | None:
    """ "tomorrow's meetings", "my calls next week": a list asked for without a verb."""
    tokens = parse.tokens
    if len(tokens) > 10 or not any(t.low in _PLURAL for t in tokens):
        return None
    scan = parse.scanned(parse.line)
    if scan.of("clock") or scan.of("range") or not scan.slots:
        return None
    left = {tokens[k].low for k in scan.rest} - _PLURAL - _EMPTY
    if left - {"?", "!", ".", "please", "pls", "for", "of", "in", "on", "'s", "and", "here"}:
        return None
    command = listing(parse, Verb("agenda", 0, 0, "what do i have"))
    return command if command.window is not None or command.people else None


def _detail(parse: Parse, begin: int) -> Command | None:
    """ "what's the link for standup", "give me the password of #k7" show the meeting."""
    tokens = parse.tokens
    k = begin + 1
    while k < len(tokens) and tokens[k].low in _BEFORE_DETAIL:
        k += 1
    if tokens[begin].low in ("what", "what's", "whats") and _looks(tokens, begin):
        gone = frozenset(n for n in range(begin, len(tokens)) if tokens[n].low in (
            "what", "what's", "whats", "does", "is", "look", "looks", "looking", "like", "my",
            "our", "the"))  # fmt: skip
        return _window_only(parse, begin, gone)
    dialled = any(token.low == "dial" for token in tokens[begin:k])
    if dialled and at(tokens, k).cat in ("for", "of", "to", "end", "?"):
        k -= 1  # "the dial-in for it"
    elif at(tokens, k).low not in _DETAILS or (
        k == begin + 1 and tokens[begin].low in ("can", "could")
    ):
        return None
    after = at(tokens, k + 1)
    if after.cat not in ("end", "of", "for", "to", "?", "on") and after.low not in ("again",):
        return None
    if tokens[k].low == "agenda" and after.cat not in ("of",) and after.low != "of":
        return None
    target, scope, _ = parse.target(k + 1, len(tokens))
    return parse.command("show", target=target or Target(pronoun=True), scope=scope)


def _looks(tokens: list[Token], begin: int) -> bool:
    return any(t.low in ("look", "looks", "looking") for t in tokens[begin : begin + 12])


def _past(parse: Parse, begin: int) -> Command | None:
    """ "past meetings with raj"."""
    tokens = parse.tokens
    k = begin + 1
    if at(tokens, k).low not in _NOUNS:
        return None
    command = listing(parse, Verb("find", begin, k + 1, "find"))
    if command.why:
        return command
    states = tuple(dict.fromkeys(("ended", *command.states)))
    return replace(command, name="find", states=states)
