import type { Listed, Span } from '#src/connect/arrival.port';
import type { LinkActivity } from '#src/connect/link-activity.entity';

/** What is not the same here and at the brand. */
export interface Difference {
  /** There, and not here, or otherwise here. `held`: the version we have; null: none. */
  wanted: { externalId: string; version: string; held: string | null }[];
  /** Here, and no longer there: to be looked at before anything is believed. */
  missing: string[];
}

/** Lays a brand's list of a span beside what is held of it. */
export function compare(held: readonly LinkActivity[], listed: readonly Listed[], span: Span): Difference {
  const versions = new Map<string, (string | null)[]>();
  for (const { externalId, version } of held)
    versions.set(externalId, [...(versions.get(externalId) ?? []), version]);
  const wanted = listed
    .filter(({ externalId, version }) => !versions.get(externalId)?.includes(version))
    .map(({ externalId, version }) => ({
      externalId,
      version,
      held: versions.get(externalId)?.find((known) => known !== null) ?? null,
    }));
  const there = new Set(listed.map(({ externalId }) => externalId));
  const isInside = ({ startedAt }: LinkActivity) =>
    startedAt !== null && startedAt >= span.from && startedAt <= span.to;
  const missing = held.filter((row) => isInside(row) && !there.has(row.externalId));
  return { wanted, missing: [...new Set(missing.map(({ externalId }) => externalId))] };
}
