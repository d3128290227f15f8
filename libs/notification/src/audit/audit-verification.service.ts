import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { ChainWalk } from '../rules/chain-walk.js';
import { type CheckedLink, LinkedEntriesService } from './linked-entries.service.js';
import type { AuditMisfit } from './audit-misfit.js';
import {
  AuditVerificationQueries,
  type ChainHead,
  LINKS_AT_ONCE,
} from './audit-verification.queries.js';

/** The last link of a chain, as an auditor keeps it. */
export interface KeptHead {
  /** The company's id; 0: entries without a company. */
  chain: number;
  position: number;
  /** Hexadecimal. */
  hash: string;
}

export interface AuditReport {
  /** Linked entries that fit. */
  checked: number;
  /** Of those, entries whose personal values were erased. */
  erased: number;
  /** Entries that are not linked yet: of the last minute, as a rule. */
  unlinked: number;
  /** The chains that were checked, with their companies. */
  heads: ChainHead[];
  misfit: AuditMisfit | null;
}

type Found = Omit<AuditMisfit, 'chain' | 'company'>;

/** Checks that no audit entry was changed, removed or inserted, and that values beside them were at most erased. */
@Injectable()
export class AuditVerificationService {
  constructor(
    private readonly queries: AuditVerificationQueries,
    private readonly entries: LinkedEntriesService,
  ) {}

  /**
   * Reads the chains one after another, in parts; stops at the first misfit.
   *
   * @param companySlug only of this company; null: all, and entries without a company
   * @param kept heads of an earlier verification: each has to be in its chain still
   * @throws NotFound no such company
   */
  async verify(
    work: Work,
    companySlug: string | null = null,
    kept: readonly KeptHead[] = [],
  ): Promise<AuditReport> {
    const heads = await this.queries.headsUnchecked(work, companySlug);
    if (heads.length === 0) throw new NotFound('Company');
    const droppedBefore = await this.queries.droppedBefore(work);
    const report: AuditReport = { checked: 0, erased: 0, unlinked: 0, heads, misfit: null };
    for (const head of heads) {
      const ofChain = kept.filter((each) => each.chain === head.chain);
      const found = await this.verifyChain(work, head, { droppedBefore, kept: ofChain }, report);
      if (found)
        return { ...report, misfit: { chain: head.chain, company: head.company, ...found } };
    }
    const gone =
      companySlug === null && kept.find(({ chain }) => heads.every((head) => head.chain !== chain));
    if (!gone) return report;
    const misfit = { ...NOTHING_KNOWN, because: 'truncated', chain: gone.chain } as const;
    return { ...report, misfit: { ...misfit, company: null, position: 1 } };
  }

  /** Keeps what a verification of all chains found. */
  async record(work: Work, startedAt: Date, report: AuditReport): Promise<void> {
    await work.rows(
      `insert into audit_verifications (started_at, finished_at, checked, erased, misfit) values ($1, $2, $3, $4, $5)`,
      [startedAt, work.now, report.checked, report.erased, report.misfit],
    );
  }

  private async verifyChain(
    work: Work,
    head: ChainHead,
    { droppedBefore, kept }: { droppedBefore: Date | null; kept: readonly KeptHead[] },
    report: AuditReport,
  ): Promise<Found | null> {
    const closings = await this.queries.closings(work, head.chain);
    const walk = new ChainWalk(closings, droppedBefore);
    const expected = [...kept, { ...head, hash: head.hash.toString('hex') }];
    const next = (): Promise<CheckedLink[]> =>
      this.entries.after(work, head.chain, walk.position, droppedBefore);
    for (let links = await next(); links.length > 0;) {
      for (const link of links) {
        const because = walk.objection(link) ?? rewritten(link, expected);
        if (because) return misfitOf(link, because);
        report.checked++;
        if (link.is_erased) report.erased++;
      }
      links = links.length < LINKS_AT_ONCE ? [] : await next();
    }
    const end = walk.position || (closings.at(-1)?.position ?? 0);
    const missing = expected.find(({ position }) => position > end);
    if (missing) return { ...NOTHING_KNOWN, because: 'truncated', position: end + 1 };
    return this.strays(work, head, report);
  }

  /** Entries that were put in, or taken out before they were linked. */
  private async strays(
    work: Work,
    { chain }: ChainHead,
    report: AuditReport,
  ): Promise<Found | null> {
    const [inserted, { count, firstGone }] = await Promise.all([
      this.queries.firstInserted(work, chain),
      this.queries.waiting(work, chain),
    ]);
    report.unlinked += count;
    if (inserted) {
      const { entry_id: entryId, at, action } = inserted;
      return { because: 'inserted', position: null, entryId, at, action };
    }
    if (!firstGone) return null;
    const { entry_id: entryId, at } = firstGone;
    return { because: 'removed', position: null, entryId, at, action: null };
  }
}

const NOTHING_KNOWN = { entryId: null, at: null, action: null };

function rewritten(
  { position, hash }: CheckedLink,
  expected: readonly { position: number; hash: string }[],
): 'rewritten' | null {
  const differs = expected.some(
    (each) => each.position === position && each.hash !== hash.toString('hex'),
  );
  return differs ? 'rewritten' : null;
}

function misfitOf(link: CheckedLink, because: AuditMisfit['because']): Found {
  const { entry_id: entryId, position, at, action } = link;
  return { because, position, entryId, at, action };
}
