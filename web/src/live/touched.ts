import type { Query, QueryClient } from '@tanstack/react-query';

/** What is made of each kind of thing the server tells of, by the first word of its query. */
const MADE_OF: Record<string, readonly string[]> = {
  tasks: ['archives', 'exports', 'task', 'tasks'],
  links: ['links'],
  sessions: ['sessions', 'session', 'today', 'weighings', 'weigh-ins'],
  estimates: [
    'estimates',
    'estimate',
    'drivers',
    'session',
    'today',
    'weighings',
    'weigh-ins',
    'weigh-in',
    'sweat-factor',
    'own-sweat',
    'coverage',
  ],
  inbox: ['inbox', 'today'],
};
/** How far something got is shown as it goes on; pages of what it brings need not be asked for at each step. */
const AT_ONCE = new Set(['tasks', 'links']);
const GATHER_MS = 2_500;

/** Asks anew for what changed, as far as the page shows it; of many changes in a row, once in a while. */
export class Touched {
  private readonly waiting = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = -Infinity;

  constructor(private readonly queryClient: QueryClient) {}

  /** Kinds it does not know are of a newer server, and of no page here. */
  add(what: readonly string[]): void {
    const soon = new Set(what.filter((kind) => AT_ONCE.has(kind)).flatMap((kind) => MADE_OF[kind] ?? []));
    if (soon.size > 0) this.ask(soon);
    for (const kind of what)
      if (!AT_ONCE.has(kind)) for (const word of MADE_OF[kind] ?? []) this.waiting.add(word);
    if (this.waiting.size === 0) return;
    const waitMs = this.asked + GATHER_MS - performance.now();
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, waitMs));
  }

  /** What was answered before the stream began, or while it was broken, may have changed since, and would never be told of. */
  all(): void {
    this.ask(new Set(Object.values(MADE_OF).flat()));
  }

  /** Those that are shown reckon anew when they are asked again. */
  atAnotherPace(): void {
    for (const query of this.queryClient.getQueryCache().findAll({ type: 'active' }))
      for (const observer of query.observers) observer.setOptions(observer.options);
  }

  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }

  private flush(): void {
    this.timer = undefined;
    this.asked = performance.now();
    const words = new Set(this.waiting);
    this.waiting.clear();
    this.ask(words);
  }

  private ask(words: ReadonlySet<string>): void {
    void this.queryClient.invalidateQueries({ predicate: (query) => isOf(words, query) });
  }
}

function isOf(words: ReadonlySet<string>, { queryKey }: Query): boolean {
  return words.has(String(queryKey[0]));
}
