import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { ask, canAsk } from '#src/cli/ask';
import { UsageProblem } from '#src/cli/exit-code';
import { accountOf, checked } from '#src/cli/told-account';
import { withRooms } from '#src/cli/with-rooms';
import { Settings } from '#src/config/settings';
import { Invitations } from '#src/entry/invitations';
import { LostFactors } from '#src/entry/lost-factors';
import { Recovery } from '#src/entry/recovery';
import { Roster } from '#src/entry/roster';
import { Clock, dayOf } from '#src/kernel/clock';
import { Accounts, Email } from '#src/people/accounts';
import { refuseTooYoung } from '#src/people/age';
import { Password } from '#src/people/passwords';
import { BirthDate } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import { ROLES, type Role } from '#src/people/role';
import { Visitors } from '#src/people/visitors';
import { SessionShelf } from '#src/sessions/session-shelf';
import { Farewells } from '#src/takeout/farewells';
import { LANGUAGES, type Language } from '#src/words/words';

const role = () => new Option('--role <role>', 'what the account is for').choices(ROLES).default('athlete');
const language = () =>
  new Option('--language <language>', 'the language of its pages').choices(LANGUAGES).default('en');

/** `svett user add|list|invite|role|reset|birth-date|factors-off|remove` */
export function userCommand(): Command {
  return new Command('user')
    .description('Accounts.')
    .addCommand(
      new Command('add')
        .description(
          'Make an account. The password is asked for, or read from standard input. Whether Svett may keep their training and body data the person says on the page.',
        )
        .argument('<email>', 'the e-mail address to sign in with')
        .addOption(role())
        .addOption(language())
        .requiredOption('--birth-date <day>', 'when the person was born, YYYY-MM-DD')
        .action(addUser),
    )
    .addCommand(
      new Command('list').description('Who has an account, and when they were last here.').action(listUsers),
    )
    .addCommand(
      new Command('invite')
        .description('Print a link by which one person makes an account: once, within a week.')
        .option('--email <email>', 'the only address it lets in')
        .addOption(role())
        .addOption(language())
        .action(invite),
    )
    .addCommand(
      new Command('role')
        .description('Give an account another role.')
        .argument('<email>', 'the e-mail address of the account')
        .addArgument(new Command().createArgument('<role>', 'its new role').choices(ROLES))
        .action(assign),
    )
    .addCommand(
      new Command('reset')
        .description('Print a link by which somebody chooses a new password: once, within an hour.')
        .argument('<email>', 'the e-mail address of the account')
        .action(reset),
    )
    .addCommand(
      new Command('birth-date')
        .description('Correct the birth date of somebody under 18, who cannot make themselves older.')
        .argument('<email>', 'the e-mail address of the account')
        .argument('<day>', 'when they were born, YYYY-MM-DD')
        .action(correctBirthDate),
    )
    .addCommand(
      new Command('factors-off')
        .description(
          'Turn off the second factors of somebody who lost them all: app, passkeys and recovery codes. Make sure first that it is them.',
        )
        .argument('<email>', 'the e-mail address of the account')
        .action(turnFactorsOff),
    )
    .addCommand(
      new Command('remove')
        .description('Erase an account with everything the athlete ever told or handed in.')
        .argument('<email>', 'the e-mail address of the account')
        .option('--yes', 'do not ask again')
        .action(removeUser),
    );
}

interface NewUser {
  role: Role;
  language: Language;
  birthDate: string;
}

async function addUser(email: string, { birthDate: born, ...wish }: NewUser): Promise<void> {
  const address = checked(Email.safeParse(email));
  const birthDate = toldDay(born);
  const password = checked(
    Password.safeParse(await ask('Password (at least 12 characters): ', { hidden: true })),
  );
  await withRooms(async (rooms) => {
    refuseTooYoung(birthDate, dayOf(rooms.get(Clock).now()));
    await rooms.get(Accounts).add({ email: address, password, birthDate, ...wish });
  });
  process.stdout.write('The account is made; sign in with it, and allow keeping health data there.\n');
}

function toldDay(text: string): string {
  const day = BirthDate.safeParse(text);
  if (!day.success) throw new UsageProblem('Give a birth date as YYYY-MM-DD.');
  return day.data;
}

async function listUsers(): Promise<void> {
  await withRooms(async (rooms) => {
    const people = await rooms.get(Roster).list();
    const lines = people.map(({ email, role, lastSeenAt }) => {
      const seen = lastSeenAt
        ? `last here ${lastSeenAt.toISOString().slice(0, 13)}h UTC`
        : 'signed in nowhere';
      return [role.padEnd('operator'.length), email, seen].join('  ');
    });
    process.stdout.write(lines.length > 0 ? `${lines.join('\n')}\n` : 'Nobody has an account yet.\n');
  });
}

async function invite({ email, ...wish }: { email?: string; role: Role; language: Language }): Promise<void> {
  const address = email === undefined ? null : checked(Email.safeParse(email));
  await withRooms(async (rooms) => {
    const { token } = await rooms.get(Invitations).make('command', { ...wish, email: address }, false);
    printLink(rooms, `/join#token=${token}`);
  });
}

async function assign(email: string, role: Role): Promise<void> {
  await withAccount(email, (rooms, { id }) => rooms.get(Roster).assign(id, role));
  process.stdout.write(`The account is ${role} now.\n`);
}

async function reset(email: string): Promise<void> {
  await withAccount(email, async (rooms, { id }) => {
    const { token } = await rooms.get(Recovery).linkFor(id);
    printLink(rooms, `/reset#token=${token}`);
  });
}

async function correctBirthDate(email: string, day: string): Promise<void> {
  const birthDate = toldDay(day);
  await withAccount(email, async (rooms, { id }) => {
    const { athleteId } = (await rooms.get(Visitors).of(id, 'token'))!;
    await rooms.get(Profiles).correctBirthDate(athleteId, birthDate);
  });
  process.stdout.write('The birth date is corrected.\n');
}

async function turnFactorsOff(email: string): Promise<void> {
  await withAccount(email, async (rooms, { id }) => {
    const { keptPasskeys } = await rooms.get(LostFactors).turnOff(id);
    process.stdout.write(
      keptPasskeys
        ? 'Off: the app and the recovery codes. The passkeys stay, as nothing else opens the account: let them choose a password first (svett user reset EMAIL), then give this command again. Every browser is signed out.\n'
        : 'Off: the app, the passkeys and the recovery codes. Every browser is signed out; the password is as it was.\n',
    );
  });
}

async function removeUser(email: string, { yes }: { yes?: true }): Promise<void> {
  const address = checked(Email.safeParse(email));
  await withAccount(email, async (rooms, account) => {
    const { athleteId } = (await rooms.get(Visitors).of(account.id, 'token'))!;
    const masses = (await rooms.get(Profiles).masses(athleteId)).length;
    const known = (await rooms.get(SessionShelf).idsOf(athleteId)).length;
    if (!yes) await confirm(address, known);
    const { sessions } = await rooms.get(Farewells).erase({ accountId: account.id, athleteId }, 'account');
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

async function withAccount(
  email: string,
  work: (rooms: INestApplicationContext, account: { id: string }) => Promise<void>,
): Promise<void> {
  const address = checked(Email.safeParse(email));
  await withRooms(async (rooms) => work(rooms, await accountOf(rooms, address)));
}

function printLink(rooms: INestApplicationContext, path: string): void {
  process.stdout.write(`${rooms.get(Settings).ownAddress}${path}\n`);
}
