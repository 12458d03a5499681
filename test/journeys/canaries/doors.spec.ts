import { readdir } from 'node:fs/promises';
import { expect, jest, test } from '@jest/globals';
import type { Command } from 'commander';
import { commandTree } from '#src/cli/svett';
import { openApi } from '#src/door/openapi';
import { wordsIn } from '#src/words/words';
import { anApp } from '../../support/app.js';
import { DOORS, PASSED_BY } from './doors.js';

jest.setTimeout(240_000);

const told = [...Object.values(DOORS).flat(), ...Object.keys(PASSED_BY)] as string[];

async function routes(): Promise<string[]> {
  const svett = await anApp();
  const { paths } = openApi(svett.app);
  await svett.close();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Every command that does something when it is given: those without others inside, and those that take options of their own. */
function commands(command: Command, path = command.name()): string[] {
  const inner = command.commands.flatMap((one) => commands(one, `${path} ${one.name()}`));
  const acts = command.commands.length === 0 || (command.parent !== null && command.options.length > 0);
  return acts ? [path, ...inner] : inner;
}

test('canaries are carried through every route and every command, or it is said why not', async () => {
  const doors = [...(await routes()), ...commands(commandTree(wordsIn('en')))];
  expect(doors.length).toBeGreaterThan(90);
  expect(doors.filter((door) => !told.includes(door)).map(whatToDo)).toEqual([]);
  expect(told.filter((door) => !doors.includes(door))).toEqual([]); // no more than there is
  expect(told.filter((door, n) => told.indexOf(door) !== n)).toEqual([]); // each once
});

test('every journey of the list is there to be walked', async () => {
  const specs = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.spec.ts'));
  const journeys = Object.keys(DOORS).map((name) => `${name}.spec.ts`);
  expect(specs.filter((name) => name !== 'doors.spec.ts').toSorted()).toEqual(journeys.toSorted());
});

function whatToDo(door: string): string {
  return `Nobody carries canaries through ${door}: walk through it in a journey of test/journeys/canaries/ and add it to that journey in doors.ts, or say there, under PASSED_BY, why it needs none.`;
}
