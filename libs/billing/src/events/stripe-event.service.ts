import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, TaskQueueService, type Work } from '#libs/platform';
import { StripeEventReplayed } from '../billing.facts.js';
import { effectOf } from '../rules/event-effects.js';
import type { ReceivedEvent } from './read-event.js';
import { STRIPE_EVENT_COLUMNS, type StripeEventRow } from './stripe-event.rows.js';
import { PROCESS_EVENT } from './process-event.task-name.js';

/** Stores events of Stripe before they are answered, and has them processed. */
@Injectable()
export class StripeEventService {
  constructor(
    private readonly tasks: TaskQueueService,
    private readonly facts: FactBus,
  ) {}

  /** Stores one of several deliveries. Two statements. */
  async keep(work: Work, event: ReceivedEvent): Promise<void> {
    const isKept = effectOf(event.type) === 'kept';
    const row = await work.row<Pick<StripeEventRow, 'id'>>(
      `insert into stripe_events (stripe_id, type, thin, happened_at, customer_id, charge_id, received_at, outcome)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (stripe_id) do nothing returning id`,
      [
        ...[event.stripeId, event.type, event.thin, event.happenedAt, event.customerId],
        ...[event.chargeId, work.now, isKept ? 'kept' : 'waiting'],
      ],
    );
    if (row && !isKept) this.add(work, row.id);
  }

  /**
   * Queues an event again, whatever its outcome. Processing reads Stripe's current data, so that nothing is done twice.
   *
   * @throws NotFound
   */
  async replay(work: Work, eventId: number): Promise<void> {
    const event = await work.row<StripeEventRow>(
      `update stripe_events se set outcome = 'waiting', note = '' where se.id = $1 returning ${STRIPE_EVENT_COLUMNS}`,
      [eventId],
    );
    if (!event) throw new NotFound('StripeEvent');
    this.add(work, event.id);
    await this.facts.record(
      work,
      new StripeEventReplayed(event.id, { stripe_id: event.stripe_id }),
    );
  }

  /** The newest first. One statement. */
  list(work: Work, limit = 100): Promise<StripeEventRow[]> {
    return work.rows(
      `select ${STRIPE_EVENT_COLUMNS} from stripe_events se order by se.id desc limit $1`,
      [limit],
    );
  }

  private add(work: Work, eventId: number): void {
    this.tasks.add(work, PROCESS_EVENT, { eventId }, { key: `stripe event ${eventId}` });
  }
}
