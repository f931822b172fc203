"""Who and which: people, titles, and the meeting that is meant."""
