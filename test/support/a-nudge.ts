import type { Nudge } from '#src/nudges/nudge.entity';
import { KIND_FACTS } from '#src/advice/kind-facts';

const HOUR_MS = 3_600_000;

/** A note that was said, with what a test says of it; of nothing else it tells anything. */
export function aNudge(
  told: Partial<Nudge> & Pick<Nudge, 'id' | 'athleteId' | 'kind' | 'key'> & { spokenAt: Date },
): Nudge {
  const { spokenAt, kind, athleteId } = told;
  return {
    theme: KIND_FACTS[kind].theme,
    sessionId: null,
    occasion: { of: 'signs', athleteId },
    values: {},
    grounds: [],
    grade: 'C',
    sources: [],
    path: '/',
    shareable: true,
    state: 'spoken',
    silentBecause: null,
    dueAt: spokenAt,
    expiresAt: new Date(spokenAt.getTime() + 24 * HOUR_MS),
    saidOn: spokenAt.toISOString().slice(0, 10),
    pushedAt: null,
    pushAt: null,
    wantedAgain: false,
    timesSaid: 1,
    ledBy: null,
    seenAt: null,
    actedAt: null,
    dismissedAt: null,
    createdAt: spokenAt,
    ...told,
  };
}
