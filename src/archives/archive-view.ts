import type { Count } from '#src/archives/archive-ledger';
import type { Registered } from '#src/archives/archive-register';
import type { ArchiveView } from '#src/archives/archives.shapes';
import type { EntryOutcome } from '#src/archives/archive-entry.entity';

/** An archive as its athlete sees it. */
export function viewOf({ archive, task }: Registered, counts: readonly Count[]): ArchiveView {
  const { id, kind, name, passedOver, masses, fileName, createdAt } = archive;
  const { state, done, total, problemCode, endedAt } = task;
  const sumOf = (outcome: EntryOutcome) =>
    counts.filter((one) => one.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  return {
    id,
    kind,
    name,
    state,
    done,
    total,
    byCommand: fileName === null && endedAt === null,
    problemCode,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    taken: sumOf('taken'),
    merged: sumOf('merged'),
    known: sumOf('known'),
    skipped: sumOf('skipped'),
    reasons: counts
      .flatMap(({ outcome, reason, count }) => (reason === null ? [] : [{ outcome, reason, count }]))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    passedOver,
    masses,
  };
}
