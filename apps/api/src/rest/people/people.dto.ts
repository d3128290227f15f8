import { Text, WholeNumber } from '../../edge/validation/fields.js';

export class UserSearchQuery {
  @Text({
    max: 200,
    optional: true,
    example: 'dana',
    description:
      'Part of the user name, the email address, the name or the name of a company. Left out: everybody.',
  })
  search?: string;
  @WholeNumber({
    optional: true,
    min: 1,
    max: 100_000,
    example: 2,
    description: 'Of a hundred accounts.',
  })
  page?: number;
}
