import { Fact } from '#libs/platform';

interface RuleSetFactValues {
  companyId: number;
  id: number;
  before?: object | null;
  after?: object | null;
}

abstract class RuleSetFact extends Fact {
  constructor({ companyId, id, before, after }: RuleSetFactValues) {
    super({ companyId, before, after, subject: 'pay_rule_set', subjectId: id });
  }
}

export class PayRuleSetWritten extends RuleSetFact {
  readonly name = 'pay_rule_set.written';
}

/** Renamed, or a new version was written; `before` and `after` hold the options that differ. */
export class PayRuleSetChanged extends RuleSetFact {
  readonly name = 'pay_rule_set.changed';
}

export class PayRuleSetArchived extends RuleSetFact {
  readonly name = 'pay_rule_set.archived';
}

/** Which set counts in a layer from a day on. The subject is the company, whose pay it is. */
export class PayRuleSetChosen extends Fact {
  readonly name = 'pay_rule_set.chosen';
  constructor(values: { companyId: number; before: object | null; after: object }) {
    super({ ...values, subject: 'company', subjectId: values.companyId });
  }
}
