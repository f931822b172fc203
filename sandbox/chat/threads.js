// Laying out threads: days, the line above what is new, replies under their parent.
import { arrange, fill, h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { dayName, dayOf } from "/chat/time.js";

const CLOSE = 5 * 60_000;
const FOLD_ABOVE = 6;
const FOLD_TO = 4;

/** Same author, soon after, nothing between: drawn without repeating the name. */
function continues(before, message) {
  return Boolean(
    before &&
      before.personId === message.personId &&
      !before.deleted &&
      !message.deleted &&
      Date.parse(message.created) - Date.parse(before.created) < CLOSE,
  );
}

/** Keeps the elements of one conversation's threads and brings them up to date. */
export class Threads {
  constructor(list, { viewOf, onReply }) {
    this.list = list;
    this.viewOf = viewOf;
    this.onReply = onReply;
    this.blocks = new Map();
    this.marks = new Map();
    this.unfolded = new Set();
  }

  clear() {
    this.blocks.clear();
    this.marks.clear();
    this.unfolded.clear();
    this.list.replaceChildren();
  }

  /** Draw threads in order; `firstNew` is the id of the first message not seen before, if any. */
  draw(threads, { zone, now, firstNew, me }) {
    const rows = [];
    let day = null;
    let before = null;
    for (const { parent, replies } of threads) {
      const moment = new Date(parent.created);
      const today = dayOf(moment, zone);
      if (today !== day) {
        rows.push(this.#mark(`day ${today}`, "h3", "day", dayName(moment, zone, now)));
        before = null;
      }
      day = today;
      if (firstNew && parent.id === firstNew) {
        rows.push(this.#mark("new", "div", "new-line", "New"));
        before = null;
      }
      rows.push(this.#block(parent, replies, continues(before, parent), me));
      before = replies.length ? null : parent;
    }
    arrange(this.list, rows);
  }

  #mark(key, tag, name, text) {
    if (!this.marks.has(key)) this.marks.set(key, h(tag, { class: name }, h("span", {})));
    const mark = this.marks.get(key);
    if (mark.textContent !== text) mark.firstChild.textContent = text;
    return mark;
  }

  #block(parent, replies, continued, me) {
    let block = this.blocks.get(parent.id);
    if (!block) {
      const list = h("div", { class: "replies", role: "group" });
      const button = h("button", { type: "button", class: "reply-button" });
      const more = h("button", { type: "button", class: "fold" });
      const below = h("div", { class: "thread-below" }, list, button);
      block = { element: h("div", { class: "thread", data: { thread: parent.id } }), list, button, more, below };
      more.addEventListener("click", () => {
        this.unfolded.add(parent.id);
        more.dispatchEvent(new CustomEvent("unfold", { bubbles: true }));
      });
      this.blocks.set(parent.id, block);
    }
    const view = this.viewOf(parent);
    view.element.classList.toggle("continued", continued);
    const folded = replies.length > FOLD_ABOVE && !this.unfolded.has(parent.id);
    const shown = folded ? replies.slice(-FOLD_TO) : replies;
    const elements = shown.map((reply, at) => {
      const element = this.viewOf(reply).element;
      element.classList.toggle("continued", at > 0 && continues(shown[at - 1], reply));
      return element;
    });
    block.more.textContent = `Show ${replies.length - shown.length} earlier replies`;
    block.list.setAttribute("aria-label", replies.length === 1 ? "1 reply" : `${replies.length} replies`);
    arrange(block.list, folded ? [block.more, ...elements] : elements);
    this.#replyButton(block, parent, replies, me);
    arrange(block.element, replies.length ? [view.element, block.below] : [view.element]);
    return block.element;
  }

  #replyButton(block, parent, replies, me) {
    if (!replies.length) return;
    block.button.onclick = () => this.onReply(parent);
    if (!block.button.firstChild) fill(block.button, icon("reply"), "Reply in thread");
    block.element.classList.toggle("mine", parent.personId === me.id);
  }
}
