import type { JSX } from 'preact';
import {
  missingFederalRules,
  paysCallMinimum,
  type Layer,
  LAYERS,
  type NewestRuleSet,
  type PayRuleSetChoiceRow,
  type StackedRuleSet,
} from '#libs/pay';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { ExpandableCard } from '../frame/expandable-card.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { FederalNotice } from '../pay/federal-notice.js';
import { PayHeading } from '../pay/pay-tabs.js';
import { PAY_RULES_WORDS } from './pay-rules.words.js';
import { RulesInWords } from './rule-fields.js';
import type { RuleSetExample } from './rule-set-examples.js';

/** Lines of a set's summary in a list. */
const SUMMARY = 4;

export interface RulesOverviewModel {
  company: { slug: string; name: string; time_zone: string };
  /** First day of the present workweek. */
  today: string;
  /** What counts in the present workweek. */
  stack: readonly StackedRuleSet[];
  sets: readonly NewestRuleSet[];
  /** The latest first. */
  choices: readonly (PayRuleSetChoiceRow & { name: string | null })[];
  examples: readonly RuleSetExample[];
  refused: {
    layer: Layer | null;
    error: FormError;
    typed: Readonly<Record<string, string>>;
  } | null;
}

/** Which rules count, those that the company wrote, and examples to start from. */
export function RulesOverviewPage(model: RulesOverviewModel): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const { language } = usePageContext();
  const { company, sets, examples } = model;
  const query = `?company=${company.slug}`;
  return (
    <>
      <PayHeading tab="rules" company={company} />
      {model.refused?.layer === null && <FormErrors error={model.refused.error} />}
      <Section title={words.now} intro={words.nowIntro}>
        <div class="stack">
          {LAYERS.map((layer) => (
            <LayerCard key={layer} layer={layer} {...model} />
          ))}
        </div>
      </Section>
      <Section title={words.sets}>
        <Table
          id="rule-sets"
          caption={words.sets}
          columns={[
            { key: 'name', title: words.name },
            { key: 'layer', title: words.layer },
            { key: 'says', title: words.says },
            { key: 'version', title: words.versions, align: 'right' },
          ]}
          rows={sets.map(({ id, name, layer, newest }) => ({
            id: `rule-set-${id}`,
            href: `/app/pay/rules/${id}/${query}`,
            cells: {
              name,
              layer: words.layers[layer],
              says: <RulesInWords rules={newest.rules} language={language} most={SUMMARY} />,
              version: newest.version,
            },
          }))}
          empty={<EmptyState title={words.setsNone} />}
        />
      </Section>
      <Section title={words.examples} intro={words.noAdvice} id="examples">
        <div class="grid grid-cols-1 gap-4 lg:grid-cols-2">
          {examples.map((example) => (
            <Example key={example.key} example={example} company={company} />
          ))}
          <Card>
            <p class="font-semibold">{words.blank}</p>
            <p>{words.blankText}</p>
            <ButtonLink href={`/app/pay/rules/new/${query}`} kind="quiet" icon="plus">
              {words.startBlank}
            </ButtonLink>
          </Card>
        </div>
      </Section>
    </>
  );
}

function LayerCard(props: RulesOverviewModel & { layer: Layer }): JSX.Element {
  const { layer, stack, sets, choices, today, company } = props;
  const words = useWords(PAY_RULES_WORDS);
  const { language } = usePageContext();
  const dates = useDates(company.time_zone);
  const set = stack.find((each) => each.layer === layer);
  const own = choices.filter((choice) => choice.layer === layer);
  const current = own.find(({ effective_from: from }) => from <= today);
  const planned = own.filter(({ effective_from: from }) => from > today).toReversed();
  const name = set ? (set.ruleSetId === null ? words.defaultName : set.name) : words.nothing;
  const gap = layer === 'federal' && missingFederalRules(company.time_zone, stack, choices);
  const lacksCallMinimum = layer === 'contract' && !paysCallMinimum(stack);
  const hasOwn = sets.some((each) => each.layer === layer);
  const nameOf = (choice: RulesOverviewModel['choices'][number]): string =>
    choice.name ?? words.nothing;
  return (
    <Card id={`layer-${layer}`}>
      <div class="stack">
        <p>
          <span class="text-muted">{words.layers[layer]}</span>
          <br />
          <b>{name}</b>{' '}
          {current && (
            <span class="text-muted">{words.since(dates.day(current.effective_from))}</span>
          )}
        </p>
        {set && <RulesInWords rules={set} language={language} />}
        {gap && (
          <FederalNotice
            gap={gap}
            href={
              hasOwn
                ? `#rule-set-of-${layer}`
                : `/app/pay/rules/new/?company=${company.slug}&from=federal`
            }
          />
        )}
        {lacksCallMinimum && (
          <NoticeBox tone="warning" id="no-call-minimum">
            {words.noCallMinimum}
          </NoticeBox>
        )}
        {planned.map((choice) => (
          <p key={choice.id}>
            {words.from(dates.day(choice.effective_from))}
            <b>{nameOf(choice)}</b>
          </p>
        ))}
        <ChoiceForm {...props} />
      </div>
    </Card>
  );
}

function ChoiceForm({
  layer,
  sets,
  today,
  company,
  refused,
  stack,
}: RulesOverviewModel & { layer: Layer }): JSX.Element | null {
  const words = useWords(PAY_RULES_WORDS);
  const own = sets.filter((set) => set.layer === layer);
  const current = stack.find((set) => set.layer === layer);
  const error = refused?.layer === layer ? refused.error : null;
  const typed = error ? refused!.typed : {};
  if (own.length === 0 && !current) return null;
  const chosen = typed['rule_set_id'] ?? String(current?.ruleSetId ?? '');
  return (
    <ExpandableCard id={`choose-${layer}`} title={words.choose} open={error !== null}>
      <Form action={`/app/pay/rules/choice/?company=${company.slug}#layer-${layer}`}>
        <FormErrors error={error} shown={['rule_set_id', 'effective_from']} />
        <input type="hidden" name="layer" value={layer} />
        <FieldRow>
          <Select
            {...{ name: 'rule_set_id', id: `rule-set-of-${layer}`, label: words.chooseWhat }}
            value={chosen}
            options={[
              ...own.map(({ id, name }) => ({ value: String(id), label: name })),
              { value: '', label: words.nothing },
            ]}
            error={error?.fields['rule_set_id']}
          />
          <Field
            {...{ name: 'effective_from', id: `from-of-${layer}`, type: 'date' }}
            label={words.chooseFrom}
            value={typed['effective_from'] ?? today}
            error={error?.fields['effective_from']}
            required
          />
        </FieldRow>
        <FormActions>
          <Button kind="quiet">{words.chooseSave}</Button>
        </FormActions>
      </Form>
    </ExpandableCard>
  );
}

function Example({
  example: { key, set, source },
  company,
}: {
  example: RuleSetExample;
  company: RulesOverviewModel['company'];
}): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const { language } = usePageContext();
  const dates = useDates(company.time_zone);
  const name = source ? set.name : words.defaultName;
  return (
    <Card id={`example-${key}`}>
      <p>
        <b>{name}</b> <span class="text-muted">{words.layers[set.layer]}</span>
      </p>
      <RulesInWords rules={set} language={language} />
      <p class="text-muted">
        {source ? words.source(source.text, dates.day(source.readOn)) : words.defaultSource}
      </p>
      <ButtonLink
        href={`/app/pay/rules/new/?company=${company.slug}&from=${key}`}
        kind="quiet"
        icon="plus"
      >
        {words.start(name)}
      </ButtonLink>
    </Card>
  );
}
