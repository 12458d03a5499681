import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Setup } from '#src/entry/setup';
import { SessionRecorded } from '#src/sessions/sessions.topics';
import { aFitFile } from '../support/fit-file.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { shown } from '../support/consenting.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

test('the set-up link makes the first account, once', async () => {
  const ada = svett.browser();
  const token = await svett.get(Setup).newToken();
  const grownUp = { birthDate: '1990-05-17', healthData: shown('health-data', 'sv') };
  const form = { token, email: 'Ada@Example.org ', password: PASSWORD, language: 'sv', ...grownUp };

  expect((await ada.get('/api/v1/setup')).json()).toEqual({ needed: true });
  const made = await ada.post('/api/v1/setup', form);
  expect([made.statusCode, made.json()]).toEqual([
    201,
    expect.objectContaining({ email: 'ada@example.org', role: 'operator' }),
  ]);
  expect((await ada.get('/api/v1/me')).json()).toEqual(made.json());
  expect((await ada.get('/api/v1/setup')).json()).toEqual({ needed: false });

  const again = await svett.browser().post('/api/v1/setup', { ...form, email: 'eve@example.org' });
  expect([again.statusCode, again.json().code]).toEqual([409, 'entry.already-set-up']);
});

test('a file becomes a session that is estimated, however often it is handed in', async () => {
  const ada = await svett.athlete('bo@example.org');
  const run = { name: 'run.fit', bytes: aFitFile({ minutes: 30 }) };

  const first = (await ada.upload(run)).json();
  expect(first).toEqual({
    items: [
      { name: 'run.fit', outcome: 'recorded', sessionId: expect.any(String), problem: null, notes: [] },
    ],
  });
  const { sessionId } = first.items[0];
  const again = (await ada.upload(run, { name: 'run.fit.gz', bytes: gzipSync(run.bytes) })).json();
  expect(again.items).toEqual([
    expect.objectContaining({ outcome: 'already-known', sessionId }),
    expect.objectContaining({ outcome: 'already-known', sessionId }),
  ]);

  const list = (await ada.get('/api/v1/sessions')).json();
  expect(list).toEqual({
    items: [expect.objectContaining({ id: sessionId, sport: 'run', format: 'fit' })],
    next: null,
  });
  await svett.work();
  expect(await svett.database.read(OutboxRow).findBy({ topic: SessionRecorded.name })).toEqual([
    expect.objectContaining({ key: sessionId, outcome: 'done', attempts: 1 }),
  ]);

  const streams = (await ada.get(`/api/v1/sessions/${sessionId}/streams`)).json();
  expect(streams.channels.heartRateBpm).toHaveLength(streams.timeS.length);
  expect(streams.channels).not.toHaveProperty('latitudeDeg');
});
