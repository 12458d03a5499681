import { Command } from 'commander';
import { z } from 'zod';
import { coverageText } from '#src/cli/coverage-text';
import { accountOf, checked, toldEmail } from '#src/cli/told-account';
import { withRooms } from '#src/cli/with-rooms';
import { CoverageView } from '#src/ledger/coverage.shapes';
import { Coverages } from '#src/ledger/coverages';
import { Visitors } from '#src/people/visitors';
import type { Say } from '#src/words/words';

const Form = z.object({
  days: z
    .enum(['7', '28'])
    .transform((days) => (days === '28' ? 28 : 7))
    .default(28),
});

interface Options {
  athlete: string;
  days?: string;
  json?: true;
}

/** `svett coverage --athlete EMAIL --days 28`: for whoever runs this Svett and is asked about their own. */
export function coverageCommand(say: Say): Command {
  return new Command('coverage')
    .requiredOption('--athlete <email>')
    .option('--days <days>')
    .option('--json')
    .action((options: Options) => tell(options, say));
}

async function tell(options: Options, say: Say): Promise<void> {
  const email = toldEmail(options.athlete, say);
  const { days } = checked(Form.safeParse({ days: options.days }), say);
  await withRooms(async (rooms) => {
    const { id } = await accountOf(rooms, email, say);
    // Not as the person at their own page: what a laboratory said of them is shown there alone.
    const visitor = await rooms.get(Visitors).of(id, 'token');
    const coverage = CoverageView.parse(await rooms.get(Coverages).of(visitor!, days));
    const output = options.json ? JSON.stringify(coverage, null, 2) : coverageText(coverage, say);
    process.stdout.write(`${output}\n`);
  });
}
