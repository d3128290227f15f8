import {
  locationWorkRules,
  resolveWorkRules,
  type RuleColumns,
  type WorkRules,
  type WorkRulesChain,
  workRulesOf,
} from '#libs/company';

type EventWithRules = RuleColumns<number | null> & {
  location: RuleColumns<number | null> | null;
  company: RuleColumns<number>;
};

/** Rows below the event, as far as they matter; each may set its own minimum. */
interface NearerRows {
  callTime?: { minimum_minutes: number | null };
  requirement?: { minimum_minutes: number | null };
}

/**
 * The chain of an event, its location and its company; for edits, which compare with the values
 * that GET showed.
 */
export function eventWorkRulesChain(
  event: EventWithRules,
  { callTime, requirement }: NearerRows = {},
): WorkRulesChain {
  return {
    requirement: requirement && { minimumMinutes: requirement.minimum_minutes },
    callTime: callTime && { minimumMinutes: callTime.minimum_minutes },
    event: workRulesOf(event),
    ...locationWorkRules(event.location, event.company),
  };
}

/** The resolved rules of an event, or of a call time or labor requirement of it. */
export function eventWorkRules(event: EventWithRules, nearer: NearerRows = {}): WorkRules {
  return resolveWorkRules(eventWorkRulesChain(event, nearer));
}
