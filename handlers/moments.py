"""What happens by itself and belongs to no other family: deletion and the notice before it."""

from __future__ import annotations

from handlers.family import Family

family = Family("moments")
