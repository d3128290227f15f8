import { zoneOf } from '#libs/event';
import {
  type CandidateInFull,
  type CandidatePage,
  type ConversationText,
  type FillListBoard,
  type ManagerChoice,
  type OfferStatus,
  type ReachedRequirement,
  type RequestOnFillList,
} from '#libs/labor';
import type { FillCounts } from '../frame/fill-bar.js';
import type { RequestState } from '../frame/state-badge.js';
import type { FillQuery } from './fill-query.js';

/** The columns of the list, in the order in which a request goes through them. */
export const CREW_STATES = [
  'queued',
  'awaiting',
  'asked',
  'available',
  'confirmed',
  'declined',
  'canceled',
  'no_show',
] as const satisfies readonly RequestState[];
export type CrewState = (typeof CREW_STATES)[number];

/** Somebody on the list. */
export interface CrewMember {
  request: RequestOnFillList;
  state: CrewState;
  /** When the request got this state; null: it is queued. */
  since: Date | null;
  offer: OfferStatus | null;
  choices: readonly ManagerChoice[];
}

/** The worker beside the lists. */
export interface ShownPerson extends CandidateInFull {
  /** The latest texts with them, oldest first; none for stewards. */
  texts: readonly ConversationText[];
}

export interface FillModel {
  requirement: ReachedRequirement;
  query: FillQuery;
  crew: readonly CrewMember[];
  counts: Required<FillCounts>;
  /** How many a press on Send asks. */
  queued: number;
  /** Requests that said yes and for which there is room; the first come first. */
  confirmable: readonly number[];
  page: CandidatePage;
  person: ShownPerson | null;
  /** Who was asked and lacks the skill, by name. */
  unskilled: readonly { id: number; name: string }[];
  /** Notifications about the requirement that nobody has read. */
  unread: number;
  /** What the call costs with each candidate comes after the page. */
  mayReadMoney: boolean;
  /** Managers and administrators; stewards see only who may come. */
  managesContacts: boolean;
  /** IANA name of the event's zone. */
  zone: string;
}

interface FillParts extends Omit<
  FillModel,
  'requirement' | 'crew' | 'counts' | 'queued' | 'confirmable' | 'zone'
> {
  board: FillListBoard;
  choices: ReadonlyMap<number, readonly ManagerChoice[]>;
}

export function fillModel({ board, choices, ...rest }: FillParts): FillModel {
  const { requirement, requests } = board;
  const offers = new Map(rest.page.offers.map((offer) => [offer.request_id, offer]));
  const crew = requests.map((request) => ({
    request,
    ...stateOf(request),
    offer: offers.get(request.id) ?? null,
    choices: choices.get(request.id) ?? [],
  }));
  const count = (...states: CrewState[]): number =>
    crew.filter(({ state }) => states.includes(state)).length;
  return {
    ...rest,
    requirement,
    crew,
    counts: {
      needed: requirement.needed_labor,
      confirmed: count('confirmed'),
      available: count('available'),
      pending: count('asked'),
    },
    queued: crew.filter(({ state, request }) => state === 'queued' && !request.worker.stop_sms)
      .length,
    confirmable: isCanceled({ requirement })
      ? []
      : confirmableOf(crew, requirement.needed_labor - count('confirmed')),
    zone: zoneOf(requirement.call_time.event),
  };
}

/** Whether nobody is missing: who is confirmed and cannot come at the new time is. */
export function isFull(model: FillModel): boolean {
  const { confirmed, needed } = model.counts;
  return confirmed - model.crew.filter(cannotCome).length >= needed;
}

/** Confirmed for the time before, and cannot come at the new one. */
export function cannotCome({ state, request }: CrewMember): boolean {
  return state === 'confirmed' && request.new_time === 'cannot';
}

/** Of a canceled event nobody is asked any more. */
export function isCanceled({ requirement }: Pick<FillModel, 'requirement'>): boolean {
  return requirement.call_time.event.canceled;
}

function confirmableOf(crew: readonly CrewMember[], room: number): number[] {
  return crew
    .filter(({ state }) => state === 'available')
    .sort((one, other) => Number(one.since) - Number(other.since))
    .slice(0, Math.max(room, 0))
    .map(({ request }) => request.id);
}

function stateOf({ state, sent_at, responded_at, confirmed_at, worker }: RequestOnFillList): {
  state: CrewState;
  since: Date | null;
} {
  if (state === 'pending') {
    if (sent_at) return { state: 'asked', since: new Date(sent_at) };
    const isAwaiting = worker.sent_consent_msg && !worker.sms_consent && !worker.stop_sms;
    return { state: isAwaiting ? 'awaiting' : 'queued', since: null };
  }
  const at = state === 'confirmed' ? (confirmed_at ?? responded_at) : responded_at;
  return { state, since: at ? new Date(at) : null };
}
