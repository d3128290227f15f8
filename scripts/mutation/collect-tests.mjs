import { expect } from 'expect';
import { bind } from 'jest-each';

/**
 * Gives a spec what Jest would: `expect` and `each` are Jest's own. Hooks are missing, since pure rules need none: a spec
 * that calls one fails.
 * @param evaluate evaluates the spec with `{ describe, it, test, expect }`
 * @returns `{ id, name, file, run }` of each test, in their order; an id is the same at each evaluation
 */
export function collectTests(file, evaluate) {
  const tests = [];
  const titles = [];
  const describe = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const it = (title, run) => {
    const name = [...titles, title].join(' ');
    tests.push({ id: `${file}#${tests.length}`, name, file, run });
  };
  describe.each = bind(describe, false);
  it.each = bind(it, false);
  evaluate({ describe, it, test: it, expect });
  if (tests.length === 0) throw new Error(`${file} has no tests.`);
  return tests;
}
