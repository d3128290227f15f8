import { Injectable } from '@nestjs/common';
import { Actor, drawUntilFree, Invalid, NotFound, randomWorkerSlug } from '#libs/kernel';
import { type RowOf, TaskQueueService, UnitOfWork, type Work } from '#libs/platform';
import { assertContactsReached } from '../worker.policy.js';
import type { ContactBatch, ImportableContact } from './contact-batch.js';
import type { ContactImport } from './contact-import.entity.js';
import { ContactImportService } from './contact-import.service.js';
import type { ColumnPlan } from './csv-columns.js';
import { assertIsText } from './csv-table.js';
import { IMPORT_CONTACTS } from './import-contacts.task-name.js';
import { readCsv, readVCards } from './read-contacts.js';

/** An uploaded file, with its content as long as it is not imported. */
export type ImportJob = Omit<RowOf<ContactImport>, 'user_id' | 'column_plan'> & {
  column_plan: ColumnPlan | null;
};

type RunningJob = ImportJob & Pick<RowOf<ContactImport>, 'user_id'>;

/** Contacts that are added in one transaction, after which the progress shows. */
const PART = 500;

const COLUMNS =
  'id, slug, company_id, file_name, kind, column_plan, state, total, done, imported, skipped, errors, created_at';

/** Files of contacts that are looked at first, and then imported in parts, while people do other things. */
@Injectable()
export class ImportJobService {
  constructor(
    private readonly contacts: ContactImportService,
    private readonly tasks: TaskQueueService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Keeps a file for its preview; nothing of it is imported yet.
   *
   * @returns the slug of the import
   * @throws Invalid naming `file`: no vCard and no table, by its name
   */
  async upload(
    work: Work,
    companyId: number,
    file: { name: string; bytes: Buffer },
  ): Promise<string> {
    assertContactsReached(work.actor, companyId);
    const kind = kindOf(file);
    return drawUntilFree(async () => {
      const slug = randomWorkerSlug();
      const made = await work.row(
        `insert into contact_imports (slug, company_id, user_id, file_name, kind, content, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (slug) do nothing returning id`,
        [slug, companyId, work.actor.userId, file.name.slice(0, 200), kind, file.bytes, work.now],
      );
      return made ? slug : null;
    });
  }

  /** One statement. @throws NotFound unknown, purged, or out of reach */
  async find(work: Work, slug: string): Promise<ImportJob> {
    const job = await work.row<ImportJob>(
      `select ${COLUMNS}, case when state = 'preview' then content end as content from contact_imports where slug = $1`,
      [slug],
    );
    if (!job) throw new NotFound('ContactImport');
    assertContactsReached(work.actor, job.company_id);
    return job;
  }

  /**
   * Starts the import of a file that was looked at; started before: nothing happens.
   *
   * @param batch its contacts, read with the plan
   */
  async start(
    work: Work,
    job: ImportJob,
    plan: ColumnPlan | null,
    batch: ContactBatch,
  ): Promise<void> {
    assertContactsReached(work.actor, job.company_id);
    const started = await work.row<{ id: number }>(
      `update contact_imports set state = 'running', column_plan = $2, total = $3, user_id = $4
        where id = $1 and state = 'preview' returning id`,
      [job.id, plan && JSON.stringify(plan), distinctOf(batch).length, work.actor.userId],
    );
    const { id: importId, company_id: companyId } = job;
    if (started) this.tasks.addHeavy(work, IMPORT_CONTACTS, { importId }, { companyId });
  }

  /** Forgets a file without importing it. */
  async discard(work: Work, job: ImportJob): Promise<void> {
    assertContactsReached(work.actor, job.company_id);
    await work.rows(`delete from contact_imports where id = $1 and state = 'preview'`, [job.id]);
  }

  /** Imports the file, and goes on where an earlier try ended. Idempotent. */
  async run(importId: number): Promise<void> {
    const job = await this.unitOfWork
      .reading()
      .row<RunningJob>(
        `select ${COLUMNS}, user_id, content from contact_imports where id = $1 and state = 'running'`,
        [importId],
      );
    if (!job?.content) return;
    const batch = await contactsOf(job);
    const contacts = distinctOf(batch);
    for (let done: number | null = job.done; done !== null && done < contacts.length;)
      done = await this.runPart(job, contacts, done);
    await this.finish(job, batch);
  }

  /** @returns the contacts that are done; null: another try is doing them */
  private runPart(
    job: RunningJob,
    contacts: readonly ImportableContact[],
    done: number,
  ): Promise<number | null> {
    return this.unitOfWork.as(callerOf(job), async (work) => {
      const next = Math.min(done + PART, contacts.length);
      const moved = await work.row(
        `update contact_imports set done = $2 where id = $1 and done = $3 and state = 'running' returning id`,
        [job.id, next, done],
      );
      if (!moved) return null;
      const imported = await this.contacts.write(work, job.company_id, contacts.slice(done, next));
      await work.rows('update contact_imports set imported = imported + $2 where id = $1', [
        job.id,
        imported,
      ]);
      return next;
    });
  }

  private finish(job: RunningJob, { contacts, errors }: ContactBatch): Promise<void> {
    return this.unitOfWork.as(callerOf(job), async (work) => {
      const finished = await work.row<{ imported: number; skipped: number }>(
        `update contact_imports set state = 'done', content = null, skipped = $2 - imported, errors = $3
          where id = $1 and state = 'running' and done = total returning imported, skipped`,
        [job.id, contacts.length, JSON.stringify(errors)],
      );
      if (!finished) return;
      const counts = { ...finished, refused: errors.length };
      await this.contacts.recordImport(work, job.company_id, counts);
    });
  }
}

/** The contacts of an uploaded file. @throws NoPhoneColumn, TableUnreadable, TooManyContacts, TooManyNumbers */
export function contactsOf({
  kind,
  content,
  column_plan: plan,
}: Pick<ImportJob, 'kind' | 'content' | 'column_plan'>): Promise<ContactBatch> {
  return kind === 'vcard' ? readVCards(content!) : readCsv(content!, plan);
}

/** The first contact of each number, in their order. */
function distinctOf({ contacts }: ContactBatch): ImportableContact[] {
  const first = new Map(contacts.toReversed().map((contact) => [contact.phoneNumber, contact]));
  return contacts.filter((contact) => first.get(contact.phoneNumber) === contact);
}

function kindOf({ name, bytes }: { name: string; bytes: Buffer }): 'vcard' | 'csv' {
  if (/\.(vcf|vcard)$/i.test(name)) return 'vcard';
  if (/\.(csv|tsv|txt)$/i.test(name)) return kindOfText(bytes);
  throw Invalid.field(
    'file',
    bytes.length === 0
      ? 'Choose a file.'
      : 'Choose a file of contact cards (.vcf) or a table (.csv). From Excel: Save as, CSV UTF-8.',
  );
}

function kindOfText(bytes: Buffer): 'vcard' | 'csv' {
  if (/^\W{0,4}BEGIN:VCARD/i.test(bytes.toString('latin1', 0, 40))) return 'vcard';
  assertIsText(bytes);
  return 'csv';
}

/** The contacts are added in the name of who started the import, who was allowed to by then. */
function callerOf({ user_id: userId, company_id: companyId }: RunningJob): {
  actor: Actor;
  httpRequestId: null;
  origin: null;
} {
  const actor = new Actor({ userId, grants: [{ id: 0, role: 'manager', companyId }] });
  return { actor, httpRequestId: null, origin: null };
}
