"""Words without which no line wishes anything of a meeting named first."""

from __future__ import annotations

from language.words.kinds import listed

MOVED = frozenset(
    listed("moved rescheduled postponed pushed shifted delayed changed preponed brought bumped "
           "deferred advanced swapped pulled")
)  # fmt: skip
GONE = frozenset(
    listed("cancelled canceled deleted scrapped dropped skipped binned axed scrubbed removed")
)
MODALS = frozenset(listed("must should can could has have needs need ought will shall would may "
                           "might gets wants hast"))  # fmt: skip
ASKED_OF = frozenset(listed("could can should may shall would might will"))
# Without one of these words no line is such a wish.
TRIGGERS = (
    MOVED
    | GONE
    | MODALS
    | ASKED_OF
    | {
        "instead",
        "requires",
        "called",
        "call",
        "now",
        "same",
        "off",
        "happening",
        "later",
        "earlier",
    }
)
# Verbs before which it may stand: "get the retro moved", "can we have it on friday instead".
WEAK = frozenset(("get", "get me", "need", "have", "do", "make", "let's", "lets", "hold", "i'm in",
                  "let's meet", "meet", "have a", "put", "give me", "start", "begin",
                  "call"))  # fmt: skip
