import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** Knows which hours nobody may change any more. */
export interface ClosedSheetSource {
  /** Those of the requests whose time sheet is approved. One statement. */
  closedAmong(work: Work, requestIds: readonly number[]): Promise<readonly number[]>;
}

/** Closed time sheets, told by the later lib that approves them: a late scan then waits for the steward. */
@Injectable()
export class ClosedSheetService {
  private source: ClosedSheetSource | null = null;

  /** Without a source no sheet is ever closed. */
  register(source: ClosedSheetSource): void {
    this.source = source;
  }

  async closedAmong(work: Work, requestIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (!this.source || requestIds.length === 0) return new Set();
    return new Set(await this.source.closedAmong(work, requestIds));
  }
}
