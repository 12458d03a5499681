import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LessThan } from '#src/database/criteria';
import { SignIn } from '#src/entry/sign-in.entity';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { SourceDesk } from '#src/sessions/source-desk';
import { everyRow } from '../../support/every-table.js';
import { allRows } from '../authorisation/all-rows.js';
import type { Row } from '../authorisation/row.js';
import { ALL, NOTHING, type Said, STATES } from './consents.js';
import { COMMON, fieldsIn, MARKED } from './fields.js';
import { mistakes } from './mistakes.js';
import { ACCOUNTS, NOBODYS, OF_COACHES, OF_HEADS, SEEING_TO_TEAMS } from './other-routes.js';
import { OWN } from './own-routes.js';
import { seen } from './seen.js';
import { aScene, type Marked, memberOf, type Scene, type Viewer, VIEWERS } from './scene.js';
import { SQUAD } from './squad-rows.js';
import { type Answer, leaksIn, leaksToCoaches, send, visit, wholeOf } from './visits.js';

// Viewer × source × consent × field, over every route there is. Who may call a route at all is told beside this, in
// authorisation/; here it is what the answer tells, and of whom.

const COACHES: readonly Viewer[] = ['head coach', 'assistant coach'];
const OUTSIDE = VIEWERS.filter((viewer) => !COACHES.includes(viewer));
const OF_THEMSELVES: readonly string[] = Object.values(OWN).flat();
const PATIENCE_MS = 240_000;

const authorised = new Map<string, Row>();
let scene: Scene;
beforeAll(async () => {
  for (const row of await allRows()) authorised.set(row.route, row);
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
    answers.push(await send(who, route, ask, { id }, row?.goesOn));
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
        for (const row of SQUAD) expect(await mistakes(scene, row, viewer, saidBy)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('whoever is no coach of the team at this moment', () => {
  test.each(OUTSIDE.flatMap((viewer) => [ALL, NOTHING].map((said) => ({ viewer, said, name: said.name }))))(
    '$viewer: finds nothing, and leaves nothing behind, where everybody $name',
    async ({ viewer, said }) => {
      for (const athlete of scene.athletes) await scene.say(athlete, said);
      const before = await written();
      for (const row of SQUAD) {
        const answers = [...new Set((await visit(scene, row, viewer)).values())];
        const found = answers.filter(({ statusCode }) => statusCode < 400);
        expect(found.map(({ body }) => `${row.route}: ${body.slice(0, 200)}`)).toEqual([]);
        expect(answers.flatMap((answer) => leaksToCoaches(scene, answer, row))).toEqual([]);
      }
      expect(await written()).toEqual(before);
    },
  );

  /** Where coaches write. */
  async function written(): Promise<(string | undefined)[]> {
    const rows = await everyRow(scene.stage.database);
    return ['station_weighing', 'weigh_in', 'team_plan', 'coach_look', 'nudge'].map((name) => rows.get(name));
  }

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

describe('seeing to a team', () => {
  // Everybody has just shown that it is them: what turns somebody away here is that they are no coach, or not the head.
  beforeAll(async () => {
    const confirmedAt = scene.stage.clock.now();
    await scene.stage.database.transaction((tx) =>
      tx.update(SignIn, { confirmedAt: LessThan(confirmedAt) }, { confirmedAt }),
    );
  });

  async function tried(viewer: Viewer, route: string): Promise<Answer> {
    const ask = (await authorised.get(route)!.ask?.(scene.stage, scene.teamId)) ?? {};
    const params = { ...ask.params, ...memberOf(scene, scene.athletes[0]!) };
    return send(scene.viewers[viewer], route, { ...ask, params }, {});
  }

  test.each(OF_HEADS)('%s is for head coaches alone', async (route) => {
    const { statusCode, body } = await tried('assistant coach', route);
    expect([statusCode, JSON.parse(body)]).toMatchObject([403, { code: 'teams.head-coach-only' }]);
  });

  test.each(OUTSIDE)('%s sees to nothing of it', async (viewer) => {
    for (const route of [...OF_HEADS, ...OF_COACHES]) {
      const { statusCode } = await tried(viewer, route);
      const isProgram = viewer === 'a program of the head coach';
      const turnedAway = viewer === 'nobody' ? 401 : isProgram ? 403 : 404;
      expect([route, statusCode]).toEqual([route, turnedAway]);
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
    const board = await scene.viewers['head coach'].get(`/api/v1/teams/${scene.teamId}/board?days=28`);
    expect(board.body).toContain('"not-shared-by-its-source"');
    expect(board.body).toContain('"isWithoutSome":true');
    expect(board.json().averages.sweat.state).toBe('too-few');
    const plan = `/api/v1/teams/${scene.teamId}/plans/${scene.planId}`;
    expect((await scene.viewers['head coach'].get(plan)).json().water.ownData).toBe('used');
    await seen(scene, COACHES); // whoever is weighed once was weighed today
    await scene.stage.work();
    const before = await seen(scene, COACHES);
    for (const { athleteId } of scene.athletes)
      await scene.stage.database.transaction((tx) =>
        scene.stage.get(SourceDesk).withdrawAll(tx, athleteId, 'strava'),
      );
    await scene.stage.work();
    expect(await seen(scene, COACHES)).toEqual(before);
    const left = await scene.viewers['head coach'].get(`/api/v1/teams/${scene.teamId}/board?days=28`);
    expect(left.json().averages.sweat.state).toBe('shown');
  });
});

interface Looked {
  what: string;
  times: number;
}
