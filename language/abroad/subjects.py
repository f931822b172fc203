"""Orders in which the meeting or somebody stands before the verb."""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.arranging import Order
from language.abroad.turn import (
    ARTICLES,
    OBJECTS,
    SIGNS,
    Turn,
    pattern_of,
)
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations


def compared(turn: Turn) -> Order | None:
    """ "das Daily morgen eine halbe Stunde früher": a shift without a verb."""
    found = turn.find(pattern_of("SHIFTED", turn.tongue), 0)
    tokens = turn.tokens
    for k in range(1, len(tokens)):
        span = durations.length(tokens, k)
        if span is None or span[0] >= len(tokens):
            continue
        found = turn.find(pattern_of("SHIFTED", turn.tongue), span[0])
        if found is None or not all(t.cat in SIGNS for t in tokens[found[1] :]):
            return None
        if any(t.cat == "clock" for t in tokens) or not any(
            t.cat in ("word", "name", "short") for t in tokens[:k]
        ):
            return None
        earlier = found[2]["early"] is not None
        return Order(
            "advance" if earlier else "move", "", tokens[span[0]], [*tokens[: span[0]]], []
        )
    return None


def comes_too(turn: Turn) -> Order | None:
    """ "Paul doit aussi venir au point client"."""
    tokens = turn.tokens
    pattern = pattern_of("JOINING", turn.tongue)
    if not turn.holds(pattern):
        return None
    for k in range(1, min(len(tokens) - 1, 8)):
        found = turn.find(pattern, k)
        if found is None:
            continue
        name = [t for t in tokens[:k] if t.low not in ARTICLES]
        rest = [
            t for t in tokens[found[1] :] if t.low not in ("kommen", "rein", "mit", "?", "dabei")
        ]
        if (
            name
            and name[0].text[:1].isupper()
            and name[0].cat in ("word", "name")
            and len(rest) > 1
        ):
            return Order("invite", "", tokens[k], [*name, *rest], [])
    return None


def leaves(turn: Turn) -> Order | None:
    """ "Tobias kann raus aus der Retro", "o Marquinhos pode sair do refinamento"."""
    tokens = turn.tokens
    pattern = pattern_of("LEAVING", turn.tongue)
    if not turn.holds(pattern):
        return None
    for k in range(1, min(len(tokens) - 1, 10)):
        found = turn.find(pattern, k)
        if found is None:
            continue
        out = found[1]
        name = [t for t in tokens[:k] if t.low not in ARTICLES]
        stop = next((n for n in range(out, len(tokens)) if tokens[n].cat in SIGNS), len(tokens))
        if (
            name
            and name[0].text[:1].isupper()
            and name[0].cat in ("word", "name")
            and stop > out + 1
        ):
            return Order("remove", "", tokens[k], [*name, *tokens[out:stop]], [])
    return None


def goes_to(turn: Turn) -> Order | None:
    """ "le n°3 passe à jeudi 11h", "la retro pasa al lunes"."""
    tokens = turn.tokens
    pattern = pattern_of("GOING", turn.tongue)
    instead_of = pattern_of("INSTEAD", turn.tongue)
    if not turn.holds(pattern) and not turn.holds(instead_of):
        return None
    for k in range(1, min(len(tokens) - 2, 10)):
        found = turn.find(pattern, k)
        if found is None or at(tokens, k - 1).cat in SIGNS:
            continue
        end = found[1]
        if not _timed_word(tokens, end + 1) and not _timed_word(tokens, end):
            continue
        return Order("move", "", tokens[k], [*tokens[:k], *tokens[end:]], [])
    instead = next((k for k in range(1, len(tokens)) if turn.find(instead_of, k)), None)
    if instead is None or instead + 2 >= len(tokens):
        return None
    gone = frozenset(("faire", "hacer", "fazer", "machen", "?", "on", "le", "lo"))
    modal = next(
        (
            found
            for k in range(1, instead)
            if (found := turn.find(pattern_of("MODALS", turn.tongue), k))
        ),
        None,
    )
    kept = tokens if modal is None else [*tokens[: modal[0]], *tokens[modal[1] :]]
    kept = [t for n, t in enumerate(kept) if t.low not in gone or (t.cat == "on" and n == 0)]
    return Order("move", "", tokens[0], [t for t in kept if t.cat != ","], [])


def _timed_word(tokens: list[Token], k: int) -> bool:
    while at(tokens, k).cat in ("the", "on", "at"):
        k += 1
    return at(tokens, k).cat in (
        "wd",
        "day",
        "int",
        "clock",
        "dotted",
        "next",
        "this",
        "num",
        "clk",
        "dayam",
        "slash",
    )


def reminder(turn: Turn) -> Order | None:
    """ "un rappel 2 jours avant le séminaire": a reminder without a verb."""
    found = turn.find(pattern_of("REMINDER", turn.tongue))
    if found is None or not any(
        t.cat == "before" or t.low in ("vor", "vorher") for t in turn.tokens
    ):
        return None
    return Order("remind", "", turn.tokens[0], turn.tokens[found[1] :], [])


def behind_modal(turn: Turn) -> Order | None:
    """ "le point doit être décalé à 15h", "a daily precisa ser adiada"."""
    tokens = turn.tokens
    pattern = pattern_of("MODALS", turn.tongue)
    if not turn.holds(pattern):
        return None
    for k in range(1, min(len(tokens) - 1, 25)):
        found = turn.find(pattern, k)
        if found is None:
            continue
        _, end, match = found
        pronoun = match[0].split()[-1] in OBJECTS
        apart = tokens[k - 1].cat in SIGNS
        while end < len(tokens) and tokens[end].low in OBJECTS and tokens[end].low != "a":
            end += 1
            pronoun = True
        token = at(tokens, end)
        forms = [
            f
            for f in conjugation.forms(turn.tongue, token.low)
            if not f.apart and (f.kind != "order" or turn.tongue == "fr")
        ]
        if not forms or token.low in ("faire", "hacer", "fazer", "ter", "tener"):
            continue
        if apart and not pronoun:
            return None
        before = [t for t in tokens[:k] if t.cat not in (",", "?", "!", ".")]
        tail = tokens[end + 1 :]
        while tail and tail[0].low in OBJECTS and tail[0].cat not in ("at", "to"):
            tail.pop(0)
        command = forms[0].command
        if command == "schedule" and pronoun:  # "tu peux la mettre à vendredi"
            command = "move"
        return Order(command, "", token, [*before, *tail], [])
    return None
