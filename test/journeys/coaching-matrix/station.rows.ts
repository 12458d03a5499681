import { newId } from '#src/kernel/ids';
import type { StationAnswers, StationView } from '#src/coaching/station.shapes';
import type { z } from 'zod';
import type { Shown, SquadRow } from './row.js';
import type { Marked, Scene } from './scene.js';
import type { Answer } from './visits.js';

const HOUR_MS = 3_600_000;

/** So that an amount to drink is named. */
const DRUNK = { drinkL: 0.5, isNextWithinDay: true };

/** Everybody before and after, under new ids: whoever has left under what nobody in the team is called. */
function weighings({ stage, athletes }: Scene): object[] {
  const at = (hoursAgo: number) => new Date(+stage.clock.now() - hoursAgo * HOUR_MS).toISOString();
  return athletes.flatMap(({ memberId, athleteId, marks: { massKg, afterKg } }) => {
    const whose = { memberId: memberId ?? athleteId, sure: true };
    return [
      { id: newId(), ...whose, when: 'before', at: at(2), massKg },
      { id: newId(), ...whose, when: 'after', at: at(0.25), massKg: afterKg, ...DRUNK },
    ];
  });
}

function onList(answer: Answer, { memberId }: Marked): Shown | null {
  const { members } = answer.json<StationView>();
  const isListed = members.some(({ id }) => id === memberId);
  // Who shares no weighings is as little there as who has left.
  return memberId === null && !isListed ? null : { 'weigh-ins': isListed };
}

function taken(answer: Answer, { n }: Marked): Shown | null {
  const { items } = answer.json<z.output<typeof StationAnswers>>();
  const pair = items.slice(2 * n, 2 * n + 2);
  if (pair.every(({ reason }) => reason === 'not-in-team')) return null;
  return { 'weigh-ins': pair.some(({ outcome, fluid }) => outcome !== 'refused' || fluid !== null) };
}

const scale = { of: 'squad', groups: ['weigh-ins'], isOfAll: true, look: 'station' } as const;

/** Whom a coach may weigh follows from their yes alone, and no value of anybody's is in either answer. */
export const stationRows: readonly SquadRow[] = [
  {
    ...{ route: 'GET /api/v1/teams/:id/station', ...scale, reads: onList },
    limits: ['lightestKg', 'heaviestKg', 'scaleKg'],
  },
  {
    ...{ route: 'POST /api/v1/teams/:id/station/weighings', ...scale, reads: taken },
    ask: (scene) => ({ body: { entries: weighings(scene) } }),
    withoutHints: (body) => body.replace(/"id":"[^"]+"/g, '"id"'),
  },
];
