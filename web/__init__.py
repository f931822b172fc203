"""Every HTTP route of the bot."""
