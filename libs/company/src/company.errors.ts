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

/** A user who manages no company, or several, has to name one. */
export class CompanyNotChosen extends Invalid {
  constructor() {
    const sentence = 'Choose a company: add ?company= and its slug to the address.';
    super('company.not_chosen', sentence, { company: sentence });
  }
}

/** No company has that slug, or it is another's; clients cannot tell which. */
export class CompanyUnknown extends Invalid {
  constructor() {
    const sentence = 'There is no such company among those you manage.';
    super('company.unknown', sentence, { company: sentence });
  }
}

/** An administrator of an installation without companies opens a page of one. */
export class NoCompanyYet extends Invalid {
  constructor() {
    super('company.none', 'There is no company yet. Invite an owner on the start page.');
  }
}
