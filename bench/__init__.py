"""Measurements of the real product; every figure that counts is a ratio within one run."""
