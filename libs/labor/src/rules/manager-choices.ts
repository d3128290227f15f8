import { type Refusal, refusal } from './request-refusals.js';
import {
  isRefused,
  type RequestAction,
  type RequestState,
  type TransitionContext,
  transitionOf,
} from './request-states.js';

/** What a manager or steward can do with a request, in the order of its buttons: likely ones first, final ones last. */
export const MANAGER_CHOICES = [
  'confirm',
  'showed_up',
  'available_yes',
  'decline',
  'cancel',
  'call_out',
  'no_show',
  'call_filled',
  'delete',
] as const satisfies readonly (RequestAction | 'call_filled' | 'delete')[];
export type ManagerChoice = (typeof MANAGER_CHOICES)[number];

export type ChoiceContext = TransitionContext & {
  /** As many as needed are confirmed, or more. */
  full: boolean;
};

/** Choices about who came, which stay when an event is canceled while it goes on. */
const OF_ATTENDANCE: readonly ManagerChoice[] = ['showed_up', 'no_show'];

/**
 * The choices that would change something; in a canceled event only those about who came. Others that are left out would
 * be refused by their verb, or repeat the present state. An answer by hand is offered where it is not the same as confirming.
 */
export function choicesFor(state: RequestState, facts: ChoiceContext): ManagerChoice[] {
  return MANAGER_CHOICES.filter((choice) => {
    if (facts.eventCanceled && !(facts.callStarted && OF_ATTENDANCE.includes(choice))) return false;
    if (choice === 'delete') return facts.attendance === 'none';
    if (choice === 'call_filled') return reasonAgainstCallFilled(state, facts) === null;
    if (choice === 'confirm' && state === 'no_show') return false; // `showed_up` says the same.
    const outcome = transitionOf(state, choice, 'manager', facts);
    if (isRefused(outcome) || outcome.repeated) return false;
    return choice !== 'available_yes' || outcome.to === 'available';
  });
}

/**
 * Why a worker cannot be told that the call is filled; null: they can. It is for who was asked or is available while as
 * many as needed are confirmed.
 */
export function reasonAgainstCallFilled(
  state: RequestState,
  facts: Pick<ChoiceContext, 'full' | 'eventCanceled' | 'callOver'>,
): Refusal | null {
  if (facts.eventCanceled) return refusal('request.event_canceled');
  if (facts.callOver) return refusal('request.call_over');
  if (state !== 'pending' && state !== 'available') return refusal('request.not_waiting');
  return facts.full ? null : refusal('request.not_full');
}
