// The list of spaces on the left: search, last message, unread counts.
import { fill, h, rove } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { avatar, spaceAvatar } from "/chat/people.js";
import { brief } from "/chat/time.js";
import { countText, MOST, ReadMarks } from "/chat/unread.js";

/** One line of a message for the list: what a client would put into a notification. */
export function gist(message) {
  const words = (message.text || message.markdown || "").replace(/\s+/g, " ").trim();
  if (words) return words;
  if (message.attachments?.length) return "Card";
  return message.files?.length ? "File" : "";
}

/**
 * The list. `context` has me, api, directory, clock; `onOpen(space)` is called with a choice.
 * A space is {room, other, last, unread}: `other` is the other person of a direct space.
 */
export class Spaces {
  constructor(root, { onOpen, onCount }) {
    this.onOpen = onOpen;
    this.onCount = onCount;
    this.byId = new Map();
    this.current = null;
    this.query = "";
    this.search = h("input", {
      type: "search",
      id: "search",
      placeholder: "Find a space or person",
      "aria-label": "Find a space or person",
      autocomplete: "off",
    });
    this.list = h("div", { class: "space-list" });
    root.replaceChildren(h("div", { class: "search" }, icon("search"), this.search), this.list);
    this.search.addEventListener("input", () => {
      this.query = this.search.value.trim().toLowerCase();
      this.draw();
    });
    this.search.addEventListener("keydown", (event) => {
      const first = this.buttons()[0];
      if (event.key === "ArrowDown" || event.key === "Enter") {
        event.preventDefault();
        if (event.key === "Enter") first?.click();
        else first?.focus();
      }
      if (event.key === "Escape" && this.search.value) {
        event.stopPropagation();
        this.search.value = "";
        this.search.dispatchEvent(new Event("input"));
      }
    });
    rove(this.list, () => this.buttons());
  }

  buttons() {
    return [...this.list.querySelectorAll("button.space")];
  }

  /** Show another person's spaces; nothing of the one before stays. */
  use(context) {
    this.context = context;
    this.marks = new ReadMarks(context.me.id);
    this.byId.clear();
    this.current = null;
    this.list.replaceChildren(h("p", { class: "faint" }, "Loading spaces…"));
  }

  /** Read the spaces and what is new in each; safe to repeat. */
  async load() {
    const { api } = this.context;
    const rooms = await api.all("/v1/rooms?max=200&sortBy=lastactivity");
    if (api !== this.context.api) return;
    const kept = new Set(rooms.map(({ id }) => id));
    for (const id of this.byId.keys()) if (!kept.has(id)) this.byId.delete(id);
    await Promise.all(rooms.map((room) => this.#learn(room, api)));
    if (api === this.context.api) this.draw();
  }

  async #learn(room, api) {
    const [{ items }, members] = await Promise.all([
      api.page(`/v1/messages?roomId=${encodeURIComponent(room.id)}&max=${MOST}`),
      api.all(`/v1/memberships?roomId=${encodeURIComponent(room.id)}&max=200`),
    ]);
    if (api !== this.context.api) return;
    const { directory, me } = this.context;
    directory.learn(members);
    const people = members.map(({ personId, personEmail }) => directory.get(personId, personEmail));
    const other = room.type === "direct" ? people.find(({ id }) => id !== me.id) : null;
    const unread = new Set(this.marks.unread(room.id, items).map(({ id }) => id));
    const known = this.byId.get(room.id);
    const title = other?.displayName ?? room.title;
    const space = { ...known, id: room.id, room, title, other, people, last: items[0] ?? null, unread };
    if (known) Object.assign(known, space);
    else this.byId.set(room.id, space);
  }

  get(id) {
    return this.byId.get(id);
  }

  all() {
    return [...this.byId.values()];
  }

  /** Choose the space shown in the middle; the list marks it. */
  select(id) {
    this.current = id;
    this.draw();
  }

  /** Take a message that came or changed; `read` says that it was seen at once. */
  note(message, { isNew, read }) {
    const space = this.byId.get(message.roomId);
    if (!space) return;
    const later = !space.last || Date.parse(message.created) >= Date.parse(space.last.created);
    if ((isNew && later) || space.last?.id === message.id) space.last = message;
    if (isNew && message.personId === this.context.me.id) space.unread.clear();
    else if (isNew && !read) space.unread.add(message.id);
    if (isNew && read) this.read(space.id);
    this.draw();
  }

  forget(roomId, messageId) {
    const space = this.byId.get(roomId);
    if (!space) return;
    space.unread.delete(messageId);
    if (space.last?.id === messageId) space.last = { ...space.last, text: "Message deleted", attachments: [], files: [] };
    this.draw();
  }

  /** Everything in the space has been seen. */
  read(id) {
    const space = this.byId.get(id);
    if (!space) return;
    space.unread.clear();
    this.marks.mark(id, space.last);
    this.draw();
  }

  #found() {
    const matches = ({ title, other, people }) =>
      [title, other?.email ?? "", ...people.map(({ displayName }) => displayName)].some((text) =>
        text.toLowerCase().includes(this.query),
      );
    const latest = (space) => Date.parse(space.last?.created ?? space.room.lastActivity ?? space.room.created ?? 0) || 0;
    const byActivity = (a, b) => latest(b) - latest(a) || a.title.localeCompare(b.title);
    return this.all().filter((space) => !this.query || matches(space)).sort(byActivity);
  }

  draw() {
    const found = this.#found();
    const group = found.filter(({ room }) => room.type === "group");
    const direct = found.filter(({ room }) => room.type === "direct");
    const had = this.list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    fill(
      this.list,
      this.#section("Spaces", group),
      this.#section("Direct", direct),
      found.length === 0 && h("p", { class: "faint" }, this.query ? `Nothing is called “${this.search.value.trim()}”.` : "No spaces yet."),
    );
    const buttons = this.buttons();
    const inOrder = buttons.find(({ dataset }) => dataset.id === (had ?? this.current)) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === inOrder ? 0 : -1;
    if (had) inOrder?.focus();
    this.onCount(this.all().reduce((sum, { unread }) => sum + unread.size, 0));
  }

  #section(name, spaces) {
    if (!spaces.length) return [];
    const id = `spaces-${name.toLowerCase()}`;
    return [
      h("h2", { id }, name),
      h("ul", { "aria-labelledby": id }, spaces.map((space) => h("li", {}, this.#row(space)))),
    ];
  }

  #row(space) {
    const { me, directory, clock } = this.context;
    const { last, unread, other, title } = space;
    const count = unread.size;
    const who = last && !other && directory.get(last.personId, last.personEmail).displayName.split(" ")[0];
    const teller = last && last.personId === me.id ? "You" : who;
    return h(
      "button",
      {
        type: "button",
        class: `space${count ? " unread" : ""}`,
        "aria-current": space.id === this.current ? "page" : null,
        data: { id: space.id },
        on: { click: () => this.onOpen(space) },
      },
      other ? avatar(other) : spaceAvatar(title),
      h(
        "span",
        { class: "space-text" },
        h("span", { class: "space-title" }, title),
        h("span", { class: "space-last" }, last ? `${teller ? `${teller}: ` : ""}${gist(last)}` : "Nothing said yet"),
      ),
      h(
        "span",
        { class: "space-side" },
        last && h("span", { class: "space-time" }, brief(new Date(last.created), me.timezone, clock.now())),
        count > 0 && h("span", { class: "badge" }, countText(count), h("span", { class: "sr-only" }, " unread")),
      ),
    );
  }
}
