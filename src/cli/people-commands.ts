import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { ask, canAsk } from '#src/cli/ask';
import { UsageProblem } from '#src/cli/exit-code';
import { withRooms } from '#src/cli/with-rooms';
import { AccountErasure } from '#src/connect/account-erasure';
import { Accounts, Email } from '#src/people/accounts';
import { Password } from '#src/people/passwords';
import { Profiles } from '#src/people/profiles';
import { ROLES, type Role } from '#src/people/role';
import { Tokens } from '#src/entry/tokens';
import { Visitors } from '#src/people/visitors';
import { SessionShelf } from '#src/sessions/session-shelf';
import { LANGUAGES, type Language } from '#src/words/words';

/** `svett user add EMAIL`, `svett user remove EMAIL` and `svett token add --user EMAIL`. */
export function peopleCommands(): Command[] {
  const user = new Command('user')
    .description('Accounts.')
    .addCommand(
      new Command('add')
        .description('Make an account. The password is asked for, or read from standard input.')
        .argument('<email>', 'the e-mail address to sign in with')
        .addOption(new Option('--role <role>', 'what the account is for').choices(ROLES).default('athlete'))
        .addOption(
          new Option('--language <language>', 'the language of its pages').choices(LANGUAGES).default('en'),
        )
        .action(addUser),
    )
    .addCommand(
      new Command('remove')
        .description('Erase an account with everything the athlete ever told or handed in.')
        .argument('<email>', 'the e-mail address of the account')
        .option('--yes', 'do not ask again')
        .action(removeUser),
    );
  const token = new Command('token')
    .description('Personal access tokens.')
    .addCommand(
      new Command('add')
        .description('Make a token for programs, and print it: it is not shown again.')
        .requiredOption('--user <email>', 'whose token it is')
        .option('--name <name>', 'what it is for', 'command line')
        .action(addToken),
    );
  return [user, token];
}

async function addUser(email: string, { role, language }: { role: Role; language: Language }): Promise<void> {
  const address = checked(Email.safeParse(email));
  const password = checked(
    Password.safeParse(await ask('Password (at least 12 characters): ', { hidden: true })),
  );
  await withRooms((rooms) => rooms.get(Accounts).add({ email: address, password, role, language }));
  process.stdout.write('The account is made; sign in with it.\n');
}

async function addToken({ user, name }: { user: string; name: string }): Promise<void> {
  const address = checked(Email.safeParse(user));
  await withRooms(async (rooms) => {
    const account = await accountOf(rooms, address);
    const { token } = await rooms.get(Tokens).add(account.id, name);
    process.stdout.write(`${token}\n`);
  });
}

async function removeUser(email: string, { yes }: { yes?: true }): Promise<void> {
  const address = checked(Email.safeParse(email));
  await withRooms(async (rooms) => {
    const account = await accountOf(rooms, address);
    const { athleteId } = (await rooms.get(Visitors).of(account.id, 'token'))!;
    const masses = (await rooms.get(Profiles).masses(athleteId)).length;
    const known = (await rooms.get(SessionShelf).idsOf(athleteId)).length;
    if (!yes) await confirm(address, known);
    const { sessions } = await rooms.get(AccountErasure).erase({ accountId: account.id, athleteId });
    process.stdout.write(
      `Gone: the account with its sign-ins and tokens, the profile, body masses (${masses}), connections, and sessions (${sessions}) with their files, curves and estimates. Backups still hold them. Services that were connected are told by the running Svett.\n`,
    );
  });
}

async function confirm(address: string, sessions: number): Promise<void> {
  if (!canAsk()) throw new UsageProblem('This erases everything of the account; say --yes if you mean it.');
  const typed = await ask(
    `This erases the account and ${sessions} sessions for good. Type its e-mail again: `,
  );
  if (Email.safeParse(typed).data !== address)
    throw new UsageProblem('That is not the same e-mail; nothing is removed.');
}

async function accountOf(rooms: INestApplicationContext, address: string): Promise<{ id: string }> {
  const account = await rooms.get(Accounts).find(address);
  if (account) return account;
  throw new UsageProblem('There is no account with that e-mail; svett user add EMAIL makes one.');
}

function checked<T>(
  parsed: { success: true; data: T } | { success: false; error: { issues: { message: string }[] } },
): T {
  if (parsed.success) return parsed.data;
  throw new UsageProblem(parsed.error.issues.map(({ message }) => message).join('; '));
}
