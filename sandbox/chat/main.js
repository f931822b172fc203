// Wires the parts of the chat page together: who one is, which space is open, what the stream brings.
import { client, sandbox } from "/chat/api.js";
import { canDraw } from "/chat/cards.js";
import { Clock, clockBar } from "/chat/clock.js";
import { Composer } from "/chat/composer.js";
import { Conversation } from "/chat/conversation.js";
import { confirm, showHelp } from "/chat/dialog.js";
import { announce, fill, h, toast } from "/chat/dom.js";
import { drawer } from "/chat/drawer.js";
import { Head } from "/chat/head.js";
import { icon, mark } from "/chat/icons.js";
import { listen } from "/chat/live.js";
import { Directory, personSwitch } from "/chat/people.js";
import { makeSpace, newSpaceButton } from "/chat/newspace.js";
import { gist, Spaces } from "/chat/spaces.js";
import { Strip } from "/chat/strip.js";
import { themeButton } from "/chat/theme.js";

const PATIENCE = 1000;

const at = (id) => document.getElementById(id);

class Page {
  #stream = null;
  #events = Promise.resolve();

  constructor(state) {
    this.directory = new Directory(state);
    this.clock = new Clock();
    this.clock.take(state);
    this.head = new Head(at("head"), { onMenu: () => this.drawer.toggle(), onAddBot: (space) => this.#addBot(space) });
    this.drawer = drawer({ sidebar: at("sidebar"), main: at("main"), veil: at("veil"), button: this.head.menu });
    this.bar = clockBar(at("clock"), this.clock);
    this.you = personSwitch(at("you"), this.directory, this.clock, (person) => this.become(person));
    this.spaces = new Spaces(at("spaces"), {
      onOpen: (space) => this.open(space, { focus: true }),
      onCount: (count) => this.#count(count),
      button: newSpaceButton(() => this.#newSpace()),
    });
    this.strip = new Strip(at("strip"), (command) => this.composer.command(command));
    this.conversation = new Conversation(at("conversation"), {
      reply: (message) => this.composer.replyTo(message, this.directory.get(message.personId, message.personEmail)),
      edit: (message) => this.composer.edit(message),
      remove: (message) => this.#remove(message),
      tryCommand: (command) => {
        this.composer.setText(command);
        this.composer.focus();
      },
      hintAbout: (space) => ({
        elsewhere: this.spaces.all().find(({ id, room }) => room.type === "group" && id !== space.id)?.title,
        onNextDue: this.clock.nextDue > this.clock.now() ? () => this.bar.toNextDue() : null,
      }),
      seen: (spaceId) => this.spaces.read(spaceId),
      drawn: (history) => this.strip.draw(history),
    });
    this.composer = new Composer(at("write"), {
      echo: (text, parentId) => this.conversation.echo(text, parentId),
      sent: (message, about) => this.#sent(message, about),
    });
    this.clock.onMinute(() => this.space && this.head.draw(this.space, this.context));
    this.clock.start();
    document.addEventListener("keydown", (event) => this.#keys(event));
    at("skip").addEventListener("click", (event) => {
      event.preventDefault();
      this.composer.focus();
    });
  }

  /** Be another person: their token, their spaces, their zone, their stream. */
  async become(person, spaceId = this.space?.id) {
    const entered = this.#enter(person, spaceId);
    this.#events = entered.catch(() => {}); // what the stream brings waits until there is where to show it
    await entered;
  }

  async #enter(person, spaceId) {
    const context = { me: person, api: client(person.token), directory: this.directory, clock: this.clock };
    [this.me, this.context, this.space] = [person, context, null];
    this.#stream?.close();
    this.composer.pause();
    this.conversation.leave();
    this.strip.reset();
    this.you.show(person);
    this.bar.show(person);
    this.spaces.use(context);
    await this.#listen(context);
    let space = null;
    try {
      space = await this.spaces.load(spaceId);
    } catch (refusal) {
      toast(`The spaces could not be loaded. ${refusal.message}`, { error: true });
    }
    if (context !== this.context || !space) return;
    await this.open(space, {});
    announce(`You are ${person.displayName}`);
  }

  /** Open the stream; resolves when it stands, or soon if it does not: reading goes after listening. */
  #listen(context) {
    return new Promise((resolve) => {
      let isLate = false;
      setTimeout(() => resolve((isLate = true)), PATIENCE);
      this.#stream = listen(context.me.token, {
        onEvent: (event) => this.#queue(() => context === this.context && this.#take(event)),
        onState: (state) => this.#connection(state),
        onOpen: () => {
          if (isLate) this.#queue(() => context === this.context && this.#catchUp());
          isLate = true;
          resolve();
        },
      });
    });
  }

  async open(space, { focus = false }) {
    this.space = space;
    this.spaces.select(space.id);
    if (!space.isKnown) {
      this.composer.pause();
      await this.spaces.ensure(space);
      if (space !== this.space) return;
    }
    this.head.draw(space, this.context);
    this.strip.reset();
    this.composer.open(space, this.context);
    const query = new URLSearchParams({ as: this.me.email, space: space.id });
    history.replaceState(null, "", `?${query}`);
    this.drawer.close(false);
    if (focus) this.composer.focus();
    await this.conversation.open(space, this.context);
  }

  #queue(work) {
    this.#events = this.#events.then(() => this.composer.inFlight).then(work).catch((problem) => {
      console.warn("An event could not be shown:", problem.message);
    });
  }

  async #take(event) {
    const { type, roomId, id } = event;
    if (type === "clock") {
      const { nextDue } = this.clock;
      this.clock.take(event);
      this.bar.draw();
      if (nextDue?.getTime() !== this.clock.nextDue?.getTime()) this.conversation.draw();
    } else if (type === "message.created" || type === "message.updated") await this.#message(id, type === "message.created");
    else if (type === "message.deleted") {
      this.conversation.remove(id);
      this.spaces.forget(roomId, id);
    } else if (type === "typing-idle") {
      if (!roomId || roomId === this.space?.id) this.conversation.settle();
    } else if (type === "reset") await this.#catchUp();
    else if (/^(membership|room)\./.test(type)) await this.#spacesChanged();
  }

  async #message(id, created) {
    const { context } = this;
    let message;
    try {
      message = await context.api.get(`/v1/messages/${encodeURIComponent(id)}`);
    } catch (refusal) {
      if (refusal.status === 404) return; // withdrawn meanwhile
      throw refusal;
    }
    if (context !== this.context) return;
    if (!this.spaces.get(message.roomId)) await this.#spacesChanged();
    const open = message.roomId === this.space?.id;
    const read = open && document.hasFocus() && this.conversation.place.atBottom;
    const isNew = created && this.spaces.get(message.roomId)?.last?.id !== message.id;
    this.spaces.note(message, { isNew, read });
    if (open) await this.conversation.take(message);
    else if (isNew && message.personId !== this.me.id) announce(`New message in ${this.spaces.get(message.roomId)?.title}: ${gist(message)}`);
  }

  async #spacesChanged() {
    await this.spaces.load(this.space?.id);
    const space = this.spaces.get(this.space?.id);
    if (space) {
      this.head.draw(space, this.context);
      this.composer.refresh(space);
    } else if (this.space) await this.become(this.me, null);
  }

  async #catchUp() {
    if (!this.space) return;
    await this.spaces.load(this.space.id);
    await this.conversation.catchUp();
    if (this.conversation.place.atBottom) this.spaces.read(this.space.id);
  }

  async #sent(message, { toBot }) {
    this.spaces.note(message, { isNew: this.spaces.get(message.roomId)?.last?.id !== message.id, read: true });
    await this.conversation.take(message);
    if (toBot && message.roomId === this.conversation.space?.id) this.conversation.working();
  }

  async #newSpace() {
    const { context } = this;
    const made = await makeSpace(context);
    if (!made || context !== this.context) return;
    const space = await this.spaces.load(made);
    if (space) await this.open(space, { focus: true });
  }

  async #remove(message) {
    if (!(await confirm("Delete this message?", "It goes for everybody in the space. This cannot be undone.", "Delete message", "Keep it"))) return;
    try {
      await this.context.api.remove(`/v1/messages/${encodeURIComponent(message.id)}`);
      this.conversation.remove(message.id);
    } catch (refusal) {
      toast(`The message was not deleted. ${refusal.message}`, { error: true });
    }
  }

  async #addBot(space) {
    try {
      await this.context.api.post("/v1/memberships", { roomId: space.id, personId: this.directory.bot.id });
      await this.#spacesChanged();
    } catch (refusal) {
      toast(`${this.directory.bot.displayName} was not added. ${refusal.message}`, { error: true });
    }
  }

  #connection(state) {
    const broken = state === "reconnecting";
    at("foot").classList.toggle("broken", broken);
    at("connection").textContent = broken ? "Reconnecting…" : "Live";
    if (!broken) this.#banner("reconnecting", null);
    else this.#banner("reconnecting", "Reconnecting… New messages will appear as soon as the sandbox answers again.");
  }

  #banner(name, words) {
    const old = at("banner").querySelector(`[data-name=${name}]`);
    if (!words) old?.remove();
    else if (!old) at("banner").append(h("p", { data: { name } }, icon("alert"), words));
    at("banner").hidden = at("banner").childElementCount === 0;
  }

  missingPackages() {
    this.#banner("packages", "Cards are shown as text: the page's packages are not installed. Run make setup, then reload this page.");
  }

  #count(count) {
    document.title = `${count ? `(${count}) ` : ""}${this.space?.title ?? "Spaces"} · Muster`;
    this.head.unread(count);
  }

  #keys(event) {
    if (event.ctrlKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      this.drawer.open();
      this.spaces.search.focus();
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      const buttons = this.spaces.buttons();
      const here = buttons.findIndex(({ dataset }) => dataset.id === this.space?.id);
      buttons[here + (event.key === "ArrowUp" ? -1 : 1)]?.click();
    }
  }
}

function furnish() {
  const help = h("button", { type: "button", class: "icon-button", "aria-label": "How this page works", title: "How this page works", on: { click: showHelp } }, icon("help"));
  fill(at("brand"), mark(), h("span", { class: "brand-name" }, "Muster"), h("span", { class: "tag" }, "sandbox"), h("span", { class: "grow" }), themeButton(), help);
  fill(at("foot"), h("span", { class: "connection-dot", "aria-hidden": "true" }), h("span", { id: "connection" }, "Connecting…"));
}

async function start() {
  furnish();
  let state;
  try {
    state = await sandbox.state();
  } catch (refusal) {
    const again = h("button", { type: "button", class: "primary", on: { click: () => location.reload() } }, "Try again");
    fill(at("conversation"), h("div", { class: "beginning" }, h("h3", {}, "The sandbox does not answer"), h("p", {}, `${refusal.message} Start it with make run.`), again));
    return;
  }
  const page = new Page(state);
  if (!canDraw()) page.missingPackages();
  const asked = new URLSearchParams(location.search);
  const people = page.directory.choices;
  await page.become(people.find(({ email }) => email === asked.get("as")) ?? people[0], asked.get("space"));
}

start();
