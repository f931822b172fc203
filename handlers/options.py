"""Options of a meeting in people's words, made into its details."""

from __future__ import annotations
