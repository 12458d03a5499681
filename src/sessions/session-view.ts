import type { Signature } from '#src/sessions/attributions.port';
import { type Device, isMultisport } from '#src/sessions/recording.port';
import type { Session } from '#src/sessions/session.entity';
import type { SessionDetail, SessionSummary } from '#src/sessions/sessions.shapes';

/** A source as a page names it. */
export type Told = SessionSummary['sources'][number];

export function summaryOf(row: Session, sources: Told[]): SessionSummary {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    multisport: isMultisport(row),
    partial: row.notes.includes('truncated'),
    sources,
  };
}

export function detailOf(row: Session, sources: Told[]): SessionDetail {
  const { movingS, ascentM, energyKcal, rpe, device, notes, legs, pauses, provenance } = row;
  const more = { movingS, ascentM, energyKcal, rpe, device, notes, legs, pauses, provenance };
  return { ...summaryOf(row, sources), ...more };
}

/** Each source once, in however many parts it told. */
export function toldBy(
  rows: readonly { source: string; device: Device | null; purged: boolean; signature: Signature | null }[],
): Told[] {
  const told = new Map<string, Told>();
  for (const { source, device, purged, signature } of rows) {
    const key = JSON.stringify([source, signature?.url ?? null]);
    const before = told.get(key);
    told.set(key, {
      source,
      device: before?.device ?? deviceName(device),
      purged: purged && (before?.purged ?? true),
      signature: before?.signature?.device ? before.signature : signature,
    });
  }
  return [...told.values()];
}

function deviceName(device: Device | null): string | null {
  const { maker, product } = device ?? { maker: null, product: null };
  if (product === null) return maker;
  return maker === null || product.startsWith(maker) ? product : `${maker} ${product}`;
}
