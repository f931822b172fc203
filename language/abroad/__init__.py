"""German, French, Spanish and Portuguese: their words and order, put into those that are read."""
