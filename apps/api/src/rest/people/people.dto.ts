import { Text } from '../../edge/validation/fields.js';

export class UserSearchQuery {
  @Text({
    max: 200,
    optional: true,
    example: 'dana',
    description: 'Part of the user name, the email address or the name. Left out: everybody.',
  })
  search?: string;
}
