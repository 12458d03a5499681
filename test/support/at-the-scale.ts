import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { newId } from '#src/kernel/ids';
import { WeighIns } from '#src/sessions/weigh-ins';
import type { ATeam } from './a-team.js';
import type { TestApp } from './app.js';
import type { PlayedBack } from './played-back.js';

export const HOUR_MS = 3_600_000;

interface Around {
  svett: TestApp;
  team: ATeam;
  tape: PlayedBack;
}

/** What a coach does at the scale of the team of the moment, and what is kept of it. */
export function atTheScale(of: () => Around) {
  const at = (hours: number) => new Date(of().svett.clock.now().getTime() + hours * HOUR_MS).toISOString();
  const entry = (more: object = {}) => ({
    ...{ id: newId(), memberId: of().team.members[0]!.id, when: 'before', at: at(-2), massKg: 70.2 },
    ...more,
  });
  const send = async (...entries: object[]) => {
    const answer = await of().team.coach.post(`/api/v1/teams/${of().team.id}/station/weighings`, { entries });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ items: Record<string, unknown>[] }>().items;
  };
  const station = async () => (await of().team.coach.get(`/api/v1/teams/${of().team.id}/station`)).json();
  const rows = () => of().svett.database.read(StationWeighing).findBy({ teamId: of().team.id });
  /** Before and after around an hour's run that ended half an hour ago. */
  const pair = (memberId = of().team.members[0]!.id) => [
    entry({ memberId, at: at(-2), massKg: 70.2 }),
    entry({ memberId, when: 'after', at: at(-0.25), massKg: 69.1, drinkL: 0.5 }),
  ];
  const run = (member = 0) =>
    of().tape.handIn(of().svett, of().team.members[member]!.athleteId, {
      everyS: 10,
      startedAt: new Date(of().svett.clock.now().getTime() - 1.5 * HOUR_MS),
    });
  const weighInOf = (sessionId: string, member = 0) =>
    of().svett.get(WeighIns).of('owner', of().team.members[member]!.athleteId, sessionId);
  async function settle(): Promise<void> {
    await of().svett.work();
    of().svett.clock.pass({ minutes: 5 });
    // As the timetable would.
    await send(entry({ when: 'before', at: at(0), massKg: 70 }));
    await of().svett.work();
  }

  /** With its minutes as a share. */
  function hourInStockholm(): number {
    const time = of().svett.clock.now().toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm' });
    const [hours, minutes] = time.split(':').map(Number);
    return hours! + minutes! / 60;
  }
  return { at, entry, send, station, rows, pair, run, weighInOf, settle, hourInStockholm };
}
