"""The embedded Webex: a small Webex on loopback for trying the bot out and for tests."""

from sandbox.hooks import BotHooks
from sandbox.running import Sandbox, start
from sandbox.server import PortTaken
from sandbox.store import DataInUse

__all__ = ["BotHooks", "DataInUse", "PortTaken", "Sandbox", "start"]
