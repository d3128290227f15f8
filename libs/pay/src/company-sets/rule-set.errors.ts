import { Conflict, Invalid } from '#libs/kernel';

/** Another set of the company that can be chosen has the name. */
export class RuleSetNameTaken extends Invalid {
  constructor() {
    const sentence = 'Another rule set has this name.';
    super('pay_rule_set.name_taken', sentence, { name: sentence });
  }
}

/** The chosen set is unknown, archived, of another company or of another layer. */
export class RuleSetNotChoosable extends Invalid {
  constructor() {
    const sentence = 'There is no such rule set of this layer.';
    super('pay_rule_set.not_choosable', sentence, { rule_set_id: sentence });
  }
}

/** Somebody wrote a version since this one was read. */
export class RuleSetChangedMeanwhile extends Conflict {
  constructor() {
    super(
      'pay_rule_set.changed_meanwhile',
      'Somebody else has changed these rules meanwhile. Open them again, and add your changes.',
    );
  }
}

/** It counts now, or will. */
export class RuleSetInUse extends Conflict {
  constructor() {
    super('pay_rule_set.in_use', 'This rule set is in use. Choose another one first.');
  }
}
