import type { ApiBodyOptions } from '@nestjs/swagger';
import { CallConflictShape } from '../presenters/call-conflict.presenter.js';
import { list, object, type Static, text } from '../../edge/openapi/response-shapes.js';
import { Choice, Flag, Text } from '../../edge/validation/fields.js';

export class WorkerActionDto {
  @Choice(['available', 'cancel'] as const, { example: 'available' }) action!:
    'available' | 'cancel';
  @Text({
    max: 20,
    optional: true,
    blank: true,
    example: 'yes',
    description: '`yes` or `no`, for `available`.',
  })
  response?: string;
}

export class TimeChangeAnswerDto {
  @Flag({ optional: true, example: false, description: 'A boolean, or its word.' })
  cant_do_it?: boolean;
  @Text({ max: 5_000, blank: true, nullable: true, example: 'I am booked elsewhere.' }) message?:
    string | null;
}

export const TimeChangeQuestionShape = object('TimeChangeQuestion', {
  event_name: text('Spring tour, load-in'),
  call_time_name: text('Load in'),
  original_time: text('2031-05-01 at 08:00 AM', 'What the worker knew before this change.'),
  new_time: text('2031-05-01 at 10:30 AM'),
  messages: list(text('')),
  conflicts: list(
    CallConflictShape,
    'Accepted calls of the same company that the new time overlaps, or that leave less rest than the company asks for.',
  ),
});
export type TimeChangeQuestionView = Static<typeof TimeChangeQuestionShape>;

/** Documents a body whose keys contain ids. */
export const ANSWERS_SCHEMA: NonNullable<Extract<ApiBodyOptions, { schema: object }>['schema']> = {
  type: 'object',
  additionalProperties: { type: 'string', enum: ['yes', 'no'] },
  example: { response_41: 'yes' },
  description: 'A key `response_<request id>` for each request that is answered.',
};
