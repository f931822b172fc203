// The one clock that bot and sandbox share, and the bar that moves it.
import { sandbox } from "/chat/api.js";
import { announce, h, toast } from "/chat/dom.js";
import { icon } from "/chat/icons.js";
import { boxValue, city, date, dayOf, momentOf, timeOfDay, zoneName } from "/chat/time.js";

const MINUTE = 60_000;

/** The sandbox's time between two reports: runs on by this computer's clock unless it is held. */
export class Clock {
  #base = new Date();
  #at = performance.now();
  #listeners = new Set();
  running = true;
  nextDue = null;

  now() {
    return this.running ? new Date(this.#base.getTime() + performance.now() - this.#at) : this.#base;
  }

  /** Take a report {now, running, nextDue}; fields left out stay as they are. */
  take({ now, running, nextDue }) {
    const before = Math.floor(this.now().getTime() / MINUTE);
    if (now) [this.#base, this.#at] = [new Date(now), performance.now()];
    if (running !== undefined) this.running = running;
    if (nextDue !== undefined) this.nextDue = nextDue ? new Date(nextDue) : null;
    if (Math.floor(this.now().getTime() / MINUTE) !== before) this.#tell();
  }

  /** Call back whenever another minute has begun or the clock was moved. */
  onMinute(listener) {
    this.#listeners.add(listener);
  }

  start() {
    let minute = Math.floor(this.now().getTime() / MINUTE);
    setInterval(() => {
      const at = Math.floor(this.now().getTime() / MINUTE);
      if (at !== minute) this.#tell();
      minute = at;
    }, 1000);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** The bar with date, time and zone of the chosen person, and what moves the clock. */
export function clockBar(root, clock) {
  let zone = "UTC";
  let busy = false;
  const time = h("time", { class: "clock-time" });
  const day = h("span", { class: "clock-day" });
  const state = h("span", { class: "clock-state" });
  const button = (name, label, title, act) =>
    h("button", { type: "button", class: "quiet", title, on: { click: act } }, icon(name), h("span", {}, label));
  const forward = (minutes) => () => move({ now: new Date(clock.now().getTime() + minutes * MINUTE).toISOString() });

  const quarter = button("plus", "15 min", "Move the clock 15 minutes on", forward(15));
  const hour = button("plus", "1 h", "Move the clock one hour on", forward(60));
  quarter.setAttribute("aria-label", "Plus 15 minutes");
  hour.setAttribute("aria-label", "Plus 1 hour");
  const toNextDue = () => move({ now: clock.nextDue.toISOString() });
  const next = button("bell", "", "", toNextDue);
  const hold = button("pause", "Hold", "", () => move({ running: !clock.running }));
  const box = h("input", { type: "datetime-local", id: "clock-exact", required: true });
  const boxLabel = h("label", { for: "clock-exact" });
  const form = h(
    "form",
    { class: "clock-exact", hidden: true, on: { submit: setExact } },
    boxLabel,
    h("span", { class: "row" }, box, h("button", { type: "submit", class: "primary" }, "Go there")),
    h("small", {}, "Forwards only. Everything due on the way happens in order."),
  );
  const exact = button("edit", "Set", "Set the clock to an exact time", () => showForm(form.hidden));
  exact.setAttribute("aria-expanded", "false");
  exact.setAttribute("aria-label", "Set exact time");
  const toggle = h(
    "button",
    { type: "button", class: "icon-button clock-more", "aria-label": "Move the clock", "aria-expanded": "false" },
    icon("down"),
  );
  const actions = h("div", { class: "clock-actions", id: "clock-actions" }, quarter, hour, next, exact, hold);
  root.replaceChildren(
    h("div", { class: "clock-now" }, icon("clock"), day, time, state, toggle),
    actions,
    form,
  );
  toggle.addEventListener("click", () => {
    const open = root.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
  });

  function showForm(open) {
    form.hidden = !open;
    exact.setAttribute("aria-expanded", String(open));
    if (!open) return;
    boxLabel.textContent = `Set the clock (${city(zone)} time)`;
    box.min = boxValue(clock.now(), zone);
    box.value = boxValue(clock.now(), zone);
    box.focus();
  }

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    showForm(false);
    exact.focus();
  });

  document.addEventListener("pointerdown", ({ target }) => {
    if (!form.hidden && !form.contains(target) && !exact.contains(target)) showForm(false);
  });

  async function setExact(event) {
    event.preventDefault();
    const moved = await move({ now: momentOf(box.value, zone).toISOString() });
    if (moved) showForm(false);
  }

  async function move(change) {
    if (busy) return false;
    busy = true;
    root.setAttribute("aria-busy", "true");
    draw();
    try {
      clock.take(await sandbox.clock(change));
      if (change.now) announce(`The clock shows ${date(clock.now(), zone)}, ${timeOfDay(clock.now(), zone)}`);
      return true;
    } catch (refusal) {
      toast(`The clock was not changed. ${refusal.message}`, { error: true });
      return false;
    } finally {
      busy = false;
      root.removeAttribute("aria-busy");
      draw();
    }
  }

  function nextLabel() {
    if (!clock.nextDue) return "Nothing due";
    const sameDay = dayOf(clock.nextDue, zone) === dayOf(clock.now(), zone);
    return `Next due ${sameDay ? "" : `${date(clock.nextDue, zone)}, `}${timeOfDay(clock.nextDue, zone)}`;
  }

  function draw() {
    const now = clock.now();
    day.textContent = date(now, zone, { year: true });
    time.textContent = timeOfDay(now, zone, { seconds: clock.running });
    time.dateTime = now.toISOString();
    state.textContent = busy ? "moving…" : `${city(zone)} (${zoneName(zone, now)})${clock.running ? "" : " · held"}`;
    root.classList.toggle("held", !clock.running);
    next.lastChild.textContent = nextLabel();
    next.title = clock.nextDue ? "Move the clock to what happens next" : "No reminder or other due moment is planned";
    hold.replaceChildren(icon(clock.running ? "pause" : "play"), h("span", {}, clock.running ? "Hold" : "Run"));
    hold.title = clock.running ? "Stop the clock here" : "Let the clock run";
    for (const each of [quarter, hour, exact, hold]) each.disabled = busy;
    next.disabled = busy || !clock.nextDue || clock.nextDue <= now;
  }

  setInterval(draw, 1000);
  clock.onMinute(draw);
  draw();
  return {
    show(person) {
      zone = person.timezone;
      draw();
    },
    draw,
    toNextDue,
  };
}
