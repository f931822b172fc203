"""What runs by itself: workers for the inbox and the outbox, moments that fall due, upkeep."""
