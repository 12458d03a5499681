/** Points of a curve, or of a way on the map, that a picture can show. */
const POINTS = 180;
const POINTS_OF_WAY = 130;
const DIGITS = 6;
/** Of a long list, such as that of all foods. */
const ITEMS = 32;

/** The same without the digits that nobody reads, with as many points of a curve as a picture has, and the beginning of long lists. */
export function lean(told) {
  if (typeof told === 'number') return Number.isInteger(told) ? told : Number(told.toPrecision(DIGITS));
  if (Array.isArray(told)) return told.map(lean);
  if (typeof told !== 'object' || told === null) return told;
  const whole = Array.isArray(told.timeS) ? (told.channels ? thinned(told) : thinnedWay(told)) : told;
  if (Array.isArray(whole.items)) whole.items = whole.items.slice(0, ITEMS);
  return Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, lean(value)]));
}

/** A line of the track: columns side by side, each with the same points. */
function thinnedWay(line) {
  const keep = everyFew(line.timeS.length, POINTS_OF_WAY);
  return Object.fromEntries(
    Object.entries(line).map(([name, column]) => [
      name,
      Array.isArray(column) && column.length === line.timeS.length ? column.filter(keep) : column,
    ]),
  );
}

/** `{ timeS, channels }` as the route of the streams answers: every column keeps the same points. */
function thinned({ timeS, channels, ...others }) {
  const fits = everyFew(timeS.length, POINTS);
  const keep = (column) => column?.filter(fits);
  const columns = Object.entries(channels).map(([name, column]) => [name, keep(column)]);
  return { ...others, timeS: keep(timeS), channels: Object.fromEntries(columns) };
}

/** Which of so many points stay, so that at most about `most` are left: the last always does. */
function everyFew(count, most) {
  const every = Math.max(1, Math.ceil(count / most));
  return (_, n) => n % every === 0 || n === count - 1;
}
