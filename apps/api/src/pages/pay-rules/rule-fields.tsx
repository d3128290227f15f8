import type { JSX } from 'preact';
import { type Layer, type Rules, ruleSentences } from '#libs/pay';
import { ExpandableCard } from '../frame/expandable-card.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { PAY_RULES_WORDS } from './pay-rules.words.js';
import { RULE_BLOCKS, type RuleBlock } from './rule-blocks.js';
import { RuleLine } from './rule-line.js';
import { isInUse, type TypedRules } from './typed-rules.js';

/** What most contracts say: open where nothing was written yet. */
const USUAL = new Set(['daily', 'meals', 'nights']);

export interface RuleFieldsProps {
  layer: Layer;
  typed: TypedRules;
  errors: Readonly<Record<string, string>>;
  /** Nothing was written yet. */
  isBlank: boolean;
}

/** The rules of a set as sentences with gaps: those in use are open, the others open at their title. */
export function RuleFields({ layer, typed, errors, isBlank }: RuleFieldsProps): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const blocks = RULE_BLOCKS.filter(({ ofState }) => !ofState || layer === 'state');
  const isOpen = (block: RuleBlock): boolean =>
    isInUse(block, typed) || hasError(block, errors) || (isBlank && USUAL.has(block.option));
  const [open, others] = [blocks.filter(isOpen), blocks.filter((block) => !isOpen(block))];
  return (
    <div class="grid grid-cols-1 gap-2">
      {open.map((block) => (
        <RuleBlockFields key={block.option} {...{ block, typed, errors }} isOpen />
      ))}
      {others.length > 0 && <h3 class="pt-2 text-base font-semibold">{words.others}</h3>}
      {others.map((block) => (
        <RuleBlockFields key={block.option} {...{ block, typed, errors }} isOpen={false} />
      ))}
    </div>
  );
}

function hasError({ option }: RuleBlock, errors: RuleFieldsProps['errors']): boolean {
  return Object.keys(errors).some((name) => name === option || name.startsWith(`${option}.`));
}

function RuleBlockFields({
  block,
  typed,
  errors,
  isOpen,
}: Pick<RuleFieldsProps, 'typed' | 'errors'> & {
  block: RuleBlock;
  isOpen: boolean;
}): JSX.Element {
  const words = useWords(PAY_RULES_WORDS).blocks[block.option]!;
  return (
    <ExpandableCard
      id={`rule-${block.option}`}
      title={words.title}
      meta={words.example}
      open={isOpen}
    >
      <p class="text-muted">{words.example}</p>
      {block.option === 'daily' && <WhatADayIs typed={typed} />}
      {rowsOf(block, typed).map((row) =>
        block.lines.map((_, line) => (
          <RuleLine key={`${row}-${line}`} {...{ block, row, line, typed, errors }} />
        )),
      )}
      {errors[block.option] && block.lines[0]![0]!.name !== '' && (
        <p class="font-semibold text-danger">{errors[block.option]}</p>
      )}
    </ExpandableCard>
  );
}

/** Hours a day are of another day where a set says so, and that stands further below. */
function WhatADayIs({ typed }: Pick<RuleFieldsProps, 'typed'>): JSX.Element {
  const { dayIs } = useWords(PAY_RULES_WORDS);
  const [kind = ''] = typed['day.kind'] ?? [];
  const [gap = ''] = typed['day.gap'] ?? [];
  const sentence =
    kind === 'period'
      ? dayIs.period(gap || '…')
      : kind === 'rolling'
        ? dayIs.rolling
        : dayIs.calendar;
  return (
    <p id="what-a-day-is">
      {sentence} <Link href="#rule-day">{dayIs.change}</Link>
    </p>
  );
}

/** The rows that are filled in, and a blank one. */
function rowsOf(block: RuleBlock, typed: TypedRules): (number | null)[] {
  if (!block.most) return [null];
  const filled = Object.entries(typed)
    .filter(([name, values]) => name.startsWith(`${block.option}.`) && values.some(Boolean))
    .map(([name]) => Number(name.split('.')[1]));
  const isRow = (row: number): boolean =>
    isInUse({ ...block, option: `${block.option}.${row}` }, typed);
  const last = Math.max(-1, ...filled.filter(isRow));
  return Array.from({ length: Math.min(block.most, last + 2) }, (_, row) => row);
}

/** What rules say, each in a line; at most so many, where there is little room. */
export function RulesInWords({
  rules,
  language,
  most = Infinity,
}: {
  rules: Rules;
  language: 'en' | 'es';
  most?: number;
}): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const sentences = ruleSentences(rules, language);
  const left = sentences.length - most;
  return (
    <ul class="list-disc pl-5">
      {sentences.slice(0, left > 1 ? most : undefined).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {left > 1 && <li class="text-muted">{words.more(left)}</li>}
    </ul>
  );
}
