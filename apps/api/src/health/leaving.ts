import { Injectable } from '@nestjs/common';

/** Whether this process is about to stop: readiness says so, and balancers send nobody here any more. */
@Injectable()
export class Leaving {
  private leaves = false;

  get begun(): boolean {
    return this.leaves;
  }

  begin(): void {
    this.leaves = true;
  }
}
