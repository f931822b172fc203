"""The registry that each command family fills with its commands, submissions and moments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handlers.context import Context, Reply
    from language.model import Command

CommandHandler = Callable[["Context", "Command"], "Reply"]
SubmissionHandler = Callable[["Context", dict[str, str]], "Reply"]
MomentHandler = Callable[..., None]


class Family:
    """A group of commands that belong together, found by their one name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.commands: dict[str, CommandHandler] = {}
        self.submissions: dict[str, SubmissionHandler] = {}
        self.moments: dict[str, MomentHandler] = {}

    def command(self, *names: str) -> Callable[[CommandHandler], CommandHandler]:
        """Register ``(ctx, command) -> Reply`` under the command's names."""
        return self._register(self.commands, names)

    def submission(self, *actions: str) -> Callable[[SubmissionHandler], SubmissionHandler]:
        """Register ``(ctx, inputs) -> Reply`` under the ``action`` of buttons and forms."""
        return self._register(self.submissions, actions)

    def moment(self, *kinds: str) -> Callable[[MomentHandler], MomentHandler]:
        """Register ``(moments, rows)`` for what falls due by itself, by the kind of the row."""
        return self._register(self.moments, kinds)

    @staticmethod
    def _register(table: dict[str, Any], names: tuple[str, ...]) -> Callable[[Any], Any]:
        def add(handler: Any) -> Any:
            for name in names:
                assert name not in table, f"{name} has a handler already"
                table[name] = handler
            return handler

        return add
