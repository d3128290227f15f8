import { Injectable } from '@nestjs/common';
import { type ConsentEntry, foldConsentEntries, type ConsentFlags } from '#libs/messaging';
import { ReadAuditService, type Work } from '#libs/platform';
import { ConsentHistoryRead } from './worker.facts.js';
import { WorkerQueries } from './worker.queries.js';

/** An entry of a number's consent ledger, as managers of the worker's company may read it. */
interface ConsentHistoryRow extends Pick<ConsentEntry, 'kind' | 'source' | 'wording' | 'sender'> {
  /** Null: a STOP that was no answer to this company. */
  at: Date | null;
  /** Null: the entry is about the number in all companies. */
  company_id: number | null;
  /** The provider's id of the incoming text. */
  provider_message_id: string | null;
  /** The user who granted consent or sent the question. */
  person: string | null;
}

export interface ConsentHistory {
  phone_number: string;
  state: ConsentFlags;
  /** Oldest first. */
  entries: ConsentHistoryRow[];
}

/**
 * An entry about all companies belongs to the company that had texted the number last before, or asked it: only that
 * one sees when it was said, and how. Texts to a company's own sender belong to that company.
 */
const ANSWERS_US = `ce.own_sender is not null or coalesce(
  ce.company_id,
  (select m.company_id from outgoing_messages m
    where m.recipient = ce.phone_number and m.channel = 'sms' and m.kind <> 'reply' and m.company_id is not null and m.created_at <= ce.at
    order by m.id desc limit 1),
  (select company_id from consent_entries
    where phone_number = ce.phone_number and company_id is not null and at <= ce.at order by id desc limit 1),
  $2) = $2`;

/** Hides names of users where the entry is about all companies: they may belong to another one. */
const NAMES_ANOTHER = `ce.company_id is null and exists (
  select from consents other join companies oc on oc.id = other.company_id
   where other.phone_number = ce.phone_number and oc.id <> $2
     and (strpos(lower(ce.wording), lower(oc.name)) > 0 or strpos(lower(ce.wording), lower(nullif(trim(oc.name_short), ''))) > 0))`;

/** The consent entries of a worker's number. */
@Injectable()
export class ConsentHistoryQueries {
  constructor(
    private readonly workers: WorkerQueries,
    private readonly readAudit: ReadAuditService,
  ) {}

  /**
   * The entries of the worker's company and those about the number in all companies that answered
   * it; of a STOP that answered another company only that it is in force. Three statements, one of
   * them the read's own entry in the audit trail.
   *
   * @throws NotFound no such worker, or the actor does not reach the contacts of its company
   */
  async ofWorker(work: Work, slug: string): Promise<ConsentHistory> {
    const worker = await this.workers.reached(work, slug);
    const { company_id: companyId, phone_number: phoneNumber } = worker;
    await this.readAudit.record(work, new ConsentHistoryRead(companyId, worker.id));
    const found = await work.rows<ConsentHistoryRow & { at: Date; answers_us: boolean }>(
      `select (${ANSWERS_US}) as answers_us, ce.kind, ce.source, case when ${NAMES_ANOTHER} then null else ce.wording end as wording, ce.sender, ce.at, ce.company_id,
              im.provider_id as provider_message_id, coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username) as person
         from consent_entries ce
         left join incoming_messages im on im.id = ce.message_id
         left join users u on u.id = ce.user_id
        where ce.phone_number = $1
          and (ce.company_id = $2 or (ce.company_id is null and ce.own_sender is not distinct from (select sms_sender from companies where id = $2)))
        order by ce.at, ce.id`,
      [phoneNumber, companyId],
    );
    const state = foldConsentEntries(
      found.map(({ kind, at, company_id }) => ({ kind, at, companyId: company_id })),
      companyId,
    );
    const entries = found.filter((entry) => entry.answers_us);
    const stop = found.findLast(({ kind }) => kind === 'revoked');
    return {
      phone_number: phoneNumber,
      state,
      entries: state.stopped && stop && !stop.answers_us ? [...entries, STOPPED] : entries,
    };
  }
}

/** All that a company learns of a STOP that answered another one. */
const STOPPED: ConsentHistoryRow = {
  ...{ kind: 'revoked', source: 'text', company_id: null },
  ...{ at: null, wording: null, sender: null, provider_message_id: null, person: null },
};
