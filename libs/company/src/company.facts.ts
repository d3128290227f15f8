import { Fact } from '#libs/platform';
import type { CompanyRow } from './company.rows.js';

interface CompanyFactValues {
  companyId: number;
  id: number;
  before?: object | null;
  after?: object | null;
}

abstract class CompanyFact extends Fact {
  constructor({ companyId, before, after }: Omit<CompanyFactValues, 'id'>) {
    super({ companyId, before, after, subject: 'company', subjectId: companyId });
  }
}

export class CompanyFounded extends CompanyFact {
  readonly name = 'company.founded';
}

/** Settings were edited; `before` and `after` hold the changed columns. */
export class CompanyChanged extends CompanyFact {
  readonly name = 'company.changed';

  /** Whether one of these columns changed. */
  hasChanged(...columns: (keyof CompanyRow)[]): boolean {
    return columns.some((column) => column in (this.after ?? {}));
  }
}

abstract class LaborTypeFact extends Fact {
  constructor({ id, ...values }: CompanyFactValues) {
    super({ ...values, subject: 'labor_type', subjectId: id });
  }
}

export class LaborTypeAdded extends LaborTypeFact {
  readonly name = 'labor_type.added';
}

export class LaborTypeRenamed extends LaborTypeFact {
  readonly name = 'labor_type.renamed';
}

export class LaborTypeDeleted extends LaborTypeFact {
  readonly name = 'labor_type.deleted';
}

abstract class LocationFact extends Fact {
  constructor({ id, ...values }: CompanyFactValues) {
    super({ ...values, subject: 'location_profile', subjectId: id });
  }
}

export class LocationAdded extends LocationFact {
  readonly name = 'location_profile.added';
}

export class LocationChanged extends LocationFact {
  readonly name = 'location_profile.changed';
}

export class LocationDeleted extends LocationFact {
  readonly name = 'location_profile.deleted';
}
