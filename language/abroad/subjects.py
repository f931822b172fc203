"""Orders in which the meeting or somebody stands before the verb."""

from __future__ import annotations

from language.abroad import conjugation
from language.abroad.arranging import Order
from language.abroad.turn import SIGNS, Found, Turn, is_name
from language.line.numbers import at
from language.line.tokens import Token
from language.times import durations
from language.words.kinds import listed
from language.words.particles import ARTICLES, OBJECTS
from language.words.phrasal import REMINDER
from language.words.statements import GOING, INSTEAD, JOINING, LEAVING, MODALS, SHIFTED
from language.words.wordings import Wordings

_ATTENDING = frozenset(("kommen", "rein", "mit", "?", "dabei"))
_DOING = frozenset(listed("faire hacer fazer ter tener"))  # no order without an object
_GONE_WITH_MODAL = frozenset(
    listed("machen wird faire sera c'est on le hacer sera lo fazer vai sera ?")
)
_TIMES = frozenset(listed("wd day int clock dotted next this num clk dayam slash"))


def compared(turn: Turn) -> Order | None:
    """ "das Daily morgen eine halbe Stunde früher": a shift without a verb."""
    tokens = turn.tokens
    for k in range(1, len(tokens)):
        span = durations.length(tokens, k)
        if span is None or span[0] >= len(tokens):
            continue
        found = turn.find(SHIFTED, span[0])
        if found is None or not all(token.cat in SIGNS for token in tokens[found.end :]):
            return None
        if turn.has("clock") or not any(t.cat in ("word", "name", "short") for t in tokens[:k]):
            return None
        command = "advance" if found.caught else "move"
        return Order(command, "", tokens[span[0]], tokens[: span[0]], [])
    return None


def comes_too(turn: Turn) -> Order | None:
    """ "Paul doit aussi venir au point client"."""
    for found in _all(turn, JOINING, range(1, min(len(turn.tokens) - 1, 8))):
        behind = [token for token in turn.tokens[found.end :] if token.low not in _ATTENDING]
        order = _of_somebody("invite", turn, found, behind)
        if order is not None:
            return order
    return None


def leaves(turn: Turn) -> Order | None:
    """ "Tobias kann raus aus der Retro", "o Marquinhos pode sair do refinamento"."""
    tokens = turn.tokens
    for found in _all(turn, LEAVING, range(1, min(len(tokens) - 1, 10))):
        places = range(found.end, len(tokens))
        stop = next((n for n in places if tokens[n].cat in SIGNS), len(tokens))
        order = _of_somebody("remove", turn, found, tokens[found.end : stop])
        if order is not None:
            return order
    return None


def _of_somebody(command: str, turn: Turn, verb: Found, behind: list[Token]) -> Order | None:
    name = [token for token in turn.tokens[: verb.begin] if token.low not in ARTICLES]
    if not name or not is_name(name[0]) or len(behind) < 2:
        return None
    return Order(command, "", turn.tokens[verb.begin], [*name, *behind], [])


def goes_to(turn: Turn) -> Order | None:
    """ "le n°3 passe à jeudi 11h", "la retro pasa al lunes"."""
    tokens = turn.tokens
    for found in _all(turn, GOING, range(1, min(len(tokens) - 2, 10))):
        k, end = found.begin, found.end
        if tokens[k - 1].cat not in SIGNS and (_timed(tokens, end + 1) or _timed(tokens, end)):
            return Order("move", "", tokens[k], [*tokens[:k], *tokens[end:]], [])
    return _instead(turn)


def _instead(turn: Turn) -> Order | None:
    """ "la rétro jeudi au lieu de mercredi": two times and no verb but a modal one."""
    tokens = turn.tokens
    instead = turn.first(INSTEAD, range(1, len(tokens)))
    if instead is None or instead.begin + 2 >= len(tokens):
        return None
    modal = turn.first(MODALS, range(1, instead.begin))
    kept = tokens if modal is None else [*tokens[: modal.begin], *tokens[modal.end :]]
    rest = [
        token
        for n, token in enumerate(kept)
        if token.cat != ","
        and (token.low not in _GONE_WITH_MODAL or (token.cat == "on" and n == 0))
    ]
    return Order("move", "", tokens[0], rest, [])


def _timed(tokens: list[Token], k: int) -> bool:
    while at(tokens, k).cat in ("the", "on", "at"):
        k += 1
    return at(tokens, k).cat in _TIMES


def reminder(turn: Turn) -> Order | None:
    """ "un rappel 2 jours avant le séminaire": a reminder without a verb."""
    found = turn.find(REMINDER)
    before = any(token.cat == "before" or token.low in ("vor", "vorher") for token in turn.tokens)
    if found is None or not before:
        return None
    return Order("remind", "", turn.tokens[0], turn.tokens[found.end :], [])


def behind_modal(turn: Turn) -> Order | None:
    """ "le point doit être décalé à 15h", "a daily precisa ser adiada"."""
    tokens = turn.tokens
    for found in _all(turn, MODALS, range(1, min(len(tokens) - 1, 25))):
        verb = found.end
        while verb < len(tokens) and tokens[verb].low in OBJECTS and tokens[verb].low != "a":
            verb += 1
        command = _command_of(turn, at(tokens, verb))
        if command is None:
            continue
        pronoun = verb > found.end or found.words.split()[-1] in OBJECTS
        if tokens[found.begin - 1].cat in SIGNS and not pronoun:
            return None
        before = [t for t in tokens[: found.begin] if t.cat not in (",", "?", "!", ".")]
        behind = tokens[verb + 1 :]
        while behind and behind[0].low in OBJECTS and behind[0].cat not in ("at", "to"):
            behind.pop(0)
        if command == "schedule" and pronoun:  # "tu peux la mettre à vendredi"
            command = "move"
        return Order(command, "", tokens[verb], [*before, *behind], [])
    return None


def _command_of(turn: Turn, verb: Token) -> str | None:
    """What a verb behind a modal one asks for; French forms of an order sound like others."""
    if verb.low in _DOING:
        return None
    for form in conjugation.forms(turn.tongue, verb.low):
        if not form.apart and (form.kind != "order" or turn.tongue == "fr"):
            return form.command
    return None


def _all(turn: Turn, wordings: Wordings, places: range) -> list[Found]:
    if not turn.holds(wordings):
        return []
    return [found for k in places if (found := turn.find(wordings, k))]
