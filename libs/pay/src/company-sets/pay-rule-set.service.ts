import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, violatedConstraint, type Work } from '#libs/platform';
import type { Layer, Rules } from '../engine/rule-set.js';
import { assertMoneyReached } from '../pay.policy.js';
import {
  type NewestRuleSet,
  type PayRuleSetRow,
  type PayRuleSetVersionRow,
  RULE_SET_COLUMNS,
  VERSION_COLUMNS,
} from './pay-rule-set.rows.js';
import { RuleSetChangedMeanwhile, RuleSetInUse, RuleSetNameTaken } from './rule-set.errors.js';
import { PayRuleSetArchived, PayRuleSetChanged, PayRuleSetWritten } from './rule-set.facts.js';
import { readRules } from './rules/read-rules.js';

/** A version as it is to be written; `rules` as `readRules` takes them. */
export interface RuleSetDraft {
  name: string;
  rules: unknown;
  /** Workweeks whose first day is this one or later, 'YYYY-MM-DD'. */
  effectiveFrom: string;
  source: string;
  readOn: string | null;
}

/** What another version says; what is undefined stays as it was. */
export type RuleSetChange = { [Name in keyof RuleSetDraft]: RuleSetDraft[Name] | undefined };

/** Writes rule sets. A version never changes: the next one does. */
@Injectable()
export class PayRuleSetService {
  constructor(private readonly facts: FactBus) {}

  /**
   * @throws NotFound the actor may not read the company's money
   * @throws InvalidRules, RuleSetNameTaken
   */
  async write(
    work: Work,
    companyId: number,
    layer: Layer,
    draft: RuleSetDraft,
  ): Promise<NewestRuleSet> {
    assertMoneyReached(work.actor, companyId);
    const rules = readRules(draft.rules, layer);
    const set = await nameFree(
      work.row<PayRuleSetRow>(
        `insert into pay_rule_sets as prs (company_id, name, layer, created_at) values ($1, $2, $3, $4) returning ${RULE_SET_COLUMNS}`,
        [companyId, draft.name, layer, work.now],
      ),
    );
    const newest = await this.insertVersion(work, companyId, set!.id, 1, { ...draft, rules });
    const after = { name: set!.name, layer, ...shown(newest) };
    await this.facts.record(work, new PayRuleSetWritten({ companyId, id: set!.id, after }));
    return { ...set!, newest };
  }

  /**
   * Renames the set, and writes another version where anything but the name differs from the newest one.
   *
   * @param basedOn the version that was read; null: whichever is the newest
   * @throws NotFound no such set in the company, or it is archived
   * @throws InvalidRules, RuleSetNameTaken, RuleSetChangedMeanwhile
   */
  async revise(
    work: Work,
    companyId: number,
    id: number,
    change: RuleSetChange,
    basedOn: number | null = null,
  ): Promise<NewestRuleSet> {
    const set = await this.lock(work, companyId, id);
    if (basedOn !== null && basedOn !== set.newest.version) throw new RuleSetChangedMeanwhile();
    const draft = changed(set, change);
    const rules = change.rules === undefined ? set.newest.rules : readRules(draft.rules, set.layer);
    if (set.name !== draft.name)
      await nameFree(
        work.rows('update pay_rule_sets set name = $2 where id = $1', [id, draft.name]),
      );
    const { newest } = set;
    const isSame = isDeepStrictEqual(
      [newest.rules, newest.effective_from, newest.source, newest.read_on],
      [rules, draft.effectiveFrom, draft.source, draft.readOn],
    );
    const said = isSame
      ? newest
      : await this.insertVersion(work, companyId, id, newest.version + 1, { ...draft, rules });
    const changes = differing(
      { name: set.name, ...shown(newest) },
      { name: draft.name, ...shown(said) },
    );
    if (changes)
      await this.facts.record(work, new PayRuleSetChanged({ companyId, id, ...changes }));
    return { ...set, name: draft.name, newest: said };
  }

  /**
   * Takes the set away from those that can be chosen; workweeks that it ruled keep it.
   *
   * @throws NotFound no such set in the company, or it is archived
   * @throws RuleSetInUse
   */
  async archive(work: Work, companyId: number, id: number): Promise<void> {
    const set = await this.lock(work, companyId, id);
    const use = await work.row<{ id: number }>(
      `select prc.id from pay_rule_set_choices prc join companies c on c.id = prc.company_id
        where prc.company_id = $1 and prc.rule_set_id = $2 and not exists (
          select from pay_rule_set_choices later
           where later.company_id = prc.company_id and later.layer = prc.layer
             and (later.effective_from, later.id) > (prc.effective_from, prc.id)
             and later.effective_from <= greatest(prc.effective_from, ($3::timestamptz at time zone c.time_zone)::date - 6)
        ) limit 1`,
      [companyId, id, work.now],
    );
    if (use) throw new RuleSetInUse();
    await work.rows('update pay_rule_sets set archived_at = $2 where id = $1', [id, work.now]);
    await this.facts.record(
      work,
      new PayRuleSetArchived({ companyId, id, before: { name: set.name } }),
    );
  }

  private async lock(work: Work, companyId: number, id: number): Promise<NewestRuleSet> {
    assertMoneyReached(work.actor, companyId);
    const set = await work.row<PayRuleSetRow>(
      `select ${RULE_SET_COLUMNS} from pay_rule_sets prs
        where prs.company_id = $1 and prs.id = $2 and prs.archived_at is null for update`,
      [companyId, id],
    );
    if (!set) throw new NotFound('PayRuleSet');
    const newest = await work.row<PayRuleSetVersionRow>(
      `select ${VERSION_COLUMNS} from pay_rule_set_versions prv where prv.rule_set_id = $1 order by prv.version desc limit 1`,
      [id],
    );
    return { ...set, newest: newest! };
  }

  private async insertVersion(
    work: Work,
    companyId: number,
    id: number,
    version: number,
    draft: RuleSetDraft & { rules: Rules },
  ): Promise<PayRuleSetVersionRow> {
    const { rules, effectiveFrom, source, readOn } = draft;
    const row = await work.row<PayRuleSetVersionRow>(
      `insert into pay_rule_set_versions as prv
         (company_id, rule_set_id, version, rules, effective_from, source, read_on, user_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${VERSION_COLUMNS}`,
      [
        ...[companyId, id, version, JSON.stringify(rules), effectiveFrom, source, readOn],
        ...[work.actor.userId, work.now],
      ],
    );
    return row!;
  }
}

function changed({ name, newest }: NewestRuleSet, change: RuleSetChange): RuleSetDraft {
  const { rules, effective_from: effectiveFrom, source, read_on: readOn } = newest;
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { name, rules, effectiveFrom, source, readOn, ...Object.fromEntries(given) };
}

/** @throws RuleSetNameTaken */
async function nameFree<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change;
  } catch (error) {
    if (violatedConstraint(error) === 'pay_rule_sets_company_id_name_key')
      throw new RuleSetNameTaken();
    throw error;
  }
}

/** A version as the audit trail shows it. */
function shown(version: NewestRuleSet['newest']): Record<string, unknown> {
  const { version: number, effective_from: from, source, read_on: readOn, rules } = version;
  return { version: number, effective_from: from, source, read_on: readOn, ...rules };
}

/** The values that differ; null: none. */
function differing(
  one: Record<string, unknown>,
  other: Record<string, unknown>,
): { before: object; after: object } | null {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => !isDeepStrictEqual(one[name], other[name]),
  );
  if (names.length === 0) return null;
  const pick = (values: Record<string, unknown>): object =>
    Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  return { before: pick(one), after: pick(other) };
}
