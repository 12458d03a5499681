import { Command } from 'commander';
import { withRooms } from '#src/cli/with-rooms';
import { Secrets } from '#src/config/secrets';
import { KeyRotation } from '#src/connect/key-rotation';

const NEXT_OURS =
  'The old key is gone. Back up secrets.json anew: with an older copy what is sealed does not open.';
const NEXT_YOURS =
  'Everything is sealed with the first key of TOKEN_KEYS; the others may go, once the service runs with that one.';

/** `svett keys rotate` */
export function keysCommand(): Command {
  return new Command('keys')
    .description('The keys that links’ tokens and authenticator apps’ secrets are sealed with.')
    .addCommand(
      new Command('rotate')
        .description(
          'Seal all of them anew with a new key, and forget the old one. The service may go on running; after an interruption, give the command again.',
        )
        .action(rotate),
    );
}

async function rotate(): Promise<void> {
  await withRooms(async (rooms) => {
    const made = await rooms.get(KeyRotation).rotate();
    const next = rooms.get(Secrets).keepsTokenKeys ? NEXT_OURS : NEXT_YOURS;
    process.stdout.write(`Sealed anew: ${made}. ${next}\n`);
  });
}
