import type { Listener } from '#src/live/listener';
import { type Ending, WHAT } from '#src/live/what';
import type { Standing } from '#src/live/stamps';

/** Open tabs of one account that are told; more than a person looks at. The one that has listened longest gives way. */
const MOST_LISTENERS = 6;

/** All who listen for one account, and what they know of. */
export class Audience {
  private listeners: Listener[] = [];
  private known: Promise<Standing> | null = null;

  constructor(readonly athleteId: string) {}

  get keys(): string[] {
    return this.listeners.map(({ key }) => key);
  }

  get isEmpty(): boolean {
    return this.listeners.length === 0;
  }

  /** They are told of whatever changed after `look` was asked. */
  async join(listener: Listener, look: () => Promise<Standing>): Promise<void> {
    this.listeners.push(listener);
    if (this.listeners.length > MOST_LISTENERS) this.leave(this.listeners[0]!, 'too-many');
    this.known ??= look();
    try {
      await this.known;
    } catch (error) {
      this.known = null;
      throw error;
    }
    listener.ready();
  }

  leave(listener: Listener, because?: Ending): void {
    this.listeners = this.listeners.filter((one) => one !== listener);
    listener.end(because);
  }

  /** Whoever was signed out hears no more. */
  keepOnly(open: ReadonlySet<string>): void {
    for (const listener of this.listeners) if (!open.has(listener.key)) this.leave(listener, 'signed-out');
  }

  async tell(now: Standing): Promise<void> {
    const before = await this.known;
    this.known = Promise.resolve(now);
    const what = WHAT.filter((kind) => now[kind] !== before?.[kind]);
    if (what.length > 0) for (const listener of this.listeners) listener.changed(what);
  }

  beat(): void {
    for (const listener of this.listeners) listener.beat();
  }

  dismiss(): void {
    for (const listener of this.listeners) this.leave(listener);
  }
}
