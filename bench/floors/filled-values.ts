import { randomBytes, randomUUID } from 'node:crypto';
import { randomShortToken } from '#libs/kernel';
import { leafAt, type RandomForm, type ValueSource } from './value-source.js';
import type { Item } from './value-explainer.js';
import { insertedMark } from './write-plan.js';

/** What a floor knows of an item before the time runs. */
export interface KnownItem {
  item: Item;
  /** By the number of their statement. */
  rows: Map<number, Record<string, unknown>[]>;
}

/** The values of one transaction. */
export class FilledValues {
  private readonly drawn: string[] = [];

  constructor(
    private readonly known: KnownItem,
    private readonly now: Date,
  ) {}

  /** @returns the value as `pg` sends it; null for an id that its statement asks a sequence for */
  of(source: ValueSource): unknown {
    return source.from === 'insert' ? null : this.value(source);
  }

  private value(source: ValueSource): unknown {
    switch (source.from) {
      case 'constant':
        return source.value;
      case 'item':
        return this.known.item[source.field];
      case 'row':
        return leafAt(this.known.rows.get(source.statement), source.path);
      case 'insert':
        return insertedMark(source.table);
      case 'clock':
        return source.before === 0 ? this.now : new Date(this.now.getTime() - source.before);
      case 'random':
        return (this.drawn[source.nth] ??= drawn(source.form));
      case 'list':
        return source.entries.map((entry) => this.value(entry));
      case 'object':
        return Object.fromEntries(
          Object.entries(source.fields).map(([key, field]) => [key, this.value(field)]),
        );
      case 'json':
        return JSON.stringify(this.value(source.value));
    }
  }
}

function drawn({ alphabet, length }: RandomForm): string {
  if (alphabet === 'uuid') return randomUUID();
  return alphabet === 'hex' ? randomBytes(length / 2).toString('hex') : randomShortToken();
}
