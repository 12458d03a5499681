import type { QueryClient } from '@tanstack/react-query';
import { setTold } from '#web/live/pace.ts';
import { Touched } from '#web/live/touched.ts';

const ADDRESS = '/api/v1/live';
/** The server says something every 15 seconds; a line that is silent longer than two of them leads nowhere. */
const SILENT_MS = 40_000;
/** So often in a row it may fail before pages just ask, as they did; until the tab is looked at anew, or the network is back. */
const MOST_FAILURES = 4;
const TRY_AGAIN_MS = 5_000;

/** Opens the stream whenever this tab is looked at and online. What it answers ends that. */
export function listen(queryClient: QueryClient): () => void {
  const stream = new Stream(new Touched(queryClient));
  const turn = () => (document.hidden || !navigator.onLine ? stream.close() : stream.open());
  document.addEventListener('visibilitychange', turn);
  window.addEventListener('online', turn);
  window.addEventListener('offline', turn);
  turn();
  return () => {
    document.removeEventListener('visibilitychange', turn);
    window.removeEventListener('online', turn);
    window.removeEventListener('offline', turn);
    stream.close();
  };
}

/** What it hears is asked for anew; while it hears nothing, pages ask as often as they would without it. */
class Stream {
  private source: EventSource | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly touched: Touched) {}

  open(): void {
    if (this.source !== null) return;
    clearTimeout(this.timer);
    const source = new EventSource(ADDRESS);
    this.source = source;
    source.addEventListener('ready', () => {
      this.failures = 0;
      this.heard();
      setTold(true);
      this.touched.all();
    });
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      this.heard();
      this.touched.add((JSON.parse(data) as { what: string[] }).what);
    });
    source.addEventListener('beat', () => this.heard());
    // Other tabs took its place, or nobody is signed in: to come back at once would end the same way.
    source.addEventListener('over', () => this.close());
    source.addEventListener('error', () => this.failed(source.readyState === EventSource.CONNECTING));
    this.heard();
  }

  /** Until it is opened again. */
  close(): void {
    this.failures = 0;
    this.drop();
    this.touched.forget();
  }

  private heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.failed(), SILENT_MS);
  }

  /** Where the browser tries again by itself, as it does after a line that broke, pages ask meanwhile. */
  private failed(comesBack = false): void {
    this.failures += 1;
    if (comesBack && this.failures < MOST_FAILURES) return this.ask();
    this.drop();
    if (this.failures >= MOST_FAILURES) return;
    this.timer = setTimeout(() => this.open(), TRY_AGAIN_MS * 2 ** this.failures);
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
    this.ask();
  }

  private ask(): void {
    setTold(false);
    this.touched.atAnotherPace();
  }
}
