import type {
  DroppedRequest,
  FirstSteps,
  FoundEvent,
  QueuedRequests,
  ShortCall,
  DuplicateContact,
  StuckTexts,
  UnansweredMove,
  WaitingYes,
} from '#libs/labor';
import type { JsonOf } from '#libs/platform';
import type { EventWithKeptScans, SheetToDecide } from '#libs/time-entry';

/** What needs a manager now, in the order in which it is shown. */
export interface Attention {
  shortCalls: readonly JsonOf<ShortCall>[];
  queued: readonly JsonOf<QueuedRequests>[];
  waitingYes: readonly JsonOf<WaitingYes>[];
  dropped: readonly JsonOf<DroppedRequest>[];
  stuckTexts: readonly (JsonOf<StuckTexts> & {
    /** When the sending hours open in the event's zone; null: they are open. */
    opening: Date | null;
  })[];
  moves: readonly JsonOf<UnansweredMove>[];
  keptScans: readonly EventWithKeptScans[];
  duplicateContacts: readonly DuplicateContact[];
  sheets: readonly SheetToDecide[];
}

/** As REST counts them. */
export interface DashboardNumbers {
  upcoming: number;
  pending: number;
  declined: number;
  /** Of the last 30 days. */
  segments: number;
}

export interface ManagerDashboardModel {
  attention: Attention;
  numbers: DashboardNumbers;
  /** The next ones, by start. */
  events: readonly FoundEvent[];
  steps: FirstSteps;
  /** IANA name of the company's zone. */
  zone: string;
}

export function needsNobody(attention: Attention): boolean {
  return Object.values(attention).every((part: readonly unknown[]) => part.length === 0);
}
