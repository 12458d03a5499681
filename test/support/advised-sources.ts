import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rooms = join(import.meta.dirname, '..', '..', 'src');

/** The keys that words of advice name as their sources, as they stand in the code of those who give it. */
export function advisedSources(): string[] {
  const files = ['advice', 'nudges'].flatMap((room) =>
    readdirSync(join(rooms, room)).map((file) => join(rooms, room, file)),
  );
  const lists = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?:sources: |SOURCES = )\[([^\]]*)\]/g),
  ]);
  return lists.flatMap(([, list]) => [...list!.matchAll(/'([^']+)'/g)].map(([, key]) => key!));
}
