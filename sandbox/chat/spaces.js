// The list of spaces on the left: search, last message, unread counts.
import { fill, h, rove } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { avatar, spaceAvatar } from "/chat/people.js";
import { brief } from "/chat/time.js";
import { countText, MOST, ReadMarks } from "/chat/unread.js";

const AT_ONCE = 3;

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
  constructor(root, { onOpen, onCount, button }) {
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
    root.replaceChildren(h("div", { class: "search" }, icon("search"), this.search, button), this.list);
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

  /**
   * Read the list of spaces; safe to repeat. Resolves with the space to show, the wanted one or the
   * first, when that one is known in full; the others follow behind.
   */
  async load(wanted) {
    const { api } = this.context;
    const rooms = await api.all("/v1/rooms?max=200&sortBy=lastactivity");
    if (api !== this.context.api) return null;
    const kept = new Set(rooms.map(({ id }) => id));
    for (const id of this.byId.keys()) if (!kept.has(id)) this.byId.delete(id);
    for (const room of rooms) this.#sketch(room);
    this.draw();
    const shown = this.byId.get(wanted) ?? this.#first();
    if (shown) await this.#learn(shown.room, api);
    if (api !== this.context.api) return null;
    this.draw();
    this.#learnRest(rooms.filter(({ id }) => id !== shown?.id), api);
    return shown ?? null;
  }

  #first() {
    const groups = this.all().filter(({ room }) => room.type === "group");
    return groups.sort((a, b) => a.title.localeCompare(b.title))[0] ?? this.all()[0];
  }

  /** What the list of rooms tells, until the members and messages are known. */
  #sketch(room) {
    const known = this.byId.get(room.id);
    if (known) {
      known.room = room;
      if (!known.other) known.title = room.title;
      return;
    }
    const other = room.type === "direct" ? this.context.directory.named(room.title) : null;
    this.byId.set(room.id, { id: room.id, room, title: room.title, other, people: [], last: null, unread: new Set() });
  }

  async #learnRest(rooms, api) {
    const waiting = [...rooms];
    const work = async () => {
      for (let room = waiting.shift(); room && api === this.context.api; room = waiting.shift()) {
        await this.#learn(room, api);
        if (api === this.context.api) this.draw();
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } catch (refusal) {
      console.warn("A space could not be read:", refusal.message);
    }
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
    const title = other?.displayName ?? room.title;
    const space = this.byId.get(room.id);
    if (space) Object.assign(space, { title, other, people, last: items[0] ?? null, unread, isKnown: true });
  }

  /** Make sure that the members of a space are known before it is opened. */
  async ensure(space) {
    if (!space.isKnown) await this.#learn(space.room, this.context.api);
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
