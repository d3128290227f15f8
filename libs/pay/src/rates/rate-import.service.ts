import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import type { Rate } from '../engine/pay-input.js';
import { assertMoneyReached } from '../pay.policy.js';
import {
  PayRateAdded,
  PayRateChanged,
  PayRatesImported,
  priceInTrail,
  rateInTrail,
} from './pay-rate.facts.js';
import { datedRateOf, RATE_COLUMNS, type RateRow } from './pay-rate.queries.js';
import { type MeantIds, RateLineNamingQueries } from './rate-line-naming.queries.js';
import { isRateScope, type RateScope } from './rules/rate-precedence.js';
import type { NamingColumn, RateLine, RateLineProblem } from './rules/rate-table.js';

/** What a line becomes. `same`: there is such a rate already. `refused`: `problem` says why. */
export interface PreviewedRate extends RateLine {
  outcome: 'added' | 'changed' | 'same' | 'refused';
  /** Null: it is refused. */
  scope: RateScope | null;
  /** The amount that an existing rate of the same work and day has; null: there is none. */
  before: Rate | null;
}

export type RateImportCounts = Record<PreviewedRate['outcome'], number>;

type Written = PreviewedRate & { scope: RateScope; rate: Rate; from: string };

const SCOPE_COLUMNS: Record<NamingColumn, keyof RateScope> = {
  worker: 'workerId',
  skill: 'laborTypeId',
  location: 'locationId',
  event: 'eventId',
  requirement: 'requirementId',
};
const NAMING = Object.keys(SCOPE_COLUMNS) as NamingColumn[];

/** Many rates at once: looked at line by line, then stored. The same lines twice change nothing. */
@Injectable()
export class RateImportService {
  constructor(
    private readonly naming: RateLineNamingQueries,
    private readonly facts: FactBus,
  ) {}

  /** What `import` would do with each line now. Two statements. @throws NotFound the actor may not read the company's money */
  preview(work: Work, companyId: number, lines: readonly RateLine[]): Promise<PreviewedRate[]> {
    return this.judge(work, companyId, lines, '');
  }

  /**
   * Adds and changes the rates of the lines that are none of `same` and `refused`. Three statements, whatever their number.
   *
   * @returns each line with what became of it
   * @throws NotFound the actor may not read the company's money
   */
  async import(
    work: Work,
    companyId: number,
    lines: readonly RateLine[],
  ): Promise<PreviewedRate[]> {
    const judged = await this.judge(work, companyId, lines, 'order by rate.id for update');
    const written = judged.filter(
      (line): line is Written => line.outcome === 'added' || line.outcome === 'changed',
    );
    if (written.length === 0) return judged;
    const rows = await this.write(work, companyId, written);
    const { added, changed } = countRates(judged);
    for (const { scope, from, rate, before } of written) {
      const row = rows.get(keyOf(scope, from))!;
      const values = { companyId, id: row.id };
      await this.facts.record(
        work,
        before
          ? new PayRateChanged({
              ...values,
              before: priceInTrail(before),
              after: priceInTrail(rate),
            })
          : new PayRateAdded({ ...values, after: rateInTrail(row) }),
      );
    }
    await this.facts.record(work, new PayRatesImported(companyId, { added, changed }));
    return judged;
  }

  private async judge(
    work: Work,
    companyId: number,
    lines: readonly RateLine[],
    lock: string,
  ): Promise<PreviewedRate[]> {
    assertMoneyReached(work.actor, companyId);
    const meant = await this.naming.ofLinesUnchecked(work, companyId, lines);
    const dates = [...new Set(lines.flatMap(({ from }) => from ?? []))];
    const rows = await work.rows<RateRow>(
      `select ${RATE_COLUMNS} from pay_rates rate where rate.company_id = $1 and rate.effective_from = any($2::date[]) ${lock}`,
      [companyId, dates],
    );
    const existing = new Map(
      rows.map(datedRateOf).map(({ scope, from, rate }) => [keyOf(scope, from), rate]),
    );
    const seen = new Set<string>();
    return lines.map((line) => judged(line, meant, existing, seen));
  }

  private async write(
    work: Work,
    companyId: number,
    lines: readonly Written[],
  ): Promise<Map<string, RateRow>> {
    const ids = (name: keyof RateScope) => lines.map(({ scope }) => scope[name]);
    const rows = await work.rows<RateRow>(
      `insert into pay_rates as rate (company_id, worker_id, labor_type_id, location_profile_id, event_id, labor_requirement_id, per, amount, effective_from, created_at)
       select $1, given.*, $10
         from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], $8::bigint[], $9::date[]) as given
       on conflict (company_id, coalesce(worker_id, 0), coalesce(labor_type_id, 0), coalesce(location_profile_id, 0), coalesce(event_id, 0),
                    coalesce(labor_requirement_id, 0), effective_from)
       do update set per = excluded.per, amount = excluded.amount
       returning ${RATE_COLUMNS}`,
      [
        ...[companyId, ids('workerId'), ids('laborTypeId'), ids('locationId'), ids('eventId')],
        ...[ids('requirementId'), lines.map(({ rate }) => rate.per)],
        ...[lines.map(({ rate }) => rate.amount), lines.map(({ from }) => from), work.now],
      ],
    );
    return new Map(
      rows.map((row) => {
        const { scope, from } = datedRateOf(row);
        return [keyOf(scope, from), row];
      }),
    );
  }
}

export function countRates(lines: readonly PreviewedRate[]): RateImportCounts {
  const counts = { added: 0, changed: 0, same: 0, refused: 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  return counts;
}

/** @param seen scopes and days of earlier lines; this one is added */
function judged(
  line: RateLine,
  meant: MeantIds,
  existing: ReadonlyMap<string, Rate | null>,
  seen: Set<string>,
): PreviewedRate {
  const refused = (problem: RateLineProblem): PreviewedRate => {
    return { ...line, problem, outcome: 'refused', scope: null, before: null };
  };
  const { rate, from, cells } = line;
  if (line.problem || !rate || from === null)
    return refused(line.problem ?? { column: 'amount', because: 'unreadable' });
  const scope = { ...NOTHING };
  for (const column of NAMING.filter((each) => cells[each] !== '')) {
    const [id, ...others] = meant(column, cells[column]);
    if (id === undefined) return refused({ column, because: 'unknown' });
    if (others.length > 0) return refused({ column, because: 'several' });
    scope[SCOPE_COLUMNS[column]] = id;
  }
  if (!isRateScope(scope))
    return refused({ column: cells.requirement ? 'requirement' : 'event', because: 'twice' });
  const key = keyOf(scope, from);
  if (seen.has(key)) return refused({ column: 'from', because: 'repeated' });
  seen.add(key);
  const before = existing.get(key) ?? null;
  const isSame = before?.per === rate.per && before.amount === rate.amount;
  return { ...line, scope, before, outcome: isSame ? 'same' : before ? 'changed' : 'added' };
}

const NOTHING: RateScope = {
  workerId: null,
  laborTypeId: null,
  locationId: null,
  eventId: null,
  requirementId: null,
};

function keyOf(scope: RateScope, from: string): string {
  return [...NAMING.map((column) => scope[SCOPE_COLUMNS[column]] ?? ''), from].join(' ');
}
