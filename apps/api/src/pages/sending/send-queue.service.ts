import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { EventQueries } from '#libs/event';
import { LaborRequirementQueries, type RequestScope } from '#libs/labor';
import type { Work } from '#libs/platform';
import type { SendScope } from './send-scope.js';

/** The requests that a sending is about, and the event whose page shows it. */
export interface SendQueue {
  scope: RequestScope;
  event: { id: number; slug: string };
  /** Of a call or requirement. */
  names: { call?: string; skill?: string };
}

/** Finds what an address of a page names. One statement each. */
@Injectable()
export class SendQueueService {
  constructor(
    private readonly events: EventQueries,
    private readonly calls: CallTimeQueries,
    private readonly requirements: LaborRequirementQueries,
  ) {}

  /** @throws NotFound, Unauthorized the actor does not reach it */
  find(work: Work, kind: SendScope['kind'], slug: string): Promise<SendQueue> {
    if (kind === 'event' || kind === 'codes') return this.ofEvent(work, slug);
    return kind === 'labor' ? this.ofRequirement(work, slug) : this.ofCall(work, slug);
  }

  private async ofEvent(work: Work, slug: string): Promise<SendQueue> {
    const event = await this.events.reached(work, slug);
    return { scope: { eventId: event.id }, event, names: {} };
  }

  private async ofCall(work: Work, slug: string): Promise<SendQueue> {
    const { id, event, name } = await this.calls.reached(work, slug);
    return { scope: { callTimeId: id }, event, names: { call: name } };
  }

  private async ofRequirement(work: Work, slug: string): Promise<SendQueue> {
    const { id, call_time: call, labor_type: skill } = await this.requirements.reached(work, slug);
    const names = { call: call.name, skill: skill.name };
    return { scope: { requirementId: id }, event: call.event, names };
  }
}
