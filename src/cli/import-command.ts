import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import type { ArchiveView } from '#src/archives/archives.shapes';
import { archiveReport, archivesAmong, type GivenArchive, importArchive } from '#src/cli/archive-import';
import { massFlag } from '#src/cli/estimate-flags';
import { ProgressBar } from '#src/cli/progress-bar';
import { UnreadablePath, UsageProblem } from '#src/cli/exit-code';
import { problemText } from '#src/cli/problem-text';
import { toldEmail } from '#src/cli/told-account';
import { workoutBytes, workoutFilesIn } from '#src/cli/workout-files';
import { withRooms } from '#src/cli/with-rooms';
import { summaryOf } from '#src/estimates/estimate-view';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { Estimator } from '#src/estimates/estimator';
import { Engine } from '#src/jobs/engine.port';
import { Clock } from '#src/kernel/clock';
import { Problem } from '#src/kernel/problem';
import { Accounts } from '#src/people/accounts';
import { Consents } from '#src/people/consents';
import { Profiles } from '#src/people/profiles';
import { Visitors } from '#src/people/visitors';
import { Intake } from '#src/sessions/intake';
import type { Say } from '#src/words/words';

const ASKED_AT_ONCE = 500;

interface Options {
  user?: string;
  massKg?: string;
}

interface Tally {
  recorded: string[];
  /** Files that told more of a workout that was there. */
  joined: number;
  known: number;
  refused: { file: string; reason: string }[];
}

/** `svett import PATH…`: files and folders into the database. Each file once, however often it is run. */
export function importCommand(say: Say): Command {
  return new Command('import')
    .argument('<path...>')
    .option('--user <email>')
    .option('--mass-kg <kg>')
    .action(async (paths: string[], options: Options) => {
      const { massKg } = massFlag(say).parse(options);
      await withRooms(async (rooms) => {
        const { archives, others } = await archivesAmong(rooms, paths);
        const files = await workoutFilesIn(others, say);
        if (files.length + archives.length === 0) throw new UsageProblem(say('cli.import.nothing'));
        const athleteId = await athleteOf(rooms, options.user, say);
        await rooms.get(Consents).demand(athleteId, 'health-data');
        if (massKg !== undefined) await tellMass(rooms, athleteId, massKg);
        await importAll(rooms, athleteId, { archives, files }, say);
      });
    });
}

async function importAll(
  rooms: INestApplicationContext,
  athleteId: string,
  { archives, files }: { archives: GivenArchive[]; files: string[] },
  say: Say,
): Promise<void> {
  const engine = rooms.get(Engine);
  await engine.start();
  const stop = askedToStop();
  const tally: Tally = { recorded: [], joined: 0, known: 0, refused: [] };
  const reports: ArchiveView[] = [];
  try {
    for (const archive of archives) {
      if (stop.asked) break;
      reports.push(await importArchive(rooms, athleteId, archive, stop));
    }
    await takeFiles(rooms.get(Intake), athleteId, { files, tally, stop }, say);
    if (!stop.asked) {
      await engine.drain();
      // Files come in the order of their names; what the earlier days taught is now known for the later ones.
      if (tally.recorded.length + tally.joined + reports.length > 0)
        await rooms.get(Estimator).estimateAgain(athleteId);
    }
  } finally {
    // Whatever went wrong, what was done until then is told.
    for (const archive of reports) process.stdout.write(`${archiveReport(archive, say)}\n`);
    if (files.length > 0) process.stdout.write(`${await report(rooms.get(EstimateShelf), tally, say)}\n`);
  }
  if (stop.asked) process.stdout.write(`${say('cli.import.interrupted')}\n`);
}

async function takeFiles(
  intake: Intake,
  athleteId: string,
  { files, tally, stop }: { files: string[]; tally: Tally; stop: { asked: boolean } },
  say: Say,
): Promise<void> {
  if (files.length === 0) return;
  const bar = new ProgressBar(process.stderr, files.length);
  try {
    for (const file of files) {
      if (stop.asked) break;
      await takeOne(intake, athleteId, file, { tally, say });
      bar.step();
    }
  } finally {
    bar.end();
  }
}

async function takeOne(
  intake: Intake,
  athleteId: string,
  path: string,
  { tally, say }: { tally: Tally; say: Say },
): Promise<void> {
  try {
    const { outcome, sessionId } = await intake.take(athleteId, {
      name: basename(path),
      bytes: await workoutBytes(path, say),
    });
    if (outcome === 'recorded') tally.recorded.push(sessionId);
    else if (outcome === 'joined') tally.joined++;
    else tally.known++;
  } catch (error) {
    // One bad file must not keep the others out; what is our own fault still stops the run.
    if (!isRefusal(error)) throw error;
    tally.refused.push({ file: path, reason: problemText(error, say) });
  }
}

function isRefusal(error: unknown): error is Problem {
  return error instanceof UnreadablePath || (error instanceof Problem && error.kind === 'invalid');
}

async function report(shelf: EstimateShelf, tally: Tally, say: Say): Promise<string> {
  const { recorded, joined, known, refused } = tally;
  let estimated = 0;
  const without = new Map<string, number>();
  for (let from = 0; from < recorded.length; from += ASKED_AT_ONCE) {
    const estimates = await shelf.currentOf('owner', recorded.slice(from, from + ASKED_AT_ONCE));
    for (const { state, reasons } of [...estimates].map(([id, estimate]) => summaryOf(id, estimate))) {
      if (state === 'ready') estimated++;
      for (const reason of reasons) without.set(reason, (without.get(reason) ?? 0) + 1);
    }
  }
  const counts = { recorded: recorded.length, joined, known, refused: refused.length, estimated };
  return [
    say('cli.import.done', counts),
    ...refused.map((one) => say('cli.import.refused', one)),
    ...[...without].map(([reason, count]) =>
      say('cli.import.without', { count, reason: say(`estimate.reason.${reason}`) }),
    ),
  ].join('\n');
}

/** Kept as weighed today: it stands for every session until the athlete tells more. */
async function tellMass(rooms: INestApplicationContext, athleteId: string, massKg: number): Promise<void> {
  const profiles = rooms.get(Profiles);
  if ((await profiles.masses(athleteId)).length > 0) return;
  await profiles.weigh(athleteId, rooms.get(Clock).now().toISOString().slice(0, 10), massKg);
}

async function athleteOf(
  rooms: INestApplicationContext,
  user: string | undefined,
  say: Say,
): Promise<string> {
  const accounts = rooms.get(Accounts);
  const account = user === undefined ? await accounts.onlyOne() : await accounts.find(toldEmail(user, say));
  if (!account) {
    throw new UsageProblem(say(user === undefined ? 'cli.import.whose' : 'cli.no-such-account'));
  }
  const visitor = await rooms.get(Visitors).of(account.id, 'token');
  return visitor!.athleteId;
}

/** Ctrl-C ends after the file in hand, so that nothing is left half done; a second one ends at once. */
function askedToStop(): { asked: boolean } {
  const stop = { asked: false };
  process.once('SIGINT', () => {
    stop.asked = true;
  });
  return stop;
}
