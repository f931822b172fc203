// Moments in the words and the zone of the chosen person.

const formats = new Map();

function parts(moment, zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options }));
  }
  return Object.fromEntries(formats.get(key).formatToParts(moment).map(({ type, value }) => [type, value]));
}

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const DATE = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
const NUMERIC = { year: "numeric", month: "2-digit", day: "2-digit", ...CLOCK };

/** "09:15", or "09:15:30" with seconds. */
export function timeOfDay(moment, zone, { seconds = false } = {}) {
  const { hour, minute, second } = parts(moment, zone, CLOCK);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** "Mon 23 Nov"; with the year when asked for. */
export function date(moment, zone, { year = false } = {}) {
  const of = parts(moment, zone, DATE);
  return `${of.weekday} ${of.day} ${of.month}${year ? ` ${of.year}` : ""}`;
}

/** The local day as "2026-11-23": equal exactly for moments of one day. */
export function dayOf(moment, zone) {
  const of = parts(moment, zone, NUMERIC);
  return `${of.year}-${of.month}-${of.day}`;
}

/** "Today", "Yesterday", "Tomorrow" or the date. */
export function dayName(moment, zone, now) {
  const day = dayOf(moment, zone);
  const near = { "-1": "Yesterday", 0: "Today", 1: "Tomorrow" };
  for (const [offset, name] of Object.entries(near)) {
    if (day === dayOf(new Date(now.getTime() + Number(offset) * 86_400_000), zone)) return name;
  }
  return date(moment, zone, { year: day.slice(0, 4) !== dayOf(now, zone).slice(0, 4) });
}

/** The time today, else the day: what a list has room for. */
export function brief(moment, zone, now) {
  return dayOf(moment, zone) === dayOf(now, zone) ? timeOfDay(moment, zone) : dayName(moment, zone, now);
}

/** "Mon 23 Nov 2026, 09:15 CET". */
export function full(moment, zone) {
  return `${date(moment, zone, { year: true })}, ${timeOfDay(moment, zone)} ${zoneName(zone, moment)}`;
}

/** The zone's usual letters on that day ("CET", "EST", "IST"), else its offset. */
export function zoneName(zone, moment) {
  const tries = ["en-GB", "en-US", "en-IN", "en-AU"].map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" })
        .formatToParts(moment)
        .find(({ type }) => type === "timeZoneName").value,
  );
  return tries.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? tries[0];
}

/** "New York" for America/New_York. */
export function city(zone) {
  return zone.split("/").pop().replaceAll("_", " ");
}

/** "2026-11-23T10:15" as a date-time box wants it. */
export function boxValue(moment, zone) {
  const of = parts(moment, zone, NUMERIC);
  return `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
}

/** The moment at which a clock in the zone shows that wall time; a gap is read as the time after it. */
export function momentOf(wall, zone) {
  const asked = Date.parse(`${wall}Z`);
  let moment = asked;
  for (let round = 0; round < 2; round += 1) {
    moment += asked - Date.parse(`${boxValue(new Date(moment), zone)}Z`);
  }
  return new Date(moment);
}
