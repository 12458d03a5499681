const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{4})(\d{2})(\d{2})$/;
const CLOCK = /^(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Characters of the longest day that is read, with its hour. */
const LONGEST = 60;

/**
 * A day and a time as spreadsheets write them, `2026/11/20` and `7.40`, told as `2026-11-20T07:40:00`. A time of its own goes
 * before one that stands with the day. A day that does not begin with its year stays as it is, for it can be read in two ways. null: no time anybody can read.
 */
export function momentIn(dayCell: string, timeCell: string): string | null {
  if (dayCell.length > LONGEST || timeCell.length > LONGEST) return null;
  const [, day = dayCell, withIt = ''] = /^(\S+?)(?:T|\s+)(\S.*)$/.exec(dayCell) ?? [];
  const time = timeCell === '' ? withIt : timeCell;
  if (time === '') return yearFirst(day);
  const match = CLOCK.exec(time);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  const [, hour, minute, second = '00', offset = ''] = match;
  return `${yearFirst(day)}T${hour!.padStart(2, '0')}:${minute}:${second}${offset.toUpperCase()}`;
}

function yearFirst(day: string): string {
  const match = YEAR_FIRST.exec(day);
  if (!match) return day;
  const [year, month, date] = match.slice(match[1] === undefined ? 4 : 1);
  return `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
}
