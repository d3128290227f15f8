import type { MessageDraft } from '#libs/messaging';
import type { Work } from '#libs/platform';
import type { Recipient } from './text-preview.js';

interface Contact {
  name: string;
  phone_number: string;
}

const numberKey = (companyId: number | null, phoneNumber: string): string =>
  `${companyId} ${phoneNumber}`;

/** Who the recipients of drafts are: the workers of their requests, else the contacts with their numbers. */
export class RecipientNames {
  private constructor(
    private readonly byRequest: ReadonlyMap<number, Contact>,
    private readonly byNumber: ReadonlyMap<string, string>,
  ) {}

  /** At most two statements. */
  static async read(
    work: Work,
    drafts: readonly MessageDraft[],
    requestIds: readonly number[],
  ): Promise<RecipientNames> {
    const ids = [...requestIds, ...drafts.flatMap(({ aboutId }) => aboutId ?? [])];
    const workers = await work.rows<Contact & { request_id: number }>(
      `select r.id as request_id, w.name, w.phone_number from labor_requests r join workers w on w.id = r.worker_id where r.id = any($1)`,
      [ids],
    );
    const byRequest = new Map(workers.map((worker) => [worker.request_id, worker]));
    const others = drafts.filter(({ aboutId }) => !aboutId || !byRequest.has(aboutId));
    const contacts =
      others.length === 0
        ? []
        : await work.rows<Contact & { company_id: number }>(
            `select w.company_id, w.name, w.phone_number from workers w
              where w.company_id = any($1) and w.phone_number = any($2) order by w.id desc`,
            [others.map(({ companyId }) => companyId), others.map((each) => each.phoneNumber)],
          );
    return new RecipientNames(
      byRequest,
      new Map(contacts.map((each) => [numberKey(each.company_id, each.phone_number), each.name])),
    );
  }

  ofDraft({ aboutId, companyId, phoneNumber }: MessageDraft): Recipient {
    const known = aboutId ? this.byRequest.get(aboutId) : undefined;
    const name = known?.name ?? this.byNumber.get(numberKey(companyId, phoneNumber)) ?? '';
    return { requestId: known ? aboutId! : null, name, phoneNumber };
  }

  ofRequest(requestId: number): Recipient {
    const known = this.byRequest.get(requestId);
    return { requestId, name: known?.name ?? '', phoneNumber: known?.phone_number ?? '' };
  }
}
