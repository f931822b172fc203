"""Adaptive Cards 1.3 as plain dicts, one file per card, and the drawn timeline."""
