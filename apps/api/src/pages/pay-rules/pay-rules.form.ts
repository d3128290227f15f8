import { type Layer, LAYERS } from '#libs/pay';
import { Choice, DateText, Flag, Id, Text, WholeNumber } from '../../edge/validation/fields.js';
import { RULE_BLOCKS } from './rule-blocks.js';
import type { TypedRules } from './typed-rules.js';

/** What the editor asks about a set beside its rules. */
export class RuleSetForm {
  @Choice(LAYERS) layer!: Layer;
  @Text({ max: 80, example: 'Local 470' }) name!: string;
  @DateText() effective_from!: string;
  @Text({ max: 500, optional: true, example: 'Agreement of 2026, section 4' }) source?: string;
  @DateText({ optional: true }) read_on?: string;
  @Flag({ optional: true }) choose?: boolean;
  @WholeNumber({ min: 1, optional: true, example: 2 }) based_on?: number;
}

export class ChoiceForm {
  @Choice(LAYERS) layer!: Layer;
  /** Absent: no rules. */
  @Id({ optional: true }) rule_set_id?: number;
  @DateText() effective_from!: string;
}

export class StartQuery {
  @Text({ max: 40, optional: true, example: 'california' }) from?: string;
}

const ABOUT = ['layer', 'name', 'effective_from', 'source', 'read_on', 'choose'];
const OPTIONS = new Set(RULE_BLOCKS.map(({ option }) => option));
const MOST_FIELDS = 400;
const LONGEST = 8000;

/** The fields of a form by their names; what is none of the editor's is left out. */
export function typedRulesIn(body: unknown): TypedRules {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>).slice(0, MOST_FIELDS);
  return Object.fromEntries(
    fields
      .filter(([name]) => ABOUT.includes(name) || OPTIONS.has(name.split('.')[0]!))
      .map(([name, value]) => [
        name,
        (Array.isArray(value) ? value : [value])
          .filter((each): each is string => typeof each === 'string')
          .map((each) => each.slice(0, LONGEST)),
      ]),
  );
}
