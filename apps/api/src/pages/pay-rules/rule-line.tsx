import type { ComponentChildren, JSX } from 'preact';
import { Checkbox } from '../frame/checkbox.js';
import { CheckboxGroup } from '../frame/checkbox-group.js';
import { FieldSentence } from '../frame/field-sentence.js';
import { Field } from '../frame/field.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { PAY_RULES_WORDS } from './pay-rules.words.js';
import { fieldName, type RuleBlock, type RuleField } from './rule-blocks.js';
import { callName, type TypedRules } from './typed-rules.js';

interface RuleLineProps {
  block: RuleBlock;
  /** Null: there is one of it. */
  row: number | null;
  /** Which of the block's lines. */
  line: number;
  typed: TypedRules;
  /** By the names of fields. */
  errors: Readonly<Record<string, string>>;
}

/** One line of a rule: words with fields between them. */
export function RuleLine(props: RuleLineProps): JSX.Element {
  const { block, row, line } = props;
  const words = useWords(PAY_RULES_WORDS).blocks[block.option]!;
  const around = words.lines[line] ?? [];
  const parts = block.lines[line]!.flatMap((field, nth) => [
    <Words key={`${nth}-before`}>{around[nth]}</Words>,
    <RuleInput key={fieldName(block, row, field)} {...props} field={field} />,
  ]);
  return (
    <FieldSentence>
      {parts}
      <Words>{around[block.lines[line]!.length]}</Words>
    </FieldSentence>
  );
}

function Words({ children }: { children: ComponentChildren }): JSX.Element | null {
  return children ? <span>{children}</span> : null;
}

function RuleInput({
  block,
  row,
  field,
  typed,
  errors,
}: RuleLineProps & { field: RuleField }): JSX.Element {
  const { blocks, weekdays, hours, eachCall, row: rowTitle } = useWords(PAY_RULES_WORDS);
  const words = blocks[block.option]!;
  const name = fieldName(block, row, field);
  const title = row ? rowTitle(words.title, row + 1) : words.title;
  const label = `${title}: ${words.labels[field.name]}`;
  const [value = ''] = typed[name] ?? [];
  const common = { name, label, value, error: errors[name], quietLabel: true };
  switch (field.kind) {
    case 'tick':
      return <Checkbox name={name} label={words.labels[field.name]!} checked={value === 'on'} />;
    case 'weekdays':
      return (
        <CheckboxGroup
          legend={title}
          name={name}
          options={weekdays.map((day, nth) => ({ value: String(nth), label: day }))}
          checked={typed[name] ?? []}
          error={errors[name]}
        />
      );
    case 'days':
      return <Field {...common} label={words.labels[field.name]!} quietLabel={false} rows={4} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={value || (row ? (field.further ?? '') : '')}
          options={field.of.map((each) => ({ value: each, label: words.choices![each]! }))}
        />
      );
    case 'clock':
      return <Field {...common} type="time" />;
    case 'hours_or_call':
      return (
        <>
          <Field {...common} autocomplete="off" maxLength={20} />
          <span>{hours}</span>
          <Checkbox
            name={callName(name)}
            label={eachCall}
            checked={typed[callName(name)]?.[0] === 'on'}
          />
        </>
      );
    case 'hours':
    case 'times':
    case 'money':
    case 'number':
      return <Field {...common} autocomplete="off" maxLength={20} />;
  }
}
