import { Injectable } from '@nestjs/common';
import { companyNameInTexts, countSegments, MAX_SEGMENTS, MessageService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { TextTooLong, WorkerNotTextable } from '../worker.errors.js';
import { WorkerTexted } from '../worker.facts.js';
import { WorkerQueries } from '../worker.queries.js';

/** Texts that a manager writes to one contact. */
@Injectable()
export class WorkerTextService {
  constructor(
    private readonly workers: WorkerQueries,
    private readonly messages: MessageService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Texts the worker's number, in the name of the company. Outside of its sending hours the text waits.
   *
   * @returns `held`: until the sending hours begin
   * @throws NotFound no such worker, or the actor does not reach the contacts of its company
   * @throws WorkerNotTextable no consent, or STOP
   * @throws TextTooLong
   */
  async send(work: Work, slug: string, text: string): Promise<'queued' | 'held'> {
    const {
      id,
      company_id: companyId,
      phone_number: phoneNumber,
    } = await this.workers.reached(work, slug);
    const body = await this.signed(work, companyId, text);
    const { segments } = countSegments(body);
    if (segments > MAX_SEGMENTS) throw new TextTooLong(MAX_SEGMENTS);
    const [outcome] = await this.messages.send(work, [
      { kind: 'direct', companyId, phoneNumber, body },
    ]);
    if (outcome !== 'queued' && outcome !== 'held')
      throw new WorkerNotTextable(outcome === 'stopped' ? 'stopped' : 'awaiting');
    await this.facts.record(work, new WorkerTexted(companyId, id, { outcome, segments }));
    return outcome;
  }

  /** Several companies may share our number, so each text names its own. */
  private async signed(work: Work, companyId: number, text: string): Promise<string> {
    const company = await work.row<{ name: string; name_short: string | null }>(
      'select name, name_short from companies where id = $1',
      [companyId],
    );
    const { name: companyName, name_short: companyShortName } = company!;
    return `${companyNameInTexts({ companyName, companyShortName })}: ${text.trim()}`;
  }
}
