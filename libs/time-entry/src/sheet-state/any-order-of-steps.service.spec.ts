import fc from 'fast-check';
import { DomainError } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  type ShiftFixture,
  TimeSheetHarness,
} from '../../../../test/support/time-sheet-harness.js';
import { TimeSheetService } from '../time-sheet/time-sheet.service.js';
import { SheetAdjustingService } from './sheet-adjusting.service.js';
import { TimeSheetStateService } from './time-sheet-state.service.js';

type State = 'draft' | 'submitted' | 'approved' | 'exported';
type Step = 'submit' | 'approve' | 'return' | 'export';
type Act =
  | { kind: 'step'; step: Step }
  /** `end`: hour of the day at which the shift ends. */
  | { kind: 'edit'; end: number; reason: string | null };

interface Model {
  state: State;
  end: number;
  adjustments: number;
}

const SEEN = { revision: null, confirmed: true };

/** Written apart from the product: the rules of decision 48, act by act. `null`: refused. */
function after({ state, end, adjustments }: Model, act: Act): Model | null {
  const closed = state === 'approved' || state === 'exported';
  if (act.kind === 'edit') {
    if (closed && act.reason === null) return null;
    if (act.end === end) return { state, end, adjustments };
    if (closed) return { state, end: act.end, adjustments: adjustments + 1 };
    return { state: 'draft', end: act.end, adjustments };
  }
  const to = (next: State): Model => ({ state: next, end, adjustments });
  switch (act.step) {
    case 'submit':
      return closed ? null : to('submitted');
    case 'approve':
      return state === 'draft' || state === 'exported' ? null : to('approved');
    case 'return':
      return closed ? null : to('draft');
    case 'export':
      return to(state === 'approved' ? 'exported' : state);
  }
}

const anyActs = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('step' as const),
      step: fc.constantFrom<Step>('submit', 'approve', 'return', 'export'),
    }),
    fc.record({
      kind: fc.constant('edit' as const),
      end: fc.integer({ min: 9, max: 17 }),
      reason: fc.constantFrom(null, 'Truck was late'),
    }),
  ),
  { minLength: 4, maxLength: 12 },
);
const TO_APPROVED: Act[] = [
  { kind: 'step', step: 'submit' },
  { kind: 'step', step: 'approve' },
];
/** Half of them approve the sheet first, which chance does too rarely. */
const acts = fc
  .tuple(fc.constantFrom<Act[]>([], TO_APPROVED), anyActs)
  .map(([first, rest]): Act[] => [...first, ...rest]);

describe('steps and edits of a time sheet, in any order', () => {
  let bench: TimeSheetHarness;
  beforeAll(async () => {
    bench = await TimeSheetHarness.open();
  });
  afterAll(() => bench.close());

  function perform(shift: ShiftFixture, act: Act): Promise<unknown> {
    const { slug } = shift.call;
    return bench.work(async (work) => {
      const sheets = bench.app.get(TimeSheetStateService);
      if (act.kind === 'edit') return edit(work, shift, act.end, act.reason);
      if (act.step === 'submit') return sheets.submit(work, slug, SEEN);
      if (act.step === 'approve') return sheets.approve(work, slug, SEEN);
      if (act.step === 'return') return sheets.reopen(work, slug, '');
      return sheets.markInClosedPeriod(work, [shift.call.id]);
    }, shift.manager);
  }

  function edit(
    work: Work,
    { call, row, request }: ShiftFixture,
    end: number,
    reason: string | null,
  ): Promise<void> {
    const typed = `2031-05-01T${String(end).padStart(2, '0')}:00`;
    return bench.app
      .get(SheetAdjustingService)
      .change(work, call.slug, [request.id], reason, () =>
        bench.app.get(TimeSheetService).updateEndTime(work, row, typed),
      );
  }

  async function stored({ call, request }: ShiftFixture): Promise<Model> {
    const [row] = await bench.app.db.query(
      `select coalesce((select state from time_sheets where call_time_id = $1), 'draft') as state,
              (select extract(hour from end_at at time zone 'America/New_York')::int from time_entries where labor_request_id = $2) as end,
              (select count(*)::int from time_entry_adjustments where labor_request_id = $2) as adjustments`,
      [call.id, request.id],
    );
    return row as Model;
  }

  it('leave what the decisions say: no approved hours change unseen, none is refused in a draft', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const shift = await bench.aShift();
        bench.setTime('2031-05-01T18:00:00-04:00');
        await perform(shift, { kind: 'edit', end: 16, reason: null });
        let model: Model = { state: 'draft', end: 16, adjustments: 0 };
        for (const act of sequence) {
          const expected = after(model, act);
          const refused = await perform(shift, act).then(
            () => false,
            (error: unknown) => {
              if (!(error instanceof DomainError)) throw error;
              return true;
            },
          );
          expect([act, refused]).toEqual([act, expected === null]);
          model = expected ?? model;
          expect([act, await stored(shift)]).toEqual([act, model]);
        }
      }),
      { numRuns: 12 },
    );
  });
});
