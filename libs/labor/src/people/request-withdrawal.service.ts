import { Injectable } from '@nestjs/common';
import { Conflict } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { AttendanceService } from '../requests/attendance.service.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import {
  NOT_SURELY_OVER,
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import { isRefused } from '../rules/request-states.js';

/** Erasing a worker who is clocked in would lose hours. */
export class PersonClockedIn extends Conflict {
  constructor() {
    super('person.clocked_in', 'This person is clocked in. Sign them out first.');
  }
}

/** Takes a person off all calls that are not over, as if they had declined. */
@Injectable()
export class RequestWithdrawalService {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly answering: RequestAnsweringService,
  ) {}

  /** @throws PersonClockedIn */
  async withdraw(work: Work, requestIds: readonly number[]): Promise<void> {
    const open = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where r.id = any($1::bigint[]) and r.state in ('pending', 'available', 'confirmed') and not e.canceled
          and ${NOT_SURELY_OVER} and ${NOT_ARCHIVED}`,
      [requestIds, work.now],
    );
    const wishes = (await this.attendances.withoutOver(work, open)).map(({ id, state }) => ({
      requestId: id,
      action: state === 'confirmed' ? ('cancel' as const) : ('available_no' as const),
    }));
    if (wishes.length === 0) return;
    const outcomes = await this.answering.performAll(work, wishes, 'worker');
    const isIn = outcomes.some(
      (outcome) => isRefused(outcome) && outcome.refused === 'request.clocked_in',
    );
    if (isIn) throw new PersonClockedIn();
  }
}
