import { Command } from 'commander';
import { UsageProblem } from '#src/cli/exit-code';
import { move, type MoveWatch } from '#src/cli/move';
import { ProgressBar } from '#src/cli/progress-bar';
import { Settings } from '#src/config/settings';
import type { TableMoved } from '#src/database/moving';
import { isSame } from '#src/database/table-fingerprints';
import type { Say } from '#src/words/words';

/** Of a checksum, so much tells two apart for the eye. */
const SHOWN_DIGITS = 12;

/** `svett move [--to URL]`: where it goes may stand in DATABASE_URL, so that no password is seen among the processes. */
export function moveCommand(say: Say): Command {
  return new Command('move')
    .option('--to <url>')
    .option('--anew')
    .action(async ({ to, anew = false }: { to?: string; anew?: boolean }) => {
      const settings = Settings.fromProcess(to === undefined ? {} : { DATABASE_URL: to });
      if (!settings.databaseUrl) throw new UsageProblem(say('cli.move.where-to'));
      const told = new MoveTable(say);
      await move(settings, anew, told);
      told.close();
      const url = withoutPassword(settings.databaseUrl);
      tell(`\n${say('cli.move.done', { url, folder: settings.dataFolder })}`);
    });
}

/** Tells of a move while it goes on: a bar for what is copied, then a line for each table that was compared. */
class MoveTable implements MoveWatch {
  private bar: ProgressBar | null = null;
  private width = 0;
  private empty = 0;

  constructor(private readonly say: Say) {}

  begins(rows: number): (done: number) => void {
    const bar = new ProgressBar(process.stderr, Math.max(rows, 1));
    this.bar = bar;
    return (done) => bar.step(done);
  }

  copied(): void {
    this.bar?.end();
    this.width = Math.max(...NUMBERED.map((key) => this.say(key).length), 12);
    const [sqlite, postgres] = NUMBERED.map((key) => this.say(key).padStart(this.width));
    tell(
      `${this.say('cli.move.table').padEnd(NAME_WIDTH)}${sqlite}${postgres}  ${this.say('cli.move.checksum')}`,
    );
  }

  compared({ name, there, here, replaced }: TableMoved): void {
    const same = isSame(there, here);
    if (same && there.rows === 0) {
      this.empty += 1;
      return;
    }
    const numbers = [there, here].map(({ rows }) => String(rows).padStart(this.width)).join('');
    const [a, b] = [there, here].map(({ checksum }) => checksum.slice(0, SHOWN_DIGITS));
    const sums = same ? `${a}  ${this.say('cli.move.same')}` : `${a} ≠ ${b}  ${this.say('cli.move.differs')}`;
    tell(`${name.padEnd(NAME_WIDTH)}${numbers}  ${sums}`);
    if (replaced > 0) tell(this.say('cli.move.replaced', { rows: replaced }));
  }

  close(): void {
    if (this.empty > 0) tell(this.say('cli.move.empty', { tables: this.empty }));
  }
}

const NUMBERED = ['cli.move.in-sqlite', 'cli.move.in-postgres'];
const NAME_WIDTH = 24;

/** What is printed may be kept in a log. */
function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (url.password) url.password = '***';
  if (url.searchParams.has('password')) url.searchParams.set('password', '***');
  return url.href;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
