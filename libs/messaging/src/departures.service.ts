import { Injectable } from '@nestjs/common';
import { FactBus, Tasks, type Work } from '#libs/platform';
import { Consents } from './consent.service.js';
import { MessageFailed } from './messaging.facts.js';
import type { OutgoingMessage } from './outgoing-message.entity.js';
import { gate } from './rules/gate.js';
import { holdUntil } from './rules/sending-hours.js';
import { Standings, type Standing } from './standing.queries.js';
import { SEND_MESSAGE } from './tasks/send-message.name.js';

/** A message that was claimed and is to be handed to a provider now. */
export type Departure = Pick<OutgoingMessage, 'id' | 'channel' | 'recipient' | 'subject' | 'body' | 'html'>;

type Row = Departure & Pick<OutgoingMessage, 'kind' | 'companyId' | 'status' | 'subjectId' | 'callStartsAt' | 'timeZone' | 'createdAt' | 'sentAt'>;

/** A try that has not come back after this long is taken for one that was cut off. */
const CUT_OFF_AFTER_MS = 60_000;
/** A message nobody could deliver for so long is given up. */
const GIVE_UP_AFTER_MS = 48 * 60 * 60_000;

/** Worthless once the call has begun. */
const UNTIL_THE_CALL = new Set<OutgoingMessage['kind']>(['offer', 'reminder', 'time_change']);

/** Another process has the message in hand at this moment; try again in a while, should it have been killed. */
export class StillLeaving extends Error {
  constructor(messageId: number) {
    super(`Message ${messageId} is being sent.`);
  }
}

/** What is written about a message right before and after it is handed to a provider; each verb in a transaction of its own. */
@Injectable()
export class Departures {
  constructor(
    private readonly consents: Consents,
    private readonly tasks: Tasks,
    private readonly facts: FactBus,
  ) {}

  /**
   * Takes a message in hand, when it still may leave: consent, stop, hours and the call are looked at again.
   *
   * @returns null when there is nothing to do (sent, dropped or held since)
   * @throws StillLeaving
   */
  async claim(work: Work, messageId: number): Promise<Departure | null> {
    const message = await this.waiting(work, messageId);
    if (!message) return null;

    if (message.channel === 'sms') {
      const standings = await Standings.read(work, [pairOf(message)]);
      const standing = standings.of(pairOf(message));
      const objection = objectionTo(message, standing, work.now);
      if (objection) return this.end(work, message, 'dropped', objection);

      const opening = openingFor(message, standing, work.now);
      if (opening) return this.hold(work, message.id, opening);
    }
    await this.set(work, message.id, 'sending', { sentAt: work.now });
    return message;
  }

  async arrived(work: Work, messageId: number, status: 'sent' | 'delivered', providerId: string): Promise<void> {
    await this.set(work, messageId, status, { sentAt: work.now, providerId });
  }

  /** The provider could not take it for now. @returns whether it is to be tried again; given up otherwise */
  async postpone(work: Work, messageId: number, reason: string): Promise<boolean> {
    const message = await this.find(work, messageId);
    if (message?.status !== 'sending') return false;
    const isHopeless = work.now.getTime() - message.createdAt.getTime() > GIVE_UP_AFTER_MS;
    if (isHopeless) await this.end(work, message, 'failed', reason);
    else await this.set(work, messageId, 'queued', { error: reason });
    return !isHopeless;
  }

  /** The provider refused it for good. */
  async fail(work: Work, messageId: number, reason: string): Promise<void> {
    const message = await this.find(work, messageId);
    if (message?.status === 'sending') await this.end(work, message, 'failed', reason);
  }

  private async waiting(work: Work, messageId: number): Promise<Row | null> {
    const message = await this.find(work, messageId);
    if (message?.status === 'queued' || message?.status === 'held') return message;
    if (message?.status !== 'sending') return null;
    if (work.now.getTime() - (message.sentAt?.getTime() ?? 0) < CUT_OFF_AFTER_MS) throw new StillLeaving(messageId);
    return message;
  }

  /** The row, locked. */
  private find(work: Work, messageId: number): Promise<Row | null> {
    return work.row<Row>(
      `select id, channel, kind, company_id as "companyId", recipient, subject, body, html, status, subject_id as "subjectId",
              call_starts_at as "callStartsAt", time_zone as "timeZone", created_at as "createdAt", sent_at as "sentAt"
         from outgoing_messages where id = $1 for update`,
      [messageId],
    );
  }

  private async hold(work: Work, messageId: number, until: Date): Promise<null> {
    await this.set(work, messageId, 'held', {});
    await this.tasks.add(work, SEND_MESSAGE, { messageId }, { runAt: until });
    return null;
  }

  /** It will not arrive: whoever wanted it hears of that, and a question that was never seen may be asked again. */
  private async end(work: Work, message: Row, status: 'failed' | 'dropped', reason: string): Promise<null> {
    await this.set(work, message.id, status, { error: reason });
    if (message.kind === 'consent_question' && message.companyId !== null) await this.consents.unask(work, message.recipient, message.companyId);
    await this.facts.record(work, new MessageFailed(message.companyId, message.id, message.kind, message.subjectId, reason));
    return null;
  }

  private async set(work: Work, id: number, status: OutgoingMessage['status'], told: { sentAt?: Date; providerId?: string; error?: string }): Promise<void> {
    await work.rows(
      `update outgoing_messages set status = $2, error = $3, provider_id = coalesce($4, provider_id), sent_at = $5 where id = $1`,
      [id, status, told.error ?? null, told.providerId ?? null, told.sentAt ?? null],
    );
  }
}

function pairOf({ recipient, companyId }: Row): { phoneNumber: string; companyId: number | null } {
  return { phoneNumber: recipient, companyId };
}

/** Why an SMS may not leave any more, for people to read; null when it may. */
function objectionTo({ kind, callStartsAt }: Row, standing: Standing, now: Date): string | null {
  if (kind === 'mail') return null;
  const verdict = gate(standing, kind);
  if (verdict === 'stopped') return 'opted out via STOP';
  if (verdict !== 'send') return 'no consent';
  return UNTIL_THE_CALL.has(kind) && callStartsAt && callStartsAt <= now ? 'the call has started' : null;
}

/** Of reminders only automatic ones are ever held, so a held one is automatic. */
function openingFor({ kind, status, callStartsAt, timeZone }: Row, standing: Standing, now: Date): Date | null {
  if (kind === 'mail') return null;
  return holdUntil({ ...standing, now, zone: timeZone ?? standing.timeZone, kind, callStartsAt, automatic: status === 'held' });
}
