// What a newcomer can try: example commands that are put into the message box.
import { h } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

const EXAMPLES = [
  ["schedule standup every weekday 9:15-9:30", "A series, typed in one line"],
  ["schedule", "The same by filling in a form"],
  ["what's on this week", "What is coming up"],
  ["help", "Everything Muster understands"],
];

/** The first-time hint. `onTry(command)` gets the words of the example without the mention; `compact` is for spaces with messages. */
export function firstHint({ bot, mentions, compact, onTry, onDismiss }) {
  const name = bot.displayName.split(" ")[0];
  const example = ([command, about]) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "example", on: { click: () => onTry(command) } },
        h("span", { class: "example-command" }, mentions && h("span", { class: "mention" }, `@${name}`), mentions && " ", command),
        h("span", { class: "example-about" }, about),
      ),
    );
  return h(
    "section",
    { class: compact ? "hint compact" : "hint", "aria-label": "First steps" },
    h(
      "header",
      {},
      h("h3", {}, `Ask ${name} for a meeting`),
      h("button", { type: "button", class: "icon-button", "aria-label": "Hide first steps", on: { click: onDismiss } }, icon("close")),
    ),
    h("p", {}, "Choose an example to put it into the message box, then press Enter."),
    h("ul", { class: "examples" }, EXAMPLES.map(example)),
    h("p", { class: "hint-foot" }, icon("clock"), "Then move the clock at the top: reminders arrive when they are due."),
  );
}
