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

/** Rows below the event, as far as they are asked about; each may set a minimum of its own. */
interface NearerRows {
  callTime?: { minimum_minutes: number | null };
  requirement?: { minimum_minutes: number | null };
}

/** The chain of an event, its location and its company, as rows have it: for edits, which compare with what was shown. */
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

/** What holds for an event, or for a call time or labor requirement of it. */
export function eventWorkRules(event: EventWithRules, nearer: NearerRows = {}): WorkRules {
  return resolveWorkRules(eventWorkRulesChain(event, nearer));
}
