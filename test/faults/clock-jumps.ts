import { setTimeout as pause } from 'node:timers/promises';
import { begun, concluded, type Fault } from './fault.js';
import { Service } from './service.js';

const [WORKOUTS, WHILE_MS] = [40, 3_000];
const HOUR_MS = 3_600_000;

/** The service's clock is set forward, and back again: what was put down meanwhile is of the future. */
export const clockForward: Fault = jump('clock three hours ahead and back', 3 * HOUR_MS);
/** The other way round: what was put down before is of the future. */
export const clockBack: Fault = jump('clock three hours behind and back', -3 * HOUR_MS);

function jump(name: string, byMs: number): Fault {
  return {
    name,
    run: async () => {
      const service = await Service.start();
      try {
        const scene = await begun(service, WORKOUTS);
        await service.setClock(byMs);
        await pause(WHILE_MS);
        await service.setClock(0);
        const done = `set ${Math.abs(byMs) / HOUR_MS} h ${byMs > 0 ? 'forward' : 'back'} for ${WHILE_MS / 1000} s`;
        return await concluded({ ...scene, done, expected: /^200$/ });
      } finally {
        await service.stop();
      }
    },
  };
}
