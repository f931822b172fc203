"""The forms in which a verb of an order stands, by the rules of each language."""

from __future__ import annotations

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
_SOFT = {"g": "gu", "c": "qu", "z": "c"}  # "agregar": "agregue", "buscar": "busque"


@cache
def index(tongue: str) -> dict[str, list[Form]]:
    """Form -> what it may mean, the first command first."""
    found: dict[str, list[Form]] = {}

    def add(word: str, form: Form) -> None:
        forms = found.setdefault(word, [])
        if form not in forms:
            forms.append(form)

    for command, listing in ORDERS.get(tongue, {}).items():
        for entry in listing.split():
            infinitive, _, extra = entry.lstrip("?").partition(":")
            more = extra.split(",") if extra else []
            if tongue == "de":
                _german(infinitive.lower(), more, command, add)
            else:
                _romance(tongue, infinitive, more, command, add)
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


def _german(infinitive: str, more: list[str], command: str, add: object) -> None:
    assert callable(add)
    apart, _, base = infinitive.rpartition("|")
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    t = "et" if stem.endswith(("d", "t")) else "t"
    for form in (stem, stem + "e", stem + t, base):
        add(form, Form(command, "order", apart))
    whole = apart + base
    add(whole, Form(command, "infinitive"))
    if apart:
        add(apart + "zu" + base, Form(command, "infinitive"))
        add(base, Form(command, "infinitive", apart))
        add(f"{apart}ge{stem}{t}", Form(command, "participle"))
    else:
        own = stem.startswith(("ver", "be", "er", "ent", "uber")) or stem.endswith("ier")
        add(stem + t if own else f"ge{stem}{t}", Form(command, "participle"))
    for form in more:
        past = form.startswith(("ge", "ver")) or (apart and form.startswith(apart))
        add(form, Form(command, "participle") if past else Form(command, "order", apart))


def _romance(tongue: str, infinitive: str, more: list[str], command: str, add: object) -> None:
    assert callable(add)
    endings = _ROMANCE[tongue]
    end = next((e for e in sorted(endings, key=len, reverse=True) if infinitive.endswith(e)), "")
    if not end:
        add(infinitive, Form(command, "order"))
        return
    stem = infinitive[: -len(end)]
    orders, _, past = endings[end]
    forms: list[str] = []
    for ending in orders.split():
        form = stem + ending
        if end == "ar" and ending[0] == "e" and stem[-1:] in _SOFT:
            form = stem[:-1] + _SOFT[stem[-1]] + ending
        forms.append(form)
    if tongue == "pt" and infinitive.endswith("ear"):
        forms += [stem + "ia", stem + "ie", stem + "iem"]  # "bloqueia"
    forms += more
    for form in forms:
        add(form, Form(command, "order"))
    add(infinitive, Form(command, "infinitive"))
    for ending in past.split():
        add(stem + ending, Form(command, "participle"))
