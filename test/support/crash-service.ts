import 'reflect-metadata';
import { serve } from '#src/cli/serve';
import { Settings } from '#src/config/settings';
import { SystemClock } from '#src/kernel/clock';
import { wordsIn } from '#src/words/words';

/**
 * The service as people start it, but for the time: it is ahead of the machine's by as many milliseconds as whoever
 * starts it says. Run as: crash-service.js AHEAD_MS
 */
const aheadMs = Number(process.argv[2]);
process.on('disconnect', () => process.exit()); // nobody is left who could kill us
SystemClock.prototype.now = () => new Date(Date.now() + aheadMs);

await serve(Settings.fromProcess(), wordsIn('en'));
