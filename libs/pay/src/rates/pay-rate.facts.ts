import { moneyText } from '#libs/kernel';
import { Fact } from '#libs/platform';
import type { Rate } from '../engine/pay-input.js';
import type { RateRow } from './pay-rate.queries.js';

interface RateFactValues {
  companyId: number;
  id: number;
  before?: object | null;
  after?: object | null;
}

/** Carries amounts: who may not read money does not read these in the audit trail. */
abstract class PayRateFact extends Fact {
  constructor({ companyId, id, before, after }: RateFactValues) {
    super({ companyId, subject: 'pay_rate', subjectId: id, before, after });
  }
}

export class PayRateAdded extends PayRateFact {
  readonly name = 'pay_rate.added';
}

/** Another amount of the same scope and date. */
export class PayRateChanged extends PayRateFact {
  readonly name = 'pay_rate.changed';
}

export class PayRateEnded extends PayRateFact {
  readonly name = 'pay_rate.ended';
}

/** It was a mistake: as if it had never been. */
export class PayRateRemoved extends PayRateFact {
  readonly name = 'pay_rate.removed';
}

/** Of a file; each row is in the trail too. */
export class PayRatesImported extends Fact {
  readonly name = 'pay_rates.imported';
  constructor(companyId: number, counts: { added: number; changed: number }) {
    super({ companyId, subject: 'company', subjectId: companyId, after: counts });
  }
}

/** A rate as the trail keeps it: what it names by id, the amount as people write it. */
export function rateInTrail(row: RateRow): object {
  const named = {
    worker_id: row.worker_id,
    labor_type_id: row.labor_type_id,
    location_profile_id: row.location_profile_id,
    event_id: row.event_id,
    labor_requirement_id: row.labor_requirement_id,
  };
  const given = Object.entries(named).filter(([, id]) => id !== null);
  return {
    ...Object.fromEntries(given),
    ...(row.per !== null && row.amount !== null
      ? priceInTrail({ per: row.per, amount: row.amount })
      : {}),
    effective_from: row.effective_from,
  };
}

export function priceInTrail({ per, amount }: Rate): { amount: string; per: Rate['per'] } {
  return { amount: moneyText(amount, 4), per };
}
