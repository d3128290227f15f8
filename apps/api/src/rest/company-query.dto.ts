import { Text } from '../edge/validation/fields.js';

/** Query of routes whose path names no company. */
export class CompanyQuery {
  @Text({
    max: 50,
    optional: true,
    example: 'slBZ3w5',
    description:
      'Slug of the company this is about. Left out: the one you manage; an administrator who manages none has to choose.',
  })
  company?: string;
}
