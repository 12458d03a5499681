import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { In } from '#src/database/criteria';
import { Session } from '#src/sessions/session.entity';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { aFitFile } from '../support/fit-file.js';

let svett: TestApp;
let ada: Browser;
beforeAll(async () => {
  svett = await anApp();
  ada = await svett.operator();
});
afterAll(() => svett.close());

const text = (words: string) => new TextEncoder().encode(words);

test('each file has its own result: one that is refused does not lose the others', async () => {
  const whole = aFitFile({ minutes: 30 });
  const answer = await ada.upload(
    { name: 'shopping.txt', bytes: text('milk, bread') },
    { name: 'run.fit', bytes: whole },
    { name: 'empty.fit', bytes: new Uint8Array() },
    {
      name: 'cut.fit',
      bytes: aFitFile({ minutes: 30, startedAt: new Date('2026-05-02T06:00:00Z') }).slice(0, 9_000),
    },
  );
  expect(answer.statusCode).toBe(200);
  const items = answer.json().items as {
    name: string;
    outcome: string;
    notes: string[];
    problem: { code: string } | null;
  }[];
  expect(items.map(({ name, outcome, problem }) => [name, outcome, problem?.code ?? null])).toEqual([
    ['shopping.txt', 'refused', 'file.foreign'],
    ['run.fit', 'recorded', null],
    ['empty.fit', 'refused', 'file.empty'],
    ['cut.fit', 'recorded', null],
  ]);
  expect(items[3]?.notes).toContain('truncated');
});

test('the same workout in another file joins the session, and its file is kept as well', async () => {
  const startedAt = new Date('2026-05-10T06:00:00Z');
  const [one] = (await ada.upload({ name: 'a.fit', bytes: aFitFile({ startedAt }) })).json().items;
  const [other] = (await ada.upload({ name: 'b.fit', bytes: aFitFile({ startedAt, kcal: 777 }) })).json()
    .items;
  expect(other).toMatchObject({ outcome: 'joined', sessionId: one.sessionId });
  const sources = await svett.database.read(SessionSource).findBy({ sessionId: one.sessionId as string });
  const files = await svett.database.read(SessionFile).findBy({ sourceId: In(sources.map(({ id }) => id)) });
  expect(files.map(({ name }) => name).sort()).toEqual(['a.fit', 'b.fit']);
});

test('the same file handed in ten times at once is one session', async () => {
  const file = { name: 'race.fit', bytes: aFitFile({ startedAt: new Date('2026-05-20T06:00:00Z') }) };
  const answers = await Promise.all(Array.from({ length: 10 }, () => ada.upload(file)));
  const items = answers.map((answer) => answer.json().items[0] as { outcome: string; sessionId: string });
  expect(items.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
  expect(new Set(items.map(({ sessionId }) => sessionId)).size).toBe(1);
});

test('a file of more than 20 MB is refused, and the next one still read', async () => {
  const { items } = (
    await ada.upload(
      { name: 'film.fit', bytes: new Uint8Array(20 * 1024 * 1024 + 1) },
      { name: 'after.fit', bytes: aFitFile({ startedAt: new Date('2026-05-21T06:00:00Z') }) },
    )
  ).json();
  expect(items).toEqual([
    expect.objectContaining({
      outcome: 'refused',
      problem: expect.objectContaining({ code: 'file.too-large' }),
    }),
    expect.objectContaining({ name: 'after.fit', outcome: 'recorded' }),
  ]);
});

test('files past the two hundredth are sent back unread, the rest counts', async () => {
  const sent = Array.from({ length: 203 }, (_, n) => ({ name: `${n}.txt`, bytes: text(`no workout ${n}`) }));
  const items = (await ada.upload(...sent)).json().items as { problem: { code: string } }[];
  expect(items.map(({ problem }) => problem.code)).toEqual([
    ...Array<string>(200).fill('file.foreign'),
    ...Array<string>(3).fill('sessions.too-many-files'),
  ]);
});

test('an upload that is no form is refused with words', async () => {
  const answer = await ada.post('/api/v1/sessions/files', { file: 'run.fit' });
  expect([answer.statusCode, answer.json().code]).toEqual([415, 'request.wrong-type']);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('what was recorded reads back as it was, and where it was stays inside', async () => {
  const startedAt = new Date('2026-05-25T06:00:00Z');
  const [{ sessionId }] = (
    await ada.upload({ name: 'x.fit', bytes: aFitFile({ startedAt, minutes: 120 }) })
  ).json().items;
  const detail = (await ada.get(`/api/v1/sessions/${sessionId}`)).json();
  expect(detail).toMatchObject({
    startedAt: startedAt.toISOString(),
    elapsedS: 7200,
    format: 'fit',
    partial: false,
  });
  expect(detail).not.toHaveProperty('athleteId');
  const streams = (await ada.get(`/api/v1/sessions/${sessionId}/streams`)).json();
  expect(streams.timeS.length).toBeLessThanOrEqual(2000);
  expect(JSON.stringify(streams)).not.toContain('59.3');
  expect(await svett.database.read(Session).countBy({ id: sessionId as string })).toBe(1);
});
