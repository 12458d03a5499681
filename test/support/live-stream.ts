import { once } from 'node:events';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** A stream of server-sent events, as a page hears it. */
export interface LiveStream {
  status: number;
  headers: IncomingHttpHeaders;
  /** Every line so far, in order. */
  lines: string[];
  /** What the next event of this name carries, among those not asked for yet; rejects where the stream ends first. */
  next<T = Record<string, unknown>>(event: string): Promise<T>;
  /** Resolves once the server has ended it. */
  ended: Promise<void>;
  leave(): void;
}

/** Opens one over real HTTP, on a connection of its own; the headers are all that is told of who it is. */
export async function aLiveStream(url: string, headers: Record<string, string>): Promise<LiveStream> {
  const request = get(url, { headers, agent: false });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let asked = 0;
  let isOver = false;
  const wake = () => {
    for (const one of waiting) one();
    waiting.clear();
  };
  let rest = '';
  answer.setEncoding('utf8').on('data', (words: string) => {
    const parts = (rest + words).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
    wake();
  });
  answer.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    answer.on('close', () => {
      isOver = true;
      wake();
      resolve();
    });
  });
  return {
    status: answer.statusCode!,
    headers: answer.headers,
    lines,
    ended,
    leave: () => void request.destroy(),
    next: async <T>(event: string) => {
      for (;;) {
        const at = lines.findIndex((line, n) => n >= asked && line === `event: ${event}`);
        if (at >= 0 && lines[at + 1] !== undefined) {
          asked = at + 1;
          return JSON.parse(lines[at + 1]!.replace(/^data: /, '')) as T;
        }
        if (isOver) throw new Error(`The stream ended without “${event}”: ${lines.join(' | ')}`);
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
  };
}
