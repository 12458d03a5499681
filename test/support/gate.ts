/** A place to wait at until somebody opens: tests hold work there instead of waiting for time to pass. */
export class Gate {
  readonly opened: Promise<void>;
  open!: () => void;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }
}
