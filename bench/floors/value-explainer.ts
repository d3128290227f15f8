import type { SentStatement } from './scout.js';
import {
  isObject,
  leafAt,
  leavesOf,
  type Path,
  type RandomForm,
  type ValueSource,
} from './value-source.js';

/** What is written to: names, ids and tokens that whoever asks knows. */
export type Item = Readonly<Record<string, string | number>>;

/** One write as the server made it. */
export interface WriteSample {
  item: Item;
  /** Milliseconds since 1970, of this machine's clock: before it was asked, and after the answer. */
  began: number;
  ended: number;
  statements: SentStatement[];
}

const MINUTE = 60_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const READ = /^\s*select\b/i;
const CONTROL = /^\s*(start transaction|begin|commit)\b/i;
const INSERTS = /\binsert into "?(\w+)/gi;
const FORMS: readonly [RandomForm['alphabet'], RegExp][] = [
  ['uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['hex', /^([0-9a-f]{40}|[0-9a-f]{64})$/],
  ['letters and digits', /^[A-Za-z0-9]{10}$/],
];

/** Tells where the values of a write come from, by several writes of the same kind: what explains one has to explain all. */
export class ValueExplainer {
  /** The last present instant of each sample. */
  private present: number[] | null = null;
  private readonly drawn: { values: readonly unknown[]; source: ValueSource }[] = [];

  constructor(private readonly samples: readonly WriteSample[]) {}

  /**
   * @param before number of statements that were sent before
   * @param values one of each sample
   * @returns null: nothing explains it
   */
  explain(before: number, values: readonly unknown[]): ValueSource | null {
    if (areSame(values, Array(values.length).fill(values[0])))
      return { from: 'constant', value: values[0] };
    return (
      this.composed(before, values) ??
      this.ofItem(values) ??
      this.ofRow(before, values) ??
      this.ofInsert(before, values) ??
      this.ofClock(values) ??
      this.ofChance(before, values)
    );
  }

  private composed(before: number, values: readonly unknown[]): ValueSource | null {
    const texts = values.map(jsonIn);
    if (texts.every((json) => json !== undefined)) {
      const value = this.explain(before, texts);
      return value && { from: 'json', value };
    }
    if (values.every(Array.isArray)) {
      const entries = this.explainEach(before, values);
      return entries && { from: 'list', entries: Object.values(entries) };
    }
    if (!values.every(isObject)) return null;
    const fields = this.explainEach(before, values);
    return fields && { from: 'object', fields };
  }

  private explainEach(
    before: number,
    values: readonly object[],
  ): Record<string, ValueSource> | null {
    const keys = Object.keys(values[0]!);
    if (values.some((each) => !areSame(Object.keys(each), keys))) return null;
    const explained = keys.map((key) => {
      const inner = values.map((each) => (each as Record<string, unknown>)[key]);
      return [key, this.explain(before, inner)] as const;
    });
    if (explained.some(([, source]) => !source)) return null;
    return Object.fromEntries(explained) as Record<string, ValueSource>;
  }

  private ofItem(values: readonly unknown[]): ValueSource | null {
    const field = Object.keys(this.samples[0]!.item).find((name) =>
      areSame(
        values,
        this.samples.map(({ item }) => item[name]),
      ),
    );
    return field === undefined ? null : { from: 'item', field };
  }

  /** Rows that were read before anything changed: they are the same when they are read earlier. */
  private ofRow(before: number, values: readonly unknown[]): ValueSource | null {
    const sent = this.samples[0]!.statements;
    const firstChange = sent.findIndex(({ text }) => !READ.test(text) && !CONTROL.test(text));
    const end = firstChange < 0 ? before : Math.min(before, firstChange);
    for (let statement = 0; statement < end; statement++) {
      const path = this.pathTo(statement, values);
      if (path && isRead(sent[statement]!.text)) return { from: 'row', statement, path };
    }
    return null;
  }

  /** An id that grows from sample to sample, as a sequence gives them. */
  private ofInsert(before: number, values: readonly unknown[]): ValueSource | null {
    if (!values.every((id, nth) => Number.isInteger(id) && (nth === 0 || id! > values[nth - 1]!)))
      return null;
    for (let statement = before - 1; statement >= 0; statement--) {
      const tables = [...this.samples[0]!.statements[statement]!.text.matchAll(INSERTS)];
      const isOneRow = this.samples.every(({ statements }) => statements[statement]!.count === 1);
      if (tables.length === 1 && isOneRow && this.pathTo(statement, values))
        return { from: 'insert', table: tables[0]![1]! };
    }
    return null;
  }

  private pathTo(statement: number, values: readonly unknown[]): Path | null {
    const rows = this.samples.map(({ statements }) => statements[statement]!.rows);
    const found = leavesOf(rows[0]).find(
      ([path, leaf]) =>
        areSame([leaf], [values[0]]) &&
        areSame(
          values,
          rows.map((each) => leafAt(each, path)),
        ),
    );
    return found?.[0] ?? null;
  }

  private ofClock(values: readonly unknown[]): ValueSource | null {
    const instants = values.map(instantIn);
    if (!instants.every((each) => each !== null)) return null;
    if (this.samples.every(({ began, ended }, nth) => isWithin(instants[nth]!, began, ended))) {
      this.present = instants;
      return { from: 'clock', before: 0 };
    }
    const [earlier, ...others] = instants.map((each, nth) => (this.present?.[nth] ?? NaN) - each);
    const isFixed = earlier! % MINUTE === 0 && others.every((each) => each === earlier);
    return isFixed ? { from: 'clock', before: earlier! } : null;
  }

  /** New in every sample, and of a form that nothing else has. */
  private ofChance(before: number, values: readonly unknown[]): ValueSource | null {
    const again = this.drawn.find((each) => areSame(each.values, values));
    if (again) return again.source;
    const [alphabet] =
      FORMS.find(([, form]) =>
        values.every((each) => typeof each === 'string' && form.test(each)),
      ) ?? [];
    const isNew = new Set(values).size === values.length && !this.isKnown(before, values);
    // Words may be as long as a token, but they hold no digits.
    if (!alphabet || !isNew || !/\d/.test(values.join(''))) return null;
    const form = { alphabet, length: (values[0] as string).length };
    const source: ValueSource = { from: 'random', form, nth: this.drawn.length };
    this.drawn.push({ values, source });
    return source;
  }

  private isKnown(before: number, values: readonly unknown[]): boolean {
    return this.samples.some(({ item, statements }) =>
      leavesOf([item, statements.slice(0, before).map(({ rows }) => rows)]).some(([, leaf]) =>
        values.includes(leaf),
      ),
    );
  }
}

export function isRead(text: string): boolean {
  return READ.test(text);
}

/** An instant equals its text in a JSON. */
function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

function isWithin(instant: number, began: number, ended: number): boolean {
  return instant >= began && instant <= ended;
}

/** Milliseconds since 1970. */
function instantIn(value: unknown): number | null {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : null;
}

/** Of a text that holds a list or an object, which is written the same way again; else undefined. */
function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return undefined;
  try {
    const json: unknown = JSON.parse(value);
    return JSON.stringify(json) === value ? json : undefined;
  } catch {
    return undefined;
  }
}
