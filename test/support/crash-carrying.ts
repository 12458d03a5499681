import type { INestApplicationContext } from '@nestjs/common';
import { Wordings } from '#src/channels/wording.port';

const TOLD = {
  title: 'After your session',
  short: 'There is something to read.',
  path: '/inbox',
  actions: [],
};

/** Before crash-working.ts begins: every message says the same, whatever it is of. */
export function prepare(rooms: INestApplicationContext): void {
  const wordings = rooms.get<Wordings>(Wordings);
  wordings.of = (messageId) =>
    Promise.resolve({
      ...TOLD,
      language: 'en',
      full: 'All there is to say.',
      inClear: TOLD,
      tag: messageId.replaceAll('-', ''),
    });
}
