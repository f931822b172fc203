// One card in one message: drawn, sent, locked while the bot works, never losing what was typed.
import { drawCard } from "/chat/cards.js";
import { announce, fill, h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

const PATIENCE = 25_000;

/**
 * The card of a message with its sending. `post(inputs)` sends; `values` are kept from before.
 * After a press the inputs and buttons are locked until `answered()` (the bot spoke) or until the
 * message is drawn anew; a failure unlocks and says why.
 */
export class CardForm {
  #given = 0;

  constructor(content, { post, values, label }) {
    this.post = post;
    this.state = "open";
    this.drawn = drawCard(content, { onSubmit: (inputs, title) => this.#send(inputs, title), values });
    this.fields = h("fieldset", { class: "card-fields" }, h("legend", { class: "sr-only" }, label), this.drawn.element);
    this.status = h("div", { class: "card-status", role: "status", tabindex: -1 });
    this.element = h("div", { class: "card-box" }, this.fields, this.status);
  }

  /** Values a person has typed and not sent, to be carried into a redrawn card. */
  unsent() {
    return this.state === "open" ? this.drawn.dirty() : new Map();
  }

  /** The bot has done what there was to do, without a word about it here. */
  settled() {
    if (this.state !== "sent") return;
    this.#unlock();
    fill(this.status, icon("check"), "Sent");
    this.status.className = "card-status done";
  }

  /** The bot replied or the wait is over. */
  answered() {
    if (this.state === "open") return;
    this.#unlock();
    fill(this.status, icon("check"), "Sent and answered");
    this.status.className = "card-status done";
  }

  async #send(inputs, title) {
    if (this.state !== "open") return;
    this.state = "sending";
    const turn = (this.#given += 1);
    const name = title ? `“${title}”` : "Your answer";
    const hadFocus = this.fields.contains(document.activeElement);
    this.fields.disabled = true;
    this.status.className = "card-status";
    fill(this.status, h("span", { class: "spinner", "aria-hidden": "true" }), `Sending ${name}…`);
    if (hadFocus) this.status.focus({ preventScroll: true });
    try {
      await this.post(inputs);
    } catch (refusal) {
      if (turn !== this.#given) return;
      this.#unlock();
      this.status.className = "card-status failed";
      fill(this.status, icon("alert"), `Not sent. ${refusal.message} Nothing you typed is lost.`);
      announce(`Not sent. ${refusal.message}`);
      return;
    }
    if (this.state !== "sending" || turn !== this.#given) return;
    this.state = "sent";
    fill(this.status, icon("check"), `${name} was sent. Waiting for the answer…`);
    setTimeout(() => this.#offerUnlock(turn), PATIENCE);
  }

  #unlock() {
    this.state = "open";
    this.#given += 1;
    this.fields.disabled = false;
  }

  #offerUnlock(turn) {
    if (turn !== this.#given) return;
    const again = h("button", { type: "button", class: "link", on: { click: () => this.answered() } }, "Unlock the card");
    fill(this.status, "It was sent, but no answer has come yet. ", again);
  }
}
