import { h, type ShippedSet } from './shipped-set.js';

export const FEDERAL: ShippedSet = {
  source: 'Fair Labor Standards Act; US Department of Labor, "Wages: overtime pay"; 29 CFR 778',
  readOn: '2026-11-29',
  set: {
    name: 'Federal',
    version: 1,
    layer: 'federal',
    weekly: [{ after: h(40), multiplier: 150 }],
  },
};

export const CALIFORNIA: ShippedSet = {
  source: 'California Labor Code 510, 512, 226.7; Industrial Welfare Commission orders',
  readOn: '2026-11-29',
  set: {
    name: 'California',
    version: 1,
    layer: 'state',
    daily: [
      { after: h(8), multiplier: 150 },
      { after: h(12), multiplier: 200 },
    ],
    weekly: [{ after: h(40), multiplier: 150 }],
    consecutive: [{ nth: 7, first: h(8), multiplier: 150, then: 200 }],
    meals: [
      { after: h(5), length: 30, cure: 'one_hour_premium', waivableUpTo: h(6) },
      { after: h(10), length: 30, cure: 'one_hour_premium', waivableUpTo: h(12) },
    ],
    reporting: { percent: 50, least: h(2), most: h(4) },
    bonus: 'straight_hours',
  },
};

export const NEW_YORK: ShippedSet = {
  source:
    'New York wage orders: call-in pay, spread of hours; minimum wage of New York City in 2026',
  readOn: '2026-11-29',
  set: {
    name: 'New York',
    version: 1,
    layer: 'state',
    reporting: { percent: 100, least: h(4), most: h(4), neverMoreThanScheduled: true },
    spread: { over: h(10), minutes: 60, cents: 1700 },
  },
};
