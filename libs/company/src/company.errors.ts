import { Invalid } from '#libs/kernel';

export class LaborTypeExists extends Invalid {
  constructor() {
    super('labor_type.exists', 'Skill already exists.');
  }
}

export class LaborTypeInUse extends Invalid {
  constructor() {
    super('labor_type.in_use', 'This skill is used by a labor requirement and cannot be deleted.');
  }
}
