import { Type } from 'typebox';
import { type Layer, LAYERS, RULES_SCHEMA } from '#libs/pay';
import {
  choice,
  date,
  inline,
  instant,
  integer,
  list,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { Choice, DateText, Id, Text, WholeNumber } from '../../edge/validation/fields.js';

import { ObjectField } from '../../edge/validation/object-field.js';
import { CLOSED_PAY } from '../pay/closed-pay-effect.shape.js';
import { PaySumShape } from '../pay-lines/pay-lines.presenter.js';

const FROM = {
  optional: true,
  description:
    'Counts for workweeks whose first day, on the clocks of the company, is this one or later. Left out: the first day of the present workweek.',
} as const;
const LAYER = 'Its place in the stack: federal under state under contract.';

const RULES = { description: 'As `docs/pay.md` defines them.' };
const NAME = {
  ...{ max: 80, example: 'Local 470', description: 'Unique among the sets of the company.' },
};
const SOURCE = {
  ...{ max: 500, optional: true, example: 'Agreement of 2026, section 4' },
  description: 'Where the rules come from.',
};
const READ_ON = {
  optional: true,
  description: 'Day on which the source was read, on the clocks of the company.',
};

class RulesDto {
  @ObjectField(RULES_SCHEMA, RULES) rules!: Record<string, unknown>;
}

class RuleSetVersionDto extends RulesDto {
  @Text(NAME) name!: string;
  @DateText(FROM) effective_from?: string;
  @Text(SOURCE) source?: string;
  @DateText(READ_ON) read_on?: string;
}

export class NewRuleSetDto extends RuleSetVersionDto {
  @Choice(LAYERS, { description: LAYER }) layer!: Layer;
}

/** What is left out stays as it was. */
export class RuleSetChangeDto {
  @ObjectField(RULES_SCHEMA, { ...RULES, optional: true }) rules?: Record<string, unknown>;
  @Text({ ...NAME, optional: true }) name?: string;
  @DateText({
    optional: true,
    description:
      'Counts for workweeks whose first day, on the clocks of the company, is this one or later. Left out beside `rules`: the first day of the present workweek; left out without them: as it was.',
  })
  effective_from?: string;
  @Text({ ...SOURCE, nullable: true }) source?: string | null;
  @DateText({ ...READ_ON, nullable: true }) read_on?: string | null;
  @WholeNumber({
    min: 1,
    optional: true,
    example: 1,
    description: 'The version that was read: 409 when another one was written meanwhile.',
  })
  based_on?: number;
}

export class RuleSetChoiceDto {
  @Choice(LAYERS, { description: LAYER }) layer!: Layer;
  @Id({ nullable: true, example: 17, description: 'Null or left out: no rules in this layer.' })
  rule_set_id?: number | null;
  @DateText(FROM) effective_from?: string;
}

export class RulesPreviewDto extends RulesDto {
  @Choice(LAYERS, { description: LAYER }) layer!: Layer;
}

const RulesShape = Type.Unsafe<Record<string, unknown>>({ ...RULES_SCHEMA });
const says = {
  rules: RulesShape,
  says: list(text('Over 10 h a day: 2 ×.'), 'The same in sentences of the reader’s language.'),
  source: text('Agreement of 2026, section 4', 'Blank: it does not say.'),
  read_on: nullable(
    date('2026-11-29', 'Day on which the source was read, on the clocks of the company.'),
  ),
};
const version = {
  version: integer(1, 'From 1; each change makes another.'),
  effective_from: date(
    '2026-11-29',
    'Workweeks whose first day, on the clocks of the company, is this one or later.',
  ),
};
const set = { id: integer(17), name: text('Local 470'), layer: choice(LAYERS, LAYER) };

export const RuleSetShape = object('PayRuleSet', { ...set, ...version, ...says });
export type RuleSetView = Static<typeof RuleSetShape>;
export const ChangedRuleSetShape = object('ChangedPayRuleSet', {
  ...{ ...set, ...version, ...says },
  closed_pay: CLOSED_PAY,
});
export type ChangedRuleSetView = Static<typeof ChangedRuleSetShape>;

export const RuleSetWithVersionsShape = object('PayRuleSetWithVersions', {
  ...set,
  archived_at: nullable(instant(undefined, 'Null: it can be chosen.')),
  versions: list(
    object('PayRuleSetVersion', { ...version, ...says, created_at: instant() }),
    'The newest first. A version never changes.',
  ),
});
export type RuleSetWithVersionsView = Static<typeof RuleSetWithVersionsShape>;

export const RuleSetExampleShape = object(
  'PayRuleSetExample',
  { name: text('California'), layer: choice(LAYERS, LAYER), ...says },
  'To start from. Nothing of it is legal advice.',
);
export type RuleSetExampleView = Static<typeof RuleSetExampleShape>;

export const RuleSetChoiceShape = object('PayRuleSetChoice', {
  layer: choice(LAYERS, LAYER),
  rule_set: nullable(inline({ id: integer(17), name: text('Local 470') }, 'Null: no rules.')),
  effective_from: version.effective_from,
});
export type RuleSetChoiceView = Static<typeof RuleSetChoiceShape>;
export const ChangedRuleChoicesShape = object('ChangedPayRuleChoices', {
  choices: list(RuleSetChoiceShape, 'Of all layers, the latest first.'),
  closed_pay: CLOSED_PAY,
});
export type ChangedRuleChoicesView = Static<typeof ChangedRuleChoicesShape>;

const SUMS = { before: PaySumShape, after: PaySumShape };

export const RulesPreviewShape = object('PayRulesPreview', {
  calls: list(
    inline({
      call_time: inline({ slug: text('Ab3dE5g'), name: text('Load in') }),
      event: text('Harbor Lights Tour'),
      date: date(undefined, 'On the clocks of the event.'),
      ...SUMS,
    }),
    'The last twenty calls that were worked, or canceled at shorter notice than rules of the company or of the request ask for; the latest first.',
  ),
  ...SUMS,
});
export type RulesPreviewView = Static<typeof RulesPreviewShape>;
