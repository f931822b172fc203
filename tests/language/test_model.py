"""What the values of a reading look like when they are printed."""

from datetime import time

from language.model import Command, Target


def test_a_command_is_shown_with_only_what_was_said():
    command = Command("cancel", "cancel the 3pm", target=Target(clock=time(15)))
    shown = (
        "Command(name='cancel', said='cancel the 3pm', target=Target(clock=datetime.time(15, 0)))"
    )
    assert repr(command) == shown
