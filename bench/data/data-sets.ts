import type { DataName } from '../options.js';

/** The size of one company. An event has four calls, a call three requirements, a requirement twelve requests. */
export interface CompanySize {
  workers: number;
  pastEvents: number;
  /** Days over which past events are spread. */
  pastDays: number;
  upcomingEvents: number;
  notifications: number;
}

export interface DataSet {
  main: CompanySize;
  /** Other companies in the same database. */
  others: number;
  other: CompanySize;
  /** Texts and audit lines, too, in a database that stays; see `BulkRows`. */
  isBulk?: true;
}

const BASE: CompanySize = {
  workers: 400,
  pastEvents: 36,
  pastDays: 270,
  upcomingEvents: 24,
  notifications: 300,
};
const TENTH: CompanySize = {
  workers: 40,
  pastEvents: 4,
  pastDays: 270,
  upcomingEvents: 2,
  notifications: 30,
};

/** Ten years: 6944 events make a million requests; of each twelve, 3.6 worked. */
const LARGE: CompanySize = { ...BASE, workers: 10_000, pastEvents: 6_920, pastDays: 3_650 };

export const DATA_SETS: Record<DataName, DataSet> = {
  tiny: {
    main: { workers: 60, pastEvents: 4, pastDays: 60, upcomingEvents: 4, notifications: 30 },
    others: 2,
    other: TENTH,
  },
  base: { main: BASE, others: 20, other: TENTH },
  large: { main: LARGE, others: 20, other: TENTH },
  /** Ten million requests of ten companies, twenty million texts, and as many audit lines. */
  xlarge: { main: LARGE, others: 9, other: LARGE, isBulk: true },
};
