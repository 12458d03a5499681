import type { INestApplicationContext } from '@nestjs/common';
import { UsageProblem } from '#src/cli/exit-code';
import { Accounts } from '#src/people/accounts';

/** @throws UsageProblem where nobody has it */
export async function accountOf(rooms: INestApplicationContext, address: string): Promise<{ id: string }> {
  const account = await rooms.get(Accounts).find(address);
  if (account) return account;
  throw new UsageProblem('There is no account with that e-mail; svett user add EMAIL makes one.');
}

/** @throws UsageProblem in the words of what does not fit */
export function checked<T>(
  parsed: { success: true; data: T } | { success: false; error: { issues: { message: string }[] } },
): T {
  if (parsed.success) return parsed.data;
  throw new UsageProblem(parsed.error.issues.map(({ message }) => message).join('; '));
}
