import type { InjectOptions } from 'fastify';
import type { Browser } from '../../support/browser.js';
import { firstWords } from '../../support/first-words.js';
import type { Ask } from '../authorisation/row.js';
import { COMMON, fieldsIn, MARKED, namesIn } from './fields.js';
import type { SquadRow } from './row.js';
import { type Marked, memberOf, type Scene, type Viewer } from './scene.js';

export type Answer = Awaited<ReturnType<Browser['get']>>;

/** Sends somebody there; `ids` fill what is left open in the address. Of an answer that goes on, its first words. */
export async function send(
  who: Browser,
  route: string,
  ask: Ask,
  ids: Record<string, string>,
  goesOn = false,
): Promise<Answer> {
  const [method, path] = route.split(' ') as [NonNullable<InjectOptions['method']>, string];
  const filled: Record<string, string> = { '*': 'index.html', ...ids, ...ask.params };
  const url = path.replace(/:(\w+)|\*/g, (all, name?: string) => filled[name ?? all] ?? all);
  const { query, body } = ask;
  const asked = { method, url, ...(query && { query }), ...(body && { payload: body }) };
  return goesOn ? firstWords((one) => who.send(one), asked) : who.send(asked);
}

/** How this viewer finds a route of the squad; of a member's route once for each. */
export async function visit(scene: Scene, row: SquadRow, viewer: Viewer): Promise<Map<Marked, Answer>> {
  const answers = new Map<Marked, Answer>();
  for (const athlete of scene.athletes) {
    const first = [...answers.values()][0];
    if (row.of === 'squad' && first) {
      answers.set(athlete, first);
      continue;
    }
    const ask = row.ask?.(scene, viewer) ?? {};
    answers.set(athlete, await send(scene.viewers[viewer], row.route, ask, memberOf(scene, athlete)));
  }
  return answers;
}

/** All that was answered: what stands in the headers can be read as well. */
export function wholeOf({ headers, body }: Answer): string {
  const told = Object.entries(headers).filter(([name]) => !COUNTS.test(name));
  return `${JSON.stringify(told)}\n${body}`;
}

const COUNTS = /^(content-length|x-ratelimit-.*|retry-after|date)$/;

/** Whatever stands in an answer and must stand in none that is not the athlete's own, as `whose: what`. */
export function leaksIn(scene: Scene, answer: Answer, fields = MARKED): string[] {
  const text = wholeOf(answer);
  return scene.athletes.flatMap(({ source, marks }) =>
    fieldsIn(text, marks, fields).map((field) => `${source.name}: ${field}`),
  );
}

/** The same for what coaches are shown, where also the names of fields are looked at. */
export function leaksToCoaches(scene: Scene, answer: Answer, { limits = [] }: SquadRow): string[] {
  const names = namesIn(answer.body).filter((name) => !limits.includes(name.slice(1, -2)));
  return [...leaksIn(scene, answer, { ...MARKED, ...COMMON }), ...names];
}
