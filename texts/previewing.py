"""What is said around previews and dry runs."""

from __future__ import annotations

from collections.abc import Sequence

from texts.markdown import sentence


def dry_run() -> str:
    return "This is a dry run: nothing has been changed, and nobody was told"


def would_tell(names: Sequence[str]) -> str:
    return f"Would be told: {sentence(names)}" if names else "Nobody else would be told"


def keep() -> str:
    return "Keep as is"


def leave() -> str:
    return "Not now"


def cancelled() -> str:
    return "it would be cancelled"
