// Making a space: its title and who is in it.
import { show } from "/chat/dialog.js";
import { h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { avatar } from "/chat/people.js";

function choice(person, on) {
  const box = h("input", { type: "checkbox", name: "person", value: person.id, checked: on });
  return h("label", { class: "choice" }, box, avatar(person, "small"), person.displayName);
}

/** Ask for a title and members, then make the space as `me`. Resolves with its id, or null. */
export async function makeSpace({ me, api, directory }) {
  const title = h("input", { type: "text", id: "space-title", required: true, maxlength: 100, autocomplete: "off" });
  const others = directory.choices.filter(({ id, isAdmin }) => id !== me.id && !isAdmin);
  const error = h("p", { class: "failed", role: "alert" });
  const create = h("button", { type: "submit", class: "primary" }, "Make the space");
  let made = null;
  const form = h(
    "form",
    { class: "new-space", on: { submit: send } },
    h("label", { for: "space-title" }, "Title"),
    title,
    h("fieldset", {}, h("legend", {}, "Members besides you"), choice(directory.bot, true), others.map((person) => choice(person, false))),
    error,
    h("p", {}, create),
  );

  async function send() {
    create.disabled = true;
    try {
      made ??= (await api.post("/v1/rooms", { title: title.value.trim() })).id;
      for (const box of form.querySelectorAll("input[name=person]:checked:not(:disabled)")) {
        await api.post("/v1/memberships", { roomId: made, personId: box.value });
        box.disabled = true;
      }
      form.closest("dialog").close("made");
    } catch (refusal) {
      error.textContent = `The space is not complete. ${refusal.message}`;
      create.disabled = false;
    }
  }

  await show("New space", form);
  return made;
}

/** The button that starts it. */
export function newSpaceButton(onPress) {
  return h("button", { type: "button", class: "icon-button", "aria-label": "New space", title: "New space", on: { click: onPress } }, icon("plus"));
}
