import type { CallTimeWithEvent } from '#libs/call-time';
import type {
  LaborRequest,
  LaborRequirement,
  ReplacementOutcome,
  RequestState,
  Worker,
} from '#libs/labor';
import type { RowOf } from '#libs/platform';

/**
 * Where one of the crew is. `here`: clocked in. `left`: and out again. `on_the_way`: as they said. `silent`: nothing is
 * known. `no_show`: a steward has noted that they did not come.
 */
export const PRESENCES = ['silent', 'on_the_way', 'no_show', 'here', 'left'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody who was asked in place of a missing worker. */
export interface ReplacementAsked {
  name: string;
  /** `withdrawn`: enough had come before they answered, or a steward stopped it. */
  state: RequestState | 'withdrawn';
  request_id: number | null;
  /** ISO. */
  asked_at: string;
  /** ISO; null: no answer. */
  responded_at: string | null;
}

/** The search for somebody in place of a missing worker. */
export interface BoardReplacement {
  /** ISO. */
  started_at: string;
  /** Null: somebody is sought now. */
  outcome: ReplacementOutcome | null;
  /** In the order in which they were asked. */
  asked: ReplacementAsked[];
}

/** One of the crew: confirmed, or a no-show. */
export type BoardMember = Pick<RowOf<Worker>, 'name' | 'phone_number'> &
  Pick<RowOf<LaborRequest>, 'token_short'> & {
    request_id: number;
    requirement_id: number;
    skill: string;
    worker_id: number;
    presence: Presence;
    /** Since when they are here (`SIGNED_IN_AT`), or when they said that they are on their way; null: neither. */
    since: Date | null;
    /** Minutes late, as they said. */
    minutes: number | null;
    /** Whether they were confirmed when the call was about to begin, and have said nothing else. */
    just_confirmed: boolean;
    /** When they were last asked by text whether they come; null: they were not. */
    asked_at: Date | null;
    replacement: BoardReplacement | null;
  };

export type BoardRequirement = Pick<RowOf<LaborRequirement>, 'id' | 'slug' | 'needed_labor'> & {
  skill: string;
  labor_type_id: number;
  /** Offers that are sent and not answered. */
  open_offers: number;
};

export interface PresenceCounts {
  needed: number;
  here: number;
  onTheWay: number;
  silent: number;
}

/** Who is there at the beginning of a call. */
export interface CallBoard {
  call: CallTimeWithEvent;
  /** From then on who is silent can be asked and replaced. */
  opensAt: Date;
  isOpen: boolean;
  /** From then on who is silent is missing. */
  missingFrom: Date;
  /** By skill. */
  requirements: BoardRequirement[];
  /** The silent first, then as `PRESENCES`; by name. */
  crew: BoardMember[];
  counts: PresenceCounts;
}
