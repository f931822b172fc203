"""Announcements: on and off, in other spaces, in one's own words, and daily digests."""

from __future__ import annotations

from handlers.family import Family

family = Family("announcing")
