import { Injectable } from '@nestjs/common';
import { ReadAuditService, type Work } from '#libs/platform';
import { ContactsExported } from '../worker.facts.js';
import { WorkerQueries } from '../worker.queries.js';
import { contactCards } from './contact-cards.js';
import { contactTable } from './contact-table.js';

export const EXPORT_FORMATS = ['csv', 'vcf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** All contacts of a company in a file. */
@Injectable()
export class ContactExportService {
  constructor(
    private readonly workers: WorkerQueries,
    private readonly readAudit: ReadAuditService,
  ) {}

  /**
   * Three statements, one of them the read's own entry in the audit trail.
   *
   * @returns the file's content, UTF-8
   * @throws NotFound the actor does not reach the company's contacts
   */
  async ofCompany(work: Work, companyId: number, format: ExportFormat): Promise<string> {
    const { workers } = await this.workers.contacts(work, companyId);
    const read = new ContactsExported(companyId, { format, contacts: workers.length });
    await this.readAudit.record(work, read);
    return format === 'csv' ? contactTable(workers) : contactCards(workers);
  }
}
