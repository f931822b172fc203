// What a person has sent before, brought back with the arrow keys as on a command line.

const KEPT = 50;

export class Recall {
  #sent = [];
  #at = -1;

  constructor(personId) {
    this.key = `muster:sent:${personId}`;
    try {
      this.#sent = JSON.parse(localStorage.getItem(this.key)) ?? [];
    } catch {
      // unreadable: begin anew
    }
  }

  add(text) {
    this.#at = -1;
    if (!text || this.#sent[0] === text) return;
    this.#sent = [text, ...this.#sent].slice(0, KEPT);
    localStorage.setItem(this.key, JSON.stringify(this.#sent));
  }

  /** The text one step earlier (1) or later (-1) than what the box shows; null when there is none. */
  step(direction, shown) {
    const browsing = this.#at >= 0 && shown === this.#sent[this.#at];
    if (shown && !browsing) return null;
    const to = (browsing ? this.#at : -1) + direction;
    if (to >= this.#sent.length || to < -1 || (to === -1 && !browsing)) return null;
    this.#at = to;
    return this.#sent[to] ?? "";
  }
}
