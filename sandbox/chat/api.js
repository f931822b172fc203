// The public REST API with one person's token, and the sandbox's own control routes.

/** The service refused; `message` is its own sentence. */
export class Refusal extends Error {
  constructor(message, status, trackingId) {
    super(message);
    this.status = status;
    this.trackingId = trackingId;
  }
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function refusal(response) {
  const body = await response.json().catch(() => null);
  const words = body?.message || body?.error || `${response.status} ${response.statusText}`.trim();
  return new Refusal(words, response.status, body?.trackingId ?? response.headers.get("trackingid"));
}

async function send(path, options) {
  for (let attempt = 0; ; attempt += 1) {
    let response;
    try {
      response = await fetch(path, options);
    } catch {
      throw new Refusal("The sandbox does not answer. Is it still running?", 0, null);
    }
    if (response.ok) return response;
    if (response.status !== 429 || attempt === 3) throw await refusal(response);
    await pause(Math.min(Number(response.headers.get("retry-after")) || 1, 5));
  }
}

/** Addresses in answers name the service's host; the page always asks the host it came from. */
export function local(address) {
  const url = new URL(address, location.origin);
  return url.pathname + url.search;
}

function nextOf(response) {
  const link = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.get("link") ?? "");
  return link ? local(link[1]) : null;
}

/** A client for one token; every call throws Refusal with words for people. */
export function client(token) {
  const call = (method, path, body) =>
    send(path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && !(body instanceof FormData) && { "Content-Type": "application/json" }),
      },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    });
  return {
    get: async (path) => (await call("GET", path)).json(),
    post: async (path, body) => (await call("POST", path, body)).json(),
    put: async (path, body) => (await call("PUT", path, body)).json(),
    remove: (path) => call("DELETE", path),
    /** One page: {items, next}; `next` is a path or null, and items may be empty while there is a next. */
    page: async (path) => {
      const response = await call("GET", path);
      return { items: (await response.json()).items, next: nextOf(response) };
    },
    /** All items of a list. */
    all: async (path) => {
      const items = [];
      for (let at = path; at; ) {
        const response = await call("GET", at);
        items.push(...(await response.json()).items);
        at = nextOf(response);
      }
      return items;
    },
    head: (address) => call("HEAD", local(address)),
    blob: async (address) => (await call("GET", local(address))).blob(),
  };
}

/** The routes that exist in the sandbox only. */
export const sandbox = {
  state: async () => (await send("/sandbox/state", {})).json(),
  clock: async (change) =>
    (
      await send("/sandbox/clock", {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(change),
      })
    ).json(),
};
