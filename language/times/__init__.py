"""Times: clock times, days, zones, lengths and recurrences, and the moment they make."""
