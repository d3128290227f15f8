import { type PunchToExplain, ruleOfPunch } from './punch-rule.js';

const at = (time: string): Date => new Date(`2031-05-01T${time}-04:00`);

describe('the rule that made a minute count', () => {
  it.each`
    edge             | source          | raw           | counted    | recorded      | target | rule
    ${'start'}       | ${'station'}    | ${'07:52:10'} | ${'08:00'} | ${'07:52:10'} | ${30}  | ${'scheduled_start'}
    ${'start'}       | ${'time_sheet'} | ${'08:20:00'} | ${'08:00'} | ${'08:20:00'} | ${30}  | ${'scheduled_start'}
    ${'start'}       | ${'scanner'}    | ${'09:20:00'} | ${'09:30'} | ${'09:20:00'} | ${30}  | ${'confirmed_late'}
    ${'start'}       | ${'time_sheet'} | ${'08:30:00'} | ${'08:30'} | ${'12:00:00'} | ${30}  | ${'as_entered'}
    ${'start'}       | ${'time_sheet'} | ${'08:20:00'} | ${'08:30'} | ${'12:00:00'} | ${30}  | ${'rounded_to_half_hour'}
    ${'start'}       | ${'time_sheet'} | ${'08:40:00'} | ${'09:00'} | ${'12:00:00'} | ${0}   | ${'rounded_to_hour'}
    ${'end'}         | ${'time_sheet'} | ${'17:20:00'} | ${'17:30'} | ${'18:00:00'} | ${30}  | ${'rounded_to_half_hour'}
    ${'end'}         | ${'time_sheet'} | ${'17:06:00'} | ${'17:30'} | ${'17:06:00'} | ${30}  | ${'sign_out_rounding'}
    ${'end'}         | ${'station'}    | ${'10:00:30'} | ${'12:00'} | ${'10:00:30'} | ${30}  | ${'minimum_hours'}
    ${'end'}         | ${'station'}    | ${'11:59:00'} | ${'12:00'} | ${'11:59:00'} | ${30}  | ${'sign_out_rounding'}
    ${'end'}         | ${'station'}    | ${'17:06:00'} | ${'17:30'} | ${'18:00:00'} | ${30}  | ${'sign_out_rounding'}
    ${'end'}         | ${'station'}    | ${'10:00:30'} | ${'12:30'} | ${'10:00:30'} | ${30}  | ${'sign_out_rounding'}
    ${'start'}       | ${'time_sheet'} | ${'08:20:00'} | ${'08:30'} | ${'12:00:00'} | ${0}   | ${'rounded_to_half_hour'}
    ${'end'}         | ${'time_sheet'} | ${'16:00:20'} | ${'16:00'} | ${'16:00:20'} | ${30}  | ${'to_the_minute'}
    ${'break_start'} | ${'time_sheet'} | ${'12:07:41'} | ${'12:07'} | ${'12:07:41'} | ${30}  | ${'to_the_minute'}
    ${'break_start'} | ${'time_sheet'} | ${'12:10:00'} | ${'12:00'} | ${'15:00:00'} | ${30}  | ${'rounded_to_half_hour'}
    ${'voided'}      | ${'time_sheet'} | ${'12:10:00'} | ${null}    | ${'12:10:00'} | ${30}  | ${null}
    ${'end_removed'} | ${'time_sheet'} | ${'12:10:00'} | ${null}    | ${'12:10:00'} | ${30}  | ${null}
    ${'restored'}    | ${'time_sheet'} | ${'12:10:00'} | ${'08:00'} | ${'12:10:00'} | ${30}  | ${null}
  `(
    '$edge by $source at $raw counts as $counted: $rule',
    (
      row: Record<'edge' | 'source' | 'raw' | 'counted' | 'recorded' | 'rule', string> & {
        target: 0 | 30;
      },
    ) => {
      const punch: PunchToExplain = {
        edge: row.edge,
        source: row.source,
        rawAt: at(row.raw),
        countedAt: row.counted ? at(`${row.counted}:00`) : null,
        recordedAt: at(row.recorded),
      };
      const rules = {
        zone: 'America/New_York',
        scheduledStart: at('08:00:00'),
        target: row.target,
        minimumMinutes: 240,
        roundUpMinutes: 5,
        startAt: at('08:00:00'),
      };
      expect(ruleOfPunch(punch, rules)).toBe(row.rule);
    },
  );

  it('of an end without a start is the rounding', () => {
    const signedOut = { rawAt: at('10:00:30'), recordedAt: at('10:00:30'), source: 'station' };
    const rules = {
      ...{ zone: 'America/New_York', scheduledStart: at('08:00:00'), target: 30 as const },
      ...{ minimumMinutes: 240, roundUpMinutes: 5, startAt: null },
    };
    expect(ruleOfPunch({ ...signedOut, edge: 'end', countedAt: at('12:00:00') }, rules)).toBe(
      'sign_out_rounding',
    );
  });
});
