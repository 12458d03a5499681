import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { ask, canAsk } from '#src/cli/ask';
import { UsageProblem } from '#src/cli/exit-code';
import { accountOf, toldEmail } from '#src/cli/told-account';
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
import { LANGUAGES, type Language, type Say } from '#src/words/words';

const role = () => new Option('--role <role>').choices(ROLES).default('athlete');
/** Whoever is asked in gets the language the command itself speaks, unless another is named. */
const language = (say: Say) => new Option('--language <language>').choices(LANGUAGES).default(say.language);

/** `svett user add|list|invite|role|reset|birth-date|factors-off|remove` */
export function userCommand(say: Say): Command {
  return new Command('user')
    .addCommand(
      new Command('add')
        .argument('<email>')
        .addOption(role())
        .addOption(language(say))
        .requiredOption('--birth-date <day>')
        .action((email: string, wish: NewUser) => addUser(email, wish, say)),
    )
    .addCommand(new Command('list').action(() => listUsers(say)))
    .addCommand(
      new Command('invite')
        .option('--email <email>')
        .addOption(role())
        .addOption(language(say))
        .action((wish: Invitation) => invite(wish, say)),
    )
    .addCommand(
      new Command('role')
        .argument('<email>')
        .addArgument(new Command().createArgument('<role>').choices(ROLES))
        .action((email: string, to: Role) => assign(email, to, say)),
    )
    .addCommand(new Command('reset').argument('<email>').action((email: string) => reset(email, say)))
    .addCommand(
      new Command('birth-date')
        .argument('<email>')
        .argument('<day>')
        .action((email: string, day: string) => correctBirthDate(email, day, say)),
    )
    .addCommand(
      new Command('factors-off').argument('<email>').action((email: string) => turnFactorsOff(email, say)),
    )
    .addCommand(
      new Command('remove')
        .argument('<email>')
        .option('--yes')
        .action((email: string, sure: { yes?: true }) => removeUser(email, sure, say)),
    );
}

interface NewUser {
  role: Role;
  language: Language;
  birthDate: string;
}

async function addUser(email: string, { birthDate: born, ...wish }: NewUser, say: Say): Promise<void> {
  const address = toldEmail(email, say);
  const birthDate = toldDay(born, say);
  const password = toldPassword(await ask(say('cli.user.password'), { hidden: true }), say);
  await withRooms(async (rooms) => {
    refuseTooYoung(birthDate, dayOf(rooms.get(Clock).now()));
    await rooms.get(Accounts).add({ email: address, password, birthDate, ...wish });
  });
  tell(say('cli.user.added'));
}

function toldPassword(text: string, say: Say): string {
  const password = Password.safeParse(text);
  if (password.success) return password.data;
  throw new UsageProblem(say(text.length < 12 ? 'cli.user.password-short' : 'cli.user.password-long'));
}

function toldDay(text: string, say: Say): string {
  const day = BirthDate.safeParse(text);
  if (!day.success) throw new UsageProblem(say('cli.user.no-day'));
  return day.data;
}

async function listUsers(say: Say): Promise<void> {
  await withRooms(async (rooms) => {
    const people = await rooms.get(Roster).list();
    const lines = people.map(({ email, role, lastSeenAt }) => {
      const seen = lastSeenAt
        ? say('cli.user.last-here', { hour: lastSeenAt.toISOString().slice(0, 13) })
        : say('cli.user.nowhere');
      return [role.padEnd('operator'.length), email, seen].join('  ');
    });
    tell(lines.length > 0 ? lines.join('\n') : say('cli.user.nobody'));
  });
}

interface Invitation {
  email?: string;
  role: Role;
  language: Language;
}

async function invite({ email, ...wish }: Invitation, say: Say): Promise<void> {
  const address = email === undefined ? null : toldEmail(email, say);
  await withRooms(async (rooms) => {
    const { token } = await rooms.get(Invitations).make('command', { ...wish, email: address }, false);
    printLink(rooms, `/join#token=${token}`);
  });
}

async function assign(email: string, role: Role, say: Say): Promise<void> {
  await withAccount(email, say, (rooms, { id }) => rooms.get(Roster).assign(id, role));
  tell(say('cli.user.assigned', { role }));
}

async function reset(email: string, say: Say): Promise<void> {
  await withAccount(email, say, async (rooms, { id }) => {
    const { token } = await rooms.get(Recovery).linkFor(id);
    printLink(rooms, `/reset#token=${token}`);
  });
}

async function correctBirthDate(email: string, day: string, say: Say): Promise<void> {
  const birthDate = toldDay(day, say);
  await withAccount(email, say, async (rooms, { id }) => {
    const { athleteId } = (await rooms.get(Visitors).of(id, 'token'))!;
    await rooms.get(Profiles).correctBirthDate(athleteId, birthDate);
  });
  tell(say('cli.user.birth-date-corrected'));
}

async function turnFactorsOff(email: string, say: Say): Promise<void> {
  await withAccount(email, say, async (rooms, { id }) => {
    const { keptPasskeys } = await rooms.get(LostFactors).turnOff(id);
    tell(say(keptPasskeys ? 'cli.user.factors-off-but-passkeys' : 'cli.user.factors-off'));
  });
}

async function removeUser(email: string, { yes }: { yes?: true }, say: Say): Promise<void> {
  const address = toldEmail(email, say);
  await withAccount(email, say, async (rooms, account) => {
    const { athleteId } = (await rooms.get(Visitors).of(account.id, 'token'))!;
    const masses = (await rooms.get(Profiles).masses(athleteId)).length;
    const known = (await rooms.get(SessionShelf).idsOf(athleteId)).length;
    if (!yes) await confirm(address, known, say);
    const { sessions } = await rooms.get(Farewells).erase({ accountId: account.id, athleteId }, 'account');
    tell(say('cli.user.removed', { masses, sessions }));
  });
}

async function confirm(address: string, sessions: number, say: Say): Promise<void> {
  if (!canAsk()) throw new UsageProblem(say('cli.user.mean-it'));
  const typed = await ask(say('cli.user.type-again', { sessions }));
  if (Email.safeParse(typed).data !== address) throw new UsageProblem(say('cli.user.another-email'));
}

async function withAccount(
  email: string,
  say: Say,
  work: (rooms: INestApplicationContext, account: { id: string }) => Promise<void>,
): Promise<void> {
  const address = toldEmail(email, say);
  await withRooms(async (rooms) => work(rooms, await accountOf(rooms, address, say)));
}

function printLink(rooms: INestApplicationContext, path: string): void {
  tell(`${rooms.get(Settings).ownAddress}${path}`);
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}
