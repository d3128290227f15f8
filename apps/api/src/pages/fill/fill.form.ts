import { FILLING_WAYS, type FillingWay, MANAGER_CHOICES, type ManagerChoice } from '#libs/labor';
import { Flag, Choice, PhoneText, Text, WholeNumber } from '../../edge/validation/fields.js';

export class FirstComeForm {
  @WholeNumber({ min: 0, max: 10_000, example: 2 }) fcfs_positions!: number;
}

export class NewContactForm {
  @Text({ max: 100, example: 'Dana Rigger' }) name!: string;
  @PhoneText() phone_number!: string;
  @Flag({ optional: true }) sms_consent?: boolean;
  @Flag({ optional: true }) has_skill?: boolean;
  @Choice(FILLING_WAYS, { optional: true }) way?: FillingWay;
}

/** What a press on the page asks for. */
export type FillAct =
  | { kind: 'fill'; way: FillingWay; workerIds: number[] }
  | { kind: 'choice'; choice: ManagerChoice; requestId: number }
  | { kind: 'confirm-many'; requestIds: number[] }
  | { kind: 'skill'; workerIds: number[] }
  | { kind: 'contact' }
  | { kind: 'first-come' }
  | { kind: 'read' }
  | { kind: 'none' };

const MOST_WORKERS = 1_000;

/**
 * Reads the act of a posted form: `worker_id` and `action`, for one or many; `request_id` and `action`; a button of a
 * row as `act=request-7`; `confirm_waiting` with `request_id=7,8`; `action=add_worker`, `give_skill`, `mark_read`; or `fcfs_positions`.
 */
export function readAct(body: unknown): FillAct {
  const given = (body ?? {}) as Record<string, unknown>;
  const [word, id] = wordsOfRow(given['act']);
  const action = word ?? given['action'];
  const workerIds = idsIn(id !== undefined ? id : given['worker_id']);
  if (action === 'add_worker') return { kind: 'contact' };
  if (action === 'mark_read') return { kind: 'read' };
  if (action === 'confirm_waiting')
    return { kind: 'confirm-many', requestIds: idsIn(listIn(given['request_id'])) };
  if (action === 'give_skill') return { kind: 'skill', workerIds };
  const [requestId] = idsIn(word?.startsWith('on_') ? id : given['request_id']);
  const choice = MANAGER_CHOICES.find((each) => each === withoutPrefix(action));
  if (choice && requestId !== undefined) return { kind: 'choice', choice, requestId };
  const way = FILLING_WAYS.find((each) => each === action);
  if (way) return { kind: 'fill', way, workerIds };
  return given['fcfs_positions'] === undefined ? { kind: 'none' } : { kind: 'first-come' };
}

/** The value of a row's button. */
export const rowActionValues = {
  worker: (way: FillingWay, workerId: number): string => `${way}-${workerId}`,
  request: (choice: ManagerChoice, requestId: number): string => `on_${choice}-${requestId}`,
};

function wordsOfRow(value: unknown): [word?: string, id?: string] {
  const [, word, id] = /^([a-z_]+)-(\d+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  return word === undefined ? [] : [word, id];
}

function withoutPrefix(action: unknown): unknown {
  return typeof action === 'string' ? action.replace(/^on_/, '') : action;
}

function listIn(value: unknown): unknown {
  return typeof value === 'string' ? value.split(',') : value;
}

function idsIn(value: unknown): number[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts
    .flatMap((text) => (/^[1-9]\d{0,14}$/.test(String(text)) ? [Number(text)] : []))
    .slice(0, MOST_WORKERS);
}
