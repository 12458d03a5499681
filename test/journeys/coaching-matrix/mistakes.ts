import type { ShareGroup } from '#src/teams/share-group';
import { inForce, type Said } from './consents.js';
import type { SquadRow } from './row.js';
import type { Marked, Scene, Viewer } from './scene.js';
import { leaksToCoaches, visit } from './visits.js';

/** What is wrong with how this coach sees them, in words. */
export async function mistakes(
  scene: Scene,
  row: SquadRow,
  viewer: Viewer,
  saidBy: ReadonlyMap<Marked, Said>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [athlete, answer] of await visit(scene, row, viewer)) {
    const said = saidBy.get(athlete)!;
    const whose = `${viewer}, ${row.route}, ${athlete.source.name}, ${said.name}`;
    found.push(...leaksToCoaches(scene, answer, row).map((leak) => `${whose}: ${leak}`));
    const isGone = said.but === 'has left';
    if (answer.statusCode >= 400 && !(isGone && row.of === 'member')) {
      found.push(`${whose}: was answered ${answer.statusCode}`);
      continue;
    }
    if (!row.reads) continue;
    const shown = row.reads(answer, athlete);
    if ((shown === null) !== isGone) found.push(`${whose}: ${isGone ? 'still there' : 'not there'}`);
    for (const group of row.groups) {
      const isShown = shown?.[group] ?? false;
      const may = inForce(said).includes(group);
      if (isShown && !may) found.push(`${whose}: ${group} shown`);
      const isThere = row.isOfAll ?? has(athlete, group);
      if (may && isThere === !isShown) found.push(`${whose}: ${group} ${isShown ? '' : 'not '}shown`);
    }
  }
  return found;
}

/** What there is of theirs that others may see; null: it does not matter which. */
function has({ source: { rides, eats } }: Marked, group: ShareGroup): boolean | null {
  const shareable = rides.filter(({ by }) => by.some((brand) => brand !== 'strava'));
  if (group === 'sessions') return shareable.length > 0;
  if (group === 'weigh-ins') return shareable.some(({ weighed }) => weighed);
  return group === 'check-ins' || (eats ?? null);
}
