// The message box: what is typed, to whom, in which thread, with which file.
import { fill, h, toast } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { fromMarkdown, mentionable, mentionOf, mentionsIn, toMarkdown } from "/chat/mentions.js";
import { Recall } from "/chat/recall.js";
import { gist } from "/chat/spaces.js";
import { size } from "/chat/files.js";
import { mentionList } from "/chat/suggest.js";

const LONGEST = 7439;

export class Composer {
  #drafts = new Map();
  #toBot = new Map();
  #target = null;
  #file = null;
  #who = { people: [], names: new Map() };
  /** Settles when nothing is on its way; live events wait for it, so that nothing is shown twice. */
  inFlight = Promise.resolve();

  /** `acts`: echo(text, parentId) -> take back, sent(message, {toBot}). */
  constructor(root, acts) {
    this.acts = acts;
    this.box = h("textarea", { id: "message", rows: 1, "aria-label": "Message", autocomplete: "off", spellcheck: "true" });
    this.behind = h("div", { class: "behind", "aria-hidden": "true" });
    this.context = h("div", { class: "compose-context", hidden: true });
    this.error = h("p", { class: "compose-error", role: "alert", hidden: true });
    this.attached = h("div", { class: "attached", hidden: true });
    this.toBot = h("button", { type: "button", class: "to-bot", on: { click: (event) => this.#toggleToBot(event) } });
    this.picker = h("input", { type: "file", class: "sr-only", tabindex: -1, "aria-hidden": "true", on: { change: () => this.#attach(this.picker.files[0]) } });
    const attach = h("button", { type: "button", class: "icon-button", "aria-label": "Attach a file", title: "Attach a file", on: { click: () => this.picker.click() } }, icon("attach"));
    this.send = h("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send (Enter)" }, icon("send"));
    this.list = mentionList(this.box, { who: () => this.#who, onTake: () => this.#changed() });
    this.form = h(
      "form",
      { class: "compose", on: { submit: (event) => this.#submit(event) } },
      this.list.element,
      this.context,
      h("div", { class: "compose-line" }, this.toBot, h("div", { class: "compose-field" }, this.behind, this.box), attach, this.picker, this.send),
      this.attached,
    );
    this.hint = h("p", { class: "compose-hint" });
    root.replaceChildren(this.error, this.form, this.hint);
    this.box.addEventListener("input", () => this.#changed());
    this.box.addEventListener("click", () => this.list.update());
    this.box.addEventListener("blur", () => this.list.close());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.box.addEventListener("scroll", () => (this.behind.scrollTop = this.box.scrollTop), { passive: true });
    this.box.addEventListener("paste", (event) => event.clipboardData.files.length && this.#attach(event.clipboardData.files[0]));
  }

  /** Between two spaces or persons nothing can be typed: it would go to the one before. */
  pause() {
    if (this.space) this.#drafts.set(this.draftKey, this.box.value);
    this.space = null;
    this.box.value = "";
    this.box.disabled = true;
    this.#changed();
  }

  /** Write to a space as a person. Drafts stay with person and space. */
  open(space, { me, api, directory }) {
    this.pause();
    this.box.disabled = false;
    const another = this.me?.id !== me.id;
    [this.space, this.me, this.api, this.bot] = [space, me, api, directory.bot];
    if (another) this.recall = new Recall(me.id);
    this.hasBot = space.people.some(({ id }) => id === this.bot.id);
    this.#who = mentionable(space.people, me, { group: space.room.type === "group" });
    this.clearTarget();
    this.#attach(null);
    this.#fail(null);
    this.#setToBot(this.#toBot.get(space.id) ?? true);
    this.setText(this.#drafts.get(this.draftKey) ?? "");
  }

  /** The space's members changed. */
  refresh(space) {
    this.space = space;
    this.hasBot = space.people.some(({ id }) => id === this.bot.id);
    this.#who = mentionable(space.people, this.me, { group: space.room.type === "group" });
    this.#drawToBot();
    this.#changed();
  }

  /** Send a command to the bot beside what is being typed; true when it was sent. */
  async command(text) {
    const { space, api, bot } = this;
    if (!space) return false;
    const group = space.room.type === "group";
    const takeBack = this.acts.echo(group ? `@${bot.displayName} ${text}` : text);
    const sending = this.#post(api, space, group ? `${mentionOf(bot)} ${text}` : text, null, null);
    this.inFlight = sending.catch(() => {});
    try {
      const answer = await sending;
      takeBack();
      await this.acts.sent(answer, { toBot: true });
      return true;
    } catch (refusal) {
      takeBack();
      this.#fail(`“${text}” was not sent. ${refusal.message}`);
      return false;
    }
  }

  get draftKey() {
    return `${this.me.id} ${this.space.id}`;
  }

  get addressesBot() {
    return this.space?.room.type === "group" && this.hasBot && (this.#toBot.get(this.space.id) ?? true);
  }

  setText(text) {
    this.box.value = text;
    this.box.setSelectionRange(text.length, text.length);
    this.#changed();
    this.list.close();
  }

  focus() {
    this.box.focus();
  }

  replyTo(message, author) {
    const parentId = message.parentId ?? message.id;
    this.#aim({ parentId }, "reply", `Replying to ${author.displayName}`, gist(message));
  }

  edit(message) {
    this.#aim({ editing: message }, "edit", "Editing your message", "");
    this.setText(message.markdown ? fromMarkdown(message.markdown) : (message.text ?? ""));
    this.focus();
  }

  #aim(target, name, title, words) {
    this.#target = target;
    fill(
      this.context,
      icon(name),
      h("strong", {}, title),
      h("span", { class: "compose-about" }, words),
      h("button", { type: "button", class: "icon-button", "aria-label": name === "edit" ? "Stop editing" : "Stop replying", on: { click: () => this.clearTarget(true) } }, icon("close")),
    );
    this.context.hidden = false;
    this.#drawToBot();
    this.focus();
  }

  clearTarget(focus = false) {
    if (this.#target?.editing) this.setText("");
    this.#target = null;
    this.context.hidden = true;
    this.#drawToBot();
    if (focus) this.focus();
  }

  #toggleToBot(event) {
    this.#setToBot(!this.addressesBot);
    if (event.detail > 0) this.focus(); // by pointer: go on writing; by keyboard the focus stays
  }

  #setToBot(on) {
    this.#toBot.set(this.space.id, on);
    this.#drawToBot();
  }

  #drawToBot() {
    if (!this.space) return;
    const name = this.bot.displayName.split(" ")[0];
    const group = this.space.room.type === "group";
    const on = this.addressesBot;
    this.toBot.hidden = !group || !this.hasBot || Boolean(this.#target?.editing);
    this.toBot.setAttribute("aria-pressed", String(on));
    this.toBot.setAttribute("aria-label", `To ${name}`);
    this.toBot.title = on ? `Your message begins with @${name}, so the bot reads it. Press to write to people only.` : `The bot does not read this message. Press to address it.`;
    fill(this.toBot, icon(on ? "check" : "plus"), `@${name}`);
    const title = this.space.title;
    this.box.placeholder = group && this.hasBot && on ? "Type a command" : `Write to ${title}`;
    fill(
      this.hint,
      h("kbd", {}, "Enter"), " sends  ", h("kbd", {}, "Shift"), "+", h("kbd", {}, "Enter"), " new line  ", h("kbd", {}, "@"), " mentions  ", h("kbd", {}, "↑"), " brings back",
    );
  }

  #attach(file) {
    this.#file = file ?? null;
    this.attached.hidden = !file;
    if (!file) this.picker.value = "";
    else {
      fill(
        this.attached,
        h("span", { class: "chip" }, icon("file"), h("span", { class: "file-text" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, size(file.size)))),
        h("button", { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, on: { click: () => this.#attach(null) } }, icon("close")),
      );
    }
    this.#changed();
  }

  #changed() {
    const text = this.box.value;
    const parts = [];
    let from = 0;
    for (const found of mentionsIn(text, this.#who)) {
      parts.push(text.slice(from, found.from), h("mark", {}, text.slice(found.from, found.to)));
      from = found.to;
    }
    fill(this.behind, ...parts, `${text.slice(from)}\n`);
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 200)}px`;
    this.send.disabled = !text.trim() && !this.#file;
    this.list.update();
  }

  #key(event) {
    if (event.isComposing || this.list.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Escape" && this.#target) {
      event.stopPropagation();
      this.clearTarget();
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") this.#recall(event);
  }

  #recall(event) {
    const text = this.recall.step(event.key === "ArrowUp" ? 1 : -1, this.box.value);
    if (text === null) return;
    event.preventDefault();
    this.setText(text);
  }

  /** What would be sent: {markdown, shown, toBot}. */
  #message(text) {
    const mentioned = mentionsIn(text, this.#who).some(({ person }) => person.isBot);
    const prefix = this.addressesBot && !mentioned && !this.#target?.editing;
    const markdown = toMarkdown(text, this.#who);
    const direct = this.space.room.type === "direct";
    return {
      markdown: prefix ? `${mentionOf(this.bot)} ${markdown}` : markdown,
      shown: prefix ? `@${this.bot.displayName} ${text}` : text,
      toBot: this.hasBot && (prefix || mentioned || direct),
    };
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    if (!this.space || (!text && !this.#file)) return;
    const message = this.#message(text);
    if (new TextEncoder().encode(message.markdown).length > LONGEST) {
      this.#fail(`This is too long to send: a message has room for ${LONGEST} bytes.`);
      return;
    }
    const [target, file, space, api, me] = [this.#target, this.#file, this.space, this.api, this.me];
    const takeBack = target?.editing ? () => {} : this.acts.echo(message.shown, target?.parentId);
    this.recall.add(text);
    this.clearTarget();
    this.setText("");
    this.#attach(null);
    this.#fail(null);
    const sending = this.#post(api, space, message.markdown, target, file);
    this.inFlight = sending.catch(() => {});
    try {
      const answer = await sending;
      takeBack();
      await this.acts.sent(answer, { toBot: message.toBot });
    } catch (refusal) {
      takeBack();
      this.#restore({ text, target, file, space, me }, refusal);
    }
  }

  #restore({ text, target, file, space, me }, refusal) {
    if (space.id !== this.space?.id || me.id !== this.me.id) {
      const key = `${me.id} ${space.id}`;
      if (!this.#drafts.get(key)) this.#drafts.set(key, text);
      toast(`Your message to ${space.title} was not sent. ${refusal.message} It is kept there as a draft.`, { error: true });
      return;
    }
    this.#fail(`Not sent. ${refusal.message} Your text is still here.`);
    if (!this.box.value) this.setText(text);
    if (target?.editing) this.#aim(target, "edit", "Editing your message", "");
    else if (target) this.#aim(target, "reply", "Replying in the thread", "");
    if (file) this.#attach(file);
  }

  #post(api, space, markdown, target, file) {
    if (target?.editing) {
      return api.put(`/v1/messages/${encodeURIComponent(target.editing.id)}`, { roomId: space.id, markdown });
    }
    if (!file) return api.post("/v1/messages", { roomId: space.id, markdown, ...(target && { parentId: target.parentId }) });
    const body = new FormData();
    body.append("roomId", space.id);
    if (markdown) body.append("markdown", markdown);
    if (target) body.append("parentId", target.parentId);
    body.append("files", file, file.name);
    return api.post("/v1/messages", body);
  }

  #fail(words) {
    this.error.hidden = !words;
    this.error.textContent = words ?? "";
  }
}
