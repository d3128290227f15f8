import type { PayrollItem } from './payroll-item.js';

/** Eight regular hours at 22.00 of one worker. */
export function anItem(changes: Partial<PayrollItem> = {}): PayrollItem {
  return {
    ...{ workerId: 1, worker: 'Dana Diaz', payrollNumber: '1001', skill: 'Rigger' },
    ...{ event: 'Winter Expo', call: 'Load in', date: '2026-11-24' },
    ...{ key: 'regular' as const, minutes: 480, rate: 220_000, cents: 17_600 },
    isCovered: false,
    ...changes,
  };
}
