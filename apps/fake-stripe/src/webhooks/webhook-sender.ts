import type { Event, ThinEvent } from '../account/event-objects.js';
import { payloadOf, signed } from './signed-payload.js';

export interface WebhookEndpoint {
  url: string;
  /** Signing secrets; two during a rotation. */
  secrets: string[];
  /** Whole events, or notifications of thin ones: Stripe has a destination for each. */
  payload: 'snapshot' | 'thin';
}

export interface Delivery {
  event: Event | ThinEvent;
  endpoint: WebhookEndpoint;
  attempts: number;
  /** Status of the last answer; null: none came. */
  status: number | null;
  state: 'held' | 'waiting' | 'delivered' | 'failed';
}

const TIMEOUT = 10_000;

/** Sends events to their endpoints, at once or on `release`, and retries those that were not answered 2xx. */
export class WebhookSender {
  readonly endpoints: WebhookEndpoint[] = [];
  /** Oldest first. */
  readonly deliveries: Delivery[] = [];
  private holding = false;
  private readonly underWay = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();

  /** @param retryAfter milliseconds until the second, third … attempt; after the last the delivery has failed */
  constructor(private readonly retryAfter: readonly number[]) {}

  take(event: Event | ThinEvent): void {
    const kind = event.object === 'event' ? 'snapshot' : 'thin';
    for (const endpoint of this.endpoints.filter(({ payload }) => payload === kind)) {
      const delivery: Delivery = { event, endpoint, attempts: 0, status: null, state: 'held' };
      this.deliveries.push(delivery);
      if ('pending_webhooks' in event) event.pending_webhooks += 1;
      if (!this.holding) this.start(delivery);
    }
  }

  /** Holds back later events until `release`. */
  hold(): void {
    this.holding = true;
  }

  /**
   * Sends the held events one after another, and stops holding.
   *
   * @param arrange reorders, drops or duplicates them
   */
  async release(arrange: (held: Delivery[]) => Delivery[] = (held) => held): Promise<void> {
    this.holding = false;
    const held = this.deliveries.filter(({ state }) => state === 'held');
    for (const delivery of arrange(held)) await this.attempt(delivery);
  }

  /** Sends deliveries again, also successful ones: Stripe delivers at least once, not exactly once. */
  async redeliver(matches: (delivery: Delivery) => boolean): Promise<void> {
    for (const delivery of this.deliveries.filter(matches)) await this.attempt(delivery);
  }

  /** Resolves when no delivery runs; later retries are not awaited. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.holding = true;
  }

  private start(delivery: Delivery): void {
    delivery.state = 'waiting';
    const work = this.attempt(delivery).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { event, endpoint } = delivery;
    const { body, headers } = signed(payloadOf(event), endpoint.secrets);
    delivery.attempts += 1;
    delivery.status = await post(endpoint.url, body, headers);
    if (delivery.status !== null && delivery.status >= 200 && delivery.status < 300) {
      if ('pending_webhooks' in event && delivery.state !== 'delivered')
        event.pending_webhooks -= 1;
      delivery.state = 'delivered';
      return;
    }
    if (delivery.state === 'delivered') return;
    const wait = this.retryAfter[delivery.attempts - 1];
    delivery.state = wait === undefined ? 'failed' : 'waiting';
    if (wait !== undefined) this.later(wait, () => this.start(delivery));
  }

  private later(milliseconds: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, milliseconds);
    timer.unref();
    this.timers.add(timer);
  }
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
