import type { CopyWriter } from './copy-writer.js';
import type { RequestState } from './request-states.js';

export interface AnsweredRequest {
  eventId: number;
  callTimeId: number;
  requirementId: number;
  requestId: number;
  worker: string;
  skill: string;
  callName: string;
  eventName: string;
  state: RequestState;
  at: Date;
}

const RESPONSE_TEXTS: Partial<Record<RequestState, readonly [response: string, verb: string]>> = {
  available: ['Available', 'is available for'],
  confirmed: ['Confirmed', 'is confirmed for'],
  declined: ['Declined', 'declined'],
  canceled: ['Canceled', 'canceled'],
};

/** The managers' feed: the latest answers, as the application would have written them. */
export class NotificationSeeder {
  private readonly last: AnsweredRequest[] = [];

  /** @param since older answers are left out, however few there are */
  constructor(
    private readonly length: number,
    private readonly since: Date,
  ) {}

  answered(answer: AnsweredRequest): void {
    if (answer.at < this.since || !RESPONSE_TEXTS[answer.state]) return;
    this.last.push(answer);
    if (this.last.length > 4 * this.length) this.keepNewest();
  }

  write(copying: CopyWriter, companyId: number): void {
    this.keepNewest();
    this.last.forEach(({ state, at, ...answer }, nth) => {
      const [response, verb] = RESPONSE_TEXTS[state]!;
      copying.add('notifications', {
        company_id: companyId,
        event_id: answer.eventId,
        call_time_id: answer.callTimeId,
        labor_requirement_id: answer.requirementId,
        labor_request_id: answer.requestId,
        response,
        message: `${answer.worker} ${verb} ${answer.skill} at ${answer.callName}, ${answer.eventName}.`,
        sent_at: at,
        read: nth < this.last.length / 2,
      });
    });
  }

  private keepNewest(): void {
    this.last.sort(
      (one, other) => one.at.getTime() - other.at.getTime() || one.requestId - other.requestId,
    );
    this.last.splice(0, this.last.length - this.length);
  }
}
