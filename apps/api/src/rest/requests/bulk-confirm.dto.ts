import { Id, ListOf } from '../../edge/validation/fields.js';

export class RequestToConfirmDto {
  @Id({ nullable: true, example: 41 }) id?: number | null;
}

export class BulkConfirmDto {
  @ListOf(RequestToConfirmDto, {
    description: 'What you do not reach, or what has no id, is told in `errors` and stops nothing.',
  })
  labor_requests!: RequestToConfirmDto[];
}
