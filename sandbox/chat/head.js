// The title of the space that is open, who is in it, and the way to the drawer on a phone.
import { fill, h } from "/chat/dom.js";
import { show } from "/chat/dialog.js";
import { icon } from "/chat/icons.js";
import { avatar, spaceAvatar } from "/chat/people.js";
import { city, timeOfDay, zoneName } from "/chat/time.js";
import { countText } from "/chat/unread.js";

const FACES = 5;

/** The header above a conversation. */
export class Head {
  constructor(root, { onMenu, onAddBot }) {
    this.onAddBot = onAddBot;
    this.count = h("span", { class: "badge", hidden: true });
    this.menu = h(
      "button",
      { type: "button", class: "icon-button drawer-button", id: "drawer", "aria-label": "Spaces", "aria-expanded": "false", "aria-controls": "sidebar", on: { click: onMenu } },
      icon("menu"),
      this.count,
    );
    this.place = h("div", { class: "head-title" });
    this.side = h("div", { class: "head-side" });
    root.replaceChildren(this.menu, this.place, this.side);
  }

  unread(count) {
    this.count.hidden = count === 0;
    this.count.textContent = countText(count);
    this.menu.setAttribute("aria-label", count ? `Spaces, ${count} unread` : "Spaces");
  }

  draw(space, context) {
    const { other, title, people, room } = space;
    const { directory, clock } = context;
    const hasBot = people.some(({ id }) => id === directory.bot.id);
    const about = other ? this.#about(other, clock) : `${people.length} ${people.length === 1 ? "member" : "members"}${hasBot ? `, ${directory.bot.displayName} among them` : ""}`;
    fill(this.place, other ? avatar(other) : spaceAvatar(title), h("div", {}, h("h1", {}, title), h("p", {}, about)));
    const faces = [...people].sort((a, b) => Number(Boolean(b.isBot)) - Number(Boolean(a.isBot)));
    fill(
      this.side,
      room.type === "group" && !hasBot && h("button", { type: "button", class: "plain", on: { click: () => this.onAddBot(space) } }, icon("plus"), `Add ${directory.bot.displayName}`),
      room.type === "group" &&
        h(
          "button",
          { type: "button", class: "faces", "aria-label": `Members of ${title}`, title: "Members", on: { click: () => this.#members(space, context) } },
          faces.slice(0, FACES).map((person) => avatar(person, "small")),
          people.length > FACES && h("span", { class: "more-faces" }, `+${people.length - FACES}`),
        ),
    );
  }

  #about(person, clock) {
    if (person.isBot) return "The meeting bot";
    if (!person.timezone) return person.email ?? "";
    return `${city(person.timezone)}, ${timeOfDay(clock.now(), person.timezone)} ${zoneName(person.timezone, clock.now())}`;
  }

  #members({ title, people }, { clock, me }) {
    const rows = [...people]
      .sort((a, b) => a.displayName.localeCompare(b.displayName))
      .map((person) =>
        h(
          "li",
          {},
          avatar(person),
          h("span", { class: "you-text" }, h("strong", {}, person.displayName, person.id === me.id && h("span", { class: "tag" }, "you")), h("small", {}, person.email ?? "")),
          h("span", { class: "member-zone" }, this.#about(person, clock)),
        ),
      );
    show(`Members of ${title}`, h("ul", { class: "members" }, rows));
  }
}
