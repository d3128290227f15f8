import {
  choice,
  instant,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { Text } from '../../edge/validation/fields.js';

export class WorkerTextDto {
  @Text({ max: 3000, example: 'Bring gloves.', description: 'The text as it is sent.' })
  text!: string;
}

export class MergeDto {
  @Text({ max: 20, example: 'kpu7rhw4nl', description: 'Slug of the contact that goes.' })
  other!: string;
}

export const ConversationShape = object('WorkerConversation', {
  messages: list(
    object('WorkerText', {
      id: text('out-17'),
      direction: choice(['out', 'in'], 'Out: to the worker.'),
      at: instant('2031-05-01T12:00:00.000Z'),
      body: text('Bring gloves.', 'The text as it was sent or received.'),
      kind: nullable(text('offer', 'Null: theirs. Automatic answers are `reply`.')),
      status: nullable(text('delivered', 'Null: theirs, or an automatic answer.')),
      error: nullable(text('unreachable')),
    }),
    'Oldest first.',
  ),
});
export type ConversationView = Static<typeof ConversationShape>;
