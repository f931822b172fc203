"""Words that hold sentences together: who does something, what is done, under which condition."""

from __future__ import annotations

from language.words.kinds import listed

# Who does something; together with a finite verb they make a clause of its own.
SUBJECTS = frozenset(
    listed("i we he she they it it's i'm we're they're he's she's i've we've i'll we'll i'd we'd "
           "he'd she'd they'd im ive theyre its that that's thats there there's theres nobody "
           "noone no-one everybody everyone someone somebody nothing everything sorry my our "
           "ich wir nous je")
)  # fmt: skip
# Verbs in a form that tells of something.
FINITE = frozenset(
    listed("is are was were isn't isnt aren't arent wasn't wasnt weren't werent has have had "
           "hasn't hasnt haven't havent hadn't can't cant cannot won't wont will would doesn't "
           "doesnt don't dont didn't didnt needs got went came broke fell ran lost left quit died "
           "feels feel wants seems looks sounds clashes overlaps conflicts says said told asked "
           "thinks thought forgot slipped overran called sent made took found knows agreed "
           "decided happened kept slept met saw heard gave moved failed missed cancelled canceled "
           "starts ends finished started should must "
           "ist sind hat est sont esta")
)  # fmt: skip
_NOT_PAST = frozenset(
    listed(
        "need feed speed seed bed red indeed exceed proceed succeed embed hundred need wed biped"
    )
)


def past(word: str) -> bool:
    """Whether a word looks like what was done ("moved"); "need" and "feed" are none."""
    return word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST


# A clause that begins with one of them says why.
CAUSES = frozenset(
    listed("since as because cause cos bc given seeing due weil da denn comme parce como porque "
           "now after")
)  # fmt: skip
CONDITIONS = frozenset(listed("if unless provided assuming wenn falls"))
# What "if" may be followed by where it is only polite.
POLITE_CONDITION = frozenset(
    listed("possible at all it that that's thats it's its is ok okay fine alright good you u can "
           "could don't dont mind have get a an chance time minute moment second works work for "
           "with everyone everybody us me the team not too much trouble late early suits suit "
           "needed need be necessary allowed please would like want will so kind no rush helps "
           "help wouldn't anyone nobody someone convenient feasible busy free "
           "moglich irgend geht das possible posible possivel es c'est")
)  # fmt: skip
# Heads of a line that ask for nothing.
ASIDES = frozenset(
    listed(
        "for today cheers mate thanks quick one question heads up fyi psa update hi hey hello "
        "morning afternoon evening good all team folks guys everyone everybody muster bot thank "
        "you thx ok okay right so well ah oh oops ugh hmm um sorry apologies small little favour "
        "favor ask request next also and more thing another last please urgent btw by the way "
        "correction note nb p.s ps new plan change of a just my mistake bad yes no yep yeah sure "
        "fine great cool perfect happy monday friday"
    )
)  # fmt: skip
