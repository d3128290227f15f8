import { Fact } from '#libs/platform';

interface RequirementFactValues {
  companyId: number;
  requirementId: number;
  before?: object | null;
  after?: object | null;
}

abstract class RequirementFact extends Fact {
  readonly requirementId: number;
  constructor({ requirementId, ...values }: RequirementFactValues) {
    super({ ...values, subject: 'labor_requirement', subjectId: requirementId });
    this.requirementId = requirementId;
  }
}

export class RequirementAdded extends RequirementFact {
  readonly name = 'requirement.added';
}

/** Skill, numbers or minimum hours were edited; `before` and `after` hold the changed columns. */
export class RequirementChanged extends RequirementFact {
  readonly name = 'requirement.changed';
}

/** Archived, by itself or with its call or event; can be restored. */
export class RequirementArchived extends RequirementFact {
  readonly name = 'requirement.archived';
}

/** Back again, by itself or with its call. */
export class RequirementRestored extends RequirementFact {
  readonly name = 'requirement.restored';
}

/** Open offers of a running call were withdrawn. */
export class OffersWithdrawn extends RequirementFact {
  readonly name = 'requirement.offers_withdrawn';
  /** @param reason `enough` have come, or are on their way; or a steward `stopped` the search */
  constructor(companyId: number, requirementId: number, count: number, reason: string) {
    super({ companyId, requirementId, after: { count, reason } });
  }
}
