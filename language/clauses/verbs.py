"""How a line's verb is found among the words people use for commands."""

from __future__ import annotations

from functools import cache

from language.line.numbers import at
from language.line.tokens import Token
from language.suggest import near_verb
from language.words.commands import FILLERS, NAMES, NOUNISH, SYNONYMS
from language.words.politeness import openings, polite_words

__all__ = ["NAMES", "NOUNISH", "Verb", "find", "match", "skip_politeness"]


class Verb:
    """The command found: its name, the tokens of its words, and whether they were misspelt."""

    __slots__ = ("begin", "end", "misspelt", "name", "words")

    def __init__(self, name: str, begin: int, end: int, words: str, misspelt: bool = False):
        self.name = name
        self.begin = begin
        self.end = end
        self.words = words
        self.misspelt = misspelt


_HYPHENED = frozenset(("re - schedule", "un - invite", "un - mute", "un - cancel", "peut - etre"))
_COMPOUNDS = frozenset((
    ("skip", "level"), ("book", "club"), ("call", "center"), ("open", "house"), ("open", "mic"),
    ("open", "day"), ("cancel", "culture"), ("move", "night"), ("start", "date"), ("drop", "in"),
    ("check", "in"), ("check", "up"), ("check", "with"), ("no", "later"), ("no", "earlier"),
    ("no", "sooner"), ("check", "back"), ("stand", "up"), ("set", "list"), ("free", "lunch"),
    ("open", "office"), ("end", "user"), ("for", "the"), ("plan", "b"), ("board", "meeting"),
))  # fmt: skip
_ASKED = frozenset(("peut", "peux", "pourrait", "pourrais", "pouvez", "pourriez", "pouvons"))
_CLITICS = frozenset(("moi", "nous", "vous", "toi", "lui", "me", "mich", "nos"))
_AFTER_LAST = {"verschieben": "move", "absagen": "cancel", "verlegen": "move", "planen": "schedule",
               "einladen": "invite", "streichen": "cancel", "anlegen": "schedule",
               "vereinbaren": "schedule", "eintragen": "schedule"}  # fmt: skip


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> the words after it and the command they mean, the longest phrase first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, listing in SYNONYMS.items():
        for phrase in listing.split("|"):
            first, *more = phrase.split()
            index.setdefault(first, []).append((tuple(more), name))
    for options in index.values():
        options.sort(key=lambda option: -len(option[0]))
    return index


def match(tokens: list[Token], i: int) -> Verb | None:
    """The command whose words begin at token ``i``, the longest phrase first."""
    token = at(tokens, i)
    options = _index().get(token.low.partition(" ")[0])
    if options is None:
        return None
    after = at(tokens, i + 1)
    if (
        after.cat == "-"
        and after.glued
        and at(tokens, i + 2).glued
        and at(tokens, i + 2).low.isalpha()
        and at(tokens, i + 2).low not in _CLITICS
    ) and f"{token.low} - {at(tokens, i + 2).low}" not in _HYPHENED:
        return None  # "check-in", "skip-level"
    if (token.low, after.low) in _COMPOUNDS:
        return None
    words: list[str] = []  # phrases that were made one token are taken apart again
    places: list[int] = []
    longest = len(options[0][0]) + 1
    for k in range(i, min(i + 6, len(tokens))):
        if len(words) > longest:
            break
        for word in tokens[k].low.split():
            words.append(word)
            places.append(k)
    for rest, name in options:
        size = len(rest) + 1
        if tuple(words[1:size]) == rest and (
            size == len(places) or places[size] != places[size - 1]
        ):
            return Verb(name, i, places[size - 1] + 1, " ".join(words[:size]))
    return None


def skip_politeness(tokens: list[Token], i: int) -> int:
    """The first token from ``i`` on that is no greeting or filler."""
    count = len(tokens)
    while i < count:
        token = tokens[i]
        after = at(tokens, i + 1)
        if token.low in _ASKED and after.cat == "-" and after.glued:
            i += 3  # "peut-on", "pourriez-vous"
            continue
        polite = _polite(tokens, i)
        if polite > i:
            i = polite
            continue
        if (
            token.low in FILLERS
            or token.cat in ("!", ",", ".", "?", ">")
            or (len(token.low) == 1 and not token.low.isascii())
        ):
            # "let's meet", "we should move": the filler itself may open a phrase for a command
            found = match(tokens, i)
            if (
                found and (found.end > i + 1 or token.low in ("may", "need", "maybe", "plane"))
            ) and found.words not in ("let's", "lets", "need", "can't", "let me"):
                return i
            if token.cat == "mo" or (
                token.low == "may" and at(tokens, i + 1).cat in ("int", "nth")
            ):
                return i
            if token.cat in ("day", "wd", "de") and token.low not in ("de",):
                return i
            i += 1
            continue
        break
    return i


def _polite(tokens: list[Token], i: int) -> int:
    """Where a polite opening at ``i`` ends; ``i`` where there is none, or it opens a command."""
    if tokens[i].low.partition(" ")[0] not in openings():
        return i
    words = [word for token in tokens[i : i + 12] for word in token.low.split()]
    for size in polite_words(words):
        found = match(tokens, i)
        if found is not None and (
            found.end - found.begin >= size or found.words == "tell me about"
        ):
            return i
        k = i
        while size > 0:
            size -= len(tokens[k].low.split())
            k += 1
        return k if k < len(tokens) and not size else i
    return i


_SORRY = frozenset(("sorry", ",", "apologies", "ugh", "oh", "oops", "!", ".", "-", "unfortunately"))
_LATE = frozenset(("late", "spat", "spater", "retard", "tarde", "atrasado", "atrasada"))


def late(tokens: list[Token]) -> Verb | None:
    """ "i'll be 10 minutes late", "i'm gonna be 5 min late for standup"."""
    first = 0
    while first < len(tokens) and tokens[first].low in _SORRY:
        first += 1
    opening = " ".join(token.low for token in tokens[first : first + 4])
    if not opening.startswith(
        (
            "i'll be",
            "ill be",
            "i will be",
            "i'm",
            "im ",
            "i am",
            "we'll be",
            "gonna be",
            "might be",
            "running ",
            "joining ",
            "arriving ",
            "going to be",
            "coming ",
            "i'll join",
            "will be",
            "i might",
            "i may be",
            "gonna",
            "am running",
            "ich bin",
            "bin ",
            "ich komme",
            "komme ",
            "je serai",
            "je suis",
            "j'arrive",
            "llego",
            "llegare",
            "vou chegar",
            "estou",
        )
    ):
        return None
    for k in range(1, min(len(tokens), 9)):
        if tokens[k].low in _LATE:
            begin = k
            while begin > 0 and (
                tokens[begin - 1].cat in ("int", "u", "num", "a", "dur", "approx", "couple", "few")
                or (tokens[begin - 1].low in ("zu", "verspatet") and begin == k)
            ):
                begin -= 1
            if begin < k:
                kept = tokens.pop(k)
                tokens.insert(begin, kept)
            return Verb("rsvp", begin, begin + 1, "late")
    return None


# Verbs whose particle may stand behind the meeting: "call the retro off".
_PARTICLES = {
    ("call", "off"): "cancel", ("give", "miss"): "cancel", ("leave", "out"): "cancel",
    ("put", "off"): "move", ("put", "back"): "move", ("hand", "over"): "reassign",
    ("hand", "off"): "reassign", ("turn", "down"): "rsvp", ("kick", "off"): "start",
    ("wrap", "up"): "end",
}  # fmt: skip
_SPLITTING = frozenset(first for first, _ in _PARTICLES)
_BEHIND_PARTICLE = frozenset(("to", "until", "by", "for", ",", ".", "!", "?", "end", "-", "this",
                              "next", "on", "day", "wd", "with", "at", ";", ":"))  # fmt: skip
_WORDS = {"rsvp": "decline", "start": "kick off", "end": "wrap up", "reassign": "hand",
          "cancel": "call off", "move": "put off"}  # fmt: skip


def _split(tokens: list[Token], k: int) -> Verb | None:
    """The verb that begins at ``k`` with its particle further on, which is taken out."""
    first = tokens[k].low
    if first not in _SPLITTING:
        return None
    for n in range(k + 2, min(len(tokens), k + 10)):
        name = _PARTICLES.get((first, tokens[n].low))
        if name is None or tokens[n - 1].cat == "-":
            continue
        if at(tokens, n + 1).cat in _BEHIND_PARTICLE or at(tokens, n + 1).low in (
            "because", "please", "pls", "thanks", "as", "since", "till", "a",
        ):  # fmt: skip
            del tokens[n - (tokens[n].low == "miss" and tokens[n - 1].low == "a") : n + 1]
            return Verb(name, k, k + 1, _WORDS[name])
    return None


def _resized(tokens: list[Token], k: int) -> Verb | None:
    """ "give the QBR another 15 min", "cut the all hands down to 45 min"."""
    if tokens[k].low not in ("give", "another", "cut") and tokens[k].cat != "int":
        return None
    lows = [token.low for token in tokens[k + 1 : k + 12]]
    if tokens[k].low == "give" and ("another" in lows or "extra" in lows or "more" in lows) and (
        lows[:1] != ["me"] and any(token.cat == "u" for token in tokens[k + 1 :])
    ):  # fmt: skip
        return Verb("change", k, k + 1, "give")
    needed = at(tokens, k - 1).low == "need" and "for" in lows
    if needed and tokens[k].cat == "int" and at(tokens, k + 1).low == "more":
        del tokens[k + 1]
        return Verb("change", k, k, "give")  # "we need 15 more minutes for the demo"
    if tokens[k].low == "another" and at(tokens, k - 1).low == "need" and "for" in lows:
        return Verb("change", k, k, "give")  # "we need another 15 minutes for the retro"
    if tokens[k].low == "cut" and "to" in lows and any(t.cat == "u" for t in tokens[k + 1 :]):
        return Verb("change", k, k + 1, "cut")
    return None


_BEFORE_GERUND = frozenset(("mind", "awfully", "of", "about", "terribly", "suggest", "propose",
                            "recommend", "thinking", "considering", "appreciate", "to", "for",
                            "by", "you", "it"))  # fmt: skip


# What a host says is done: "we're skipping retro this friday".
_CLOCKS = frozenset(("half", "int", "num", "clock", "quarter", "clk", "a", "dur"))
_ANNOUNCED = frozenset(("skipping", "cancelling", "canceling", "moving", "pushing", "postponing",
                        "rescheduling", "dropping", "scrapping"))  # fmt: skip


def _gerund(tokens: list[Token], k: int) -> Verb | None:
    """ "would you mind moving ...", "how about setting up ..."."""
    word = tokens[k].low[:-3]
    doubled = word[:-1] if word[-1:] == word[-2:-1] else word
    for stem in dict.fromkeys((f"{word}e", word, doubled)):
        for rest, name in _index().get(stem, ()):
            size = len(rest)
            if tuple(token.low for token in tokens[k + 1 : k + 1 + size]) == rest:
                return Verb(name, k, k + 1 + size, " ".join((stem, *rest)))
    return None


def find(tokens: list[Token]) -> Verb | None:
    """The verb of a line: at its beginning, behind politeness, or at its end in German."""
    count = len(tokens)
    start = skip_politeness(tokens, 0)
    if start >= count:
        return match(tokens, 0)
    found = match(tokens, start)
    tardy = late(tokens)
    if tardy:
        return tardy
    if tokens[start].low.endswith("ing") and start and tokens[start - 1].low in _BEFORE_GERUND:
        gerund = _gerund(tokens, start)
        if gerund is not None:
            return gerund
    if found and found.words == "about" and at(tokens, found.end).cat in _CLOCKS:
        found = None  # "about half past two on friday"
    resized = _resized(tokens, start)
    if resized is not None:
        return resized
    apart = _split(tokens, start) if found is None or found.end == start + 1 else None
    if apart is not None:
        return apart
    if found:
        return found
    last = tokens[count - 1]
    if last.low in _AFTER_LAST and count > 1:
        return Verb(_AFTER_LAST[last.low], count - 1, count, last.low)
    token = tokens[start]
    before = tokens[start - 1].low if start else ""
    if token.low.endswith("ing") and (before in _BEFORE_GERUND or (
        token.low in _ANNOUNCED and (before in ("we", "are", "") or token.low == before)
    )):  # fmt: skip
        return _gerund(tokens, start)
    if token.low in ("we're", "we") and (at(tokens, start + 1).low in _ANNOUNCED):
        return _gerund(tokens, start + 1)
    if token.cat == "word" and len(token.low) >= 3:
        near = near_verb(token.low, _index())
        if near and token.low in (f"{near}d", f"{near}ed", f"{near}s", f"{near}ing", f"{near}n"):
            return None  # "moved", "invited": what was done, no slip of the finger
        if near:
            return Verb(_index()[near][-1][1], start, start + 1, near, misspelt=True)
    return None
