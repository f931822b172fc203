"""Clauses: which part of a line asks for something, and what only stands around it."""
