// Files of a message: a chip to download each, and a look at pictures.
import { h, toast } from "/chat/dom.js";
import { icon } from "/chat/icons.js";

const PREVIEW = 4_000_000;

function nameOf(headers) {
  const disposition = headers.get("content-disposition") ?? "";
  const encoded = /filename\*=(?:UTF-8'')?([^;]+)/i.exec(disposition);
  if (encoded) {
    try {
      return decodeURIComponent(encoded[1].trim().replace(/^"|"$/g, ""));
    } catch {
      // not the encoding it claims: use the plain name
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? "File";
}

/** "812 B", "14 kB", "2.3 MB". */
export function size(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
}

/** A chip for one file address; name and size are asked for, the content only on a click. */
export function fileChip(address, api) {
  const label = h("span", { class: "file-name" }, "File");
  const about = h("span", { class: "file-size" }, "");
  const box = h("div", { class: "file" });
  let name = "File";
  const button = h(
    "button",
    {
      type: "button",
      class: "chip",
      on: {
        click: async () => {
          try {
            save(await api.blob(address), name);
          } catch (refusal) {
            toast(`The file was not downloaded. ${refusal.message}`, { error: true });
          }
        },
      },
    },
    icon("file"),
    h("span", { class: "file-text" }, label, about),
    icon("download"),
  );
  box.append(button);
  api
    .head(address)
    .then(async ({ headers }) => {
      name = nameOf(headers);
      const bytes = Number(headers.get("content-length") ?? NaN);
      label.textContent = name;
      about.textContent = size(bytes);
      button.setAttribute("aria-label", `Download ${name}`);
      if (!/^image\/(png|jpeg|gif|webp)/.test(headers.get("content-type") ?? "") || !(bytes < PREVIEW)) return;
      const picture = URL.createObjectURL(await api.blob(address));
      box.prepend(h("img", { class: "picture", src: picture, alt: name }));
    })
    .catch(() => {
      about.textContent = "not available";
    });
  return box;
}
