import { Command, InvalidArgumentError, Option } from 'commander';
import { accountOf, checked } from '#src/cli/told-account';
import { withRooms } from '#src/cli/with-rooms';
import { NewToken } from '#src/entry/letting-in.shapes';
import { TOKEN_DAYS, Tokens } from '#src/entry/tokens';
import { Email } from '#src/people/accounts';
import { TOKEN_SCOPES, type TokenScope } from '#src/people/token-scope';

interface Options {
  user: string;
  name: string;
  scope: TokenScope[];
  days: number;
}

/** `svett token add --user EMAIL --scope SCOPE…` */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Personal access tokens.')
    .addCommand(
      new Command('add')
        .description('Make a token for programs, and print it: it is not shown again.')
        .requiredOption('--user <email>', 'whose token it is')
        .addOption(
          new Option('--scope <scope...>', 'what it may do').choices(TOKEN_SCOPES).makeOptionMandatory(),
        )
        .option('--days <days>', 'how long it works', whole, TOKEN_DAYS)
        .option('--name <name>', 'what it is for', 'command line')
        .action(addToken),
    );
}

async function addToken({ user, scope, ...options }: Options): Promise<void> {
  const address = checked(Email.safeParse(user));
  const wish = checked(NewToken.safeParse({ ...options, scopes: scope }));
  await withRooms(async (rooms) => {
    const account = await accountOf(rooms, address);
    const { token } = await rooms.get(Tokens).add(account.id, wish);
    process.stdout.write(`${token}\n`);
  });
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a number of days.');
  return Number(text);
}
