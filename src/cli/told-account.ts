import type { INestApplicationContext } from '@nestjs/common';
import type { z } from 'zod';
import { UsageProblem } from '#src/cli/exit-code';
import { faultOf } from '#src/door/fault-words';
import { Accounts, Email } from '#src/people/accounts';
import type { Say } from '#src/words/words';

/** As accounts are found by. @throws UsageProblem for what is no address */
export function toldEmail(text: string, say: Say): string {
  const address = Email.safeParse(text);
  if (address.success) return address.data;
  throw new UsageProblem(say('cli.no-email'));
}

/** @throws UsageProblem where nobody has it */
export async function accountOf(
  rooms: INestApplicationContext,
  address: string,
  say: Say,
): Promise<{ id: string }> {
  const account = await rooms.get(Accounts).find(address);
  if (account) return account;
  throw new UsageProblem(say('cli.no-such-account'));
}

/** A form of the page, filled in by options of its fields' names. @throws UsageProblem that names what does not fit */
export function checked<T>(form: z.ZodSafeParseResult<T>, say: Say): T {
  if (form.success) return form.data;
  const faults = form.error.issues.map((issue) => `--${issue.path.join('.')} ${faultText(issue, say)}`);
  throw new UsageProblem(faults.join('; '));
}

function faultText(issue: z.core.$ZodIssue, say: Say): string {
  const fault = faultOf(issue);
  if (say.language === 'en' || !fault) return issue.message;
  const limit = fault.limit ?? 0;
  return say(`faults.is.${fault.code}`, { limit, count: limit });
}
