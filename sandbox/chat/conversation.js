// The middle: one space's messages, kept live, with the place one is reading at kept still.
import { announce, arrange, fill, h } from "/chat/dom.js";
import { hintFor } from "/chat/hint.js";
import { History } from "/chat/history.js";
import { icon } from "/chat/icons.js";
import { MessageView } from "/chat/message.js";
import { ReadingPlace } from "/chat/place.js";
import { gist } from "/chat/spaces.js";
import { Threads } from "/chat/threads.js";

const NEAR_TOP = 300;
const WORKING_FOR = 12_000;

export class Conversation {
  #turn = 0;
  #views = new Map();
  #loading = false;
  #echoes = 0;
  #timer = null;
  #hidden = new Set();
  #hintKey = "";
  #shownHint = null;

  /** `acts`: reply, edit, remove (with a message), tryCommand (with text), seen (with a space id), hintAbout (a space), drawn. */
  constructor(root, acts) {
    this.acts = acts;
    this.top = h("div", { class: "history-top" });
    this.list = h("div", { class: "threads" });
    this.end = h("div", { class: "history-end" });
    this.content = h("div", { class: "history" }, this.top, this.list, this.end);
    this.scroller = h("div", { class: "scroller" }, this.content);
    this.pill = h("button", { type: "button", class: "pill", hidden: true, on: { click: () => this.place.toNews() } });
    root.replaceChildren(this.scroller, this.pill);
    this.place = new ReadingPlace(this.scroller, this.content, {
      onNews: (count) => this.#drawPill(count),
      onBottom: () => this.space && document.hasFocus() && this.acts.seen(this.space.id),
    });
    this.threads = new Threads(this.list, { viewOf: (message) => this.#view(message), onReply: (message) => acts.reply(message) });
    this.scroller.addEventListener("scroll", () => this.scroller.scrollTop < NEAR_TOP && this.#older(), { passive: true });
    this.list.addEventListener("unfold", () => this.draw());
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    this.list.addEventListener("focusin", (event) => this.#remember(event.target.closest("article")));
    window.addEventListener("focus", () => this.space && this.place.atBottom && this.acts.seen(this.space.id));
  }

  /** Another person is coming: nothing of the one before stays in view. */
  leave() {
    this.#turn += 1;
    [this.space, this.history] = [null, null];
    this.#views.clear();
    this.threads.clear();
    this.place.reset();
    fill(this.end);
    fill(this.top, h("p", { class: "faint" }, "Loading messages…"));
  }

  /** Show a space to a person. What was drawn for another is thrown away. */
  async open(space, context) {
    const turn = (this.#turn += 1);
    this.space = space;
    this.context = context;
    this.history = new History(context.api, space.id);
    this.firstNew = null;
    this.#views.clear();
    this.threads.clear();
    this.idle();
    this.place.reset();
    fill(this.end);
    fill(this.top, h("p", { class: "faint" }, "Loading messages…"));
    try {
      await this.history.latest();
    } catch (refusal) {
      if (turn === this.#turn) fill(this.top, h("p", { class: "failed" }, `The messages could not be loaded. ${refusal.message}`));
      return;
    }
    if (turn !== this.#turn) return;
    const unread = this.history.inOrder().filter(({ id, parentId }) => space.unread.has(id) && !parentId);
    this.firstNew = unread[0]?.id ?? null;
    this.draw();
    this.place.toBottom();
    this.acts.seen(space.id);
    this.#older();
  }

  /** Take a message that came or changed; resolves when it is drawn. */
  async take(message) {
    if (message.roomId !== this.space?.id) return;
    const turn = this.#turn;
    const isNew = await this.history.takeWithParent(message);
    if (turn !== this.#turn) return;
    const { directory, me } = this.context;
    const author = directory.get(message.personId, message.personEmail);
    if (author.isBot && isNew) this.#botSpoke(message);
    this.draw();
    if (!isNew) return;
    const element = this.#views.get(message.id)?.element;
    this.place.arrived(element, { mine: message.personId === me.id, thread: message.parentId ?? message.id });
    if (message.personId !== me.id) announce(`${author.displayName}: ${gist(message)}`);
  }

  remove(id) {
    if (this.history?.remove(id)) this.draw();
  }

  /** After a break in the stream: read again what may have been missed. */
  async catchUp() {
    const { history } = this;
    if (!history) return;
    await history.latest();
    if (history === this.history) this.draw();
  }

  /** Show at once what is being sent; returns how to take it back. */
  echo(text, parentId) {
    const { history, context } = this;
    const id = `echo-${(this.#echoes += 1)}`;
    const created = context.clock.now().toISOString();
    history.take({ id, roomId: this.space.id, parentId, text, created, personId: context.me.id, pending: true });
    this.draw();
    this.place.arrived(this.#views.get(id)?.element, { mine: true, thread: parentId ?? id });
    return () => {
      history.byId.delete(id);
      this.#views.delete(id);
      if (history === this.history) this.draw();
    };
  }

  /** The bot has something to do for this person: say so until it speaks. */
  working() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.workingRow = h("div", { class: "working" }, h("span", { class: "spinner", "aria-hidden": "true" }), `${this.context.directory.bot.displayName} is working…`);
      this.draw();
      this.#timer = setTimeout(() => this.idle(), WORKING_FOR);
    }, 500);
  }

  /** The bot has dealt with everything in this space; a card that got no reply is free again. */
  settle() {
    this.idle();
    for (const view of this.#views.values()) view.form?.settled();
  }

  idle() {
    clearTimeout(this.#timer);
    if (!this.workingRow) return;
    this.workingRow = null;
    this.draw();
  }

  #botSpoke(message) {
    this.idle();
    for (const view of this.#views.values()) if (view.message.id !== message.id) view.form?.answered();
  }

  #view(message) {
    let view = this.#views.get(message.id);
    if (!view) {
      view = new MessageView({ ...this.context, zone: this.context.me.timezone }, this.acts);
      this.#views.set(message.id, view);
    }
    view.update(message);
    return view;
  }

  draw() {
    if (!this.space) return;
    const { me, clock } = this.context;
    const threads = this.#threads();
    this.place.keep(() => {
      this.threads.draw(threads, { zone: me.timezone, now: clock.now(), firstNew: this.firstNew, me });
      this.#drawTop(threads.length);
      const below = [this.#hint(threads), this.workingRow].filter(Boolean);
      arrange(this.end, below);
    });
    const articles = this.#articles();
    const stop = articles.some(({ tabIndex }) => tabIndex === 0);
    if (!stop || !this.list.contains(document.activeElement)) this.#remember(articles.at(-1));
    this.acts.drawn(this.history);
  }

  /** Without what the bot has taken back of its own replies: it puts another in its place. */
  #threads() {
    const { bot } = this.context.directory;
    const stays = ({ deleted, personId }) => !deleted || personId !== bot.id;
    return this.history
      .threads()
      .map(({ parent, replies }) => ({ parent, replies: replies.filter(stays) }))
      .filter(({ parent, replies }) => (parent.personId && stays(parent)) || replies.length);
  }

  #drawTop(count) {
    if (!this.history.complete) {
      fill(this.top, h("p", { class: "faint" }, this.#loading ? "Loading older messages…" : "Scroll up for older messages"));
      return;
    }
    const { title, other } = this.space;
    const words = other ? `This is the beginning of your conversation with ${title}.` : `This is the beginning of ${title}.`;
    const about = count ? null : h("p", {}, other?.isBot ? "Only you and the bot read along here." : "Everybody in the space reads along.");
    fill(this.top, h("div", { class: "beginning" }, h("h3", {}, words), about));
  }

  #hint(threads) {
    const { me, directory } = this.context;
    const hasBot = this.space.people.some(({ id }) => id === directory.bot.id);
    if (!hasBot || this.#hidden.has(me.id)) return null;
    const mention = new RegExp(`^@?${directory.bot.displayName}\\s+`, "i");
    const mine = [...this.history.byId.values()].filter(({ personId, deleted }) => personId === me.id && !deleted);
    if (!mine.length && threads.length > 12) return null;
    const said = mine.map(({ text }) => (text ?? "").replace(mention, ""));
    const { elsewhere, onNextDue } = this.acts.hintAbout(this.space);
    const isEmpty = threads.length === 0;
    const key = JSON.stringify([this.space.id, me.id, said, elsewhere, isEmpty, Boolean(onNextDue)]);
    if (key === this.#hintKey) return this.#shownHint; // the same element, so that focus stays on it
    this.#hintKey = key;
    this.#shownHint = hintFor({
      bot: directory.bot,
      mentions: !this.space.other,
      said,
      elsewhere,
      isEmpty,
      onNextDue,
      onTry: this.acts.tryCommand,
      onDismiss: () => {
        this.#hidden.add(me.id);
        this.draw();
      },
    });
    return this.#shownHint;
  }

  async #older() {
    if (this.#loading || !this.history || this.history.next === undefined || this.history.complete) return;
    if (this.scroller.scrollTop >= NEAR_TOP) return;
    const { history } = this;
    this.#loading = true;
    this.#drawTop(1);
    try {
      await history.older();
    } catch (refusal) {
      announce(`Older messages could not be loaded. ${refusal.message}`);
    } finally {
      this.#loading = false;
    }
    if (history !== this.history) return;
    this.draw();
    if (this.scroller.scrollHeight <= this.scroller.clientHeight) this.#older();
  }

  #drawPill(count) {
    this.pill.hidden = count === 0;
    const words = count === 1 ? "1 new message" : `${count} new messages`;
    if (count) fill(this.pill, icon("down"), words);
  }

  #articles() {
    return [...this.list.querySelectorAll("article.message")];
  }

  #remember(article) {
    if (!article || article.tabIndex === 0) return;
    for (const other of this.#articles()) other.tabIndex = other === article ? 0 : -1;
  }

  #walk(event) {
    if (!event.target.matches("article.message") || event.ctrlKey || event.altKey || event.metaKey) return;
    const articles = this.#articles();
    const at = articles.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: articles.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      articles[Math.max(0, Math.min(articles.length - 1, to))].focus();
    } else if (event.key.toLowerCase() === "r") {
      event.preventDefault();
      this.acts.reply(this.history.byId.get(event.target.dataset.id));
    }
  }
}
