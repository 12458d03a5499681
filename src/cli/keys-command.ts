import { Command } from 'commander';
import { withRooms } from '#src/cli/with-rooms';
import { Secrets } from '#src/config/secrets';
import { KeyRotation } from '#src/connect/key-rotation';
import type { Say } from '#src/words/words';

/** `svett keys rotate` */
export function keysCommand(say: Say): Command {
  return new Command('keys').addCommand(new Command('rotate').action(() => rotate(say)));
}

async function rotate(say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const made = await rooms.get(KeyRotation).rotate();
    const next = rooms.get(Secrets).keepsTokenKeys ? 'cli.keys.next-ours' : 'cli.keys.next-yours';
    process.stdout.write(`${say('cli.keys.sealed', { made })} ${say(next)}\n`);
  });
}
