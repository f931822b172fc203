// One message as it is drawn: who, when, words or card, files, and what one can do with it.
import { canDraw, cardOf } from "/chat/cards.js";
import { fileChip } from "/chat/files.js";
import { fill, h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { words } from "/chat/markup.js";
import { avatar } from "/chat/people.js";
import { CardForm } from "/chat/submission.js";
import { full, timeOfDay } from "/chat/time.js";

/**
 * A message's element, kept for as long as the message is on the page. `context`: me, api, directory,
 * zone; `acts`: reply, edit, remove, each called with the message.
 */
export class MessageView {
  constructor(context, acts) {
    this.context = context;
    this.acts = acts;
    this.form = null;
    this.drawnAs = "";
    this.picture = h("div", { class: "message-side" });
    this.head = h("header", { class: "message-head" });
    this.body = h("div", { class: "message-body" });
    this.tools = h("div", { class: "message-tools", role: "group", "aria-label": "Message actions" });
    this.element = h("article", { class: "message", tabindex: -1 }, this.picture, this.head, this.body, this.tools);
  }

  /** Draw the message if it has changed since; the element stays the same. */
  update(message) {
    const { order, ...plain } = message;
    const key = JSON.stringify(plain);
    if (key === this.drawnAs) return;
    this.drawnAs = key;
    this.message = message;
    this.element.dataset.id = message.id;
    this.element.classList.toggle("deleted", Boolean(message.deleted));
    this.element.classList.toggle("pending", Boolean(message.pending));
    const person = this.context.directory.get(message.personId, message.personEmail);
    this.element.classList.toggle("from-bot", Boolean(person.isBot));
    fill(this.picture, avatar(person, message.parentId ? "small" : ""), h("span", { class: "hover-time", "aria-hidden": "true" }, this.#time()));
    fill(this.head, this.#headParts(person));
    fill(this.tools, message.deleted || message.pending ? [] : this.#toolParts(message));
    this.#drawBody(message, person);
    this.element.setAttribute("aria-label", `${person.displayName}, ${this.#time()}`);
  }

  #time() {
    return timeOfDay(new Date(this.message.created), this.context.zone);
  }

  #headParts(person) {
    const { message } = this;
    const when = new Date(message.created);
    const { zone, me } = this.context;
    return [
      h("span", { class: "author" }, message.personId ? person.displayName : "Somebody"),
      person.isBot && h("span", { class: "tag bot-tag" }, "bot"),
      person.id === me.id && h("span", { class: "tag" }, "you"),
      h("time", { datetime: message.created, title: full(when, zone) }, this.#time()),
      message.pending && h("span", { class: "edited" }, "sending…"),
    ];
  }

  #toolParts(message) {
    const { me } = this.context;
    const tool = (name, label, act) =>
      h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: () => act(message) } }, icon(name));
    const mine = message.personId === me.id;
    const editable = mine && !message.files?.length && !message.attachments?.length;
    return [
      tool("reply", "Reply in thread", this.acts.reply),
      editable && tool("edit", "Edit message", this.acts.edit),
      mine && tool("trash", "Delete message", this.acts.remove),
    ];
  }

  #drawBody(message, person) {
    const unsent = this.form?.unsent();
    this.form = null;
    if (message.deleted) {
      fill(this.body, h("p", { class: "gone" }, icon("trash"), "This message was deleted."));
      return;
    }
    const { api, me } = this.context;
    const content = cardOf(message);
    const edited = message.updated && h("span", { class: "edited", title: full(new Date(message.updated), this.context.zone) }, "(edited)");
    const files = (message.files ?? []).map((address) => fileChip(address, api));
    fill(this.body, content ? this.#card(message, content, unsent, person) : h("div", { class: "words" }, words(message, me), edited), content && edited, files);
  }

  #card(message, content, unsent, person) {
    const { api, me } = this.context;
    const fallback = (why) => [
      h("div", { class: "words" }, words(message, me)),
      h("p", { class: "card-missing" }, icon("alert"), why),
    ];
    if (!canDraw()) return fallback("There is a card here. To see cards, run make setup and reload this page.");
    try {
      this.form = new CardForm(content, {
        values: unsent,
        label: `Card from ${person.displayName}`,
        post: (inputs) => api.post("/v1/attachment/actions", { type: "submit", messageId: message.id, inputs }),
      });
      return this.form.element;
    } catch (problem) {
      return fallback(`The card of this message can't be drawn: ${problem.message}`);
    }
  }
}
