import { resolveWorkRules, type WorkRulesChain } from './work-rules.js';

const company = { minimumMinutes: 240, mealTriggerMinutes: 300, roundUpMinutes: 15 };

it.each`
  requirement | callTime | event   | location | minimum | because
  ${null}     | ${null}  | ${null} | ${null}  | ${240}  | ${'only the company has said anything'}
  ${null}     | ${null}  | ${null} | ${300}   | ${300}  | ${'the location has its own terms'}
  ${null}     | ${null}  | ${360}  | ${300}   | ${360}  | ${'the event is nearer than the location'}
  ${null}     | ${270}   | ${360}  | ${300}   | ${270}  | ${'the call is nearer than the event'}
  ${480}      | ${270}   | ${360}  | ${300}   | ${480}  | ${'the requirement is nearest'}
  ${0}        | ${300}   | ${null} | ${null}  | ${0}    | ${'0 is an answer: no minimum'}
  ${null}     | ${null}  | ${0}    | ${300}   | ${0}    | ${'0 is an answer anywhere'}
`(
  'requirement $requirement, call $callTime, event $event, location $location: $minimum min, because $because',
  (
    row: Record<'requirement' | 'callTime' | 'event' | 'location', number | null> & {
      minimum: number;
    },
  ) => {
    const chain: WorkRulesChain = {
      requirement: { minimumMinutes: row.requirement },
      callTime: { minimumMinutes: row.callTime },
      event: { minimumMinutes: row.event },
      location: { minimumMinutes: row.location },
      company,
    };
    expect(resolveWorkRules(chain)).toEqual({ ...company, minimumMinutes: row.minimum });
  },
);

it('W18 resolves each rule by itself', () => {
  const chain: WorkRulesChain = {
    callTime: { minimumMinutes: 270 },
    event: { minimumMinutes: 360, mealTriggerMinutes: 360, roundUpMinutes: null },
    location: { mealTriggerMinutes: 0, roundUpMinutes: 0 },
    company,
  };
  expect(resolveWorkRules(chain)).toEqual({
    minimumMinutes: 270,
    mealTriggerMinutes: 360,
    roundUpMinutes: 0,
  });
});

it('needs no link but the company', () => {
  expect(resolveWorkRules({ location: null, company })).toEqual(company);
});

it('follows the company for as long as nothing nearer is set', () => {
  expect(
    resolveWorkRules({
      callTime: { minimumMinutes: null },
      company: { ...company, minimumMinutes: 360 },
    }).minimumMinutes,
  ).toBe(360);
});
