import { Text, WholeNumber } from '../../edge/validation/fields.js';

export class CompanySearchQuery {
  @Text({
    max: 200,
    optional: true,
    example: 'acme',
    description: 'Part of the name, the short name or the slug. Left out: every company.',
  })
  search?: string;

  @WholeNumber({
    optional: true,
    min: 1,
    max: 100_000,
    example: 2,
    description: 'Of a hundred companies.',
  })
  page?: number;
}
