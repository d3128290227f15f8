import { Injectable } from '@nestjs/common';

/** Whether this process is about to stop: the readiness check reports it, so that balancers send no more requests. */
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
