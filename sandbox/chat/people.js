// Who is who: names, colours, and the switch between the people one can be.
import { h, rove } from "/chat/dom.js";
import { icon, mark } from "/chat/icons.js";
import { city, timeOfDay, zoneName } from "/chat/time.js";

const COLOURS = 10;

/** A number that stays the same for the same text. */
function stable(text) {
  let sum = 2;
  for (const letter of text) sum = (sum * 37 + letter.codePointAt(0)) % 65_521;
  return sum;
}

function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)].map((word) => [...word][0]) : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
}

/** A round picture of a person, or the mark for the bot; for the eye only. */
export function avatar(person, size = "") {
  if (person.isBot) return h("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, mark());
  const tint = `tint-${stable(person.email ?? person.displayName) % COLOURS}`;
  return h("span", { class: `avatar ${tint} ${size}`, "aria-hidden": "true" }, initials(person.displayName));
}

/** The picture of a group space: its first letter on a square. */
export function spaceAvatar(title) {
  const tint = `tint-${stable(title) % COLOURS}`;
  return h("span", { class: `avatar square ${tint}`, "aria-hidden": "true" }, [...title][0]?.toUpperCase() ?? "#");
}

/** Everybody the page has heard of, by id. Persons: {id, email, displayName, timezone, isBot, isAdmin, token}. */
export class Directory {
  constructor(state) {
    const admin = state.admin ? [{ ...state.admin, isAdmin: true }] : [];
    const known = state.people.filter(({ id }) => id !== state.admin?.id);
    this.bot = { ...state.bot, isBot: true };
    this.choices = [...known, ...admin].map((person) => ({ ...person, timezone: person.timezone ?? "UTC" }));
    this.byId = new Map([...this.choices, this.bot].map((person) => [person.id, person]));
  }

  /** Learn names from memberships: people made through the API are not in the sandbox's state. */
  learn(memberships) {
    for (const { personId, personEmail, personDisplayName } of memberships) {
      if (!this.byId.has(personId)) {
        this.byId.set(personId, { id: personId, email: personEmail, displayName: personDisplayName || personEmail });
      }
    }
  }

  /** The person of that name, as long as only one has it. */
  named(displayName) {
    const found = [...this.byId.values()].filter((person) => person.displayName === displayName);
    return found.length === 1 ? found[0] : null;
  }

  get(id, email) {
    return this.byId.get(id) ?? { id, email, displayName: email ?? "Somebody" };
  }
}

/** The "you are" switch. `onChoose(person)` is called with another person than the present one. */
export function personSwitch(root, directory, clock, onChoose) {
  let me = null;
  const button = h("button", { type: "button", class: "you", "aria-haspopup": "menu", "aria-expanded": "false" });
  const menu = h("div", { class: "menu people-menu", role: "menu", "aria-label": "You are", hidden: true });
  root.replaceChildren(button, menu);

  const zoneLine = (person) => {
    const now = clock.now();
    return `${city(person.timezone)} · ${timeOfDay(now, person.timezone)} ${zoneName(person.timezone, now)}`;
  };
  const items = () => [...menu.querySelectorAll("[role=menuitemradio]")];

  const draw = () => {
    if (!me) return;
    button.replaceChildren(
      avatar(me),
      h("span", { class: "you-text" }, h("small", {}, "You are"), h("strong", {}, me.displayName), h("small", {}, zoneLine(me))),
      icon("down"),
    );
  };

  const close = (refocus) => {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (refocus) button.focus();
  };

  const open = () => {
    menu.replaceChildren(
      ...directory.choices.map((person) => {
        const mine = person.id === me.id;
        return h(
          "button",
          {
            type: "button",
            role: "menuitemradio",
            "aria-checked": String(mine),
            tabindex: mine ? 0 : -1,
            on: {
              click: () => {
                close(true);
                if (!mine) onChoose(person);
              },
            },
          },
          avatar(person),
          h(
            "span",
            { class: "you-text" },
            h("strong", {}, person.displayName, person.isAdmin && h("span", { class: "tag" }, "admin")),
            h("small", {}, zoneLine(person)),
          ),
          mine && icon("check"),
        );
      }),
      h("p", { class: "menu-note" }, "Everybody here is made up. Switch to see what they see, in their own time zone."),
    );
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items().find((item) => item.tabIndex === 0)?.focus();
  };

  rove(menu, items);
  button.addEventListener("click", () => (menu.hidden ? open() : close(false)));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) {
      event.stopPropagation();
      close(true);
    }
  });
  root.addEventListener("focusout", (event) => {
    if (!root.contains(event.relatedTarget)) close(false);
  });
  clock.onMinute(draw);
  return {
    show(person) {
      me = person;
      draw();
    },
  };
}
