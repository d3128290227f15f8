import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export const ROOT = join(__dirname, '..', '..', '..');

/** Methods of `Work` that send a statement, and TypeORM's own of a data source. */
export const SENDING_METHODS = [
  'rows',
  'row',
  'jsonRows',
  'execute',
  'executeWithoutWaiting',
  'query',
] as const;
export type SendingMethod = (typeof SENDING_METHODS)[number];

/** A place in the source that sends a statement. */
export interface StatementSite {
  /** From the root: `libs/event/src/event.queries.ts`. */
  file: string;
  /** `EventQueries.find`, with ` (2)` for the second statement in it. */
  name: string;
  method: SendingMethod;
  /** Lines of the call up to its first argument, counted from 1. */
  lines: readonly [number, number];
  /** Start and end of the call in the file. */
  start: number;
  end: number;
}

/** The sites of one file, in order. Syntactic: by the names of method and receiver. */
export function sitesIn(file: string): StatementSite[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const counted = new Map<string, number>();
  const sites: StatementSite[] = [];
  const visit = (node: ts.Node, scope: readonly string[]): void => {
    const inner = nameOf(node) === null ? scope : [...scope, nameOf(node)!];
    if (ts.isCallExpression(node) && isSending(node.expression)) {
      const name = inner.join('.');
      const nth = (counted.get(name) ?? 0) + 1;
      counted.set(name, nth);
      const line = (position: number): number =>
        source.getLineAndCharacterOfPosition(position).line + 1;
      sites.push({
        file,
        name: nth === 1 ? name : `${name} (${nth})`,
        method: node.expression.name.text as SendingMethod,
        lines: [line(node.getStart()), line(node.arguments.pos)],
        start: node.getStart(),
        end: node.getEnd(),
      });
    }
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(source, []);
  return sites;
}

/** Every site of the product. */
export function allSites(): StatementSite[] {
  return ['libs', 'apps'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.spec|\.d)\.tsx?$/.test(file))
      .map((file) => relative(ROOT, join(ROOT, folder, file)))
      .sort()
      .flatMap((file) => sitesIn(file)),
  );
}

/** `work.rows(…)`, `unitOfWork.reading(by).rows(…)`, `this.dataSource.query(…)`. */
function isSending(callee: ts.Expression): callee is ts.PropertyAccessExpression {
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const method = callee.name.text;
  if (!(SENDING_METHODS as readonly string[]).includes(method)) return false;
  const { expression: receiver } = callee;
  const last = ts.isCallExpression(receiver) ? receiver.expression : receiver;
  const word = ts.isPropertyAccessExpression(last) ? last.name.text : last.getText();
  return method === 'query' ? word === 'dataSource' : word === 'work' || word === 'reading';
}

function nameOf(node: ts.Node): string | null {
  if (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node))
    return node.name?.getText() ?? null;
  const isNamedFunction =
    (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
    node.initializer !== undefined &&
    (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer));
  return isNamedFunction ? node.name.getText() : null;
}
