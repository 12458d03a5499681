import { isMultisport } from '#src/sessions/recording.port';
import type { Session } from '#src/sessions/session.entity';
import type { SessionDetail, SessionSummary } from '#src/sessions/sessions.shapes';

export function summaryOf(row: Session): SessionSummary {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    multisport: isMultisport(row),
    partial: row.notes.includes('truncated'),
  };
}

export function detailOf(row: Session): SessionDetail {
  const { movingS, ascentM, energyKcal, rpe, device, notes, legs, pauses } = row;
  return { ...summaryOf(row), movingS, ascentM, energyKcal, rpe, device, notes, legs, pauses };
}
