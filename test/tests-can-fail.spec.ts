import fc from 'fast-check';
import ts from 'typescript';
import { read, TESTS } from './support/source-tree.js';

/** Helpers of other files that fail a test by themselves; those of the same file are followed. */
const ASSERTING_HELPERS = /^(expect|assert|until|wait|patiently)/;

describe('every test', () => {
  it('expects something', () => {
    expect(TESTS.flatMap(testsWithoutExpectation)).toEqual([]);
  });

  it('expects nothing that a broken product gives, too', () => {
    expect(TESTS.flatMap(expectationsThatCannotFail)).toEqual([]);
    const planted = `expect(() => f()).toThrow(); await expect(f()).rejects.toThrow();
      expect(found || true).toBe(true); expect(status).toBeLessThan(500);
      expect(() => f()).not.toThrow(); expect(status).toBeLessThan(400); expect(() => f()).toThrow(NotFound)`;
    expect(cannotFailIn('planted.ts', planted)).toHaveLength(4);
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

function expectationsThatCannotFail(file: string): string[] {
  return cannotFailIn(file, read(file));
}

/** Any mistake of the test itself throws, too; the statuses that are right have names; `… || true` is always true. */
function cannotFailIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (cannotFail(node)) found.push(`${file}: ${node.getText().slice(0, 80)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function cannotFail(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node))
    return (
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken &&
      node.right.kind === ts.SyntaxKind.TrueKeyword
    );
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  if (name.text === 'toThrow')
    return (
      node.arguments.length === 0 &&
      !(ts.isPropertyAccessExpression(expression) && expression.name.text === 'not')
    );
  return name.text.startsWith('toBeLessThan') && node.arguments[0]?.getText() === '500';
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
