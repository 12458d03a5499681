import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { type Finish, Handles } from '#src/jobs/handles';
import { Coin } from './counting-house.js';
import { RunningClock } from './running-clock.js';
import { aWorkshop, CoinThrown } from './workshop.js';

/** Longer than any test waits. */
const FOR_EVER_MS = 3_600_000;

/**
 * A process of the role its settings name that handles coins and says when it begins with one. Over one called `linger` it takes
 * half a second, and one called `stay` it never lets go of if it was started as `doomed`. Told to stop it stops as the service does.
 */
const isDoomed = process.argv[2] === 'doomed';
const takesMs = (name: string) =>
  name.startsWith('linger') ? 500 : name.startsWith('stay') && isDoomed ? FOR_EVER_MS : 5;

@Injectable()
class Catcher {
  @Handles(CoinThrown)
  async onThrown({ name }: { name: string }, finish: Finish): Promise<void> {
    process.stdout.write(`begun ${name}\n`);
    await setTimeout(takesMs(name));
    await finish(async (tx) => {
      await tx.insert(Coin, { id: `${name} ${process.pid}`, pair: name });
    });
  }
}

process.on('disconnect', () => process.exit()); // nobody is left who could kill us
const place = { settings: Settings.fromProcess(), remove: () => Promise.resolve() };
const shop = await aWorkshop({ listeners: [Catcher], place, clock: new RunningClock() });
await shop.engine.start();
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  const stopped = shop.close();
  process.stdout.write('stopping\n');
  void stopped.then(() => process.exit(0));
});
