import { Conflict, Invalid } from '#libs/kernel';

export class SkillTaken extends Invalid {
  constructor() {
    const sentence =
      'This call time asks for this skill already; edit that labor requirement instead.';
    super('requirement.skill_taken', sentence, { labor_type: sentence });
  }
}

export class SkillUnknown extends Invalid {
  constructor() {
    const sentence = 'This is not one of the skills of the company.';
    super('requirement.skill_unknown', sentence, { labor_type: sentence });
  }
}

/** A new requirement with the same skill was created after the deletion. */
export class SkillTakenSince extends Conflict {
  constructor() {
    super(
      'requirement.skill_taken',
      'This call time asks for this skill again already, by another labor requirement.',
    );
  }
}
