import { Injectable } from '@nestjs/common';

/** Whether this process is about to stop: readiness says so, and balancers send nobody here any more. */
@Injectable()
export class ShutdownStateService {
  private shuttingDown = false;

  get isShuttingDown(): boolean {
    return this.shuttingDown;
  }

  markShuttingDown(): void {
    this.shuttingDown = true;
  }
}
