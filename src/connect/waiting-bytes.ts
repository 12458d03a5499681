import { DeskFull } from '#src/connect/flow.problems';

const MOST_BYTES = 128 * 1024 * 1024;

/** Keeps count of the notices in memory, being read or waiting to be written down, so that no burst of them fills it. */
export class WaitingBytes {
  private held = 0;

  constructor(private readonly most = MOST_BYTES) {}

  /** Answers how to let go of them; once is enough, and more does no harm. @throws DeskFull */
  hold(bytes: number): () => void {
    if (this.held + bytes > this.most) throw new DeskFull();
    this.held += bytes;
    let left = bytes;
    return () => {
      this.held -= left;
      left = 0;
    };
  }
}
