/** Something that is in a calendar. */
export interface CalendarEvent {
  /** Never changes, and no other event has it. */
  uid: string;
  /** Grows with each change. */
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  /** Lines. */
  description: readonly string[];
}

/** How soon programs are asked to look again. */
const LOOK_AGAIN = 'PT1H';
/** Octets of a line, without its end. [RFC 5545, 3.1] */
const LINE_OCTETS = 75;

/** A calendar as RFC 5545 writes it, with the name and the refresh of RFC 7986. The same events are the same text. */
export function calendarText(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Svett//Team calendar//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${asText(name)}`,
    `X-WR-CALNAME:${asText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${LOOK_AGAIN}`,
    `X-PUBLISHED-TTL:${LOOK_AGAIN}`,
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** DTSTAMP without a METHOD is when the event was last revised, so it does not move by being asked for. */
function linesOf({ uid, sequence, summary, description, ...when }: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${asMoment(when.changedAt)}`,
    `CREATED:${asMoment(when.createdAt)}`,
    `LAST-MODIFIED:${asMoment(when.changedAt)}`,
    `DTSTART:${asMoment(when.startsAt)}`,
    `DTEND:${asMoment(when.endsAt)}`,
    `SUMMARY:${asText(summary)}`,
    ...(description.length > 0 ? [`DESCRIPTION:${description.map(asText).join('\\n')}`] : []),
    'END:VEVENT',
  ];
}

function asMoment(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** What a line means by signs of its own, and no sign that ends one. */
function asText(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Between characters, for half of one is none. */
function folded(line: string): string {
  let octets = 0;
  let text = '';
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += more;
  }
  return text;
}
