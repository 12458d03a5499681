import { weekOf } from '#src/signs/iso-week';
import type { Errand } from './errands.js';
import { offsetS, wallTime } from './wall-clock.js';

export interface Request {
  method: 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  body?: object;
}

const MASS_KG = 70;
const NO_SIGNS = { cramp: 0, recovery: 0, pulse: 0, moodSleep: 0 };

/** What the page of somebody asks for an errand. `sessionId`: the session that is weighed. */
export function requestOf(
  errand: Errand,
  { now, zone, sessionId }: { now: Date; zone: string; sessionId: string | null },
): Request {
  const { day } = wallTime(now, zone);
  switch (errand.does) {
    case 'keep-quiet':
      return patch('nudge-manners', { quietFrom: errand.from, quietUntil: errand.until });
    case 'mute':
      return put(`nudge-topics/${errand.theme}`, { muted: true, until: errand.until.toISOString() });
    case 'pause':
      return put('nudge-pause', { until: errand.until.toISOString() });
    case 'check-in': {
      const signs = { ...NO_SIGNS, fatigue: errand.often };
      return put(`signs/check-ins/${weekOf(day)}`, { signs, redFlags: errand.flags });
    }
    case 'see-doctor':
      return { method: 'DELETE', url: '/api/v1/signs/standing-flag' };
    case 'eat':
      return put(`food-entries/${errand.entry}`, { day, foodId: errand.foodId, portions: 1 });
    case 'plan': {
      const { plan, startsAt, durationS, isEvent } = errand;
      const told = {
        name: 'The lake',
        sport: 'run',
        startsAt: onTheWall(startsAt, zone),
        durationS,
        isEvent,
      };
      return put(`planned-sessions/${plan}`, told);
    }
    case 'unplan':
      return { method: 'DELETE', url: `/api/v1/planned-sessions/${errand.plan}` };
    case 'weigh': {
      const drinkKg = Math.max(0, errand.gainedKg) + 1.5;
      const told = { preKg: MASS_KG, postKg: MASS_KG + errand.gainedKg, drinkKg, sure: true };
      return put(`sessions/${sessionId}/weigh-in`, told);
    }
  }
}

function put(path: string, body: object): Request {
  return { method: 'PUT', url: `/api/v1/${path}`, body };
}

function patch(path: string, body: object): Request {
  return { method: 'PATCH', url: `/api/v1/${path}`, body };
}

/** 2026-12-01T18:00:00+01:00 */
function onTheWall(moment: Date, zone: string): string {
  const ahead = offsetS(moment, zone);
  const shown = new Date(+moment + ahead * 1000).toISOString().slice(0, 19);
  const minutes = Math.abs(ahead) / 60;
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  return `${shown}${ahead < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
