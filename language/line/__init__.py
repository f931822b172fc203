"""The line: its tokens, the slots found in one pass, and what every reading of it shares."""
