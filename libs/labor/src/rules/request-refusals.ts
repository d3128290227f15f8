/** Why something cannot be done with a request. */
export interface Refusal {
  refused: RefusalCode;
  /** Messages say what to do instead. */
  message: string;
}

const REFUSALS = {
  'request.not_confirmed': 'Only a confirmed request can be canceled; decline it instead.',
  'request.canceled': 'This request was canceled; only a manager can confirm it again.',
  'request.missed':
    'This worker is marked as no call, no show; a manager can mark them as showed up.',
  'request.not_expected':
    'Only a worker who said yes can be a no-show; decline the request instead.',
  'request.not_missed':
    'This worker is not marked as no call, no show; confirm the request instead.',
  'request.not_in_line': 'Only an available worker can move up; a manager can confirm the request.',
  'request.full': 'All first-come places are taken; a manager can confirm the request.',
  'request.not_full': 'Places are open, so nobody has to be told that the call is filled.',
  'request.not_waiting':
    'Only who was asked or is available can be told that the call is filled; cancel or delete the request instead.',
  'request.call_started': 'This call has started; a manager has to confirm the request.',
  'request.call_over': 'This call is over; talk to your steward instead.',
  'request.clocked_in': 'You are clocked in; talk to your steward.',
  'request.worked': 'You have worked this call; talk to your steward.',
  'request.worker_clocked_in':
    'This worker is clocked in and cannot be taken off; sign them out on the time sheet instead.',
  'request.worker_scanned':
    'This worker clocked in with their own code and did come; sign them out on the time sheet instead.',
  'request.worker_worked':
    'This worker has clocked in and out already; their hours have to stay. Edit the times instead.',
  'request.event_canceled': 'This event was canceled; there is nothing to answer any more.',
  'request.not_of_the_crew':
    'This worker is not expected at this call; nobody has to replace them.',
  'request.not_missing': 'This worker is here, or has been; nobody has to replace them.',
  'request.too_early':
    'The crew is awaited from 15 minutes before the call on; fill the call by its list until then.',
  'request.not_allowed': 'Somebody else has to do this; ask your manager.',
} as const;
export type RefusalCode = keyof typeof REFUSALS;

export function isRefusalCode(cell: string): cell is RefusalCode {
  return cell in REFUSALS;
}

export function refusal(code: RefusalCode): Refusal {
  return { refused: code, message: REFUSALS[code] };
}
