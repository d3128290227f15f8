import { defineTask, type TaskQueueService, type Work } from '#libs/platform';
import { messagePriority } from './rules/message-priority.js';
import type { MessageKind } from './rules/send-decision.js';

/** Sends one message. */
export const SEND_MESSAGE = defineTask<{ messageId: number }>('messages.send');

/** A message and when to send it; without a time: at once. */
export interface MessageToSend {
  id: number;
  kind: MessageKind | 'mail';
  runAt?: Date | null;
}

/** One statement, whatever the number. A message with two tasks is sent by one of them only. */
export function addSendTasks(
  tasks: TaskQueueService,
  work: Work,
  messages: readonly MessageToSend[],
): void {
  const planned = messages.map(({ id, kind, runAt = null }) => {
    return { payload: { messageId: id }, runAt, priority: messagePriority(kind) };
  });
  tasks.addEach(work, SEND_MESSAGE, planned);
}
