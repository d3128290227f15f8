import { InvalidRules, type RuleProblem } from './rule-problem.js';

const fieldsOf = (...problems: RuleProblem[]) => new InvalidRules(problems).fields;

describe('what a client is told of wrong rules', () => {
  it.each`
    problem                                                                              | sentence
    ${{ code: 'required' }}                                                              | ${'This field is required.'}
    ${{ code: 'not_a_choice', choices: ['shift', 'break'] }}                             | ${'This has to be one of: shift, break.'}
    ${{ code: 'out_of_bounds', bounds: { unit: 'entries', most: 6 } }}                   | ${'There may be at most 6.'}
    ${{ code: 'out_of_bounds', bounds: { unit: 'hundredths', least: 101, most: 1000 } }} | ${'This has to be from 101 to 1000.'}
  `('$sentence', ({ problem, sentence }) => {
    expect(fieldsOf({ path: 'daily.1.after', ...problem })).toEqual({
      'rules.daily.1.after': [sentence],
    });
  });

  it('names each field with all that is wrong with it, and the first in its message', () => {
    const error = new InvalidRules([
      { path: '', code: 'no_rule' },
      { path: 'daily', code: 'not_a_list' },
      { path: 'daily', code: 'required' },
    ]);
    expect(error.fields).toEqual({
      rules: ['Name one rule at least.'],
      'rules.daily': ['This has to be a list.', 'This field is required.'],
    });
    expect([error.code, error.message]).toEqual([
      'pay_rule_set.invalid_rules',
      'rules: Name one rule at least.',
    ]);
  });
});
