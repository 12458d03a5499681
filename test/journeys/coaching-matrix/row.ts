import type { ShareGroup } from '#src/teams/share-group';
import type { Look } from '#src/teams/coach-look.entity';
import type { Ask } from '../authorisation/row.js';
import type { Answer } from './visits.js';
import type { Marked, Scene, Viewer } from './scene.js';

/** Which of somebody’s groups have values in an answer. */
export type Shown = Partial<Record<ShareGroup, boolean>>;

/** A route by which coaches see something of a squad, and what of it. */
export interface SquadRow {
  route: `${string} /${string}`;
  /** Asked once for all of them, or for each of them. */
  of: 'squad' | 'member';
  ask?: (scene: Scene, viewer: Viewer) => Ask;
  /** The groups it can show anything of. */
  groups: readonly ShareGroup[];
  /** Where the athlete reads that it was looked at; null: it shows nothing of anybody. */
  look: Look | null;
  /** It takes or shows by the yes alone, whatever there is of theirs. */
  isOfAll?: true;
  /** What it shows of this athlete; null: not even that they are there. Left out: nobody is named there. */
  reads?: (answer: Answer, athlete: Marked) => Shown | null;
  /** Names of fields that hold Svett's own limits, the same for everybody. */
  limits?: readonly string[];
  /** The same answer where nothing tells whether there is more than others may see, and without ids that were made for it. */
  withoutHints?: (body: string) => string;
}
