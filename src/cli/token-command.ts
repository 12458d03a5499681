import { Command, Option } from 'commander';
import { accountOf, checked, toldEmail } from '#src/cli/told-account';
import { withRooms } from '#src/cli/with-rooms';
import { NewToken } from '#src/entry/letting-in.shapes';
import { TOKEN_DAYS, Tokens } from '#src/entry/tokens';
import { TOKEN_SCOPES, type TokenScope } from '#src/people/token-scope';
import type { Say } from '#src/words/words';

interface Options {
  user: string;
  name: string;
  scope: TokenScope[];
  days: number;
}

/** `svett token add --user EMAIL --scope SCOPE…` */
export function tokenCommand(say: Say): Command {
  return new Command('token').addCommand(
    new Command('add')
      .requiredOption('--user <email>')
      .addOption(new Option('--scope <scope...>').choices(TOKEN_SCOPES).makeOptionMandatory())
      .addOption(new Option('--days <days>').argParser(whole).default(TOKEN_DAYS))
      .addOption(new Option('--name <name>').default(say('cli.token.name')))
      .action((options: Options) => addToken(options, say)),
  );
}

async function addToken({ user, scope, ...options }: Options, say: Say): Promise<void> {
  const address = toldEmail(user, say);
  const wish = checked(NewToken.safeParse({ ...options, scopes: scope }), say);
  await withRooms(async (rooms) => {
    const account = await accountOf(rooms, address, say);
    const { token } = await rooms.get(Tokens).add(account.id, wish);
    process.stdout.write(`${token}\n`);
  });
}

/** What is no whole number is refused with what else does not fit. */
function whole(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}
