import { Injectable } from '@nestjs/common';
import { drawUntilFree, randomWorkerSlug } from '#libs/kernel';
import { LaborTypeService } from '#libs/company';
import { StopRecallService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { AltPhoneAdded, ContactsImported, WorkerAdded } from '../worker.facts.js';
import { assertContactsReached } from '../worker.policy.js';
import { WorkerAccountService } from '../worker-account.service.js';
import { WorkerSkillService } from '../worker-skill.service.js';
import type { BatchLine, ContactBatch, ImportableContact } from './contact-batch.js';
import { forEachYielding } from './for-each-yielding.js';

export interface ImportReport {
  imported: number;
  /**
   * Numbers that the company has already, or that the file repeats; existing contacts stay
   * unchanged.
   */
  skipped: number;
  /** A message for everything that was not imported as it was sent. */
  errors: string[];
}

/** What a line of a file would become. */
export interface PreviewedLine extends BatchLine {
  /**
   * `new`: it is added. `known`: the company has the number. `repeated`: an earlier line has it. `none`: it is no
   * contact.
   */
  outcome: 'new' | 'known' | 'repeated' | 'none';
}

interface AddedContact {
  id: number;
  contact: ImportableContact;
}

/** Imports many contacts in one transaction. */
@Injectable()
export class ContactImportService {
  constructor(
    private readonly accounts: WorkerAccountService,
    private readonly stops: StopRecallService,
    private readonly laborTypes: LaborTypeService,
    private readonly skills: WorkerSkillService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Adds the contacts whose number the company does not have yet. The number of statements does not
   * depend on their number.
   *
   * @throws NotFound the actor does not reach the company's contacts
   */
  async import(
    work: Work,
    companyId: number,
    { contacts, errors }: ContactBatch,
  ): Promise<ImportReport> {
    const imported = await this.write(work, companyId, contacts);
    const counts = { imported, skipped: contacts.length - imported };
    await this.recordImport(work, companyId, { ...counts, refused: errors.length });
    return { ...counts, errors };
  }

  /**
   * What `import` would do with each line, as the company's contacts are now. One statement.
   *
   * @throws NotFound the actor does not reach the company's contacts
   */
  async preview(
    work: Work,
    companyId: number,
    { contacts, lines }: ContactBatch,
  ): Promise<PreviewedLine[]> {
    assertContactsReached(work.actor, companyId);
    const known = await this.numbersOf(work, companyId, contacts);
    const seen = new Set<string>();
    return lines.map((line) => {
      const number = line.contact?.phoneNumber;
      if (number === undefined) return { ...line, outcome: 'none' as const };
      const isRepeated = seen.has(number);
      seen.add(number);
      return {
        ...line,
        outcome: known.has(number) ? ('known' as const) : isRepeated ? 'repeated' : 'new',
      };
    });
  }

  /**
   * Adds those of the contacts whose number the company does not have yet; part of an import.
   *
   * @returns how many were added
   * @throws NotFound the actor does not reach the company's contacts
   */
  async write(
    work: Work,
    companyId: number,
    contacts: readonly ImportableContact[],
  ): Promise<number> {
    assertContactsReached(work.actor, companyId);
    if (contacts.length === 0) return 0;
    const distinct = new Map(
      contacts.toReversed().map((contact) => [contact.phoneNumber, contact]),
    );
    const made = await this.insert(work, companyId, distinct);
    await this.stops.recall(
      work,
      made.map(({ contact }) => contact.phoneNumber),
    );
    await this.addAltPhones(work, companyId, made);
    await forEachYielding(made, ({ id, contact: { name, phoneNumber, notes } }) => {
      const after = { name, phone_number: phoneNumber, ...(notes !== undefined && { notes }) };
      return this.facts.record(work, new WorkerAdded({ companyId, workerId: id, after }));
    });
    await this.addSkills(work, companyId, made);
    await this.accounts.linkOrInviteAll(
      work,
      companyId,
      made.map(({ id }) => id),
    );
    return made.length;
  }

  /** @param counts of the whole import; `refused`: messages */
  recordImport(
    work: Work,
    companyId: number,
    counts: { imported: number; skipped: number; refused: number },
  ): Promise<void> {
    return this.facts.record(work, new ContactsImported(companyId, counts));
  }

  /** Skips numbers of other contacts. */
  private async insert(
    work: Work,
    companyId: number,
    distinct: ReadonlyMap<string, ImportableContact>,
  ): Promise<AddedContact[]> {
    const made: AddedContact[] = [];
    let left = [...distinct.values()];
    return drawUntilFree(async () => {
      const rows = await work.rows<{ id: number; phone_number: string }>(
        `insert into workers (company_id, slug, name, phone_number, notes, created_at)
         select $1, slug, name, phone_number, notes, $6
           from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as given(slug, name, phone_number, notes)
          order by phone_number
             on conflict do nothing returning id, phone_number`,
        [
          companyId,
          left.map(() => randomWorkerSlug()),
          left.map(({ name }) => name),
          left.map(({ phoneNumber }) => phoneNumber),
          left.map(({ notes }) => notes ?? null),
          work.now,
        ],
      );
      made.push(...rows.map((row) => ({ id: row.id, contact: distinct.get(row.phone_number)! })));
      if (rows.length === left.length) return made;
      const known = await this.numbersOf(work, companyId, left);
      left = left.filter(({ phoneNumber }) => !known.has(phoneNumber));
      return left.length === 0 ? made : null;
    });
  }

  private async numbersOf(
    work: Work,
    companyId: number,
    contacts: readonly ImportableContact[],
  ): Promise<Set<string>> {
    const rows = await work.rows<{ phone_number: string }>(
      'select phone_number from workers where company_id = $1 and phone_number = any($2::text[])',
      [companyId, contacts.map(({ phoneNumber }) => phoneNumber)],
    );
    return new Set(rows.map((row) => row.phone_number));
  }

  /** Skills that the company lacks are added. */
  private async addSkills(
    work: Work,
    companyId: number,
    made: readonly AddedContact[],
  ): Promise<void> {
    const names = [...new Set(made.flatMap(({ contact }) => contact.skills ?? []))];
    if (names.length === 0) return;
    const ids = await this.laborTypes.ensure(work, companyId, names);
    const skillIds = made.map(({ id, contact }): [number, number[]] => [
      id,
      (contact.skills ?? []).flatMap((name) => ids.get(name.toLowerCase()) ?? []),
    ]);
    await this.skills.giveEachUnchecked(work, companyId, new Map(skillIds));
  }

  private async addAltPhones(
    work: Work,
    companyId: number,
    made: readonly AddedContact[],
  ): Promise<void> {
    const phones = made.flatMap(({ id: workerId, contact }) =>
      contact.altPhones.map((phone) => ({ workerId, ...phone })),
    );
    if (phones.length === 0) return;
    const rows = await work.rows<{
      id: number;
      worker_id: number;
      phone_number: string;
      label: string | null;
    }>(
      `insert into alt_phones (worker_id, phone_number, label)
       select * from unnest($1::bigint[], $2::text[], $3::text[]) returning id, worker_id, phone_number, label`,
      [
        phones.map(({ workerId }) => workerId),
        phones.map(({ phoneNumber }) => phoneNumber),
        phones.map(({ label }) => label),
      ],
    );
    await forEachYielding(rows, ({ id, worker_id: workerId, ...values }) =>
      this.facts.record(
        work,
        new AltPhoneAdded({ companyId, workerId, after: { alt_id: id, ...values } }),
      ),
    );
  }
}
