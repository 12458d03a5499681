import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SHARE_GROUPS, type ShareGroup } from '#src/teams/share-group';
import { SourceDesk } from '#src/sessions/source-desk';
import { everyRow } from '../../support/every-table.js';
import type { Row } from '../authorisation/row.js';
import { ALL, inForce, NOTHING, type Said, STATES } from './consents.js';
import { COMMON, fieldsIn, MARKED } from './fields.js';
import { ACCOUNTS, NOBODYS, SEEING_TO_TEAMS } from './other-routes.js';
import { OWN } from './own-routes.js';
import type { SquadRow } from './row.js';
import { aScene, type Marked, type Scene, type Viewer, VIEWERS } from './scene.js';
import { SQUAD } from './squad-rows.js';
import { type Answer, leaksIn, leaksToCoaches, send, visit, wholeOf } from './visits.js';

// Viewer × source × consent × field, over every route there is. Who may call a route at all is told beside this, in
// authorisation/; here it is what the answer tells, and of whom.

const COACHES: readonly Viewer[] = ['head coach', 'assistant coach'];
const OUTSIDE = VIEWERS.filter((viewer) => !COACHES.includes(viewer));
const OF_THEMSELVES: readonly string[] = Object.values(OWN).flat();
const PATIENCE_MS = 240_000;

const here = dirname(fileURLToPath(import.meta.url));
const authorised = new Map<string, Row>();
let scene: Scene;
beforeAll(async () => {
  const beside = join(here, '../authorisation');
  for (const file of (await readdir(beside)).filter((name) => name.endsWith('.rows.ts')))
    for (const row of ((await import(join(beside, file))) as { rows: Row[] }).rows)
      authorised.set(row.route, row);
  scene = await aScene();
}, PATIENCE_MS);
afterAll(() => scene.stage.close());

test('of every route is told whose data it shows, once', () => {
  const squad = [...new Set(SQUAD.map(({ route }) => route))];
  const told: string[] = [...OF_THEMSELVES, ...NOBODYS, ...ACCOUNTS, ...SEEING_TO_TEAMS, ...squad];
  const missing = scene.stage.routes.filter((route) => !told.includes(route));
  expect(
    missing.map((route) => `Say in coaching-matrix/ whose data ${route} shows, and what of it.`),
  ).toEqual([]);
  expect(told.filter((route) => !scene.stage.routes.includes(route))).toEqual([]);
  expect(told.filter((route, n) => told.indexOf(route) !== n)).toEqual([]);
});

/** As the table beside this asks, where it only reads; an address with an id in it once for each of these. */
async function askedBy(
  who: Scene['viewers'][Viewer],
  route: string,
  ids: readonly string[],
): Promise<Answer[]> {
  const row = authorised.get(route);
  const answers: Answer[] = [];
  const hasId = /:id\b/.test(route) || row?.thing !== undefined;
  for (const id of hasId ? ids : ['']) {
    const ask = (await row?.ask?.(scene.stage, id)) ?? {};
    answers.push(await send(who, route, ask, { id }));
  }
  return answers;
}

test(
  'every field that is looked for is there to be found: its athlete finds it',
  async () => {
    const fields = { ...MARKED, ...COMMON };
    const found = new Set<string>();
    for (const { browser, marks, sessionIds } of scene.athletes) {
      for (const route of OF_THEMSELVES.filter((one) => one.startsWith('GET ')))
        for (const answer of await askedBy(browser, route, sessionIds))
          for (const field of fieldsIn(wholeOf(answer), marks, fields)) found.add(field);
    }
    // Some of it not even its athlete is shown: that lies in the rows.
    for (const text of (await everyRow(scene.stage.database)).values())
      for (const { marks } of scene.athletes)
        for (const field of fieldsIn(text, marks, fields)) found.add(field);
    expect([...found].sort()).toEqual(Object.keys(fields).sort());
  },
  PATIENCE_MS,
);

describe('where people are answered with their own things', () => {
  const routes = [...OF_THEMSELVES, ...NOBODYS, ...ACCOUNTS, ...SEEING_TO_TEAMS].filter((route) =>
    route.startsWith('GET '),
  );

  test.each(VIEWERS)(
    '%s finds nothing of an athlete, whatever is shared and whatever they ask for',
    async (viewer) => {
      for (const athlete of scene.athletes) await scene.say(athlete, ALL);
      const leaks: string[] = [];
      for (const route of routes) {
        if (route === 'GET /api/v1/people') continue; // tells operators whose address is whose, as it is to
        for (const answer of await askedBy(scene.viewers[viewer], route, scene.ids))
          leaks.push(...leaksIn(scene, answer).map((leak) => `${route}: ${leak}`));
      }
      expect(leaks).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** What there is of theirs that others may see; null: it does not matter which. */
function has({ source: { rides, eats } }: Marked, group: ShareGroup): boolean | null {
  const shareable = rides.filter(({ by }) => by.some((brand) => brand !== 'strava'));
  if (group === 'sessions') return shareable.length > 0;
  if (group === 'weigh-ins') return shareable.some(({ weighed }) => weighed);
  return group === 'check-ins' || (eats ?? null);
}

/** What is wrong with how this coach sees them, in words. */
async function mistakes(row: SquadRow, viewer: Viewer, saidBy: Map<Marked, Said>): Promise<string[]> {
  const found: string[] = [];
  for (const [athlete, answer] of await visit(scene, row, viewer)) {
    const said = saidBy.get(athlete)!;
    const whose = `${viewer}, ${row.route}, ${athlete.source.name}, ${said.name}`;
    found.push(...leaksToCoaches(scene, answer, row).map((leak) => `${whose}: ${leak}`));
    const isGone = said.but === 'has left';
    if (answer.statusCode >= 400 && !(isGone && row.of === 'member')) {
      found.push(`${whose}: was answered ${answer.statusCode}`);
      continue;
    }
    if (!row.reads) continue;
    const shown = row.reads(answer, athlete);
    if ((shown === null) !== isGone) found.push(`${whose}: ${isGone ? 'still there' : 'not there'}`);
    for (const group of row.groups) {
      const isShown = shown?.[group] ?? false;
      const may = inForce(said).includes(group);
      if (isShown && !may) found.push(`${whose}: ${group} shown`);
      if (may && has(athlete, group) === !isShown)
        found.push(`${whose}: ${group} ${isShown ? '' : 'not '}shown`);
    }
  }
  return found;
}

describe('coaches see exactly what each athlete shares at this moment', () => {
  test.each(STATES.map((_, round) => round + 1))(
    'round %i: each athlete says something else',
    async (round) => {
      const saidBy = new Map<Marked, Said>();
      for (const athlete of scene.athletes) {
        const said = STATES[(round + 3 * athlete.n) % STATES.length]!;
        saidBy.set(athlete, said);
        await scene.say(athlete, said);
      }
      for (const viewer of COACHES)
        for (const row of SQUAD) expect(await mistakes(row, viewer, saidBy)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('whoever is no coach of the team at this moment', () => {
  test.each(OUTSIDE)('%s: finds nothing, where all share all', async (viewer) => {
    for (const athlete of scene.athletes) await scene.say(athlete, ALL);
    for (const row of SQUAD) {
      const answers = [...new Set((await visit(scene, row, viewer)).values())];
      const found = answers.filter(({ statusCode }) => statusCode < 400);
      expect(found.map(({ body }) => `${row.route}: ${body.slice(0, 200)}`)).toEqual([]);
      expect(answers.flatMap((answer) => leaksToCoaches(scene, answer, row))).toEqual([]);
    }
  });

  test('what is shared with one team is not shared with another', async () => {
    for (const athlete of scene.athletes) await scene.say(athlete, ALL);
    const elsewhere: Scene = {
      ...scene,
      teamId: scene.otherTeamId,
      athletes: scene.athletes.map((one) => ({ ...one, memberId: one.elsewhereId })),
    };
    for (const row of SQUAD) {
      for (const [athlete, answer] of await visit(elsewhere, row, 'coach of another team')) {
        expect(answer.statusCode).toBeLessThan(400);
        const shown = row.reads?.(answer, athlete) ?? {};
        expect(SHARE_GROUPS.filter((group) => shown[group])).toEqual([]);
        expect(leaksToCoaches(scene, answer, row)).toEqual([]);
      }
    }
  });
});

describe('after a quiet week in which all share all, but one nothing', () => {
  const loner = () => scene.athletes.at(-1)!;
  beforeAll(async () => {
    for (const athlete of scene.athletes) await scene.say(athlete, athlete === loner() ? NOTHING : ALL);
    scene.stage.clock.pass({ days: 8 });
    await scene.stage.work();
  }, PATIENCE_MS);

  test('whatever a coach sees of somebody, they find that it was seen; of the loner nothing is', async () => {
    const looksOf = async ({ browser }: Marked, what: string) => {
      const { items } = (await browser.get('/api/v1/teams/looks')).json<{ items: Looked[] }>();
      return items.filter((one) => one.what === what).reduce((sum, { times }) => sum + times, 0);
    };
    for (const row of SQUAD.filter(({ look }) => look !== null)) {
      const before = new Map<Marked, number>();
      for (const athlete of scene.athletes) before.set(athlete, await looksOf(athlete, row.look!));
      await visit(scene, row, 'assistant coach');
      for (const athlete of scene.athletes) {
        const more = (await looksOf(athlete, row.look!)) - before.get(athlete)!;
        expect([row.route, athlete.name, more]).toEqual([
          row.route,
          athlete.name,
          athlete === loner() ? 0 : 1,
        ]);
      }
    }
  });

  test('coaches see the same to the byte without Strava’s rows, but for the yes or no of its hint', async () => {
    const seen = async () => {
      const bodies: string[] = [];
      for (const viewer of COACHES)
        for (const row of SQUAD)
          for (const { body } of (await visit(scene, row, viewer)).values())
            bodies.push(row.withoutHints?.(body) ?? body);
      return bodies;
    };
    const board = await scene.viewers['head coach'].get(`/api/v1/teams/${scene.teamId}/board?days=28`);
    expect(board.body).toContain('"not-shared-by-its-source"');
    expect(board.body).toContain('"isWithoutSome":true');
    expect(board.json().averages.sweat.state).toBe('shown');
    const plan = `/api/v1/teams/${scene.teamId}/plans/${scene.planId}`;
    expect((await scene.viewers['head coach'].get(plan)).json().water.ownData).toBe('used');
    const before = await seen();
    for (const { athleteId } of scene.athletes)
      await scene.stage.database.transaction((tx) =>
        scene.stage.get(SourceDesk).withdrawAll(tx, athleteId, 'strava'),
      );
    await scene.stage.work();
    expect(await seen()).toEqual(before);
  });
});

interface Looked {
  what: string;
  times: number;
}
