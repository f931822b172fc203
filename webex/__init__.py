"""Talks HTTP to Webex; the only package that knows webexteamssdk."""
