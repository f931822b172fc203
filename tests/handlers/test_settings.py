"""Zones, languages and preferences of people and spaces. Today is Monday 23 November 2026."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.chat import Chat, World


@pytest.fixture
def mia(world: World) -> Chat:
    """Mia in her direct space; whose settings nobody else's test looks at."""
    return world.direct("mia")


def told(world: World, name: str) -> str:
    return str(world.direct(name).messages()[0].markdown)


def test_a_zone_is_set_and_used_at_once(world: World) -> None:
    bob = world.direct("bob")
    assert "New York" in bob.say("timezone")
    assert "now **Phoenix** (America/Phoenix), where it is Mon 23 Nov, 02:00 MST" in bob.say(
        "timezone America/Phoenix"
    )
    assert "MST" in bob.say("schedule Call tomorrow 15:00 for 30 min")


def test_a_city_is_a_zone(mia: Chat) -> None:
    assert "Europe/Lisbon" in mia.say("timezone Lisbon")
    assert "Europe/Berlin" in mia.say("timezone Berlin")


def test_an_unknown_zone_says_what_would_work(mia: Chat) -> None:
    answer = mia.say("timezone Atlantis")
    assert "no time zone called “Atlantis”" in answer
    assert "timezone Berlin" in answer


def test_ones_own_settings_stay_private_in_a_space(chat: Chat, world: World) -> None:
    answer = chat.as_("lee").say("timezone Chicago")
    assert "direct message" in answer
    assert "Chicago" not in answer
    assert "America/Chicago" in told(world, "lee")


def test_a_preference_is_typed(mia: Chat) -> None:
    assert "reminder: 15 minutes before" in mia.say("prefs reminders 15")
    assert "Reminder 15 minutes before" in mia.say("schedule Tea every friday 16:00")
    assert "Nothing was changed" in mia.say("prefs reminders 15")


def test_a_wrong_value_says_what_is_taken(mia: Chat) -> None:
    assert "takes minutes before the start" in mia.say("settings reminders soon")


def test_the_form_names_every_wrong_field_and_keeps_the_rest(mia: Chat) -> None:
    assert "Your settings" in mia.say("settings")
    again = mia.press("Save", zone="Nowhere", quiet_from="18:00", hours="12")
    assert "Not saved yet" in again
    assert "“Nowhere”" in again
    assert "quiet hours" in again
    saved = mia.press("Save", zone="Berlin", quiet_from="18:00", quiet_until="07:00")
    assert "clock: 12 hours" in saved
    assert "quiet from: 18:00" in saved
    assert "3:00–3:30 PM" in mia.say("schedule Cake friday 15:00")
    mia.say("settings clock 24")
    assert "quiet until: not set" in mia.say("settings quiet off")


def test_a_digest_is_planned_and_taken_back(mia: Chat, world: World) -> None:
    mia.say("settings digest 17:30")
    due = datetime.fromisoformat("2026-11-23T17:30:00+01:00")
    assert world.next_due is not None
    assert world.next_due <= due
    before = world.next_due
    mia.say("settings digest off")
    assert before != due or world.next_due != due


def test_in_a_space_its_own_settings_are_shown_and_set(chat: Chat) -> None:
    form = chat.say("settings")
    assert "Settings of" in form
    assert "who may change meetings: the host and cohosts" in form
    saved = chat.press("Save", digest="08:30", announce="false")
    assert "daily overview: at 08:30" in saved
    assert "announcements: off" in saved


def test_a_form_that_is_sent_twice_says_who_saved_it(chat: Chat) -> None:
    chat.say("settings")
    form = chat.answers[-1]
    chat.press("Save", digest="08:30")
    late = chat.press("Save", card=form, digest="09:30")
    assert "these settings were saved, by Ana Silva" in late
    assert "daily overview: at 08:30" in chat.say("settings")


def test_who_may_change_meetings_takes_one_press_more(chat: Chat) -> None:
    chat.say("settings")
    asked = chat.press("Save", change="members")
    assert "Let everybody in" in asked
    assert "the host and cohosts" in chat.as_("raj").say("settings")
    chat.press("Let all members")
    assert "who may change meetings: all members" in chat.as_("raj").say("settings")


def test_saving_an_untouched_form_of_a_space_changes_nothing(chat: Chat) -> None:
    chat.say("settings")
    saved = chat.press("Save")
    assert saved.startswith("Nothing was changed")
    assert chat.buttons() == []


def test_one_touched_field_of_a_space_is_all_that_is_saved(chat: Chat) -> None:
    chat.say("settings")
    saved = chat.press("Save", digest="08:30")
    assert "daily overview: at 08:30" in saved
    for untouched in ("who may change", "announcements", "reminder", "Let only"):
        assert untouched not in saved


def test_the_usual_right_that_is_typed_asks_nothing(chat: Chat) -> None:
    assert "Nothing was changed" in chat.say("settings who may change host")


def test_taking_the_right_back_is_asked_about(chat: Chat) -> None:
    chat.say("settings who may change members")
    chat.press("Let all members")
    chat.say("settings")
    assert "Let only the host and cohosts" in chat.press("Save", change="host")
    chat.press("Only hosts")
    assert "who may change meetings: the host and cohosts" in chat.say("settings")


def test_saving_an_untouched_form_of_ones_own_changes_nothing(world: World) -> None:
    lee = world.direct("lee")
    lee.say("settings")
    assert lee.press("Save").startswith("Nothing was changed")


def test_a_persons_setting_in_a_space_leads_to_prefs(chat: Chat, world: World) -> None:
    chat.say("settings clock 12")
    assert "person's own" in told(world, "ana")


def test_a_spaces_setting_leads_to_the_space(mia: Chat) -> None:
    assert "setting of a space" in mia.say("settings who may change members")
    assert "no setting called “colour”" in mia.say("settings colour red")


def test_a_zone_with_several_meanings_is_asked_about(mia: Chat) -> None:
    assert "timezone Asia/Kolkata" in mia.say("timezone IST")


def test_a_language_changes_how_dates_look(world: World) -> None:
    sam = world.direct("sam")
    assert "Mo., 23. Nov." in sam.say("language German")
    assert "don't know “Klingon”" in sam.say("language Klingon")
    assert "Mon 23 Nov" in sam.say("language en_GB")
