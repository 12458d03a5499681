import type { INestApplicationContext } from '@nestjs/common';
import { Wordings } from '#src/channels/wording.port';

/** Before crash-working.ts begins: every message says the same, whatever it is of. */
export function prepare(rooms: INestApplicationContext): void {
  const wordings = rooms.get<Wordings>(Wordings);
  wordings.of = (messageId) =>
    Promise.resolve({
      language: 'en',
      title: 'After your session',
      short: 'There is something to read.',
      full: 'All there is to say.',
      path: '/inbox',
      tag: messageId.replaceAll('-', ''),
      actions: [],
    });
}
