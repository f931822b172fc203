"""Lines that ask for nothing though a time is named: news, small talk, other people's business."""

from __future__ import annotations

from language.clauses.verbs import skip_politeness
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command
from language.words.kinds import listed
from language.words.sentences import SUBJECTS, past

_AWAY = frozenset(
    listed("brb afk gtg bbl ooo wfh off away it's there's i'm im i've we're he's she's they're "
           "bin ist sind war suis sommes est sont estoy esta estou")
)  # fmt: skip
_FAREWELLS = (
    "see you", "see ya", "see u", "see y'all", "talk to", "talk soon", "talk later", "talk then",
    "speak to", "speak soon", "speak later", "catch you", "catch ya", "ttyl", "cu", "back at",
    "back in", "back by", "back from", "out of office", "out of town", "on leave", "on holiday",
    "on vacation", "not in", "i am", "home by", "gone until",
)  # fmt: skip
_SUITS = frozenset(("work", "works", "ok", "okay", "suit", "good", "possible"))
_FIRST = frozenset(("hi", "hey", "hello", "ok", "oh", "lol", "well", "so", "and", "sorry", "btw"))
_ALWAYS = ("happy monday", "happy friday", "happy birthday", "happy new", "good luck", "call it a",
           "back in", "brb", "welcome back", "congrats", "congratulations", "apparently",
           "according to", "rumour has", "rumor has", "allegedly", "supposedly", "wdyt",
           "thoughts on", "any thoughts", "is it rude", "just saying",
           "get well", "safe travels", "enjoy your")  # fmt: skip
_FINITE = frozenset(
    listed(
        "is are was were am isn't isnt aren't arent wasn't wasnt weren't has had hasn't hadn't "
        "can't cant cannot won't wont would doesn't doesnt don't dont didn't didnt got went came "
        "ran took told asked said says thinks thought forgot overran slept seems looks sounds "
        "feels needs wants shouldn't shouldnt couldn't left should must gonna gotta wondering "
        "wonder hope hoping"
    )
)  # fmt: skip
_BEING = frozenset(("is", "are", "was", "were"))
_HABITS = frozenset(
    ("prefers", "likes", "loves", "hates", "usually", "always", "normally", "often", "typically")
)
_PAST = frozenset(listed("took had was were went got saw left forgot ran lost heard spent ate "
                         "slept woke missed came"))  # fmt: skip
_DOES = frozenset(listed("gets closes opens leaves arrives comes goes takes runs finishes begins "
                         "lands departs happens works makes starts ends boards"))  # fmt: skip
_WISHING = frozenset(listed("want wanna need like love prefer would could can should must may "
                            "might have got fancy propose suggest"))  # fmt: skip
_QUESTIONS = frozenset(
    listed(
        "do does did is are was were has am had what when who where which "
        "how why whose isn't aren't didn't doesn't don't whats hows"
    )
)
_ASKED_OF = frozenset(listed("can could would will"))
_WHOM = frozenset(listed("you u we someone anyone somebody anybody muster"))
_DETERMINERS = frozenset(listed("the my our your his her their this that it them these those all"))
_ELSEWHERE = frozenset(
    listed("approve pick order buy print email mail text dm ring send submit pay fix translate "
           "google play turn water walk clean cook wake go leave grab sign return upload download "
           "update deploy merge push commit wash fetch drive drop watch")
)  # fmt: skip
_PLANNED = frozenset(
    listed("review discuss plan prep prepare present walk talk finalize finalise brainstorm check "
           "align celebrate read test define decide draft write meet beat behind about before "
           "after with for on in at to by from rehearse practise practice refine estimate groom "
           "evaluate demo triage debrief analyse analyze assess revisit polish unpack explore "
           "rethink design sketch map model negotiate interview onboard train teach introduce "
           "build ship release sync all both half inside around over under of and into across "
           "beyond through via re regarding about finish complete close wrap kick")
)  # fmt: skip
_OTHER_THINGS = frozenset(
    listed(
        "flight flights train taxi cab uber hotel ticket tickets table pizza jira issue bug pr "
        "doc document deck email mail channel spot desk seat branch second sec moment bus car "
        "parking restaurant haircut beer hand minute"
    )
)  # fmt: skip
_ACTED_ON = _DETERMINERS | _OTHER_THINGS
_PROPOSING = _QUESTIONS | {"would", "will", "how", "it"}
_TELLING = _FINITE | _HABITS
# Verbs that plan a meeting only where a time, people or a word for a meeting stand beside them.
LOOSE = frozenset(("get", "get me", "give me", "have", "have a", "do", "put", "need", "make",
                   "let's", "lets", "hold", "fix", "find me", "wanna", "call", "stick", "pop",
                   "grab", "grab me", "new", "set", "plan"))  # fmt: skip
MEETINGS = frozenset(
    listed("meeting call sync review 1:1 standup stand-up retro demo planning session catchup "
           "catch-up chat kickoff kick-off workshop interview huddle webex mtg appointment event "
           "all-hands briefing debrief townhall offsite lunch coffee breakfast dinner drinks "
           "meetup training webinar conference check-in checkin one-on-one")
)  # fmt: skip


def tells(parse: Parse, command: Command, bare: bool = True) -> bool:
    """Whether a line that was read as a plan rather tells of something.

    ``bare``: it has no verb that plans; with one ("book me a flight") less speaks against a plan.
    """
    tokens = parse.tokens
    loose = command.start is None and not (command.recurrence or command.question or command.why)
    if not command.title or any(token.low == "inviting" for token in tokens[:6]):
        return bare and loose and _opens(tokens, 0)
    begin = 0
    while begin < len(tokens) - 1 and (
        tokens[begin].low in _FIRST or tokens[begin].cat in (",", "!", ".")
    ):
        begin += 1
    polite = skip_politeness(tokens, begin)
    opening = " ".join(token.low for token in tokens[polite : polite + 3])
    if any(opening.startswith(said) for said in _ALWAYS):
        return True
    if _clause(tokens, command.title) and not _proposed(tokens, command.title):
        return True
    if not bare:
        return False
    if loose and (_opens(tokens, begin) or any(t.low in _BEING for t in tokens[begin + 1 : 8])):
        return True
    first, second = at(tokens, begin), at(tokens, begin + 1)
    if first.low in ("off", "heading", "headed", "popping", "nipping") and second.low in (
        "to", "out", "for", "off", "home",
    ):  # fmt: skip
        return True
    if first.low in ("the", "my", "our", "his", "her", "their") and any(
        token.low in _DOES or past(token.low) for token in tokens[begin + 2 : begin + 5]
    ):
        return True
    if any(past(token.low) and at(tokens, k + 1).low in ("the", "a", "my", "it", "me")
           for k, token in enumerate(tokens) if k > begin and token.cat == "word"):  # fmt: skip
        return True
    german = parse.line.tongue == "de" and first.low in ("am", "was", "do")
    if first.low in _PAST or (
        first.low in _QUESTIONS and polite < begin + 2 and not german
        and not _proposed(tokens, command.title)
    ):  # fmt: skip
        return True
    if first.low in SUBJECTS and first.low not in ("sorry", "my", "our"):
        return second.low not in _WISHING and polite < begin + 2
    if first.low in _ELSEWHERE and (second.low in _ACTED_ON or second.low in ("me", "up", "a")):
        return True
    return _strange(tokens, begin)


def _opens(tokens: list[Token], begin: int) -> bool:
    """Whether it begins as people tell that they are away, or part."""
    opening = " ".join(token.low for token in tokens[begin : begin + 3])
    if any(opening == said or opening.startswith(f"{said} ") for said in _FAREWELLS):
        return True
    return any(token.low in _AWAY for token in tokens[begin : begin + 8])


def _proposed(tokens: list[Token], title: str) -> bool:
    """ "does thursday at 2 work for you", "is 3pm ok": a time is proposed."""
    words = title.lower().split()
    asked = tokens[-1].cat == "?" or tokens[0].low in _PROPOSING
    return asked and any(word.strip("?.,!") in _SUITS
               for word in words) and len(words) < 7  # fmt: skip


def _clause(tokens: list[Token], title: str) -> bool:
    """Whether a title is rather a sentence: a verb in it tells of something."""
    quoted = " ".join(token.low for token in tokens if token.cat == "quote")
    for word in title.split():
        if word.lower() in quoted:
            continue
        bare = word.strip(",.!?;:()").lower()
        if bare in _TELLING and word[:1].islower():
            return True
        if bare in ("will", "may", "might") and word[:1].islower():
            k = next((n for n, token in enumerate(tokens) if token.low == bare), -1)
            after = at(tokens, k + 1)
            if after.low in ("be", "not", "have", "start", "join", "come", "need", "take", "go"):
                return True
    return False


def _strange(tokens: list[Token], begin: int) -> bool:
    """Whether a verb that is not known stands first: "can you xyz it", "xyz the retro to 4"."""
    first, second = at(tokens, begin), at(tokens, begin + 1)
    asked = first.low in _ASKED_OF and second.low in _WHOM
    k = skip_politeness(tokens, begin)
    word, after = at(tokens, k), at(tokens, k + 1)
    if word.cat != "word" or word.low in _PLANNED or word.low in _DETERMINERS:
        return False
    if asked and k > begin + 1 and word.low not in ("a", "an") and after.cat in ("word", "the"):
        return True
    timely = after.cat == "this" and at(tokens, k + 2).cat in ("wd", "u", "mo", "part")
    return after.low in _DETERMINERS and after.cat != "end" and not (word.owned or timely)


def other_thing(parse: Parse, begin: int) -> bool:
    """ "book me a flight", "create a jira ticket": nothing that is met for."""
    for k in range(begin, min(begin + 4, len(parse.tokens))):
        token = parse.tokens[k]
        if token.low in _OTHER_THINGS:
            behind = at(parse.tokens, k + 1)
            return behind.cat in (
                "end",
                ",",
                ".",
                "!",
                "?",
                "to",
                "for",
                "in",
                "at",
                "on",
                "from",
                "by",
            ) or behind.low in ("ticket", "please", "pls", "home")
        if token.low not in ("me", "us", "a", "an", "the", "my", "our", "quick", "for", "new"):
            return False
    return False
