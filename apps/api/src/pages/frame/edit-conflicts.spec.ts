import fc from 'fast-check';
import { mergeEdit, readEdit } from './edit-conflicts.js';

describe('an edit that others may have overtaken', () => {
  it.each`
    before    | typed       | stored    | saved   | conflict | because
    ${'A'}    | ${'A'}      | ${'A'}    | ${null} | ${false} | ${'nobody changed it'}
    ${'A'}    | ${'B'}      | ${'A'}    | ${'B'}  | ${false} | ${'only the sender changed it'}
    ${'A'}    | ${'A'}      | ${'C'}    | ${null} | ${false} | ${'only somebody else changed it, and that stays'}
    ${'A'}    | ${'B'}      | ${'C'}    | ${null} | ${true}  | ${'both changed it'}
    ${'A'}    | ${'B'}      | ${'B'}    | ${null} | ${false} | ${'both meant the same'}
    ${'A'}    | ${''}       | ${'C'}    | ${null} | ${true}  | ${'emptying is a change'}
    ${'A'}    | ${'B'}      | ${''}     | ${null} | ${true}  | ${'somebody else emptied it'}
    ${'on'}   | ${''}       | ${'on'}   | ${''}   | ${false} | ${'a box was unticked'}
    ${'A\nB'} | ${'A\r\nB'} | ${'A\nC'} | ${null} | ${false} | ${'line ends are no change'}
    ${'A'}    | ${' A '}    | ${'C'}    | ${null} | ${false} | ${'spaces around are no change'}
    ${'Ａ'}   | ${'A'}      | ${'Ａ'}   | ${'A'}  | ${false} | ${'letters that look alike differ'}
  `(
    '$before, typed $typed, stored $stored: $because',
    ({ before, typed, stored, saved, conflict }) => {
      const sent = { shown: { name: before as string }, typed: { name: typed as string } };
      expect(mergeEdit(sent, { name: stored as string })).toEqual({
        changes: saved === null ? {} : { name: saved },
        conflicts: conflict ? [{ name: 'name', theirs: stored, mine: typed }] : [],
      });
    },
  );

  it('saves every difference of a form that does not say what it showed', () => {
    expect(
      mergeEdit({ shown: null, typed: { name: 'B', notes: 'N' } }, { name: 'A', notes: 'N' }),
    ).toEqual({
      changes: { name: 'B' },
      conflicts: [],
    });
  });

  it('loses nothing: each value that was typed is saved, stored already, or shown in a conflict', () => {
    const value = fc.constantFrom('', 'A', 'B', 'C');
    const values = fc.record({ one: value, two: value, three: value });
    fc.assert(
      fc.property(values, values, values, (shown, typed, stored) => {
        const { changes, conflicts } = mergeEdit({ shown, typed }, stored);
        for (const name of ['one', 'two', 'three'] as const) {
          const isMine = typed[name] !== shown[name];
          const inConflict = conflicts.some((each) => each.name === name);
          const after = inConflict ? null : (changes[name] ?? stored[name]);
          if (inConflict) expect([isMine, shown[name] === stored[name]]).toEqual([true, false]);
          else expect(after).toBe(isMine ? typed[name] : stored[name]);
        }
      }),
    );
  });

  describe('as it was sent', () => {
    const NAMES = ['name', 'notes'];

    it('has the edited fields only, as text', () => {
      expect(readEdit({ name: 'B', csrf_token: 'x', slug: 'y' }, NAMES)).toEqual({
        shown: null,
        typed: { name: 'B', notes: '' },
      });
    });

    it('takes the other value where that was chosen', () => {
      const shown = JSON.stringify({ name: 'C', notes: 'D' });
      const body = { name: 'B', notes: 'N', shown, 'keep.name': 'theirs', 'keep.notes': 'mine' };
      expect(readEdit(body, NAMES)).toEqual({
        shown: { name: 'C', notes: 'D' },
        typed: { name: 'C', notes: 'N' },
      });
    });

    it.each([
      undefined,
      null,
      'text',
      { shown: 'no JSON' },
      { shown: 'null' },
      { shown: '5' },
      { shown: ['{}'] },
      { shown: '{"name":5,"__proto__":"x"}' },
      { name: ['a', 'b'], notes: {} },
    ])('is read without harm from %p', (body) => {
      const { shown, typed } = readEdit(body, NAMES);
      expect(typed).toEqual({ name: '', notes: '' });
      expect(shown ?? {}).toEqual({});
    });
  });
});
