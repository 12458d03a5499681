import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { withRooms } from '#src/cli/with-rooms';
import { commandTree } from '#src/cli/svett';
import { Accounts } from '#src/people/accounts';
import { wordsIn } from '#src/words/words';
import { PASSWORD } from '../support/app.js';
import { run } from '../support/command-line.js';
import { type FreshPlace, readySettings } from '../support/settings.js';

const root = join(import.meta.dirname, '..', '..');
const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

/** What a command says of itself and of all it takes, and those inside it, by where it stands. */
function texts(command: Command, path = command.name()): Map<string, string> {
  return new Map([
    [path, command.description()],
    ...command.options.map(({ flags, description }) => [`${path} ${flags}`, description] as const),
    ...command.registeredArguments.map((one) => [`${path} <${one.name()}>`, one.description] as const),
    ...command.commands.flatMap((inner) => [...texts(inner, `${path} ${inner.name()}`)]),
  ]);
}

describe('the help', () => {
  test('is whole in Swedish, down to each option', () => {
    const [english, swedish] = (['en', 'sv'] as const).map((language) =>
      texts(commandTree(wordsIn(language))),
    );
    expect(english!.size).toBeGreaterThan(70);
    expect([...swedish!.keys()]).toEqual([...english!.keys()]);
    expect([...swedish!].filter(([at, text]) => text === english!.get(at))).toEqual([]);
  });

  test('has no English heading left over, and tells of choices and of what is taken otherwise', async () => {
    const { code, out } = await run(['user', 'add', '--help', '--lang', 'sv']);
    expect(code).toBe(0);
    for (const heading of [
      'Så här: svett user add [val] <email>',
      'Det här anger du:',
      '\nVal:',
      'Val för alla',
    ])
      expect(out).toContain(heading);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('(ett av: operator, coach, athlete; annars: athlete)');
    // Whoever is added gets pages in the language the command speaks.
    expect(out.replaceAll(/\s+/g, ' ')).toContain('(ett av: en, sv; annars: sv)');
    expect(out).not.toMatch(/Usage|Options|Arguments|default|choices|display/);
  });

  test('follows the system, and --lang before or after the name of the command', async () => {
    expect((await run(['--help'])).out).toContain('Commands:');
    expect((await run(['--lang', 'sv', 'user', '--help'])).out).toContain('Kommandon:');
    process.env['LC_ALL'] = 'sv_SE.UTF-8';
    expect((await run(['user', '--help'])).out).toContain('Kommandon:');
    expect((await run(['user', '--help', '--lang=en'])).out).toContain('Commands:');
  });
});

describe('a wrong call', () => {
  test.each([
    [['estimate'], 'Något saknas: file.'],
    [['estimate', 'x.fit', '--air-c'], 'Efter --air-c <°C> saknas ett värde.'],
    [['user', 'add', 'ada@example.org'], 'Valet --birth-date <day> behövs.'],
    [['estimate', 'x.fit', '--weight=61.37'], 'Det finns inget val som heter --weight.'],
    [['gissa'], 'Det finns inget kommando som heter gissa.'],
    [['migrate', '61.37'], 'Det är fler ord än kommandot tar emot.'],
    [
      ['user', 'role', 'ada@example.org', '61.37'],
      'Ett värde går inte att använda. Välj ett av: operator, coach, athlete.',
    ],
    [['estimate', 'x.fit', '--mass-kg', '6137'], '--mass-kg ska vara ett antal kilogram från 20 till 350'],
  ])('is told of in Swedish, without what was typed: %j', async (args, says) => {
    const { code, out, err } = await run([...args, '--lang', 'sv']);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')[0]).toBe(says);
    expect(err).not.toMatch(/61[.]?37|ada@/);
  });

  test('in a language nobody has words in names those there are', async () => {
    const { code, err } = await run(['--lang', 'xx', 'migrate']);
    expect([code, err]).toEqual([2, expect.stringContaining('Allowed choices are en, sv.')]);
  });
});

describe('what a command cannot do', () => {
  let place: FreshPlace;
  beforeEach(async () => {
    place = await readySettings();
    process.env['SVETT_DATA'] = place.settings.dataFolder;
    if (place.settings.databaseUrl) process.env['DATABASE_URL'] = place.settings.databaseUrl;
    await withRooms((rooms) =>
      rooms
        .get(Accounts)
        .add({ email: 'ops@example.org', password: PASSWORD, role: 'operator', language: 'sv' }),
    );
  });
  afterEach(() => place.remove());

  test.each([
    [['user', 'role', 'ops@example.org', 'athlete'], 1, /^Det här är den sista ansvariga/],
    [['user', 'role', 'bo@example.org', 'athlete'], 2, /^Det finns inget konto med den e-postadressen/],
    [['user', 'reset', 'bo'], 2, /^Skriv en e-postadress/],
    [
      ['backup', 'check', '/no/such/file.zip'],
      1,
      /går inte att använda\. Det finns ingen sådan fil\. Ingenting/,
    ],
    [['backup', '--out', '/no/such/folder/b.zip'], 2, /^Det finns ingen mapp \/no\/such\/folder\./],
    [['benchmark', '--rows', '/no/such/table.csv'], 3, /^Det finns ingen läsbar fil/],
    [['estimate', '/no/such/run.fit'], 3, /^Det finns ingen fil med det namnet/],
    [
      ['token', 'add', '--user', 'ops@example.org', '--scope', 'sessions:read', '--days', '0'],
      2,
      /^--days minst 1/,
    ],
  ])('is said in Swedish: %j', async (args, code, says) => {
    const said = await run(['--lang', 'sv', ...args]);
    expect(said).toMatchObject({ code, out: '' });
    expect(said.err).toMatch(says);
    expect(said.err).not.toMatch(/(ops|bo)@/);
  });

  test('what svett doctor finds is said in Swedish, each with a mark', async () => {
    const { out } = await run(['doctor', '--lang', 'sv']);
    expect(out).toMatch(/^bra +Node: Node \d/);
    expect(out).toMatch(/^råd +säkerhetskopia: svett backup har aldrig körts här\.\n +→ Kör svett backup/m);
  });
});

/** Every word of the form `cli.…` in the source of the commands and of what fails before they begin. */
function named(folder: string, kind: RegExp): string[] {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) =>
    [...readFileSync(join(root, folder, name), 'utf8').matchAll(kind)].map(([, key]) => key!),
  );
}

test.each(['en', 'sv'] as const)('every text and problem that a command names is there: %s', (language) => {
  const say = wordsIn(language);
  const known = (key: string) => say.knows(key) || say.knows(`problem.${key}`);
  const asked = named('src/cli', /'((?:cli|doctor|help)[.][a-z.-]+)'/g).filter(
    (key) => !NOT_SAID.includes(key),
  );
  const failing = ['src/config', 'src/database'].flatMap((folder) =>
    named(folder, /'((?:config|database)[.][a-z-]+)'/g),
  );
  const found = named('src/cli', /(?:ok|advice|wrong)[(]'([a-z-]+[.][a-z-]+)'/g).map(
    (code) => `doctor.${code}`,
  );
  expect([asked.length, failing.length, found.length].map((count) => count > 9)).toEqual([true, true, true]);
  expect([...asked, ...failing, ...found].filter((key) => !known(key))).toEqual([]);
});

/** Their sentences are said where they are thrown. */
const NOT_SAID = ['cli.usage', 'cli.unreadable-path'];
