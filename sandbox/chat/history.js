// The messages of one space as far as they are known, in order, with threads put together.

const PAGE = 40;

/** Data only: knows pages, order and threads; draws nothing. */
export class History {
  constructor(api, roomId) {
    this.api = api;
    this.roomId = roomId;
    this.byId = new Map();
    this.next = undefined;
    this.low = 0;
    this.high = 0;
  }

  get complete() {
    return this.next === null;
  }

  /** The newest messages; again after a break: closes the gap and drops what was deleted meanwhile. */
  async latest() {
    const known = this.byId.size > 0;
    let path = `/v1/messages?roomId=${encodeURIComponent(this.roomId)}&max=${PAGE}`;
    const fresh = [];
    for (let pages = 0; path && pages < 10; pages += 1) {
      const page = await this.api.page(path);
      fresh.push(...page.items);
      path = page.next;
      if (!known && page.items.length) break;
      if (page.items.some(({ id }) => this.byId.has(id))) break;
    }
    if (!known) this.next = path;
    const oldest = fresh.at(-1)?.created;
    const present = new Set(fresh.map(({ id }) => id));
    for (const message of this.byId.values()) {
      if (oldest && message.created > oldest && !present.has(message.id)) message.deleted = true;
    }
    for (const message of fresh.reverse()) this.take(message);
    await this.#parents();
  }

  /** One more page of older messages; true when something was added. */
  async older() {
    const before = this.byId.size;
    while (this.next && this.byId.size === before) {
      const page = await this.api.page(this.next);
      this.next = page.next;
      for (const message of page.items) {
        this.byId.set(message.id, { ...message, order: (this.low -= 1) });
      }
    }
    await this.#parents();
    return this.byId.size > before;
  }

  /** Take a message from the service; true when it was not known. A tie in time keeps the order of arrival. */
  take(message) {
    const known = this.byId.get(message.id);
    this.byId.set(message.id, { ...message, order: known?.order ?? (this.high += 1) });
    return !known;
  }

  remove(id) {
    const message = this.byId.get(id);
    if (message) message.deleted = true;
    return Boolean(message);
  }

  /** Take a message and, for a reply, what it replies to. */
  async takeWithParent(message) {
    const isNew = this.take(message);
    await this.#parents();
    return isNew;
  }

  async #parents() {
    const missing = new Set();
    for (const { parentId } of this.byId.values()) {
      if (parentId && !this.byId.has(parentId)) missing.add(parentId);
    }
    for (const id of missing) {
      const parent = await this.api.get(`/v1/messages/${encodeURIComponent(id)}`).catch(() => null);
      if (this.byId.has(id)) continue;
      const firstReply = [...this.byId.values()].find(({ parentId }) => parentId === id);
      const gone = { id, roomId: this.roomId, created: firstReply.created, deleted: true };
      this.byId.set(id, { ...(parent ?? gone), order: (this.low -= 1) });
    }
  }

  inOrder() {
    return [...this.byId.values()].sort((a, b) => Date.parse(a.created) - Date.parse(b.created) || a.order - b.order);
  }

  /** Threads by the time of their first message: [{parent, replies}]; what was deleted stays as a mark. */
  threads() {
    const threads = new Map();
    for (const message of this.inOrder()) {
      if (!message.parentId) threads.set(message.id, { parent: message, replies: [] });
    }
    for (const message of this.inOrder()) {
      if (message.parentId) threads.get(message.parentId)?.replies.push(message);
    }
    return [...threads.values()];
  }
}
