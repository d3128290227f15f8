import { Injectable } from '@nestjs/common';
import { companyInTexts, type MessageDraft, Messages, TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { PLACED_COLUMNS, PLACED_REQUESTS, type PlacedRequest } from './placed-request.rows.js';

/** What is deleted. Queue the texts before the rows go (or are marked archived, at the instant of the work). */
export type Canceled =
  { requestId: number } | { requirementId: number } | { callTimeId: number } | { eventId: number };

/** "Please do not come", to workers who are confirmed for a call to come. */
@Injectable()
export class CancellationTexts {
  constructor(private readonly messages: Messages) {}

  /** One text for each worker and call; of a whole event one for each worker. A canceled event has told everybody already. */
  async queue(work: Work, canceled: Canceled): Promise<void> {
    const told = await this.told(work, canceled);
    if (told.length === 0) return;
    await this.messages.send(
      work,
      told.map((request) => ({
        ...cancellationOf(request, 'eventId' in canceled),
        aboutId: 'requestId' in canceled ? null : request.id,
      })),
    );
  }

  /** What was archived earlier was told of then. A call that goes with its event is told of with the event. */
  private told(work: Work, canceled: Canceled): Promise<PlacedRequest[]> {
    const [column, id] = scopeOf(canceled);
    const eventStays = column === 'e.id' ? stillThere('e') : 'e.archived_at is null';
    return work.rows<PlacedRequest>(
      `select distinct on (w.id) ${PLACED_COLUMNS} from ${PLACED_REQUESTS}
        where ${column} = $1 and r.state = 'confirmed' and ct.starts_at > $2 and not e.canceled
          and ${stillThere('q')} and ${stillThere('ct')} and ${eventStays}
        order by w.id, ct.starts_at, r.id`,
      [id, work.now],
    );
  }
}

/** `$2` is the instant of the work, at which its archiving is stamped. */
const stillThere = (alias: string): string =>
  `(${alias}.archived_at is null or ${alias}.archived_at = $2)`;

function scopeOf(canceled: Canceled): [column: string, id: number] {
  if ('requestId' in canceled) return ['r.id', canceled.requestId];
  if ('requirementId' in canceled) return ['q.id', canceled.requirementId];
  if ('callTimeId' in canceled) return ['ct.id', canceled.callTimeId];
  return ['e.id', canceled.eventId];
}

/** Speaks of the one call, or of the whole event with its first day. */
export function cancellationOf(request: PlacedRequest, wholeEvent: boolean): MessageDraft {
  return {
    kind: 'cancellation',
    companyId: request.company_id,
    phoneNumber: request.phone_number,
    language: request.language,
    aboutId: request.id,
    callStartsAt: request.starts_at,
    timeZone: request.time_zone,
    body: TEMPLATES[request.language].cancellation({
      company: companyInTexts({
        companyName: request.company_name,
        companyShortName: request.company_short_name,
      }),
      event: request.event_name,
      call: wholeEvent ? null : request.call_name,
      date: wholeEvent ? request.event_start_date : request.date,
    }),
  };
}
