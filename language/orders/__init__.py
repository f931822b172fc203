"""Orders: what each command's words say."""
