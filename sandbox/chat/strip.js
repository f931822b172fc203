// The meeting of the space: taken from its newest meeting card, steered by the bot's ordinary commands.
import { cardOf, parts } from "/chat/cards.js";
import { fill, h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

const VERBS = [
  ["join", "Join", "primary"],
  ["start", "Start", "plain"],
  ["admit", "Admit", "plain"],
  ["end", "End", "plain"],
];

// What only a meeting's own card submits, and what it submits only before the meeting is over.
const MEETING = new Set(["join", "start", "admit", "end", "export"]);
const OPEN = new Set(["join", "start", "admit", "end", "rsvp", "cancel"]);

/** A meeting's card is headed by its title; a form or a refusal names it in quotes. */
function titleOf(content) {
  const blocks = [...parts(content)].filter(({ type, text }) => type === "TextBlock" && text);
  const heading = blocks.find(({ size, weight, style }) => style === "heading" || /large|medium/i.test(size ?? "") || /bolder/i.test(weight ?? ""));
  const words = (heading ?? blocks[0])?.text.replace(/\\([^\w\s])/g, "$1").replace(/[*_`]/g, "") ?? "";
  return /“([^”]+)”/.exec(words)?.[1] ?? words;
}

/**
 * The meetings that cards of the history name, newest first: [{id, title, over}]. A card of several meetings names none;
 * whether one is over says the newest card of its own.
 */
export function meetingsIn(history) {
  const found = new Map();
  for (const message of history.inOrder().reverse()) {
    const content = message.deleted ? null : cardOf(message);
    if (!content) continue;
    const pressed = [...parts(content)].filter(({ type, data }) => type === "Action.Submit" && typeof data?.meeting === "string" && data.meeting);
    const ids = new Set(pressed.map(({ data }) => data.meeting.replace(/^#/, "")));
    const [id] = ids;
    if (ids.size !== 1) continue;
    const sure = pressed.some(({ data }) => MEETING.has(data.action));
    const over = sure && !pressed.some(({ data }) => OPEN.has(data.action));
    const known = found.get(id);
    if (!known) found.set(id, { id, title: titleOf(content), sure, over });
    else if (sure && !known.sure) Object.assign(known, { title: titleOf(content), sure, over });
  }
  return [...found.values()].map(({ id, title, over }) => ({ id, title, over }));
}

/** The strip above the conversation; `onCommand(text)` sends a command as the chosen person. */
export class Strip {
  #shown = "";
  #chosen = null;
  #newest = null;

  constructor(root, onCommand) {
    this.root = root;
    this.onCommand = onCommand;
  }

  /** Nothing chosen yet: another space or person. */
  reset() {
    [this.#chosen, this.#newest, this.#shown] = [null, null, ""];
    this.root.hidden = true;
  }

  draw(history) {
    const meetings = meetingsIn(history);
    this.root.hidden = meetings.length === 0;
    if (!meetings.length) return;
    if (meetings[0].id !== this.#newest) this.#chosen = this.#newest = meetings[0].id;
    const key = JSON.stringify([meetings, this.#chosen]);
    if (key === this.#shown) return;
    this.#shown = key;
    const current = meetings.find(({ id }) => id === this.#chosen) ?? meetings[0];
    fill(this.root, icon("video"), this.#title(meetings, current), this.#buttons(current));
  }

  #choose(meetings, id) {
    this.#chosen = id;
    this.root.lastElementChild.replaceWith(this.#buttons(meetings.find((each) => each.id === id)));
  }

  #title(meetings, current) {
    const name = h("span", { class: "strip-title" }, current.title || "Meeting", h("code", {}, `#${current.id}`));
    if (meetings.length === 1) return name;
    const choose = h(
      "select",
      { "aria-label": "Meeting", on: { change: (event) => this.#choose(meetings, event.target.value) } },
      meetings.map(({ id, title }) => h("option", { value: id, selected: id === current.id }, `${title || "Meeting"} #${id}`)),
    );
    return h("span", { class: "strip-title" }, choose);
  }

  #buttons(current) {
    if (current.over) return h("span", { class: "strip-over" }, "This one is over");
    const button = ([verb, label, kind]) => {
      const press = async () => {
        element.disabled = true;
        await this.onCommand(`${verb} #${this.#chosen ?? current.id}`);
        element.disabled = false;
      };
      const element = h("button", { type: "button", class: kind, "aria-label": `${label} the meeting`, on: { click: press } }, label);
      return element;
    };
    return h("div", { class: "strip-actions", role: "group", "aria-label": "Meeting" }, VERBS.map(button));
  }
}
