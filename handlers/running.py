"""Starting, joining, admitting and ending."""

from __future__ import annotations

from handlers.family import Family

family = Family("running")
