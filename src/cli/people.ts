import { withApp } from '#src/cli/with-app';
import type { Settings } from '#src/config/settings';
import { Accounts, type Added, Email } from '#src/people/accounts';
import { NoSuchAccount } from '#src/people/people.problems';
import type { NewAccount } from '#src/people/accounts';
import { Password } from '#src/people/passwords';
import { Tokens } from '#src/people/tokens';
import { InvalidRequest } from '#src/door/request.problems';
import type { z } from 'zod';

/** Adds an account. @throws InvalidRequest for an address or password that will not do @throws EmailTaken */
export function addUser(settings: Settings, account: NewAccount): Promise<Added> {
  const email = checked('email', Email, account.email);
  const password = checked('password', Password, account.password);
  return withApp(settings, (app) => app.get(Accounts).add({ ...account, email, password }));
}

/** Makes a token for whoever has this e-mail address; it is told this once. @throws NoSuchAccount */
export function addToken(
  settings: Settings,
  { email, name }: { email: string; name: string },
): Promise<{ token: string }> {
  const address = checked('email', Email, email);
  return withApp(settings, async (app) => {
    const account = await app.get(Accounts).find(address);
    if (!account) throw new NoSuchAccount();
    return app.get(Tokens).add(account.id, name);
  });
}

function checked<T>(path: string, schema: z.ZodType<T>, value: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new InvalidRequest(parsed.error.issues.map(({ message }) => ({ path, message })));
  return parsed.data;
}
