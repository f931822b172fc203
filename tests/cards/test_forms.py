"""Forms: what is in view, what arrives whichever button is pressed, and what was typed stays."""

from __future__ import annotations

import pytest

from cards.change import OPTIONS, change_form
from cards.create import create_form
from cards.fields import LEADS, REPEATS, fold, lead_input
from cards.inputs import text_input
from cards.settings import LOCALES, person_form
from cards.views import ChangeDraft, FormDraft, PersonSettings
from tests.cards.samples import BERLIN, STAMP, every_card
from tests.cards.test_every_card import in_view, typed

FIELDS = {
    *("title", "date", "start", "minutes", "repeat", "until", "people", "agenda", "link", "lead"),
    *("zone", "drawn_zone", "recurrence"),
}
FULL = FormDraft(
    title="Retro",
    date="2026-05-14",
    start="15:00",
    until="2026-12-18",
    people="Ana",
    agenda="Plan",
    link="https://acme.example/m",
    lead="25",
)


def arriving(card, button):
    """The data and inputs that pressing ``button`` sends, as the renderer collects them."""
    outer = {e["id"]: str(e.get("value", "")) for e in in_view(card["body"]) if "id" in e}
    for action in card["actions"]:
        if action["title"] == button:
            return action["data"] | outer
        for inner in action.get("card", {}).get("actions", ()):
            if inner["title"] == button:
                own = {e["id"]: str(e.get("value", "")) for e in typed(action["card"]) if "id" in e}
                return inner["data"] | outer | own
    raise AssertionError(f"no button {button}")


@pytest.mark.parametrize("button", ["Schedule", "Schedule with these"])
def test_all_fields_arrive_whichever_button_is_pressed(button):
    sent = arriving(create_form(FULL, BERLIN, "en", STAMP), button)
    assert sent["action"] == "schedule_form"
    assert sent.keys() >= FIELDS
    assert (sent["until"], sent["agenda"], sent["lead"]) == ("2026-12-18", "Plan", "25")
    assert sent["drawn_zone"] == "Europe/Berlin"


@pytest.mark.parametrize("button", ["Change", "Change with these"])
def test_all_options_arrive_whichever_button_is_pressed(button):
    draft = ChangeDraft("Retro", recurs=True, options={"enabledJoinBeforeHost": "true"})
    sent = arriving(change_form(draft, "en", STAMP), button)
    assert set(OPTIONS) <= sent.keys()
    assert sent["enabledJoinBeforeHost"] == "true"
    assert sent["publicMeeting"] == "false"
    assert sent["password"] == ""


def test_a_password_is_never_filled_in():
    words = str(change_form(ChangeDraft("Retro", protected=True), "en", STAMP))
    assert "One is set" in words


def test_what_was_wrong_moves_into_view_with_its_sentence():
    card = every_card()["create wrong"]
    shown = {each["id"] for each in in_view(card) if "id" in each}
    assert {"minutes", "until"} <= shown
    words = [each["text"] for each in in_view(card) if each.get("type") == "TextBlock"]
    assert "That day has passed. Pick one after Mon 20 Apr." in words
    assert "Webex did not take it." in words
    minutes = next(each for each in typed(card) if each.get("id") == "minutes")
    assert minutes["value"] == 5000


def test_the_six_most_needed_inputs_are_in_view():
    shown = [e["id"] for e in in_view(create_form(FormDraft(), BERLIN, "en", STAMP)) if "id" in e]
    assert shown == ["title", "date", "start", "minutes", "repeat", "people"]


def test_folding_loses_nothing_and_keeps_the_order():
    inputs = [text_input(name, name) for name in "abcdefgh"]
    shown, folded = fold(inputs, {"h": "Wrong."}, limit=3)
    assert [each["id"] for each in shown] == ["a", "b", "h"]
    assert [each["id"] for each in folded] == ["c", "d", "e", "f", "g"]


def test_a_recurrence_that_is_no_usual_one_can_be_kept():
    draft = FormDraft(repeat="as_typed", recurrence="FREQ=WEEKLY;BYDAY=MO,WE", repeat_words="")
    card = create_form(draft, BERLIN, "en", STAMP)
    repeat = next(each for each in typed(card) if each.get("id") == "repeat")
    assert repeat["value"] in [each["value"] for each in repeat["choices"]]
    assert arriving(card, "Schedule")["recurrence"] == "FREQ=WEEKLY;BYDAY=MO,WE"


def test_an_unusual_lead_is_among_the_choices():
    assert {"title": "25 minutes before", "value": "25"} in lead_input("25")["choices"]
    assert len(lead_input("10")["choices"]) == len(LEADS)
    assert len(lead_input("whenever")["choices"]) == len(LEADS)


def test_every_locale_of_webex_can_be_chosen(webex_locales):
    assert {value for _, value in LOCALES} - {"auto"} == set(webex_locales)


def test_settings_left_to_the_bot_say_so():
    sent = arriving(person_form(PersonSettings(), STAMP), "Save")
    assert (sent["locale"], sent["hours"]) == ("auto", "auto")


def test_usual_recurrences_have_plain_names():
    assert dict(REPEATS)["Every weekday, Mon to Fri"] == "weekdays"
