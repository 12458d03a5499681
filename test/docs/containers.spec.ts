import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Settings } from '#src/config/settings';

interface Compose {
  services: Record<
    string,
    {
      image: string;
      environment?: Record<string, string>;
      volumes?: string[];
      ports?: string[];
      read_only?: boolean;
    }
  >;
  volumes: Record<string, null>;
}

const read = (path: string) => readFileSync(path, 'utf8');
const containerfile = read('Containerfile');
const { engines, scripts } = JSON.parse(read('package.json')) as {
  engines: { node: string };
  scripts: Record<string, string>;
};
/** Merge keys (`<<`) are how the services of one image share what they have in common. */
const compose = (path: string) => parse(read(path), { merge: true }) as Compose;
const files = { alone: compose('compose.yaml'), many: compose('compose.postgres.yaml') };

/** Names that the settings know, as they stand in their schemas. */
const KNOWN = readdirSync('src/config').flatMap((file) =>
  [...read(`src/config/${file}`).matchAll(/^ {2}([A-Z][A-Z\d_]+): /gm)].map(([, name]) => name!),
);
/** Node's own, and what the server of the database is told. */
const OTHERS = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'];

describe('the Containerfile', () => {
  const copied = [...containerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, words]) =>
    words!.split(' ').slice(0, -1),
  );

  test('stands on a Node that Svett runs on', () => {
    const [, major] = /^ARG NODE_IMAGE=docker\.io\/library\/node:(\d+)-slim$/m.exec(containerfile)!;
    expect(engines.node).toMatch(new RegExp(`(^|\\|\\| )(\\^${major}\\.|>=${major}\\.)`));
  });

  test('copies only what there is, and .dockerignore lets in', () => {
    const letIn = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(8);
    for (const path of copied) {
      expect([path, existsSync(path)]).toEqual([path, true]);
      expect([path, letIn.some((one) => path === one || path.startsWith(`${one}/`))]).toEqual([path, true]);
    }
  });

  test('copies all that the build and the service read', () => {
    const built = /const SOURCES = \[([^\]]+)\]/.exec(read('bin/ready.mjs'))![1]!;
    for (const [, source] of built.matchAll(/'([^']+)'/g)) expect(copied).toContain(source);
    const served = containerfile.slice(containerfile.lastIndexOf('FROM '));
    for (const path of ['package.json', 'node_modules', 'dist', 'bin/svett.mjs', 'bin/probe.mjs', 'locales'])
      expect(served).toMatch(new RegExp(`^COPY .*\\b${path.replaceAll('.', '\\.')}\\b`, 'm'));
  });

  test('builds by scripts there are, and starts Node as npm start does', () => {
    for (const [, script] of containerfile.matchAll(/npm run (\S+)/g))
      expect(scripts).toHaveProperty([script!]);
    const flags = scripts['start']!.split(' ').filter((word) => word.startsWith('--'));
    const [, words] = /^ENTRYPOINT (.+)$/m.exec(containerfile)!;
    expect(JSON.parse(words!)).toEqual(['node', ...flags, 'bin/svett.mjs']);
  });

  test('sets what settings know, and what they take', () => {
    const [, set] = /^ENV ((?:.+\\\n)*.+)$/m.exec(containerfile)!;
    const env = Object.fromEntries(
      set!.split(/\s*\\\n\s*/).map((pair) => pair.split('=') as [string, string]),
    );
    for (const name of Object.keys(env)) expect([...KNOWN, ...OTHERS]).toContain(name);
    expect(Settings.from(env)).toMatchObject({ host: '0.0.0.0', port: 8484, dataFolder: '/data' });
  });

  test('does not run as root', () => {
    expect([...containerfile.matchAll(/^USER (.+)$/gm)].at(-1)![1]).toBe('node');
  });
});

describe.each(Object.entries(files))('the compose file for %s', (_, { services, volumes }) => {
  const ours = Object.entries(services).filter(([, { image }]) => image === 'svett');

  test('sets only what settings know', () => {
    expect(ours.length).toBeGreaterThan(0);
    for (const [, { environment = {} }] of Object.entries(services))
      for (const name of Object.keys(environment))
        expect([...KNOWN, ...OTHERS, 'SVETT_ROLE']).toContain(name);
  });

  test('keeps the data on a volume there is, with all else only to be read', () => {
    for (const [, { volumes: mounted = [], read_only: isReadOnly }] of ours) {
      expect(mounted).toContain('data:/data');
      expect(isReadOnly).toBe(true);
    }
    expect(volumes).toHaveProperty('data');
  });

  test('lets nobody in from outside this machine, and knows no password', () => {
    for (const [, { ports = [] }] of Object.entries(services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:8484(-8485)?:8484$/);
    for (const [, { environment = {} }] of Object.entries(services))
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|DATABASE_URL/.test(name)) expect(value).toContain('${POSTGRES_PASSWORD:?');
  });
});

test('many processes are two of web, two workers and one clock on one database', () => {
  const roles = Object.values(files.many.services).flatMap(({ environment, ...rest }) => {
    const { replicas } = (rest as { deploy?: { replicas: number } }).deploy ?? { replicas: 1 };
    return environment?.['SVETT_ROLE'] ? [[environment['SVETT_ROLE'], replicas]] : [];
  });
  expect(roles).toEqual([
    ['web', 2],
    ['worker', 2],
    ['clock', 1],
  ]);
  const env = files.many.services['web']!.environment!;
  const DATABASE_URL = env['DATABASE_URL']!.replace(/\$\{[^}]+\}/, 'a1b2');
  const { databaseUrl, watching } = Settings.from({ ...env, DATABASE_URL });
  expect(databaseUrl).toBe('postgres://svett:a1b2@postgres:5432/svett');
  expect(watching).toMatchObject({ metrics: { port: 9464, host: '0.0.0.0' }, shutdownGraceS: 5 });
});
