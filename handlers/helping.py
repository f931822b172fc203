"""Help, the hello, and what is said to words that are no command."""

from __future__ import annotations

from handlers.family import Family

family = Family("helping")
