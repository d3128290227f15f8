import { Invalid } from '#libs/kernel';
import type { RequestAction } from '#libs/labor';
import type { ManagerAction } from './request.dto.js';

/** Those that change the state of the request; the others close it. */
export type DecidingAction = Exclude<ManagerAction, 'delete' | 'call_filled'>;

const ACTIONS: Record<Exclude<DecidingAction, 'available'>, RequestAction> = {
  confirm: 'confirm',
  decline: 'decline',
  cancel: 'cancel',
  ncns: 'no_show',
  showed_up: 'showed_up',
  call_out: 'call_out',
};

/** Converts the fields of the wire to one action. */
export function actionOf(action: DecidingAction, response: string | undefined): RequestAction {
  return action === 'available' ? answerOf(response) : ACTIONS[action];
}

/** @throws Invalid naming `response` */
export function answerOf(response: unknown): 'available_yes' | 'available_no' {
  if (response === 'yes' || response === 'no') return `available_${response}`;
  throw Invalid.field('response', 'Answer with yes or no.');
}
