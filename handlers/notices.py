"""Words and cards for what others are told, and for what somebody may not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import texts.trouble
from handlers.context import Reply

if TYPE_CHECKING:
    from handlers.context import Context
    from services.rights import Forbidden
    from services.services import Services


def word(services: Services) -> None:
    """Turn every notice of the unit into posts."""
    services.unit.notices.clear()


def forbidden(ctx: Context, refusal: Forbidden) -> Reply:
    """Say who may do what was asked for."""
    able = [ctx.services.name_of(email) for email in refusal.able]
    title = refusal.series.details.title if refusal.series else ""
    return Reply(texts.trouble.forbidden(refusal.what, title, able), private=True)
