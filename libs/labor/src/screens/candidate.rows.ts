import type { LaborTypeRow } from '#libs/company';
import type { MessageStatus } from '#libs/messaging';
import type { RequestState } from '../rules/request-states.js';
import type { TimeOffRow } from '../workers/availability/time-off.rows.js';
import type { AltPhoneRow, ListedWorkerRow } from '../workers/worker.rows.js';
import type { SortedConflicts } from './nearby-calls.js';

/** `usual`: who has the skill first, then by name. `no_shows`: who missed and canceled least. `newest`: added last. */
export const CANDIDATE_SORTS = ['usual', 'name', 'no_shows', 'newest'] as const;
export type CandidateSort = (typeof CANDIDATE_SORTS)[number];

/** `yes`: may be texted. `asked`: has not answered our question. `no`: was never asked. `stopped`: sent STOP. */
export const CANDIDATE_CONSENTS = ['any', 'yes', 'asked', 'no', 'stopped'] as const;
export type CandidateConsent = (typeof CANDIDATE_CONSENTS)[number];

/** The most no-shows of a worker who is listed; `any`: without a limit. */
export const CANDIDATE_NO_SHOWS = ['any', '0', '1'] as const;
export type CandidateNoShows = (typeof CANDIDATE_NO_SHOWS)[number];

/** Which candidates to show, and how. */
export interface CandidateFilter {
  /** Part of a name or number; blank: all. */
  search: string;
  /** Null: any. */
  skillId: number | null;
  /** Only those without another call in the way, who have not said that they do not work then. */
  free: boolean;
  consent: CandidateConsent;
  noShows: CandidateNoShows;
  sort: CandidateSort;
  /** From 1; beyond the last one, the last one is shown. */
  page: number;
  /** Workers on a page. */
  size: number;
}

/** A worker who may be asked. */
export type Candidate = ListedWorkerRow &
  SortedConflicts & {
    alt_phones: AltPhoneRow[];
    /** Times during the call at which the worker said that they do not work. */
    times_off: TimeOffRow[];
    /** Has the skill that the requirement asks for. */
    skilled: boolean;
    /** Offers that were sent to the worker, for any call. */
    offered: number;
    /** Of these, how many the worker said yes to, whatever came of it. */
    accepted: number;
    /** Day of the last call that the worker was confirmed for and that has begun: 'YYYY-MM-DD'. */
    last_worked: string | null;
    /** The request of this requirement, if there is one. */
    request_id: number | null;
  };

/** What became of the last offer of a request. */
export interface OfferStatus {
  request_id: number;
  status: MessageStatus;
  /** Why it failed or was dropped. */
  error: string | null;
}

export interface CandidatePage {
  candidates: Candidate[];
  /** Candidates on all pages. */
  total: number;
  page: number;
  pages: number;
  /** All skills of the company, by name. */
  skills: LaborTypeRow[];
  /** The last offer of each request of the requirement that was texted. */
  offers: OfferStatus[];
}

/** A line of a worker's past and coming calls. */
export interface CallOfWorker {
  event_name: string;
  event_slug: string;
  call_name: string;
  date: string;
  time: string;
  skill: string;
  state: RequestState;
}

/** Everything about one worker that is worth knowing before asking them. */
export interface CandidateInFull extends Candidate {
  /** The ten latest calls, latest first; those to come included. */
  calls: CallOfWorker[];
}
