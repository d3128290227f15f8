import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { allSites, ROOT, type StatementSite } from './statement-sites.js';

/** The values that a TypeScript type allows. */
export interface DeclaredShape {
  /** 'string', 'number', 'boolean', 'Date', 'Buffer', 'null', 'undefined'; 'anything' for unknown types. */
  kinds: ReadonlySet<string>;
  entries?: DeclaredShape;
  keys?: ReadonlyMap<string, DeclaredShape>;
}

/** The row type of each call that sends a statement; null if its rows are unused. */
export interface DeclaredRow {
  site: StatementSite;
  row: DeclaredShape | null;
}

/** A virtual file: it makes the compiler resolve `RowOf` for each entity. */
const ROWS_FILE = join(ROOT, 'libs', 'schema', 'src', 'rows-of-entities.ts');

function rowsText(files: readonly string[]): string {
  const rows = files
    .filter((file) => file.endsWith('.entity.ts'))
    .flatMap((file) => {
      const path = relative(dirname(ROWS_FILE), file).replace(/\.ts$/, '.js');
      const names = ts.sys.readFile(file)!.matchAll(/^export class (\w+)/gm);
      return [...names].map(([, name]) => `  ${name}: RowOf<import('${path}').${name}>;`);
    });
  return `import type { RowOf } from '#libs/platform';\nexport interface Rows {\n${rows.join('\n')}\n}\n`;
}

/** Reads the types of the whole product once; it takes some seconds. */
export function openProgram(): ts.Program {
  const path = join(ROOT, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const options = { ...parsed.options, noEmit: true, incremental: false };
  const files = ts.sys
    .readDirectory(ROOT, ['.ts', '.tsx'], ['**/*.spec.ts', '**/*.spec.tsx'], ['libs', 'apps'])
    .filter((file) => !file.endsWith('.d.ts'));
  const text = rowsText(files);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (file) => (file === ROWS_FILE ? text : readFile(file));
  host.fileExists = (file) => file === ROWS_FILE || fileExists(file);
  return ts.createProgram([...files, ROWS_FILE], options, host);
}

/** `RowOf` of each entity, by the name of its class. */
export function rowsOfEntities(program: ts.Program): ReadonlyMap<string, DeclaredShape> {
  const checker = program.getTypeChecker();
  const source = checker.getSymbolAtLocation(program.getSourceFile(ROWS_FILE)!)!;
  const [rows] = checker.getExportsOfModule(source);
  return shapeOfType(checker, checker.getDeclaredTypeOfSymbol(rows!)).keys!;
}

export function declaredRows(program: ts.Program): DeclaredRow[] {
  const checker = program.getTypeChecker();
  return allSites().map((site) => {
    const source = program.getSourceFile(join(ROOT, site.file));
    const call = source && callAt(source, site);
    if (!call) throw new Error(`The program does not hold ${site.name} of ${site.file}.`);
    const answer = checker.getAwaitedType(checker.getTypeAtLocation(call));
    return { site, row: answer ? rowOf(checker, answer) : null };
  });
}

function shapeOfType(checker: ts.TypeChecker, type: ts.Type, depth = 0): DeclaredShape {
  const parts = type.isUnion() ? type.types : [type];
  const shapes = parts.map((part) => shapeOfPart(checker, part, depth));
  return shapes.reduce((one, other) => ({
    kinds: new Set([...one.kinds, ...other.kinds]),
    entries: one.entries ?? other.entries,
    keys: one.keys ?? other.keys,
  }));
}

/** The element type of a list, or the type without null. */
function rowOf(checker: ts.TypeChecker, answer: ts.Type): DeclaredShape | null {
  const entry = checker.isArrayType(answer)
    ? checker.getTypeArguments(answer as ts.TypeReference)[0]!
    : checker.getNonNullableType(answer);
  const shape = shapeOfType(checker, entry);
  return shape.keys ? shape : null;
}

const DEEPEST = 12;

function shapeOfPart(checker: ts.TypeChecker, type: ts.Type, depth: number): DeclaredShape {
  const kind = scalarKind(type);
  if (kind) return { kinds: new Set([kind]) };
  const name = type.getSymbol()?.getName();
  if (name === 'Date' || name === 'Buffer') return { kinds: new Set([name]) };
  if (depth > DEEPEST) return { kinds: new Set(['anything']) };
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const entries = checker.getTypeArguments(type as ts.TypeReference);
    return {
      kinds: new Set(['list']),
      entries: entries[0] && shapeOfType(checker, entries[0], depth + 1),
    };
  }
  const properties = checker.getPropertiesOfType(type);
  if (properties.length === 0) return { kinds: new Set(['anything']) };
  return {
    kinds: new Set(['object']),
    keys: new Map(
      properties.map((property) => {
        const shape = shapeOfType(checker, checker.getTypeOfSymbol(property), depth + 1);
        const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional);
        return [
          property.getName(),
          isOptional ? { ...shape, kinds: new Set([...shape.kinds, 'undefined']) } : shape,
        ];
      }),
    ),
  };
}

function scalarKind(type: ts.Type): string | null {
  const is = (flags: ts.TypeFlags): boolean => Boolean(type.flags & flags);
  if (is(ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'anything';
  if (is(ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return 'string';
  if (is(ts.TypeFlags.NumberLike)) return 'number';
  if (is(ts.TypeFlags.BooleanLike)) return 'boolean';
  if (is(ts.TypeFlags.Null)) return 'null';
  if (is(ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return 'undefined';
  return is(ts.TypeFlags.Never) ? 'never' : null;
}

function callAt(source: ts.SourceFile, { start, end }: StatementSite): ts.CallExpression | null {
  let found: ts.CallExpression | null = null;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.getStart() === start && node.getEnd() === end)
      found ??= node;
    if (node.pos <= start && end <= node.end) ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
