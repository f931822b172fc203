"""Meetings as calendar files, and addresses that calendar apps subscribe to."""

from __future__ import annotations

from handlers.family import Family

family = Family("calendars")
