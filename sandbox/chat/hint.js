// What a newcomer can try: commands put into the message box on a press, and then what comes next.
import { h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

const SERIES = "schedule standup every weekday 9:15-9:30";
const FIRST = [
  [SERIES, "A series, typed in one line"],
  ["schedule", "The same by filling in a form"],
  ["what's on this week", "What is coming up"],
  ["help", "Everything Muster understands"],
];
const ENOUGH = 12;

/** The steps after the first command: offered until tried; some need the standup of the first example. */
function following(said, elsewhere) {
  const tried = (pattern) => said.some((text) => pattern.test(text));
  const standup = tried(/^schedule standup/i);
  return [
    [SERIES, !tried(/^(schedule|meet|book|create) ./i)],
    ["move standup on friday to monday 9:15", standup && !tried(/^move /i)],
    [`announce standup in ${elsewhere}`, standup && elsewhere && !tried(/^announce /i)],
    ["schedule", !tried(/^schedule$/i)],
    ["help", !tried(/^help/i)],
  ]
    .filter(([, open]) => open)
    .map(([command]) => command);
}

/**
 * The hint for a space, or null when there is nothing left to teach. `said` are the person's own
 * texts there without the mention, `elsewhere` another space's title, `isEmpty` that nobody has
 * written yet; `onNextDue` moves the clock and is left out when nothing is due.
 */
export function hintFor({ bot, mentions, said, elsewhere, isEmpty, onTry, onNextDue, onDismiss }) {
  if (said.length > ENOUGH) return null;
  const name = bot.displayName.split(" ")[0];
  const example = (command, about) =>
    h(
      "button",
      { type: "button", class: "example", on: { click: () => onTry(command) } },
      h("span", { class: "example-command" }, mentions && h("span", { class: "mention" }, `@${name}`), mentions && " ", command),
      about && h("span", { class: "example-about" }, about),
    );
  const begun = said.length > 0;
  const examples = begun ? following(said, elsewhere).map((command) => example(command)) : FIRST.map(([command, about]) => example(command, about));
  if (begun && onNextDue) {
    examples.unshift(h("button", { type: "button", class: "example", on: { click: onNextDue } }, icon("bell"), "Go to the next reminder"));
  }
  if (!examples.length) return null;
  return h(
    "section",
    { class: begun || !isEmpty ? "hint compact" : "hint", "aria-label": begun ? "Next steps" : "First steps" },
    h(
      "header",
      {},
      h("h3", {}, begun ? "Try next" : `Ask ${name} for a meeting`),
      h("button", { type: "button", class: "icon-button", "aria-label": "Hide these steps", on: { click: onDismiss } }, icon("close")),
    ),
    h("p", {}, "Choose an example to put it into the message box, then press Enter."),
    h("ul", { class: "examples" }, examples.map((each) => h("li", {}, each))),
    h("p", { class: "hint-foot" }, icon("clock"), "Then move the clock at the top: reminders arrive when they are due."),
  );
}
