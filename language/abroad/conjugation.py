"""The forms in which a verb of an order stands, by the rules of each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from language.words.orders import NOUN_TOO, ORDERS


class Form(NamedTuple):
    """A verb form: its command, the part that stands apart, what is glued on ("me", "lo").

    ``kind`` is "order" (also "we" and "you"), "infinitive" or "participle".
    """

    command: str
    kind: str
    apart: str = ""
    glued: str = ""


TONGUES = tuple(ORDERS)
# Ending of the infinitive -> endings of orders ("we" and "you" as well), of the infinitive, of
# participles.
_ROMANCE = {
    "fr": {"er": ("e es ez ons", "er", "ee es ees"), "ir": ("is issez it", "ir", "i ie"),
           "re": ("s ez t", "re", "u ue"), "oir": ("ois oyez", "oir", "u ue")},
    "es": {"ar": ("a e ad en emos amos as es an", "ar", "ado ada ados adas"),
           "er": ("e a ed an as amos emos es", "er", "ido ida idos idas"),
           "ir": ("e a id an as amos imos es", "ir", "ido ida idos idas")},
    "pt": {"ar": ("a e em emos amos as es am", "ar", "ado ada ados adas"),
           "er": ("e a em am amos emos es", "er", "ido ida idos idas"),
           "ir": ("e a em am amos imos es", "ir", "ido ida idos idas"),
           "or": ("onha oe onham", "or", "osto osta")},
}  # fmt: skip
# What a Spanish order carries at its end, and for whom it is.
_GLUED = ("noslo", "nosla", "melo", "mela", "selo", "sela", "telo", "nos", "los", "las", "les",
          "me", "se", "lo", "la", "le", "te", "os")  # fmt: skip
_WITHOUT_GE = ("ver", "be", "er", "ent", "uber")  # "verschoben" and no "ge-"
_SOFT = {"g": "gu", "c": "qu", "z": "c"}  # "agregar": "agregue", "buscar": "busque"


@cache
def index(tongue: str) -> dict[str, list[Form]]:
    """Form -> what it may mean, the first command first."""
    found: dict[str, list[Form]] = {}
    for command, listing in ORDERS.get(tongue, {}).items():
        for entry in listing.split():
            infinitive, _, extra = entry.lstrip("?").partition(":")
            more = extra.split(",") if extra else []
            if tongue == "de":
                made = _german(infinitive.lower(), more, command)
            else:
                made = _romance(tongue, infinitive, more, command)
            for word, form in made:
                known = found.setdefault(word, [])
                if form not in known:
                    known.append(form)
    return found


def forms(tongue: str, word: str) -> list[Form]:
    """What a word may be as a form of a verb; Spanish pronouns at its end are cut off."""
    if tongue == "fr" and word[1:2] == "'":
        word = word[2:]
    found = index(tongue).get(word, [])
    if found or tongue != "es":
        return found
    for clitic in _GLUED:
        if word.endswith(clitic) and len(word) > len(clitic) + 1:
            stem = word[: -len(clitic)]
            some = index(tongue).get(stem, []) or index(tongue).get(stem + "s", [])
            if some:
                return [form._replace(glued=clitic) for form in some]
    return []


def noun_too(tongue: str, word: str) -> bool:
    """Whether the form is as often a noun."""
    return word in _nouns(tongue)


@cache
def _nouns(tongue: str) -> frozenset[str]:
    return frozenset(NOUN_TOO.get(tongue, "").split())


def _german(infinitive: str, more: list[str], command: str) -> Iterator[tuple[str, Form]]:
    """ "vor|ziehen": "zieh ... vor", "vorziehen", "vorzuziehen", "vorgezogen"."""
    apart, _, base = infinitive.rpartition("|")
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    t = "et" if stem.endswith(("d", "t")) else "t"
    for form in (stem, stem + "e", stem + t, base):
        yield form, Form(command, "order", apart)
    yield apart + base, Form(command, "infinitive")
    if apart:
        yield apart + "zu" + base, Form(command, "infinitive")
        yield base, Form(command, "infinitive", apart)
        yield f"{apart}ge{stem}{t}", Form(command, "participle")
    else:
        without_ge = stem.startswith(_WITHOUT_GE) or stem.endswith("ier")
        yield stem + t if without_ge else f"ge{stem}{t}", Form(command, "participle")
    for form in more:
        past = form.startswith(("ge", "ver")) or (apart and form.startswith(apart))
        yield form, Form(command, "participle") if past else Form(command, "order", apart)


def _romance(
    tongue: str, infinitive: str, more: list[str], command: str
) -> Iterator[tuple[str, Form]]:
    """ "décaler": "décale", "décalez", "décalons", "décalé"; a verb without a rule stands alone."""
    endings = _ROMANCE[tongue]
    end = next((e for e in sorted(endings, key=len, reverse=True) if infinitive.endswith(e)), "")
    if not end:
        yield infinitive, Form(command, "order")
        return
    stem = infinitive[: -len(end)]
    orders, _, past = endings[end]
    forms = [_soft(stem, end, ending) + ending for ending in orders.split()]
    if tongue == "pt" and infinitive.endswith("ear"):
        forms += [stem + "ia", stem + "ie", stem + "iem"]  # "bloqueia"
    for form in (*forms, *more):
        yield form, Form(command, "order")
    yield infinitive, Form(command, "infinitive")
    for ending in past.split():
        yield stem + ending, Form(command, "participle")


def _soft(stem: str, end: str, ending: str) -> str:
    """The stem as it is written before "e": "agregue", "busque"."""
    if end == "ar" and ending[0] == "e" and stem[-1:] in _SOFT:
        return stem[:-1] + _SOFT[stem[-1]]
    return stem
