// The place one is reading at: stays put while messages come above, below and change.

const AT_BOTTOM = 60;
const PRESS = 300;

/** Watches a scrolling element; counts what arrived out of sight. */
export class ReadingPlace {
  #stick = true;
  #anchor = null;
  #news = [];
  #followed = null;
  #pressed = null;

  constructor(scroller, content, { onNews, onBottom }) {
    this.scroller = scroller;
    this.content = content;
    this.onNews = onNews;
    this.onBottom = onBottom;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
    content.addEventListener("click", ({ target }) => this.#press(target), { capture: true });
    const observer = new ResizeObserver(() => this.#restore());
    observer.observe(content);
    observer.observe(scroller);
  }

  get atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < AT_BOTTOM;
  }

  reset() {
    this.#stick = true;
    this.#anchor = null;
    this.#followed = null;
    this.#setNews([]);
  }

  toBottom() {
    this.#stick = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Run a change of the content and put the reader back to where they were. */
  keep(change) {
    if (!this.#stick) this.#note();
    change();
    this.#restore();
  }

  /** Something new was drawn: follow it, or count it when it is out of sight. */
  arrived(element, { mine, thread }) {
    if (!element) return;
    if (mine) this.#followed = thread;
    const isLast = this.content.querySelector(".thread:last-child")?.contains(element);
    if (isLast && (mine || this.#stick)) this.toBottom();
    else if (mine || (this.#followed === thread && this.#near(element))) element.scrollIntoView({ block: "nearest" });
    else if (!this.#inSight(element)) this.#setNews([...this.#news, element]);
  }

  /** Go to the first thing that arrived out of sight. */
  toNews() {
    const [first] = this.#news;
    this.#setNews([]);
    if (!first?.isConnected) return;
    this.#stick = false;
    first.scrollIntoView({ block: "center" });
    first.focus({ preventScroll: true });
  }

  #setNews(news) {
    this.#news = news;
    this.onNews(news.length);
  }

  #inSight(element, margin = 0) {
    const box = element.getBoundingClientRect();
    const view = this.scroller.getBoundingClientRect();
    return box.bottom > view.top - margin && box.top + Math.min(box.height, 40) < view.bottom + margin;
  }

  #near(element) {
    return this.#inSight(element, this.scroller.clientHeight);
  }

  #look() {
    const before = this.#stick;
    this.#stick = this.atBottom;
    if (!this.#stick) this.#note();
    if (this.#pressed) this.#pressed.top = this.#pressed.element.getBoundingClientRect().top;
    const left = this.#news.filter((element) => element.isConnected && !this.#inSight(element));
    if (left.length !== this.#news.length) this.#setNews(left);
    if (this.#stick && !before) this.onBottom();
  }

  /** Hold on to the first message that begins in view; one that only reaches into it may shrink. */
  #note() {
    const view = this.scroller.getBoundingClientRect();
    this.#anchor = null;
    for (const element of this.content.querySelectorAll("article.message")) {
      const { top, bottom } = element.getBoundingClientRect();
      if (top >= view.bottom) return;
      if (bottom > view.top) this.#anchor = { element, top };
      if (top >= view.top) return;
    }
  }

  /** A card that opens under a press stays where it is, and what the press brings is followed. */
  #press(target) {
    const element = target.closest?.(".card-box");
    if (!element) return;
    this.#followed = element.closest(".thread")?.dataset.thread ?? null;
    this.#pressed = { element, top: element.getBoundingClientRect().top, at: performance.now() };
  }

  #restore() {
    const { element, top, at } = this.#pressed ?? {};
    if (element?.isConnected && performance.now() - at < PRESS) {
      this.scroller.scrollTop += element.getBoundingClientRect().top - top;
      this.#stick = this.atBottom;
    } else if (this.#stick) this.scroller.scrollTop = this.scroller.scrollHeight;
    else if (this.#anchor?.element.isConnected) {
      this.scroller.scrollTop += this.#anchor.element.getBoundingClientRect().top - this.#anchor.top;
    }
  }
}
