// Mentions: finding them in what is typed, offering names, and writing them as the service reads them.

/** The first word of a name, which is what a mention shows. */
const first = (name) => name.split(/\s+/)[0];

const ALL = { id: "all", displayName: "all", everybody: true };

/** Who can be mentioned in a space, and by which words; first names only where they are unique. */
export function mentionable(people, me, { group }) {
  const others = people.filter(({ id }) => id !== me.id);
  const names = new Map();
  for (const person of others) names.set(person.displayName.toLowerCase(), person);
  const byFirst = Map.groupBy(others, ({ displayName }) => first(displayName).toLowerCase());
  for (const [name, those] of byFirst) if (those.length === 1 && !names.has(name)) names.set(name, those[0]);
  if (group && !names.has("all")) names.set("all", ALL);
  return { people: group ? [...others, ALL] : others, names };
}

function pattern(names) {
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const words = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return words.length ? new RegExp(`(?<![\\p{L}\\p{N}@./])@(${words.join("|")})(?![\\p{L}\\p{N}])(?!\\.[\\p{L}\\p{N}])`, "giu") : null;
}

/** The mentions in a text: [{from, to, person}]. */
export function mentionsIn(text, { names }) {
  const find = pattern(names);
  if (!find) return [];
  return [...text.matchAll(find)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    person: names.get(match[1].toLowerCase()),
  }));
}

/** A person's mention in the Markdown of the service. */
export function mentionOf(person) {
  if (person.everybody) return "<@all>";
  const name = person.displayName.replace(/[|<>]/g, " ");
  return person.email ? `<@personEmail:${person.email}|${name}>` : `<@personId:${person.id}|${name}>`;
}

/** The text as Markdown with every mention written out; a line break typed is a line break sent. */
export function toMarkdown(text, who) {
  let markdown = "";
  let from = 0;
  for (const found of mentionsIn(text, who)) {
    markdown += text.slice(from, found.from) + mentionOf(found.person);
    from = found.to;
  }
  markdown += text.slice(from);
  const fenced = markdown.split("```");
  return fenced.map((part, at) => (at % 2 ? part : part.replace(/([^\n])\n(?=[^\n])/g, "$1  \n"))).join("```");
}

/** The other way round, for editing: Markdown as it was typed. */
export function fromMarkdown(markdown) {
  return markdown
    .replace(/<@person(?:Email|Id):[^|>]*\|([^>]*)>/g, "@$1")
    .replace(/<@person(?:Email|Id):([^>]*)>/g, "@$1")
    .replace(/<@all>/g, "@all")
    .replace(/ {2}\n/g, "\n");
}

/** What is being mentioned at the caret: {from, query} or null. */
export function mentionAt(text, caret) {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1].length - 1, query: found[1].toLowerCase() } : null;
}

/** Up to eight people whose name has a word that begins so, the best beginning first; the bot leads among equals. */
export function suggestions(query, { people }) {
  const rank = ({ displayName, email, isBot, everybody }) => {
    const name = displayName.toLowerCase();
    if (name.startsWith(query)) return isBot ? 0 : everybody ? 2 : 1;
    if (name.split(/\s+/).some((word) => word.startsWith(query))) return 3;
    return query.length > 1 && email?.toLowerCase().startsWith(query) ? 4 : 9;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((each) => each.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.person.displayName.localeCompare(b.person.displayName))
    .slice(0, 8)
    .map(({ person }) => person);
}
