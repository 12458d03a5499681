import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Every file of the server that names the log of what was said, with how it writes there. */
function writersOf(table: string): string[] {
  const writing = new RegExp(
    String.raw`\.(insert|update|upsert|save|delete|remove|increment|into|from)\(\s*${table}\b`,
    'g',
  );
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join('src', name), 'utf8');
      return [...text.matchAll(writing)].map(([, how]) => `${name} ${how}s`);
    });
}

test('what was said of sharing is written in one place, which only adds: no line of the server changes or removes a row', () => {
  expect(writersOf('ShareSaid')).toEqual(['teams/share-log.ts inserts']);
  // What is looked for is found where it is done.
  expect(writersOf('GuardianWord')).toContain('teams/guardian-desk.ts updates');
});
