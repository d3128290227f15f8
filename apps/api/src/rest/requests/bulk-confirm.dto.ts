import { Id, ListOf } from '../../edge/validation/fields.js';

export class RequestToConfirmDto {
  @Id({ nullable: true, example: 41 }) id?: number | null;
}

export class BulkConfirmDto {
  @ListOf(RequestToConfirmDto, {
    description:
      'Entries out of reach or without an id are listed in `errors` and do not stop the others.',
  })
  labor_requests!: RequestToConfirmDto[];
}
