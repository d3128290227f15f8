import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Clock, MetricsService, UnitOfWork, type Work } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';

const CHANNELS = ['sms', 'mail'] as const;
const OUTCOMES = ['sent', 'delivered', 'undelivered', 'failed', 'dropped'] as const;
type Channel = OutgoingMessage['channel'];
export type MessageOutcome = (typeof OUTCOMES)[number];

/** Counts outcomes of texts and mail, and measures the age of the oldest waiting one. */
@Injectable()
export class MessageMetricsService implements OnModuleInit {
  private readonly messages: Counter<'channel' | 'outcome'>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {
    this.messages = new Counter({
      name: 'callmanager_messages_total',
      help: 'Texts and mail by outcome: sent, then perhaps delivered or undelivered; failed; dropped.',
      labelNames: ['channel', 'outcome'],
      registers: [this.metrics.registry],
    });
    for (const channel of CHANNELS)
      for (const outcome of OUTCOMES) this.messages.inc({ channel, outcome }, 0);
  }

  onModuleInit(): void {
    const gauge = {
      name: 'callmanager_message_oldest_waiting_age_seconds',
      help: 'Age of the oldest text or mail that waits to be sent, held ones left out; 0: none waits.',
      labelNames: ['channel'],
    };
    this.metrics.databaseGauge(gauge, () =>
      Promise.all(
        CHANNELS.map(async (channel) => ({
          labels: { channel },
          value: await this.oldestWaitingAge(channel),
        })),
      ),
    );
  }

  /** Counts once the transaction is committed. */
  count(work: Work, channel: Channel, outcome: MessageOutcome): void {
    work.onCommit(() => this.messages.inc({ channel, outcome }));
  }

  /** In seconds. */
  private async oldestWaitingAge(channel: Channel): Promise<number> {
    const row = await this.unitOfWork
      .reading()
      .row<{ oldest: Date | null }>(
        `select min(created_at) as oldest from outgoing_messages where channel = $1 and status in ('queued', 'sending')`,
        [channel],
      );
    const oldest = row?.oldest;
    const age = oldest ? (this.clock.now().getTime() - oldest.getTime()) / 1000 : 0;
    return Math.max(age, 0);
  }
}
