"""Drafts: corrections and answers to what is waiting."""
