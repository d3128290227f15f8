import { Injectable } from '@nestjs/common';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import { Company } from '../company.entity.js';
import { CompanyChanged } from '../company.facts.js';
import { CompanyLogo } from './company-logo.entity.js';
import { logoFileName } from './logo-file-name.js';
import type { LogoImage } from './logo-image.js';

export type StoredLogo = Pick<RowOf<CompanyLogo>, 'content' | 'media_type' | 'etag'>;

/** Stores one logo for each company, in the database, so that all processes have it. */
@Injectable()
export class CompanyLogoService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Replaces the present logo.
   *
   * @returns the new `logo_file` of the company
   */
  async put(work: Work, companyId: number, logo: LogoImage): Promise<string> {
    const file = logoFileName(logo);
    const before = await this.rename(work, companyId, file);
    if (before === file) return file;
    await work.rows(
      `insert into company_logos (company_id, content, media_type, etag, updated_at) values ($1, $2, $3, $4, $5)
       on conflict (company_id) do update set content = excluded.content, media_type = excluded.media_type, etag = excluded.etag, updated_at = excluded.updated_at`,
      [companyId, logo.content, logo.mediaType, logo.etag, work.now],
    );
    await this.facts.record(
      work,
      new CompanyChanged({ companyId, before: { logo_file: before }, after: { logo_file: file } }),
    );
    return file;
  }

  /** Does nothing without a logo. */
  async remove(work: Work, companyId: number): Promise<void> {
    const before = await this.rename(work, companyId, null);
    if (before === null) return;
    await work.tx.delete(CompanyLogo, { companyId });
    await this.facts.record(
      work,
      new CompanyChanged({ companyId, before: { logo_file: before }, after: { logo_file: null } }),
    );
  }

  /** Null: replaced, or another company's file. One statement. */
  find(work: Work, companySlug: string, file: string): Promise<StoredLogo | null> {
    return work.row<StoredLogo>(
      `select cl.content, cl.media_type, cl.etag from companies c join company_logos cl on cl.company_id = c.id where c.slug = $1 and c.logo_file = $2`,
      [companySlug, file],
    );
  }

  /**
   * Locks the company's row, so that of two uploads the later one wins. @returns the name before
   */
  private async rename(work: Work, companyId: number, file: string | null): Promise<string | null> {
    const held = await work.row<Pick<RowOf<Company>, 'logo_file'>>(
      'select logo_file from companies where id = $1 for no key update',
      [companyId],
    );
    if (held!.logo_file !== file) await work.tx.update(Company, companyId, { logoFile: file });
    return held!.logo_file;
  }
}
