import { Digests } from '#src/coaching/digests';
import { digestText } from '#src/coaching/digest-words';
import { dayIn } from '#src/people/basics';
import { LANGUAGES } from '#src/words/words';
import type { Scene, Viewer } from './scene.js';
import { SQUAD } from './squad-rows.js';
import { visit } from './visits.js';

/** All that these are answered, as `viewer, route, athlete` and the bytes; without hints of what is hidden. */
export async function seen(scene: Scene, viewers: readonly Viewer[]): Promise<string[][]> {
  const all: string[][] = [];
  for (const viewer of viewers)
    for (const [n, row] of SQUAD.entries())
      for (const [{ source }, { body }] of await visit(scene, row, viewer))
        all.push([`${viewer}, ${row.route} (${n}), ${source.name}`, row.withoutHints?.(body) ?? body]);
  return all;
}

/** The letter of this morning to the head coach, in each language. */
export async function letters({ stage, teamId, headId }: Scene): Promise<string[][]> {
  const day = dayIn(stage.clock.now(), 'Europe/Stockholm');
  const digest = await stage.get(Digests).of({ teamId, accountId: headId, day });
  if (!digest) throw new Error('There is nothing to tell in the morning.');
  return LANGUAGES.map((language) => [language, JSON.stringify(digestText(digest, language))]);
}
