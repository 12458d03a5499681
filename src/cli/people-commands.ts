import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { UsageProblem } from '#src/cli/exit-code';
import { withRooms } from '#src/cli/with-rooms';
import { Accounts, Email } from '#src/people/accounts';
import { Password } from '#src/people/passwords';
import { ROLES, type Role } from '#src/people/role';
import { Tokens } from '#src/people/tokens';
import { LANGUAGES, type Language } from '#src/words/words';

/** `svett user add EMAIL` and `svett token add --user EMAIL`. */
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
  const password = checked(Password.safeParse(await askForPassword()));
  await withRooms((rooms) => rooms.get(Accounts).add({ email: address, password, role, language }));
  process.stdout.write('The account is made; sign in with it.\n');
}

async function addToken({ user, name }: { user: string; name: string }): Promise<void> {
  const address = checked(Email.safeParse(user));
  await withRooms(async (rooms) => {
    const account = await rooms.get(Accounts).find(address);
    if (!account)
      throw new UsageProblem('There is no account with that e-mail; svett user add EMAIL makes one.');
    const { token } = await rooms.get(Tokens).add(account.id, name);
    process.stdout.write(`${token}\n`);
  });
}

/** From the keyboard without showing it, or the first line of standard input when that is a pipe. */
async function askForPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const hidden = stdin.isTTY === true;
  if (hidden) stderr.write('Password (at least 12 characters): ');
  // What is typed is echoed by readline to `output`; without one it stays unseen.
  const lines = createInterface({ input: stdin, terminal: hidden });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (hidden) stderr.write('\n');
  }
}

function checked<T>(
  parsed: { success: true; data: T } | { success: false; error: { issues: { message: string }[] } },
): T {
  if (parsed.success) return parsed.data;
  throw new UsageProblem(parsed.error.issues.map(({ message }) => message).join('; '));
}
