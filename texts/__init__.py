"""Every sentence the bot says, by topic, and times in words."""
