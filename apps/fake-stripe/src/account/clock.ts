/** The time of the account, in seconds: real time until it is advanced. */
export class Clock {
  private offset = 0;
  private held: number | null = null;

  constructor(private readonly realMilliseconds: () => number = Date.now) {}

  now(): number {
    return this.held ?? Math.floor(this.realMilliseconds() / 1000) + this.offset;
  }

  moveTo(seconds: number): void {
    this.offset += seconds - this.now();
  }

  /** Sets the time while `work` runs, so that due work is stamped with its due time. */
  at(seconds: number, work: () => void): void {
    const before = this.held;
    this.held = seconds;
    try {
      work();
    } finally {
      this.held = before;
    }
  }

  get isHeld(): boolean {
    return this.held !== null;
  }
}
