"""What people type, read into values; pure: now, zone and locale come in as arguments."""
