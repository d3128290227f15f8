import { workRuleOverridesOnCreate, workRuleOverridesOnEdit } from './work-rule-overrides.js';

const company = { minimumMinutes: 240, mealTriggerMinutes: 300, roundUpMinutes: 15 };

it('chooses each rule of a new row by itself', () => {
  const inherited = { ...company, minimumMinutes: 300 };
  expect(
    workRuleOverridesOnCreate(
      { minimumMinutes: 300, mealTriggerMinutes: 360, roundUpMinutes: null },
      inherited,
      company,
    ),
  ).toEqual({
    minimum_minutes: null,
    meal_trigger_minutes: 360,
    round_up_minutes: null,
  });
});

it('stores what differs from the inherited rule, rule by rule', () => {
  const given = { minimumMinutes: 180, mealTriggerMinutes: 300, roundUpMinutes: 5 };
  expect(workRuleOverridesOnCreate(given, company, company)).toEqual({
    minimum_minutes: 180,
    meal_trigger_minutes: null,
    round_up_minutes: 5,
  });
});

it('compares an edit with what was shown, wherever that was set', () => {
  const stored = { minimum_minutes: null, meal_trigger_minutes: 360, round_up_minutes: 5 };
  const chain = {
    event: { minimumMinutes: null, mealTriggerMinutes: 360, roundUpMinutes: 5 },
    location: { minimumMinutes: 300 },
    company,
  };
  expect(
    workRuleOverridesOnEdit({ minimumMinutes: 300, mealTriggerMinutes: null }, chain, stored),
  ).toEqual({
    minimum_minutes: null,
    meal_trigger_minutes: null,
    round_up_minutes: 5,
  });
  expect(workRuleOverridesOnEdit({ minimumMinutes: 240 }, chain, stored)).toEqual({
    ...stored,
    minimum_minutes: 240,
  });
});
