import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SignIns } from '#src/entry/sign-ins';
import { Audience } from '#src/live/audience';
import { Listener } from '#src/live/listener';
import { Stamps } from '#src/live/stamps';
import type { Visitor } from '#src/people/visitor';

const LOOK_EVERY_MS = 1_000;
/** In looks. Proxies let go of a line on which nothing came for a minute. */
const BEAT_EVERY = 15;

/**
 * Looks about once a second whether anything changed for those who listen, once an account however many tabs it has open,
 * and not at all when nobody does. It looks at the rows, for the change may be another process's.
 */
@Injectable()
export class Lookout implements OnModuleDestroy {
  private readonly audiences = new Map<string, Audience>();
  private timer: NodeJS.Timeout | undefined;
  private looks = 0;
  private looking: Promise<void> | null = null;
  private isOver = false;

  constructor(
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Stamps) private readonly stamps: Stamps,
  ) {}

  get isWatching(): boolean {
    return this.timer !== undefined;
  }

  /** Open streams, of this process. */
  get listeners(): number {
    return [...this.audiences.values()].reduce((sum, { keys }) => sum + keys.length, 0);
  }

  /** `key`: what the visitor's cookie holds. The listener is to be let go of by `leave`. */
  async listen({ accountId, athleteId }: Visitor, key: string): Promise<Listener> {
    const listener = new Listener(key);
    const audience = this.audiences.get(accountId) ?? new Audience(athleteId);
    this.audiences.set(accountId, audience);
    try {
      await audience.join(listener, () => this.stamps.of(athleteId));
    } catch (error) {
      this.leave(accountId, listener);
      throw error;
    }
    // Whoever came while we were about to go is to ask again, of whoever comes after us.
    if (this.isOver) this.leave(accountId, listener);
    else this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    return listener;
  }

  leave(accountId: string, listener: Listener): void {
    const audience = this.audiences.get(accountId);
    audience?.leave(listener);
    if (audience?.isEmpty) this.audiences.delete(accountId);
    if (this.audiences.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** One look at a time: where they take long they come less often. */
  look(): Promise<void> {
    this.looking ??= this.lookRound().finally(() => (this.looking = null));
    return this.looking;
  }

  /** Open streams would keep the server from closing. */
  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    clearInterval(this.timer);
    for (const audience of this.audiences.values()) audience.dismiss();
    await this.looking;
  }

  private async lookRound(): Promise<void> {
    this.looks += 1;
    for (const audience of [...this.audiences.values()]) {
      if (this.isOver) return;
      // Whoever cannot be told is better off asking: pages do while they have no stream.
      await this.lookFor(audience).catch(() => audience.dismiss());
    }
  }

  private async lookFor(audience: Audience): Promise<void> {
    audience.keepOnly(await this.signIns.open(audience.keys));
    if (audience.isEmpty) return;
    await audience.tell(await this.stamps.of(audience.athleteId));
    if (this.looks % BEAT_EVERY === 0) audience.beat();
  }
}
