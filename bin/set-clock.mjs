// Svett with a clock that its parent sets, a message at a time: { at: milliseconds since 1970 }, or null for what it is.
// The demo founds its club by it, weeks back.
import { SystemClock } from '../dist/src/kernel/clock.js';

let aheadMs = 0;
SystemClock.prototype.now = () => new Date(Date.now() + aheadMs);
process.on('message', ({ at }) => {
  aheadMs = at === null ? 0 : at - Date.now();
  process.send({ at });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel.unref();
await import('../dist/src/main.js');
