// Messages' html, rebuilt from an allow-list: nothing of the original but text, structure and web links.
import { h } from "/chat/dom.js";

const KEPT = new Set(
  "p br strong b em i u s del ul ol li blockquote code pre h1 h2 h3 hr".split(" "),
);
const DROPPED = new Set("script style template iframe object embed svg math title head noscript textarea select".split(" "));
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'’”]/g;

/** True for addresses a click may open. */
export function isWeb(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** A link that opens beside the page and tells it nothing. */
export function link(address, ...children) {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** Text with its web addresses made links; line breaks stay. */
export function plain(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, found.index), link(found[0], found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}

function mention(node, me) {
  const id = node.getAttribute("data-object-id");
  const everybody = node.getAttribute("data-object-type") === "groupMention";
  const mine = everybody || (id && id === me.id);
  return h("span", { class: mine ? "mention mine" : "mention" }, `@${node.textContent.replace(/^@/, "")}`);
}

function rebuild(node, me, inLink) {
  if (node.nodeType === Node.TEXT_NODE) return inLink ? [node.data] : plain(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const name = node.localName;
  if (DROPPED.has(name)) return [];
  if (name === "spark-mention") return [mention(node, me)];
  const address = node.getAttribute("href");
  const linked = name === "a" && isWeb(address);
  const children = [...node.childNodes].flatMap((child) => rebuild(child, me, inLink || linked));
  if (linked) return [link(address, ...children)];
  return KEPT.has(name) ? [h(name, {}, ...children)] : children;
}

/** The words of a message as elements: its html through the allow-list, else its text. */
export function words(message, me) {
  if (!message.html) return [h("p", {}, ...plain(message.text ?? message.markdown ?? ""))];
  const inert = new DOMParser().parseFromString(message.html, "text/html");
  return [...inert.body.childNodes].flatMap((node) => rebuild(node, me, false));
}
