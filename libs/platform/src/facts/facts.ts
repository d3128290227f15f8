import { Injectable } from '@nestjs/common';
import type { LibName } from './lib-order.js';
import type { Work } from '../work/work.js';

interface FactValues {
  /** The company it happened in; null: none (a log-in, a new company's owner). */
  companyId: number | null;
  /** Its subject: table-like noun and id. */
  subject: string;
  subjectId: number | null;
  /**
   * For the audit trail: only changed values, without secrets. Null: there was (is) no such row.
   */
  before?: object | null;
  after?: object | null;
}

/**
 * Something that happened, named in the past tense, passed to followers in the same transaction.
 * Carries ids and changed values, not rows: followers read the rows again.
 */
export abstract class Fact {
  /** Stable, for the audit trail: `call_time.moved`. */
  abstract readonly name: string;
  readonly companyId: number | null;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly before: object | null;
  readonly after: object | null;

  constructor(values: FactValues) {
    this.companyId = values.companyId;
    this.subject = values.subject;
    this.subjectId = values.subjectId;
    this.before = values.before ?? null;
    this.after = values.after ?? null;
  }
}

/** What `@OnFact` accepts: a fact's class, or `Fact` itself for all of them. */
export type FactClass<F extends Fact = Fact> = abstract new (...args: never[]) => F;

export const FOLLOWER_LIB = Symbol('follower lib');
export const FOLLOWED_FACTS = Symbol('followed facts');

/**
 * A class whose `@OnFact` methods are called in the transaction, in the order of the libs. They
 * only write rows, or refuse the change.
 */
export function Follower(lib: LibName): ClassDecorator {
  return (target) => {
    Injectable()(target);
    Reflect.defineMetadata(FOLLOWER_LIB, lib, target);
  };
}

/** `(work: Work, fact: F) => Promise<void>` is called whenever the fact (or one derived from it) is recorded. */
export function OnFact<F extends Fact>(factClass: FactClass<F>) {
  return (
    prototype: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<(work: Work, fact: F) => Promise<void>>,
  ): void => {
    const earlier = (Reflect.getMetadata(FOLLOWED_FACTS, prototype.constructor) ??
      []) as FollowedFact[];
    Reflect.defineMetadata(
      FOLLOWED_FACTS,
      [...earlier, { factClass, method }],
      prototype.constructor,
    );
  };
}

export interface FollowedFact {
  factClass: FactClass;
  method: string;
}
