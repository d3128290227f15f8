import { Text } from '../../edge/validation/fields.js';

/** Data of a new manager. */
export class ManagerForm {
  @Text({ max: 150, example: 'dana' }) username!: string;
  @Text({ max: 150, example: 'Dana' }) first_name!: string;
  @Text({ max: 254, example: 'dana@acme.example' }) email!: string;
  @Text({ max: 200, example: 'correct horse battery' }) password!: string;
  @Text({ max: 200, example: 'correct horse battery' }) confirm_password!: string;
}

/** Data of a new owner and their company. */
export class OwnerForm extends ManagerForm {
  @Text({ max: 200, example: 'Acme Productions' }) company_name!: string;
  @Text({ max: 10, optional: true, example: 'ACME' }) company_short_name?: string;
}
