import { z } from 'zod';
import { Text } from '#src/labs/fhir-quantity';

const Resource = z.looseObject({
  resourceType: z.string(),
  id: Text,
  contained: z.array(z.unknown()).optional().catch(undefined),
});
export type Resource = z.output<typeof Resource>;
const Bundle = z.looseObject({ entry: z.array(z.unknown()).default([]) });
const Entry = z.looseObject({ fullUrl: Text, resource: z.unknown().optional() });

/** A resource of a file, and the one it stands in. */
export interface Found {
  resource: Resource;
  within: Found | null;
  fullUrl: string | null;
  /** Those that stand in it. */
  contained: Found[];
}

export interface FoundResources {
  /** In the order of the file, those that stand in another behind it. */
  all: (Found | 'not-readable')[];
  /** By what a reference calls it, also `#id` as seen from `from`. null: it is not in the file. */
  at: (reference: string, from: Found) => Found | null;
}

/** Lists within lists, Bundles within Bundles: deeper than anybody nests them a file is not read. */
const DEEPEST = 8;

/** Of a resource, a Bundle or a list of either. null: nested too deep. */
export function resourcesIn(said: unknown): FoundResources | null {
  const all: FoundResources['all'] = [];
  const byName = new Map<string, Found>();
  const isShallow = walk(said, { fullUrl: null, depth: 0 }, (found) => {
    all.push(found);
    if (found === 'not-readable' || found.within) return;
    const { resource, fullUrl } = found;
    if (fullUrl !== null) byName.set(fullUrl, found);
    if (resource.id !== undefined) byName.set(`${resource.resourceType}/${resource.id}`, found);
  });
  if (!isShallow) return null;
  return { all, at: (reference, from) => inside(reference, from) ?? byName.get(reference) ?? null };
}

type Tell = (found: Found | 'not-readable') => void;

/** false: too deep. */
function walk(
  said: unknown,
  { fullUrl, depth }: { fullUrl: string | null; depth: number },
  tell: Tell,
): boolean {
  if (depth > DEEPEST) return false;
  if (Array.isArray(said)) return said.every((one) => walk(one, { fullUrl: null, depth: depth + 1 }, tell));
  const read = Resource.safeParse(said);
  if (!read.success) {
    tell('not-readable');
    return true;
  }
  if (read.data.resourceType !== 'Bundle') {
    tellWhole({ resource: read.data, within: null, fullUrl, contained: [] }, tell);
    return true;
  }
  const bundle = Bundle.safeParse(said);
  if (!bundle.success) {
    tell('not-readable');
    return true;
  }
  return bundle.data.entry.every((one) => {
    const entry = Entry.safeParse(one);
    if (!entry.success) tell('not-readable');
    // An entry may tell of a request or an answer alone.
    if (!entry.success || entry.data.resource === undefined) return true;
    return walk(entry.data.resource, { fullUrl: entry.data.fullUrl ?? null, depth: depth + 1 }, tell);
  });
}

function tellWhole(found: Found, tell: Tell): void {
  tell(found);
  for (const one of found.resource.contained ?? []) {
    const read = Resource.safeParse(one);
    if (read.success)
      found.contained.push({ resource: read.data, within: found, fullUrl: null, contained: [] });
  }
  for (const one of found.contained) tell(one);
}

/** What is contained is called by its bare name, from the resource it stands in and from its neighbours there. */
function inside(reference: string, from: Found): Found | null {
  if (!reference.startsWith('#')) return null;
  const beside = (from.within ?? from).contained;
  return beside.find(({ resource }) => resource.id === reference.slice(1)) ?? null;
}
