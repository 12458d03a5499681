import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '#src/kernel/ids';
import { WeighIns } from '#src/sessions/weigh-ins';
import { Sharing } from '#src/teams/sharing';
import { aTeam, type ATeam, share } from '../support/a-team.js';
import { anApp, type TestApp } from '../support/app.js';
import { atTheScale, HOUR_MS } from '../support/at-the-scale.js';
import { PlayedBack } from '../support/played-back.js';

let svett: TestApp;
const tape = new PlayedBack();
let team: ATeam;
beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
/** Each test has a team of its own: two who let the coaches weigh them, and one who shares nothing. */
beforeEach(async () => {
  team = await aTeam(svett, { sharing: 2, others: 1, groups: ['weigh-ins'] });
});

const { at, entry, send, rows, pair, run, weighInOf, settle, hourInStockholm } = atTheScale(() => ({
  svett,
  team,
  tape,
}));

describe('two weighings around a session', () => {
  test('become its weigh-in, as the athlete’s own, and the kilos are here no more', async () => {
    const sessionId = await run();
    await svett.work();
    await send(...pair());
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({
      ...{ preKg: 70.2, postKg: 69.1, drinkKg: 0.5, clothed: false, drinkEstimated: true },
      extraMin: 45,
    });
    expect((await rows()).map(({ massKg, drinkKg }) => [massKg, drinkKg])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('are its weigh-in with midnight between them, and what to drink is told', async () => {
    svett.clock.pass({ hours: (48.75 - hourInStockholm()) % 24 });
    const sessionId = await run();
    await svett.work();
    const [, told] = await send(...pair());
    expect(told).toMatchObject({ outcome: 'taken', fluid: { say: 'amount' } });
    await svett.work();
    expect(new Set((await rows()).map(({ day }) => day)).size).toBe(2);
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 70.2, postKg: 69.1 });
  });

  test('wait for a session that comes later', async () => {
    await send(...pair());
    await svett.work();
    const sessionId = await run();
    await settle();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 70.2, postKg: 69.1 });
  });

  test('never take the place of what the athlete told themself', async () => {
    const sessionId = await run();
    const own = { ...{ preKg: 71, postKg: 70.5, drinkKg: 0, foodKg: 0, urineKg: 0, stoolKg: 0 } };
    const how = { extraMin: 0, scaleStepKg: 0.1, clothed: false, towelled: true, drinkEstimated: false };
    await svett.database.transaction((tx) =>
      svett.get(WeighIns).write(tx, team.members[0]!.athleteId, sessionId, { ...own, ...how }),
    );
    await send(...pair());
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 71, postKg: 70.5 });
    expect((await rows()).every(({ massKg }) => massKg === null)).toBe(true);
  });

  test('come to nothing once the yes is taken back, and are gone', async () => {
    await send(...pair());
    await svett.work();
    await share(svett, { teamId: team.id, athleteId: team.members[0]!.athleteId }, 'weigh-ins', false);
    const sessionId = await run();
    team.members.reverse();
    await send(entry({ memberId: team.members[1]!.id }));
    await svett.work();
    team.members.reverse();
    expect(await weighInOf(sessionId)).toBeNull();
    expect((await rows()).filter(({ athleteId }) => athleteId === team.members[0]!.athleteId)).toEqual([]);
  });

  test('wait where there are two sessions between them: nobody knows which cost what', async () => {
    const ids = [];
    for (const hours of [1.9, 0.9]) {
      const startedAt = new Date(svett.clock.now().getTime() - hours * HOUR_MS);
      const wishes = { everyS: 10, minutes: 30, startedAt };
      ids.push(await tape.handIn(svett, team.members[0]!.athleteId, wishes));
    }
    await svett.work();
    await send(...pair());
    await svett.work();
    for (const id of ids) expect(await weighInOf(id)).toBeNull();
    expect((await rows()).map(({ massKg }) => massKg).sort()).toEqual([69.1, 70.2]);
  });

  test('are of the match, where a short warm-up lies between them as well', async () => {
    const starts = (hoursAgo: number) => new Date(svett.clock.now().getTime() - hoursAgo * HOUR_MS);
    const { athleteId } = team.members[0]!;
    const warmUp = { everyS: 10, minutes: 15, startedAt: starts(1.9) };
    const before = await tape.handIn(svett, athleteId, warmUp);
    const match = await tape.handIn(svett, athleteId, { everyS: 10, minutes: 60, startedAt: starts(1.5) });
    await svett.work();
    await send(...pair());
    await svett.work();
    expect(await weighInOf(before)).toBeNull();
    expect(await weighInOf(match)).toMatchObject({ preKg: 70.2, postKg: 69.1, extraMin: 45 });
  });

  test('are not of a session that for the most part lies outside', async () => {
    const startedAt = new Date(svett.clock.now().getTime() - 0.5 * HOUR_MS);
    const id = await tape.handIn(svett, team.members[0]!.athleteId, { everyS: 10, startedAt });
    await svett.work();
    await send(...pair());
    await svett.work();
    expect(await weighInOf(id)).toBeNull();
  });

  test('are let go of where they cannot be this athlete’s, and the coach hears nothing of how far off they are', async () => {
    const sessionId = await run();
    await svett.work();
    const answers = await send(
      entry({ at: at(-2), massKg: 41.2 }),
      entry({ when: 'after', at: at(-0.25), massKg: 40.4, drinkL: 0.5 }),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['taken', 'taken']);
    await svett.work();
    expect(await weighInOf(sessionId)).toBeNull();
    expect((await rows()).map(({ massKg }) => massKg)).toEqual([null, null]);
  });

  test('come to nothing where the yes is taken back while they are brought to their session', async () => {
    const sessionId = await run();
    await svett.work();
    await send(...pair());
    const { athleteId } = team.members[0]!;
    const sharing = svett.get(Sharing);
    const inForce = sharing.inForce.bind(sharing);
    let asked = 0;
    sharing.inForce = async (...whose) => {
      const found = await inForce(...whose);
      if (whose[0] === team.id && asked++ === 0)
        await share(svett, { teamId: team.id, athleteId }, 'weigh-ins', false);
      return found;
    };
    await svett.work();
    sharing.inForce = inForce;
    expect([asked > 1, await weighInOf(sessionId)]).toEqual([true, null]);
    expect((await rows()).map(({ settledAt }) => settledAt)).toEqual([null, null]);
  });

  test('go where a corrected number came after a wrong one', async () => {
    const sessionId = await run();
    const [before, after] = pair();
    await send(before!, { ...after, id: newId(), massKg: 68.2, at: at(-0.4) }, after!);
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 70.2, postKg: 69.1 });
    expect((await rows()).every(({ massKg }) => massKg === null)).toBe(true);
  });

  test('are forgotten a day after they could be sent no more', async () => {
    await send(...pair());
    svett.clock.pass({ days: 8, hours: 3 });
    await settle();
    expect(await rows()).toHaveLength(1);
  });
});
