import type { RequestState } from './request-states.js';

export interface RequestFlags {
  availability_response: null | 'yes' | 'no';
  confirmed: boolean;
  canceled: boolean;
  ncns: boolean;
}

/** The booleans of the API. Only these six combinations exist. */
export function flagsOf(state: RequestState): RequestFlags {
  return {
    availability_response:
      state === 'pending' ? null : state === 'available' || state === 'confirmed' ? 'yes' : 'no',
    confirmed: state === 'confirmed',
    canceled: state === 'canceled',
    ncns: state === 'no_show',
  };
}
