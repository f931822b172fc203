"""What survives a restart: one SQLite file, one writing connection; the bot's only SQL."""
