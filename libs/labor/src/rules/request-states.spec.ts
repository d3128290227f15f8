import fc from 'fast-check';
import type { Attendance } from './attendance.js';
import { flagsOf } from './request-flags.js';
import {
  REQUEST_ACTIONS,
  REQUEST_STATES,
  isRefused,
  transitionOf,
  type RequestTransition,
  type RequestAction,
  type RequestActor,
  type TransitionContext,
  type RequestState,
} from './request-states.js';

const ACTORS = ['manager', 'worker', 'system'] as const;
const plain: TransitionContext = {
  reserved: false,
  positionOpen: false,
  callStarted: false,
  callOver: false,
  attendance: 'none',
};

/** The target state, then the effects: `canceled c+1 frees "Canceled"`. */
function told(
  state: RequestState,
  action: RequestAction,
  by: RequestActor,
  facts: Partial<TransitionContext> = {},
): string {
  const outcome = transitionOf(state, action, by, { ...plain, ...facts });
  if (isRefused(outcome)) return outcome.refused.replace('request.', 'no: ');
  if (outcome.repeated) return 'same';
  return [
    outcome.to,
    outcome.canceledCount && 'c+1',
    outcome.noShowCount === 1 && 'n+1',
    outcome.noShowCount === -1 && 'n-1',
    outcome.textConfirmation && 'text',
    outcome.textTakenOff && 'off',
    outcome.freesPosition && 'frees',
    outcome.dropsReservation && 'unreserves',
    outcome.notify && `"${outcome.notify}"`,
  ]
    .filter(Boolean)
    .join(' ');
}

const cells = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const table = (by: RequestActor, facts?: Partial<TransitionContext>) => [
  [by, ...REQUEST_STATES],
  ...REQUEST_ACTIONS.filter((action) => told('pending', action, by) !== 'no: not_allowed').map(
    (action) => [action, ...REQUEST_STATES.map((state) => told(state, action, by, facts))],
  ),
];

describe('the table of transitions', () => {
  it('lets only a manager change anything in a canceled event', () => {
    for (const action of ['available_yes', 'available_no', 'cancel'] as const) {
      expect(told('confirmed', action, 'worker', { eventCanceled: true })).toBe(
        'no: event_canceled',
      );
    }
    expect(
      told('available', 'promote', 'system', { eventCanceled: true, positionOpen: true }),
    ).toBe('no: event_canceled');
    const canceled = told('confirmed', 'cancel', 'manager');
    expect(told('confirmed', 'cancel', 'manager', { eventCanceled: true })).toBe(
      canceled.replace(' off', ''), // they were told of the event
    );
  });

  it('W11 is this for a manager, and for a steward', () => {
    expect(table('manager')).toEqual(
      cells(`
      manager       | pending           | available         | confirmed                     | declined          | canceled         | no_show
      confirm       | confirmed text    | confirmed text    | same                          | confirmed text    | confirmed text   | confirmed n-1 text
      decline       | declined          | declined          | declined off frees            | same              | no: canceled     | no: missed
      cancel        | no: not_confirmed | no: not_confirmed | canceled c+1 off frees        | no: not_confirmed | same             | canceled c+1 n-1
      no_show       | no: not_expected  | no_show n+1       | no_show n+1 frees             | no: not_expected  | no: not_expected | same
      showed_up     | no: not_missed    | no: not_missed    | same                          | no: not_missed    | no: not_missed   | confirmed n-1 text
      call_out      | no: not_confirmed | no: not_confirmed | canceled c+1 frees "Canceled" | no: not_confirmed | same             | canceled c+1 n-1 "Canceled"
      available_yes | available         | same              | same                          | available         | no: canceled     | no: missed
      available_no  | declined          | declined          | declined off frees            | same              | no: canceled     | no: missed
    `),
    );
  });

  it('W11 is this for a worker, while no place is free', () => {
    expect(table('worker')).toEqual(
      cells(`
      worker        | pending               | available           | confirmed                     | declined              | canceled          | no_show
      cancel        | no: not_confirmed     | no: not_confirmed   | canceled c+1 frees "Canceled" | no: not_confirmed     | no: not_confirmed | no: not_confirmed
      available_yes | available "Available" | same                | same                          | available "Available" | no: canceled      | no: missed
      available_no  | declined "Declined"   | declined "Declined" | declined frees "Declined"     | same                  | no: canceled      | no: missed
    `),
    );
  });

  it('is this for the system, while a position is open', () => {
    expect(table('system', { positionOpen: true })).toEqual(
      cells(`
      system  | pending         | available                  | confirmed       | declined        | canceled        | no_show
      promote | no: not_in_line | confirmed text "Confirmed" | no: not_in_line | no: not_in_line | no: not_in_line | no: not_in_line
    `),
    );
  });

  it.each`
    by           | actions
    ${'manager'} | ${['promote']}
    ${'worker'}  | ${['confirm', 'decline', 'no_show', 'showed_up', 'call_out', 'promote']}
    ${'system'}  | ${REQUEST_ACTIONS.filter((action) => action !== 'promote')}
  `('is closed to a $by for $actions', (row) => {
    for (const action of row.actions)
      for (const state of REQUEST_STATES)
        expect(told(state, action, row.by)).toBe('no: not_allowed');
  });

  it.each`
    state          | by           | action             | facts                      | does                                          | because
    ${'pending'}   | ${'worker'}  | ${'available_yes'} | ${{ positionOpen: true }}  | ${'confirmed text "Confirmed"'}               | ${'first come, first served'}
    ${'pending'}   | ${'worker'}  | ${'available_yes'} | ${{ reserved: true }}      | ${'confirmed text "Confirmed"'}               | ${'a reserved yes always confirms'}
    ${'declined'}  | ${'worker'}  | ${'available_yes'} | ${{ positionOpen: true }}  | ${'confirmed text "Confirmed"'}               | ${'a changed mind is as good as a first yes'}
    ${'available'} | ${'worker'}  | ${'available_yes'} | ${{ positionOpen: true }}  | ${'confirmed text "Confirmed"'}               | ${'a place became free and they ask for it'}
    ${'available'} | ${'worker'}  | ${'available_yes'} | ${{ reserved: true }}      | ${'confirmed text "Confirmed"'}               | ${'they were reserved after their first yes'}
    ${'pending'}   | ${'manager'} | ${'available_yes'} | ${{ positionOpen: true }}  | ${'confirmed text'}                           | ${'the same rule for whom the manager phoned'}
    ${'pending'}   | ${'worker'}  | ${'available_no'}  | ${{ reserved: true }}      | ${'declined frees unreserves "Declined"'}     | ${'the place was kept for them until now'}
    ${'available'} | ${'worker'}  | ${'available_no'}  | ${{ reserved: true }}      | ${'declined unreserves "Declined"'}           | ${'an answered reservation keeps no place'}
    ${'pending'}   | ${'manager'} | ${'decline'}       | ${{ reserved: true }}      | ${'declined frees unreserves'}                | ${'the manager speaks for the worker'}
    ${'confirmed'} | ${'worker'}  | ${'cancel'}        | ${{ reserved: true }}      | ${'canceled c+1 frees unreserves "Canceled"'} | ${'nothing is kept for who canceled'}
    ${'confirmed'} | ${'manager'} | ${'no_show'}       | ${{ reserved: true }}      | ${'no_show n+1 frees'}                        | ${'they may still show up'}
    ${'confirmed'} | ${'worker'}  | ${'cancel'}        | ${{ cancelCounted: true }} | ${'canceled frees "Canceled"'}                | ${'one request counts once'}
    ${'available'} | ${'system'}  | ${'promote'}       | ${{}}                      | ${'no: full'}                                 | ${'somebody else was faster'}
    ${'confirmed'} | ${'manager'} | ${'no_show'}       | ${{ callStarted: true }}   | ${'no_show n+1 frees'}                        | ${'no-shows are known only after the start'}
    ${'no_show'}   | ${'manager'} | ${'call_out'}      | ${{ callStarted: true }}   | ${'canceled c+1 n-1 "Canceled"'}              | ${'they did call, after all; the place was freed before'}
  `('$by, $action, $state with $facts: $does, because $because', (row) => {
    expect(told(row.state, row.action, row.by, row.facts)).toBe(row.does);
  });

  it('is the same for a worker while the call runs, and closed once it is over', () => {
    const running = { callStarted: true };
    expect(table('worker', running)).toEqual(table('worker'));
    for (const action of ['cancel', 'available_yes', 'available_no'] as const)
      for (const state of REQUEST_STATES)
        expect(told(state, action, 'worker', { ...running, callOver: true })).toBe('no: call_over');
  });

  it('is closed to the system once the call has started', () => {
    for (const state of REQUEST_STATES)
      expect(told(state, 'promote', 'system', { callStarted: true, positionOpen: true })).toBe(
        'no: call_started',
      );
  });

  it('is the same for a manager whenever it is, but nobody is told not to come to what is over', () => {
    expect(table('manager', { callStarted: true })).toEqual(table('manager'));
    const withoutTexts = (rows: string[][]) =>
      rows.map((row) => row.map((cell) => cell.replace(' off', '')));
    expect(table('manager', { callStarted: true, callOver: true })).toEqual(
      withoutTexts(table('manager')),
    );
  });

  it('takes nobody off who is there, or was: this is what becomes of a confirmed request', () => {
    const rows = (by: RequestActor, actions: readonly RequestAction[]) =>
      actions.map((action) => [
        `${by} ${action}`,
        ...(['none', 'recorded', 'scanned', 'worked'] as const).map((attendance) =>
          told('confirmed', action, by, { callStarted: true, attendance }),
        ),
      ]);
    expect([
      ...rows('worker', ['cancel', 'available_no', 'available_yes']),
      ...rows('manager', [
        'cancel',
        'decline',
        'available_no',
        'call_out',
        'no_show',
        'confirm',
        'showed_up',
      ]),
    ]).toEqual(
      cells(`
      worker cancel        | canceled c+1 frees "Canceled" | no: clocked_in                | no: clocked_in        | no: worked
      worker available_no  | declined frees "Declined"     | no: clocked_in                | no: clocked_in        | no: worked
      worker available_yes | same                          | same                          | same                  | same
      manager cancel       | canceled c+1 off frees        | no: worker_clocked_in         | no: worker_clocked_in | no: worker_worked
      manager decline      | declined off frees            | no: worker_clocked_in         | no: worker_clocked_in | no: worker_worked
      manager available_no | declined off frees            | no: worker_clocked_in         | no: worker_clocked_in | no: worker_worked
      manager call_out     | canceled c+1 frees "Canceled" | canceled c+1 frees "Canceled" | no: worker_scanned    | no: worker_worked
      manager no_show      | no_show n+1 frees             | no_show n+1 frees             | no: worker_scanned    | no: worker_worked
      manager confirm      | same                          | same                          | same                  | same
      manager showed_up    | same                          | same                          | same                  | same
    `),
    );
  });

  it.each`
    state         | action        | becomes
    ${'canceled'} | ${'confirm'}  | ${'confirmed'}
    ${'no_show'}  | ${'confirm'}  | ${'confirmed'}
    ${'no_show'}  | ${'call_out'} | ${'canceled'}
  `('lets a manager $action who is $state, whatever hours are left of them', (row) => {
    for (const attendance of ['recorded', 'scanned', 'worked'] as const) {
      const facts = { ...plain, callStarted: true, attendance };
      expect(transitionOf(row.state, row.action, 'manager', facts)).toMatchObject({
        to: row.becomes,
      });
    }
  });

  it('tells who is clocked in so, in words', () => {
    const said = (by: RequestActor, action: RequestAction, attendance: Attendance): string => {
      const outcome = transitionOf('confirmed', action, by, { ...plain, attendance });
      return isRefused(outcome) ? outcome.message : '';
    };
    expect(said('worker', 'cancel', 'scanned')).toBe('You are clocked in; talk to your steward.');
    for (const attendance of ['recorded', 'scanned', 'worked'] as const)
      expect(said('manager', 'cancel', attendance)).toMatch(/clocked in/);
    expect(said('manager', 'no_show', 'scanned')).toMatch(/clocked in/);
  });

  it('says what to do instead whenever it says no', () => {
    const everything = ACTORS.flatMap((by) =>
      REQUEST_ACTIONS.flatMap((action) =>
        REQUEST_STATES.map((state) => transitionOf(state, action, by, plain)),
      ),
    );
    for (const outcome of everything.filter(isRefused)) expect(outcome.message).toMatch(/; .+\.$/);
  });
});

describe('the flags on the wire', () => {
  it.each`
    state          | availability_response | confirmed | canceled | ncns
    ${'pending'}   | ${null}               | ${false}  | ${false} | ${false}
    ${'available'} | ${'yes'}              | ${false}  | ${false} | ${false}
    ${'confirmed'} | ${'yes'}              | ${true}   | ${false} | ${false}
    ${'declined'}  | ${'no'}               | ${false}  | ${false} | ${false}
    ${'canceled'}  | ${'no'}               | ${false}  | ${true}  | ${false}
    ${'no_show'}   | ${'no'}               | ${false}  | ${false} | ${true}
  `('$state', ({ state, ...flags }) => {
    expect(flagsOf(state)).toEqual(flags);
  });
});

describe('any history of one request', () => {
  const step = fc.record({
    action: fc.constantFrom(...REQUEST_ACTIONS),
    by: fc.constantFrom(...ACTORS),
    facts: fc.record({
      positionOpen: fc.boolean(),
      callStarted: fc.boolean(),
      callOver: fc.boolean(),
      attendance: fc.constantFrom<Attendance>('none', 'recorded', 'scanned', 'worked'),
    }),
    reserve: fc.boolean(),
  });

  function live(
    steps: readonly {
      action: RequestAction;
      by: RequestActor;
      facts: Omit<TransitionContext, 'reserved' | 'cancelCounted' | 'eventCanceled'>;
      reserve: boolean;
    }[],
  ) {
    const request = { state: 'pending' as RequestState, reserved: false, canceled: 0, noShow: 0 };
    const moves: { from: RequestState; reserved: boolean; move: RequestTransition }[] = [];
    for (const { action, by, facts, reserve } of steps) {
      request.reserved ||= reserve;
      const move = transitionOf(request.state, action, by, {
        ...facts,
        reserved: request.reserved,
        cancelCounted: request.canceled > 0,
      });
      if (isRefused(move)) continue;
      moves.push({ from: request.state, reserved: request.reserved, move });
      request.state = move.to;
      request.canceled += move.canceledCount;
      request.noShow += move.noShowCount;
      if (move.dropsReservation) request.reserved = false;
    }
    return { request, moves };
  }

  it('counts a cancellation at most once, and a no-show exactly while it is one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (let length = 0; length <= steps.length; length++) {
          const { request } = live(steps.slice(0, length));
          expect([0, 1]).toContain(request.canceled);
          expect(request.noShow).toBe(request.state === 'no_show' ? 1 : 0);
        }
      }),
    );
  });

  it('leaves whoever is there on the crew, but for what a steward wrote down', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const [at, { facts, action }] of steps.entries()) {
          const [before, after] = [live(steps.slice(0, at)), live(steps.slice(0, at + 1))];
          if (before.request.state !== 'confirmed' || facts.attendance === 'none') continue;
          if (after.request.state === 'confirmed') continue;
          expect([facts.attendance, ['no_show', 'call_out'].includes(action)]).toEqual([
            'recorded',
            true,
          ]);
        }
      }),
    );
  });

  it('texts exactly those who become confirmed, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const { from, reserved, move } of live(steps).moves) {
          expect(move.textConfirmation).toBe(move.to === 'confirmed' && from !== 'confirmed');
          expect(move.repeated).toBe(move.to === from);
          if (move.dropsReservation) expect(reserved).toBe(true);
          if (move.repeated) {
            const { to: _, repeated: __, ...effects } = move;
            expect(Object.values(effects).filter(Boolean)).toEqual([]);
          }
        }
      }),
    );
  });
});
