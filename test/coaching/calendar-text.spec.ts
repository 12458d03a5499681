import { expect, test } from '@jest/globals';
import { calendarText, type CalendarEvent } from '#src/coaching/calendar-text';

const EVENT: CalendarEvent = {
  uid: 'one@svett',
  sequence: 2,
  createdAt: new Date('2026-06-01T08:00:00.123Z'),
  changedAt: new Date('2026-06-02T08:00:00Z'),
  startsAt: new Date('2026-06-16T16:00:00Z'),
  endsAt: new Date('2026-06-16T17:30:00Z'),
  summary: 'Match',
  description: [],
};
const lines = (text: string) => text.split('\r\n');

test('a calendar is written as RFC 5545 has it', () => {
  expect(lines(calendarText('The club', [EVENT]))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Svett//Team calendar//EN',
    'CALSCALE:GREGORIAN',
    'NAME:The club',
    'X-WR-CALNAME:The club',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    'UID:one@svett',
    'SEQUENCE:2',
    'DTSTAMP:20260602T080000Z',
    'CREATED:20260601T080000Z',
    'LAST-MODIFIED:20260602T080000Z',
    'DTSTART:20260616T160000Z',
    'DTEND:20260616T173000Z',
    'SUMMARY:Match',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('what somebody writes cannot end a line, begin a property or an event', () => {
  const summary = 'A; b, c\\d\r\nEND:VEVENT\u2028X\u0007:y';
  const text = calendarText('x\nBEGIN:VEVENT', [{ ...EVENT, summary, description: ['one', 'two, 3'] }]);
  expect(text).toContain('SUMMARY:A\\; b\\, c\\\\d\\nEND:VEVENT\\nX:y\r\n');
  expect(text).toContain('DESCRIPTION:one\\ntwo\\, 3\r\n');
  expect(lines(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
});

test.each(['å'.repeat(200), '👟'.repeat(60), 'x'.repeat(300), 'ab 👩‍🏫'.repeat(30)])(
  'a long line is folded at 75 octets between characters: %s',
  (summary) => {
    const text = calendarText('The club', [{ ...EVENT, summary }]);
    for (const line of lines(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\ufffd');
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
  },
);
