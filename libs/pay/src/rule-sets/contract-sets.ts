import type { RuleSet } from '../engine/rule-set.js';
import { h, type ShippedSet } from './shipped-set.js';

/**
 * The rules of the sheet: the call's minimum, and penalty time from the call's meal trigger until the next meal.
 *
 * @param mealPenalty multiplier of penalty time in hundredths: `meal_penalty_diff` of the company (1.50 is 150)
 */
export function defaultSet(mealPenalty: number): RuleSet {
  return {
    name: 'Default',
    version: 1,
    layer: 'contract',
    minimum: { minutes: 'call' },
    meals: [{ after: 'call', cure: 'until_meal', multiplier: mealPenalty }],
  };
}

/** The terms that stagehand locals publish most often, put together. */
export const STAGEHAND_LOCAL: ShippedSet = {
  source: 'Published work rules of IATSE locals 470, 24 and 500, put together as an example',
  readOn: '2026-11-29',
  set: {
    name: 'Stagehand local',
    version: 1,
    layer: 'contract',
    minimum: { minutes: h(4), recall: { within: h(2), minutes: h(2) } },
    day: { kind: 'period', gap: h(8) },
    daily: [{ after: h(8), multiplier: 150 }],
    meals: [{ after: h(5), cure: 'until_meal', multiplier: 200 }],
    nights: [{ from: h(0), to: h(8), multiplier: 150 }],
    rest: [{ from: h(2), below: h(8), multiplier: 150, until: 'break' }],
  },
};

export const DAY_RATE_HOUSE: ShippedSet = {
  source: 'Published terms of an audio-visual house that pays by the day',
  readOn: '2026-11-29',
  set: {
    name: 'Day-rate house',
    version: 1,
    layer: 'contract',
    dayRate: { minutes: h(10), half: h(5) },
    continuity: h(4),
    day: { kind: 'period', gap: h(4) },
    daily: [
      { after: h(10), multiplier: 150 },
      { after: h(16), multiplier: 200 },
    ],
    nights: [{ from: h(0), to: h(5), multiplier: 200 }],
    rest: [{ from: h(4), below: h(8), multiplier: 150, until: 'shift' }],
  },
};
