/** Between marks nobody writes by chance ("svett" is a word people use), so that what the athlete wrote stays theirs. */
const OURS = /\[svett\][^\n]*?\[\/svett\]/;
/** With the break that came with it. */
const OUR_LINE = new RegExp(`^${OURS.source}\n?|\n?${OURS.source}`, 'g');

/** A day's comments with what the day cost in sweat, litres: put in place of the line before, or taken out for 0 to 0. */
export function withLine(comments: string, loss: { lowL: number; highL: number }): string {
  if (loss.highL <= 0) return comments.replace(OUR_LINE, '');
  const line = lineOf(loss);
  if (OURS.test(comments)) return comments.replace(OURS, line);
  return comments === '' ? line : `${comments}\n${line}`;
}

/** Outwards to the next tenth: a range must not become narrower by being written down. */
function lineOf({ lowL, highL }: { lowL: number; highL: number }): string {
  const low = Math.floor(lowL * 10 + 1e-9) / 10;
  const high = Math.ceil(highL * 10 - 1e-9) / 10;
  return `[svett] sweat loss ${low.toFixed(1)} to ${high.toFixed(1)} litres, estimated [/svett]`;
}
