"""What people and spaces prefer: zone, language, reminders, digests, rights."""

from __future__ import annotations

from handlers.family import Family

family = Family("settings")
