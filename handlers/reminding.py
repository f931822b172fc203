"""Reminders: added leads, snooze, mute, and what falls due."""

from __future__ import annotations

from handlers.family import Family

family = Family("reminding")
