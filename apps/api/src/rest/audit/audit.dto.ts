import { AUDIT_SUBJECTS } from '#libs/notification';
import { PageQuery } from '../../edge/paging/paging.js';
import { Choice, Text } from '../../edge/validation/fields.js';

export class CompanyAuditQuery extends PageQuery {
  @Text({
    max: 50,
    optional: true,
    example: 'slBZ3w5',
    description: 'Slug of the company; left out: the one you own or manage.',
  })
  company?: string;

  @Choice(AUDIT_SUBJECTS, {
    optional: true,
    example: 'call_time',
    description: 'Only about this kind of row. Left out: everything.',
  })
  subject?: (typeof AUDIT_SUBJECTS)[number];
}
