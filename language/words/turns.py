"""Words at which a line turns: a correction, a reason, or what shall not be."""

from __future__ import annotations

from language.words.kinds import listed

# What begins a correction wherever it stands, and what does so behind a sign or between two times.
SURE = (
    "make that", "make it", "i mean", "i meant", "i should say", "scratch that", "strike that",
    "or rather", "no wait", "wait no", "correction", "ich meine", "je veux dire",
    "quiero decir", "quero dizer",
)  # fmt: skip
PERHAPS = (
    "no", "nope", "wait", "sorry", "actually", "rather", "oops", "whoops", "better",
    "better yet", "or better", "my bad", "my mistake", "typo", "hmm", "hang on", "hold on",
    "let's say", "say", "nein", "besser", "mejor", "perdon", "pardon", "plutot", "melhor",
)  # fmt: skip
CORRECTING = frozenset(words.split()[0] for words in (*SURE, *PERHAPS))
WHY = frozenset(listed("because cuz coz cos bc 'cause weil denn porque pois puisque wegen"))
PERHAPS_WHY = frozenset(listed("as since cause given due"))
NOT = frozenset(("not", "but not", "not on", "but not on"))
# Who is told of behind a comma: "..., it's all on fire".
TOLD = frozenset(
    listed("it's its i'm we're they're he's she's that's there's i've we've i we he she they it "
           "nobody everybody everyone someone")
)  # fmt: skip
BESIDE = WHY | PERHAPS_WHY | NOT | TOLD
