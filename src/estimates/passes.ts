interface Pass {
  running: Promise<void>;
  /** What those wait for who asked while it ran; null while nobody has. */
  next: Promise<void> | null;
}

/**
 * Runs a long piece of work for each key one at a time. Whoever asks while it runs gets the pass after it, together
 * with all others who asked meanwhile: ten quick changes make two passes, and each change is followed by a whole one.
 */
export class Passes {
  private readonly passes = new Map<string, Pass>();

  constructor(private readonly work: (key: string) => Promise<void>) {}

  over(key: string): Promise<void> {
    const pass = this.passes.get(key);
    if (!pass) return this.begin(key);
    pass.next ??= pass.running.then(
      () => this.begin(key),
      () => this.begin(key),
    );
    return pass.next;
  }

  private begin(key: string): Promise<void> {
    const running = this.work(key).finally(() => {
      if (this.passes.get(key)?.running === running) this.passes.delete(key);
    });
    this.passes.set(key, { running, next: null });
    return running;
  }
}
