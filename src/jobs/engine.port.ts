/** Carries facts from the outbox to their handlers. The outbox is the truth; an engine only moves. */
export abstract class Engine {
  /** Begins to carry, and first takes back what a dead process of ours held. */
  abstract start(): Promise<void>;
  /** Something may be due: look now rather than at the next round. */
  abstract wake(): void;
  /** Carries everything that is due, started or not, and resolves when nothing is left to carry. */
  abstract drain(): Promise<void>;
  /** Takes nothing new and waits for what is under way. */
  abstract stop(): Promise<void>;
}
