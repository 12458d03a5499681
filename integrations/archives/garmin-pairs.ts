import type { GarminSummary } from '#integrations/archives/garmin-summaries';

/** A FIT file of the export, by the pack it lies in and what its first message says. */
export interface PackedFit {
  pack: string;
  name: string;
  serial: number | null;
  /** Seconds since 1970. */
  createdS: number | null;
}

/** One workout: as the list tells it, as the device recorded it, or both. */
export interface GarminItem {
  key: string;
  summary: GarminSummary | null;
  fit: PackedFit | null;
}

/** A device writes down when a file began; the workout in it begins within this, s. [own] */
const BEGINS_WITHIN_S = 120;

/**
 * Each file with the activity that was made of it: the nearest in time that no nearer file has. Names do not tell, they
 * hold the number of the upload. In order of time.
 */
export function paired(summaries: readonly GarminSummary[], fits: readonly PackedFit[]): GarminItem[] {
  const inOrder = summaries.toSorted((a, b) => a.startS - b.startS || (a.id < b.id ? -1 : 1));
  const offers = fits.flatMap((fit) => near(inOrder, fit).map((summary) => ({ fit, summary })));
  // The sum of a triathlon begins with its first leg, and is what the file holds.
  offers.sort(
    (a, b) =>
      apart(a) - apart(b) ||
      Number(b.summary.isParent) - Number(a.summary.isParent) ||
      (placeOf(a.fit) < placeOf(b.fit) ? -1 : 1),
  );
  const fitOf = new Map<GarminSummary, PackedFit>();
  const taken = new Set<PackedFit>();
  for (const { fit, summary } of offers) {
    if (taken.has(fit) || fitOf.has(summary)) continue;
    taken.add(fit);
    fitOf.set(summary, fit);
  }
  const keys = new Set<string>();
  const listed = inOrder.map((summary) => {
    return { key: summary.id, summary, fit: fitOf.get(summary) ?? null };
  });
  const alone = fits
    .filter((fit) => !taken.has(fit))
    .map((fit) => ({ key: fresh(keyOf(fit), keys), summary: null, fit }));
  return [...listed, ...alone].sort((a, b) => startOf(a) - startOf(b) || (a.key < b.key ? -1 : 1));
}

function near(inOrder: readonly GarminSummary[], { createdS }: PackedFit): GarminSummary[] {
  if (createdS === null) return [];
  let [from, to] = [0, inOrder.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (inOrder[middle]!.startS < createdS - BEGINS_WITHIN_S) from = middle + 1;
    else to = middle;
  }
  const found: GarminSummary[] = [];
  for (let at = from; at < inOrder.length; at++) {
    if (inOrder[at]!.startS > createdS + BEGINS_WITHIN_S) break;
    found.push(inOrder[at]!);
  }
  return found;
}

function apart({ fit, summary }: { fit: PackedFit; summary: GarminSummary }): number {
  return Math.abs((fit.createdS ?? 0) - summary.startS);
}

/** The same in a later export, which packs its files anew. */
function keyOf({ name, serial, createdS }: PackedFit): string {
  if (createdS !== null) return `fit:${serial ?? 0}:${createdS}`;
  return `fit:${/(\d+)\.fit$/i.exec(name)?.[1] ?? name.slice(-100).replace(/^.*@/, '')}`;
}

function fresh(key: string, keys: Set<string>): string {
  let own = key;
  for (let copy = 2; keys.has(own); copy++) own = `${key}~${copy}`;
  keys.add(own);
  return own;
}

function placeOf({ pack, name }: PackedFit): string {
  return `${pack}/${name}`;
}

function startOf({ summary, fit }: GarminItem): number {
  return summary?.startS ?? fit?.createdS ?? 0;
}
