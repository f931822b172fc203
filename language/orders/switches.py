"""What is switched off or on by its name: "no reminder for standup", "stop announcing it in QA"."""

from __future__ import annotations

from dataclasses import replace

from language.clauses.verbs import Verb
from language.line.numbers import at
from language.line.parse import Parse
from language.line.tokens import Token
from language.model import Command, Target
from language.times.durations import length
from language.words.kinds import listed

_OFF = (
    "no", "no more", "don't", "dont", "do not", "stop", "turn off", "switch off", "disable",
    "remove", "delete", "cancel", "revoke", "drop", "kill", "without", "never", "get rid of",
    "clear", "skip", "deactivate", "unsubscribe from", "unsubscribe me from", "opt out of",
    "stop all", "mute", "quit", "keine", "kein", "sans", "plus de", "pas de", "sin", "sem", "nicht",
)  # fmt: skip
_ON = ("turn on", "switch on", "enable", "activate", "start", "resume")
_SAID = {
    tuple(words.split()): value
    for value, phrases in (("off", _OFF), ("on", _ON))
    for words in phrases
}

_TOPICS = {
    "remind": "remind reminder reminders reminding notification notifications nudges pings "
    "erinnerung erinnerungen rappel rappels recordatorio recordatorios lembrete lembretes",
    "announce": "announce announcing announcement announcements",
    "feed": "feed feeds",
    "digest": "digest digests",
}
_TOPIC = {word: topic for topic, words in _TOPICS.items() for word in words.split()}
_DOING = frozenset(listed("remind reminding announce announcing"))
_BETWEEN = frozenset(listed(
    "want need more the my our all any this these calendar ical daily getting sending send me us "
    "posting making"
))  # fmt: skip
_BEHIND = frozenset(
    listed("for of about on in here me us to at until till from before , . ! ? it this that "
           "back again please pls also fur pour para de everyone everybody")
)  # fmt: skip


def _spoken(tokens: list[Token], i: int) -> tuple[int, str] | None:
    """Where "turn off", "don't", ... ends and what it switches to, the longest first."""
    words = [token.low for token in tokens[i : i + 4]]
    for size in (4, 3, 2, 1):
        value = _SAID.get(tuple(words[:size]))
        if value and len(words) >= size:
            return i + size, value
    return None


def switched(parse: Parse, begin: int) -> Command | None:
    """Reminders, announcements, the feed or the digest, switched off or on; else ``None``."""
    tokens = parse.tokens
    spoken = _spoken(tokens, begin)
    split = tokens[begin].low in ("turn", "switch")  # "turn the feed off"
    if spoken is None and not split:
        return None
    k, value = spoken or (begin + 1, "")
    said = None
    while k < len(tokens):
        span = length(tokens, k)
        if span and not said:
            said, k = (k, span[0]), span[0]
            continue
        if tokens[k].low not in _BETWEEN and tokens[k].cat != "-":
            break
        k += 1
    topic = _TOPIC.get(at(tokens, k).low)
    if topic is None:
        return None
    end = len(tokens)
    if not value:
        switch = next((n for n in range(k + 1, end) if tokens[n].low in ("on", "off")), None)
        if switch is None or (tokens[switch].low == "on" and switch < end - 1):
            return None
        value = tokens[switch].low
        del tokens[switch]
        if tokens[switch - 1].low == "back":  # "turn reminders back on"
            del tokens[switch - 1]
            end -= 1
        parse.line.whole = False
        end -= 1
    behind = at(tokens, k + 1)
    doing = at(tokens, k).low in _DOING  # "don't announce standup", but "skip reminder review"
    known = behind.low in _BEHIND or behind.cat in ("end", "short", "until")
    if not (doing or known):
        return None
    if topic == "remind":
        return _reminders(parse, begin, k, value, said)
    from language.orders import telling

    if topic == "announce":
        command = telling.announce(parse, Verb("announce", begin, k + 1, "announce"))
        return replace(command, text=value)
    reading = telling.feed if topic == "feed" else telling.digest
    command = reading(parse, Verb(topic, begin, k + 1, topic))
    audience = "me" if any(t.low in ("my", "me") for t in tokens[begin:]) else command.audience
    if value == "on":
        return replace(command, audience=audience)
    return replace(command, text=value, audience=audience)


def _reminders(
    parse: Parse, begin: int, k: int, value: str, said: tuple[int, int] | None
) -> Command:
    """Those of a meeting, or all of them for a while."""
    from language.orders import pausing, reminding

    tokens = parse.tokens
    command = reminding.remind(parse, Verb("remind", k, k + 1, "remind"))
    if command.leads and said is None:
        for n in range(k + 1, len(tokens)):
            span = length(tokens, n)
            if span:
                said = (n, span[0])
                break
    named = command.target or Target()
    one = bool(
        named.words or named.short or named.numbers or named.pronoun or named.number or named.link
    )
    if value == "off" and said is not None and (one or said[0] < k):  # a lead, not for how long
        why = "The reminders of a meeting are switched off together."
        words = (parse.line.cut(*said),)
        return parse.command("remind", target=command.target, not_understood=words, why=why)
    if one:
        if value == "on":
            return command
        return replace(
            command, text="off", leads=(), not_understood=(), why=None, assumed=(), alternatives=()
        )
    name = "mute" if value == "off" else "unmute"
    paused = pausing.pausing(parse, Verb(name, begin, k + 1, name))
    mine = any(t.low in ("my", "me") for t in tokens[begin : k + 2])
    return replace(paused, audience="me") if mine else paused
