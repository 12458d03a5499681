import { ApiProblem, client } from '#web/api.ts';
import type { Me } from '#web/api-shapes.ts';
import { closeOtherDoors, LOOK_ONLY } from '#web/demo/closed-doors.ts';
import { setClock } from '#web/demo/demo-clock.ts';
import { leaveDemo } from '#web/demo/demo-mode.ts';
import { later, type Recording, recordedFor, weeksSince } from '#web/demo/recording.ts';
import recordingUrl from '#web/demo/recording.json?url';
import { tellRefusal } from '#web/demo/refusals.ts';
import { isLanguage, preferredLanguage } from '#web/words/language.ts';

const ME = '/api/v1/me';
const WEEK_MS = 7 * 86_400_000;

/**
 * Answers everything the page asks from the recording; the server is asked for nothing and told nothing. How Svett speaks
 * may be changed, for as long as the tab is open.
 */
export async function play(): Promise<void> {
  const answer = await fetch(recordingUrl);
  const recording = (await answer.json()) as Recording;
  const { recordedAt } = recording;
  const weeks = weeksSince(recordedAt, Date.now());
  closeOtherDoors();
  setClock(Date.parse(recordedAt) + weeks * WEEK_MS);
  let me = { ...(recording.answers[ME] as Me), language: preferredLanguage() };

  const said = (request: Request): unknown => {
    const { pathname, search } = new URL(request.url);
    if (pathname === ME) return me;
    const asked = later(pathname + search, -weeks, later(recordedAt, weeks, recordedAt));
    const found = recordedFor(recording, me.language, new URL(asked, location.origin));
    if (found === undefined) throw notRecorded();
    return later(found, weeks, recordedAt);
  };
  client.use({
    onRequest: async ({ request }) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'GET') return Response.json(said(request));
      if (pathname === '/api/v1/sign-out') leaveDemo();
      if (request.method === 'PUT' && pathname === ME) {
        const change = (await request.json()) as Partial<Me>;
        me = { ...me, ...change, language: isLanguage(change.language) ? change.language : me.language };
        return Response.json(me);
      }
      // Told by a page that was opened, and not by whoever looks around.
      if (pathname.endsWith('/seen')) return new Response(null, { status: 204 });
      tellRefusal();
      throw new ApiProblem(403, LOOK_ONLY.code, LOOK_ONLY.detail);
    },
  });
}

function notRecorded(): ApiProblem {
  return new ApiProblem(404, 'demo.not-recorded', 'This part was not recorded for the made athlete.');
}
