import { CALIFORNIA } from '../../rule-sets/statute-sets.js';
import { defaultSet } from '../../rule-sets/contract-sets.js';
import { missingFederalRules } from './missing-federal-rules.js';

describe('the gap of federal rules', () => {
  const sheet = defaultSet(150);
  it.each([
    ['America/New_York', [sheet], [], 'as_others'],
    ['America/Indiana/Indianapolis', [], [{ layer: 'contract' }], 'as_others'],
    ['US/Hawaii', [sheet], [], 'as_others'],
    ['America/Puerto_Rico', [sheet], [], 'as_others'],
    ['America/Los_Angeles', [CALIFORNIA.set, sheet], [{ layer: 'state' }], 'by_other_rules'],
    ['America/Chicago', [{ weekly: [{ after: 2880, multiplier: 150 }] }], [], 'as_others'],
    ['America/Chicago', [{ weekly: [{ after: 2400, multiplier: 149 }] }], [], 'as_others'],
    ['America/Chicago', [{ weekly: [{ after: 2400, multiplier: 150 }] }], [], 'by_other_rules'],
    ['America/New_York', [sheet], [{ layer: 'federal' }], null],
    ['America/Toronto', [sheet], [], null],
    ['Europe/Berlin', [sheet], [], null],
  ])('of a company in %s', (zone, stack, choices, gap) => {
    expect(missingFederalRules(zone, stack, choices)).toBe(gap);
  });
});
