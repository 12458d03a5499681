import { tellRefusal } from '#web/demo/refusals.ts';

/** What whoever only looks around is told instead of a change. */
export const LOOK_ONLY = { code: 'demo.look-only', detail: 'Nothing is written down here.' };

/**
 * Closes the ways to the server that go past the typed client: files are sent by XMLHttpRequest, imports are followed by
 * EventSource, and a queue may use fetch. Somebody may be signed in here in another tab, and nothing is to reach them.
 */
export function closeOtherDoors(): void {
  globalThis.XMLHttpRequest = RefusingRequest as unknown as typeof XMLHttpRequest;
  globalThis.EventSource = SilentSource as unknown as typeof EventSource;
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.origin);
    if (!pathname.startsWith('/api/')) return real(input, init);
    return Promise.resolve(Response.json(LOOK_ONLY, { status: 403 }));
  };
}

class RefusingRequest {
  readonly upload = {};
  readonly status = 403;
  readonly response = LOOK_ONLY;
  onload: (() => void) | null = null;
  open(): void {}
  send(): void {
    tellRefusal();
    queueMicrotask(() => this.onload?.());
  }
}

class SilentSource extends EventTarget {
  close(): void {}
}
