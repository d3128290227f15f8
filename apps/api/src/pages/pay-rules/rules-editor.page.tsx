import type { JSX } from 'preact';
import {
  type Layer,
  LAYERS,
  type PayRuleSetChoiceRow,
  type PayRuleSetVersionRow,
  type Superseding,
} from '#libs/pay';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { Checkbox } from '../frame/checkbox.js';
import { ExpandableCard } from '../frame/expandable-card.js';
import { useDates } from '../frame/dates.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { PAY_RULES_WORDS, type PayRulesWords } from './pay-rules.words.js';
import { type PreviewModel, RulesPreview } from './rules-preview.js';
import { RuleFields, RulesInWords } from './rule-fields.js';
import type { TypedRules } from './typed-rules.js';

export interface RulesEditorModel {
  company: { slug: string; name: string; time_zone: string };
  /** Null: it is new. */
  set: { id: number; name: string; version: number } | null;
  layer: Layer;
  /** Of all fields, those of rules and those about the set. */
  typed: TypedRules;
  errors: Readonly<Record<string, string>>;
  /** What is wrong altogether. */
  message: string | null;
  /** The message asks: sent again, it is saved. */
  asks: boolean;
  versions: readonly PayRuleSetVersionRow[];
  preview: PreviewModel | null;
  /** What will count instead, from a later day on. */
  endings: {
    version: Superseding<PayRuleSetVersionRow> | null;
    choice: Superseding<PayRuleSetChoiceRow & { name: string | null }> | null;
  };
}

/** Writes the rules of a set, new or again. */
export function RulesEditorPage(model: RulesEditorModel): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const { company, set, layer, typed, errors, message, preview } = model;
  const query = `?company=${company.slug}`;
  const isBlank = !set && Object.keys(typed).every((name) => !name.includes('.'));
  const isExample = !set && Boolean(typed['source']?.[0]);
  return (
    <>
      <PageHeading
        title={set ? words.editTitle(set.name) : words.newTitle}
        above={<Link href={`/app/pay/rules/${query}`}>{words.title}</Link>}
        meta={words.intro}
      />
      <Form id="rules-form">
        {message && <NoticeBox tone={model.asks ? 'warning' : 'danger'}>{message}</NoticeBox>}
        {model.asks && <input type="hidden" name="confirmed" value="1" />}
        {set && <input type="hidden" name="based_on" value={set.version} />}
        <Section title={words.about}>
          <AboutFields {...{ set, layer, typed, errors, message }} />
          <Endings endings={model.endings} />
        </Section>
        <Section title={words.inUse} intro={isExample ? words.noAdvice : undefined}>
          <RuleFields {...{ layer, typed, errors, isBlank }} />
        </Section>
        <SourceFields {...{ typed, errors }} />
        <Checkbox name="choose" label={words.choosing} checked={typed['choose']?.[0] === 'on'} />
        <FormActions>
          <Button name="do" value="save" icon="check">
            {words.save}
          </Button>
          <Button
            name="do"
            value="preview"
            kind="quiet"
            icon="eye"
            formAction="#preview"
            formNoValidate
          >
            {words.preview}
          </Button>
        </FormActions>
      </Form>
      {preview && <RulesPreview {...preview} />}
      {set && <Versions {...model} />}
      {set && (
        <Form action={`/app/pay/rules/${set.id}/archive/${query}`} id="archive-form">
          <Button
            kind="danger"
            size="small"
            icon="archive"
            confirm={words.archiveConfirm(set.name)}
          >
            {words.archive}
          </Button>
        </Form>
      )}
    </>
  );
}

function AboutFields({
  set,
  layer,
  typed,
  errors,
  message,
}: Pick<RulesEditorModel, 'set' | 'layer' | 'typed' | 'errors' | 'message'>): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const field = fieldIn({ typed, errors });
  return (
    <div class="stack">
      <FieldRow>
        <Field
          {...field('name')}
          label={words.name}
          maxLength={80}
          required
          autocomplete="off"
          autofocus={!set && message === null}
        />
        {set ? (
          <input type="hidden" name="layer" value={layer} />
        ) : (
          <Select
            {...field('layer')}
            value={layer}
            label={words.layer}
            options={LAYERS.map((each) => ({ value: each, label: words.layers[each] }))}
          />
        )}
      </FieldRow>
      <Field
        {...field('effective_from')}
        type="date"
        label={words.effectiveFrom}
        hint={words.effectiveHint}
        required
      />
    </div>
  );
}

/** Says that what is saved counts only for a time, or never. */
function Endings({ endings }: Pick<RulesEditorModel, 'endings'>): JSX.Element {
  const { endings: words } = useWords(PAY_RULES_WORDS);
  const { day } = useDates('UTC');
  const sentences = endingSentences(endings, words, day);
  return (
    <>
      {sentences.map((sentence) => (
        <NoticeBox key={sentence} tone="warning">
          {sentence}
        </NoticeBox>
      ))}
    </>
  );
}

/** @param day a date in words */
export function endingSentences(
  { version, choice }: RulesEditorModel['endings'],
  words: PayRulesWords['endings'],
  day: (date: string) => string,
): string[] {
  return [
    ...(version
      ? [
          words[version.never ? 'neverVersion' : 'version'](
            version.by.version,
            day(version.by.effective_from),
          ),
        ]
      : []),
    ...(choice
      ? [
          words[choice.never ? 'neverChoice' : 'choice'](
            choice.by.name,
            day(choice.by.effective_from),
          ),
        ]
      : []),
  ];
}

/** Where the rules come from. */
function SourceFields(given: Pick<RulesEditorModel, 'typed' | 'errors'>): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const field = fieldIn(given);
  return (
    <FieldRow>
      <Field
        {...field('source')}
        label={words.sourceLabel}
        hint={words.sourceHint}
        maxLength={500}
      />
      <Field {...field('read_on')} type="date" label={words.readOn} />
    </FieldRow>
  );
}

/** What stands in a field, and what is wrong with it. */
function fieldIn({ typed, errors }: Pick<RulesEditorModel, 'typed' | 'errors'>) {
  return (name: string) => ({ name, value: typed[name]?.[0] ?? '', error: errors[name] });
}

function Versions({ company, versions }: RulesEditorModel): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const dates = useDates(company.time_zone);
  const { language } = usePageContext();
  return (
    <Section title={words.versions} intro={words.versionsIntro}>
      <div class="grid grid-cols-1 gap-2">
        {versions.map(({ version, effective_from: from, source, read_on: readOn, ...said }) => (
          <ExpandableCard
            key={version}
            id={`version-${version}`}
            title={words.versionFrom(version, dates.day(from))}
          >
            <RulesInWords rules={said.rules} language={language} />
            <p class="text-muted">
              {source && words.source(source, readOn && dates.day(readOn))}{' '}
              {words.written(dates.moment(said.created_at))}
            </p>
          </ExpandableCard>
        ))}
      </div>
    </Section>
  );
}
