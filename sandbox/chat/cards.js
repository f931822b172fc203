// Adaptive Cards 1.3, drawn by Microsoft's renderer and handed back as one element.
import { h, toast } from "/chat/dom.js";
import { hostConfig } from "/chat/hostconfig.js";
import { isWeb } from "/chat/markup.js";

const KIND = "application/vnd.microsoft.card.adaptive";
let ready = null;

/** The card of a message, or undefined. */
export function cardOf(message) {
  return message.attachments?.find(({ contentType }) => contentType === KIND)?.content;
}

/** True when both packages of `make setup` are there; sets them up the first time. */
export function canDraw() {
  ready ??= Boolean(window.AdaptiveCards && window.markdownit);
  if (ready) setUp();
  return ready;
}

let isSetUp = false;
function setUp() {
  if (isSetUp) return;
  isSetUp = true;
  const { AdaptiveCard, TextInput } = window.AdaptiveCards;
  // html:false keeps <img onerror> as text; Webex's text blocks know no pictures, tables or headings
  const markdown = window.markdownit({ html: false }).disable(["image", "table", "heading", "lheading", "hr"]);
  markdown.validateLink = isWeb;
  markdown.renderer.rules.link_open = (tokens, at, options, env, renderer) => {
    tokens[at].attrSet("target", "_blank");
    tokens[at].attrSet("rel", "noopener noreferrer");
    return renderer.renderToken(tokens, at, options);
  };
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  // the renderer compiles patterns without the u flag, so \p{L} would refuse every name
  const isValid = TextInput.prototype.isValid;
  TextInput.prototype.isValid = function () {
    if (this.value && this.regex) {
      try {
        return new RegExp(this.regex, "u").test(this.value);
      } catch {
        // not a pattern with the u flag: judge it as the renderer does
      }
    }
    return isValid.call(this);
  };
}

/** Visit every object inside a card. */
export function* parts(node) {
  if (Array.isArray(node)) for (const each of node) yield* parts(each);
  else if (node && typeof node === "object") {
    yield node;
    for (const value of Object.values(node)) yield* parts(value);
  }
}

function prepared(content, values) {
  const copy = structuredClone(content);
  for (const part of parts(copy)) {
    if (typeof part.type !== "string" || !part.type.startsWith("Input.")) continue;
    if (!part.errorMessage) part.errorMessage = part.isRequired ? "Fill this in." : "This value is not possible.";
    if (values?.has(part.id)) part.value = values.get(part.id);
  }
  return copy;
}

function openAddress(address) {
  if (isWeb(address)) window.open(address, "_blank", "noopener,noreferrer");
  else toast("This link is not a web address, so it was not opened.", { error: true });
}

function notShown(context) {
  const messages = [];
  for (let at = 0; at < context.eventCount; at += 1) messages.push(context.getEventAt(at).message);
  return messages;
}

/**
 * Draw a card. `onSubmit(inputs)` gets the action's data and all inputs, flat, once every input is
 * valid. `values` (a Map by input id) fills inputs over the card's own values. Throws when the card
 * cannot be read. Returns {element, values(), dirty()}.
 */
export function drawCard(content, { onSubmit, values }) {
  const { AdaptiveCard, HostConfig, OpenUrlAction, SerializationContext, SubmitAction, Versions } = window.AdaptiveCards;
  const context = new SerializationContext(Versions.v1_3);
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.parse(prepared(content, values), context);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openAddress(action.url);
    else if (action instanceof SubmitAction) onSubmit(action.data ?? {}, action.title);
  };
  card.onAnchorClicked = (element, anchor) => {
    openAddress(anchor.href);
    return true;
  };
  const drawn = card.render();
  if (!drawn) throw new Error("The card has nothing to draw.");
  const element = h("div", { class: "card" }, drawn);
  const dropped = notShown(context);
  if (dropped.length) {
    element.append(h("p", { class: "card-note", title: dropped.join("\n") }, "Parts of this card are beyond version 1.3 and are not shown."));
  }
  for (const image of element.querySelectorAll("img")) {
    // instead of the renderer's own handler, which leaves nothing
    image.onerror = () => image.replaceWith(h("span", { class: "no-picture" }, image.alt || "Picture not available"));
  }
  const current = () => new Map(card.getAllInputs().map((input) => [input.id, input.value ?? ""]));
  const first = current();
  return {
    element,
    values: current,
    dirty: () => new Map([...(values ?? []), ...[...current()].filter(([id, value]) => first.get(id) !== value)]),
  };
}
