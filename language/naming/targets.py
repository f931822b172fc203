"""Which meeting is meant: number, short id, title words, pronoun, day."""

from __future__ import annotations

from datetime import date, time

from language.line.numbers import at
from language.line.parse import unquoted
from language.line.scan import Scan, Slot
from language.line.tokens import Token
from language.model import Scope, Target
from language.words.kinds import listed

PRONOUNS = frozenset(listed("it that this them these those es ihn sie ce ca lo la isso das diese"))


_ARTICLES = frozenset(
    listed(
        "the a an my our your his her their all of for on at to in with from der die das den dem "
        "des le la les un une el los las o os as um uma mein meine meinen mon ma mes mi mis meu "
        "minha minhas meus nossas nossos and please pls plz thanks thx , . ! ? : ; - ( ) / is are "
        "up 's one's so de du von vom le's que until by both each every any zum zur am new into "
        "der's l' d' called whole entire again sorry concerning regarding about re last latest "
        "previous"
    )
)


BEFORE_UP = frozenset(listed("catch stand check follow wrap write link meet round team clean set "
                              "warm back start line mix pop"))  # fmt: skip
_ASIDE = frozenset(
    listed("i we he she they you it's its that's thats there's theres nobody noone everybody "
           "everyone isn't isnt is are was were has have had don't dont doesn't can't cant will "
           "gonna got needs thank no")
)  # fmt: skip
_BEHIND = frozenset(listed("too anymore either though however"))
_NOUNS = frozenset(
    listed(
        "meeting meetings mtg mtgs event events call calls appointment appointments termin "
        "termine reunion reuniao reuniones reunioes reunions session sessions besprechung "
        "besprechungen one ones llamada chamada cita meeting's rendez-vous rdv occurrence "
        "occurrences series invite invites invitation invitations mtng mtngs"
    )
)


_HAD = frozenset(listed("i we have i've we've got planned scheduled booked there is are that's"))


def target_of(scan: Scan) -> tuple[Target | None, Scope | None]:
    """Read title words, numbers, pronouns and days of a target from a scan."""
    tokens = scan.tokens
    short: str | None = None
    numbers: list[int] = []
    number: str | None = None
    link: str | None = None
    pronoun = every = upcoming = plural = False
    scope: Scope | None = None
    words: list[int] = []
    rest = set(scan.rest)
    for k in scan.rest:
        token = tokens[k]
        low, cat = token.low, token.cat
        after = at(tokens, k + 1)
        if cat == "short":
            name = token.text[1:]
            if name.isdigit():
                numbers.append(int(name))
            else:
                short = name.lower()
        elif cat == "dec" and "," in token.text:  # "cxl 2,3"
            numbers += [int(part) for part in token.text.split(",")]
        elif cat == "link":
            link = token.text
        elif cat == "int" and (9 <= len(token.text) <= 11):
            number = token.text
        elif cat == "int" and len(token.text) <= 4 and _meeting_number(tokens, k):
            number = (number or "") + token.text
        elif (cat == "int" and 1 <= token.val <= 99 and _list_number(scan, k, rest)) or (
            cat in ("ord", "nth")
            and (after.low in _NOUNS or after.cat == "end" or after.cat == ",")
        ):
            numbers.append(token.val)
        elif cat == "last" and (after.low in ("one", "meeting") or after.cat == "end"):
            numbers.append(-1)
        elif low in ("all", "both", "everything", "alle", "tous", "toutes", "todos", "todas") or (
            cat == "every"
        ):
            if low == "all" and (after.low == "hands" or (after.cat == "-" and after.glued)):
                words.append(k)  # "the all hands"
            elif low in ("all", "every", "each", "alle") and _some_noun(scan, k + 1, rest):
                plural = True
            else:
                every = True
        elif cat == "rest of":
            scope = Scope.FOLLOWING
        elif low == "next" and after.low in ("steps", "step", "gen", "level") and k + 1 in rest:
            words.append(k)  # "the next steps"
        elif cat in ("next", "coming") and (k + 1 not in rest or after.cat != "u"):
            upcoming = True
        elif (
            low in PRONOUNS
            and (cat != "this" or after.low in _NOUNS or after.cat == "end")
            and (len(low) > 2 or not words)
        ):
            pronoun = True
        elif after.cat == "-" and after.glued and _hyphened(tokens, k, rest):
            words.append(k)  # "on-call handover"
        elif cat == "-" and token.glued and after.glued and words and k == words[-1] + 1:
            words.append(k)  # "stand-up"
        elif low in _ARTICLES or low in _NOUNS or cat in ("this", "number", "of", "the", "and"):
            if (
                words
                and low not in (",", ".", "!", "?", "please", "thanks", "-")
                and k == words[-1] + 1
            ):
                words.append(k)
        elif low == "number" and after.cat == "int":
            continue
        else:
            words.append(k)
    words = _without_aside(tokens, words)
    while words and (
        tokens[words[-1]].low in _ARTICLES
        or tokens[words[-1]].low in _NOUNS
        or (len(words) > 1 and _said_behind(tokens, words))
    ):
        if tokens[words[-1]].low == "up" and tokens[words[-1] - 1].low in BEFORE_UP:
            break
        if tokens[words[-1]].glued and tokens[words[-1] - 1].cat == "-" and len(words) > 1:
            break  # "stand-up"
        words.pop()
    dates: list[date] = []
    clock: time | None = None
    for slot in scan.slots:
        if of_title(scan, slot):
            words += [k for k in range(slot.i, slot.j) if tokens[k].cat != "the"]
            continue
        if slot.kind in ("day", "begin") and slot.value.day:
            dates += [slot.value.day]
            if slot.kind == "begin" and slot.mark in ("onwards", "start"):
                scope = Scope.FOLLOWING
        elif slot.kind in ("clock", "range"):
            first = slot.value[0] if slot.kind == "range" else slot.value
            if first.hour < 24:
                from language.times.spans import likely_hour

                hour = first.hour if first.fixed else likely_hour(scan.reader, first)
                clock = time(hour % 24, first.minute)
        elif slot.kind == "onwards":
            scope = Scope.FOLLOWING
    if every:  # "everything I have on friday"
        words = [k for k in words if tokens[k].low not in _HAD]
    text = _joined(scan, sorted(words))
    if plural and text:
        scope = scope or Scope.SERIES
    elif plural:
        every = True
    if text and pronoun and len(text) > 2:
        pronoun = False
    if not (
        short or numbers or number or link or pronoun or every or upcoming or text or dates or clock
    ):
        return None, scope
    return (
        Target(
            short=short, numbers=tuple(dict.fromkeys(numbers)), pronoun=pronoun, every=every,
            upcoming=upcoming, words=text, dates=tuple(dict.fromkeys(dates)), clock=clock,
            number=number, link=link,
        ),
        scope,
    )  # fmt: skip


def _hyphened(tokens: list[Token], k: int, rest: set[int]) -> bool:
    """Whether a small word is the first part of a compound ("on-call", "all-hands")."""
    return k + 2 in rest and k + 1 in rest and at(tokens, k + 2).glued and tokens[k].low.isalpha()


def _without_aside(tokens: list[Token], words: list[int]) -> list[int]:
    """Without what is told behind a comma ("the QBR, nobody can sit still longer")."""
    for n in range(1, len(words)):
        parted = any(
            token.cat in (",", "?", "!", ";") or (token.cat == "." and not token.glued)
            for token in tokens[words[n - 1] + 1 : words[n]]
        )
        if parted and any(token.low in _ASIDE for token in tokens[words[n - 1] :]):
            return words[:n]
    return words


def _said_behind(tokens: list[Token], words: list[int]) -> bool:
    """ "decline it for me", "accept it on my behalf", "add her too"."""
    last, before = tokens[words[-1]].low, at(tokens, words[-1] - 1).low
    return (
        last in _BEHIND
        or (last in ("me", "us") and before == "for")
        or (last == "behalf" and before == "my")
        or (last == "more" and before == "any")
        or (last == "any" and at(tokens, words[-1] + 1).low == "more")
    )


def of_title(scan: Scan, slot: Slot) -> bool:
    """Whether a feast or a zone is rather a word of the title ("christmas lunch", "the MDT")."""
    before, after = at(scan.tokens, slot.i - 1), at(scan.tokens, slot.j)
    if slot.kind == "zone":
        return before.cat not in ("in", "clock", "ap", "int") and not scan.of("clock")
    if slot.kind == "day" and scan.tokens[slot.j - 1].cat == "wd":
        named = at(scan.tokens, slot.i)  # "skip the friday wrap-up this thursday"
        return (
            named.cat in ("wd", "the")
            and not scan.tokens[slot.j - 1].owned
            and slot.j in scan.rest
            and after.cat in ("word", "name")
            and before.cat not in ("on", "and", ",", "or", "for")
            and any(other.i > slot.j for other in scan.of("day"))
        )
    if slot.kind == "part":  # "parents evening prep"
        return (
            not slot.mark
            and slot.i - 1 in scan.rest
            and before.cat in ("word", "name")
            and before.low not in _ARTICLES | _NOUNS | PRONOUNS
            and slot.j in scan.rest
            and after.cat in ("word", "name")
            and after.low not in _ARTICLES | _NOUNS
        )
    return (
        slot.kind == "day"
        and any(token.cat == "fest" for token in scan.tokens[slot.i : slot.j])
        and slot.j in scan.rest
        and after.cat in ("word", "name")
        and before.cat not in ("on", "at", "for", "until")
    )


def _joined(scan: Scan, words: list[int]) -> str | None:
    """Title words, as typed where they stand together."""
    if not words:
        return None
    tokens = scan.tokens
    pieces: list[str] = []
    begin = words[0]
    previous = begin
    for k in [*words[1:], -1]:
        if k == previous + 1:
            previous = k
            continue
        pieces.append(scan.line.cut(begin, previous + 1))
        begin = previous = k
    text = unquoted(" ".join(" ".join(pieces).split()).strip(" ,.;:!?-"))
    if text.lower().endswith("'s"):
        text = text[:-2]
    return text if any(c.isalnum() for c in text) or not tokens else (text or None)


def _list_number(scan: Scan, k: int, rest: set[int]) -> bool:
    """A bare number is a place in the list unless title words stand beside ("sprint 42 review")."""
    tokens = scan.tokens
    before, after = at(tokens, k - 1), at(tokens, k + 1)
    left = k - 1 in rest and before.cat == "word" and before.low not in _ARTICLES | _NOUNS | {
        "number", "nr", "no", "item", "numbers",
    }  # fmt: skip
    right = k + 1 in rest and after.cat == "word" and after.low not in _ARTICLES | _NOUNS
    return not left and not (right and not after.glued and k > 0) and not (right and after.glued)


def _meeting_number(tokens: list[Token], k: int) -> bool:
    """Groups of digits such as "2345 678 9012"."""
    group = [t for t in tokens[max(0, k - 2) : k + 3] if t.cat == "int" and len(t.text) in (3, 4)]
    token = tokens[k]
    beside = at(tokens, k - 1).cat == "int" or at(tokens, k + 1).cat == "int"
    return len(token.text) in (3, 4) and beside and len(group) >= 3


def _some_noun(scan: Scan, k: int, rest: set[int]) -> bool:
    while k in rest and scan.tokens[k].low in ("the", "my", "our", "of"):
        k += 1
    return k in rest and scan.tokens[k].cat == "word" and scan.tokens[k].low not in ("them", "it")
