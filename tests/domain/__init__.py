"""Tests of what is true of meetings."""
