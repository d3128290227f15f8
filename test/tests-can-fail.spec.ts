import fc from 'fast-check';
import ts from 'typescript';
import { read, TESTS } from './support/source-tree.js';

/** Helpers of other files that fail a test by themselves; those of the same file are followed. */
const ASSERTING_HELPERS = /^(expect|assert|until|wait|patiently)/;

describe('every test', () => {
  it('expects something', () => {
    expect(TESTS.flatMap(testsWithoutExpectation)).toEqual([]);
  });

  it('draws its values from the seed of the run', () => {
    expect(fc.readConfigureGlobal().seed).toBe(
      Number(process.env['FUZZ_SEED'] ?? process.env['FUZZ_SEED_DRAWN']),
    );
    const own = TESTS.filter((file) => /\bseed: \d/.test(read(file)));
    expect(own).toEqual(['test/e2e/bad-input.e2e-spec.ts']);
  });
});

function testsWithoutExpectation(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const asserting = assertingNames(source);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const body = node.arguments.find(
        (argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument),
      );
      if (body && !calls(body, asserting))
        found.push(`${file}: ${node.arguments[0]!.getText().slice(0, 80)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `it(…)`, `test.each(…)(…)` and the like, that are not skipped. */
function isTest(callee: ts.Expression): boolean {
  return (
    /^(it|test)\b(?!\.(skip|todo))/.test(callee.getText()) &&
    !/^(it|test)\.each$/.test(callee.getText())
  );
}

/** Functions of the file in which something is expected, or that call such a one. */
function assertingNames(source: ts.SourceFile): Set<string> {
  const functions = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) functions.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      functions.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const names = new Set<string>();
  for (let before = -1; before < names.size;) {
    before = names.size;
    for (const [name, body] of functions) if (calls(body, names)) names.add(name);
  }
  return names;
}

function calls(node: ts.Node, asserting: ReadonlySet<string>): boolean {
  let found = false;
  const visit = (inner: ts.Node): void => {
    if (found) return;
    if (ts.isIdentifier(inner))
      found = ASSERTING_HELPERS.test(inner.text) || asserting.has(inner.text);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}
