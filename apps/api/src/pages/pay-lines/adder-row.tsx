import type { JSX } from 'preact';
import { adderSentence, type PayAdder } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { type Definition, DefinitionList } from '../frame/definition-list.js';
import { useDates } from '../frame/dates.js';
import { Disclosure } from '../frame/disclosure.js';
import { moneyText } from '../frame/money.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { type EntryPayModel, setOf } from './entry-pay.model.js';
import { clockText } from './line-row.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

interface AdderRowProps {
  adder: PayAdder;
  nth: number;
  model: Pick<EntryPayModel, 'stacks' | 'basis'>;
}

/** Pay beside the minutes, with the rule that asks for it. */
export function AdderRow({ adder, nth, model }: AdderRowProps): JSX.Element {
  const { language } = usePageContext();
  const { details, federalPart, hoursOnly } = useWords(PAY_LINES_WORDS);
  const dates = useDates(model.basis.zone);
  const { set: name, version, amount, federal, because } = adder;
  const set =
    name !== null && version !== null ? setOf({ set: name, version }, adder.week, model) : null;
  const from = set?.effectiveFrom ? dates.day(set.effectiveFrom) : null;
  const items: Definition[] = [
    ...(name !== null && version !== null
      ? [
          { term: details.rule, value: name },
          {
            term: details.version,
            value: `${details.versionOf(version, from)}${set?.ruleSetId === null ? `${DOT}${details.shipped}` : ''}`,
          },
        ]
      : []),
    ...(because
      ? [
          { term: details.threshold, value: details.hours(clockText(because.threshold)) },
          { term: details.counter, value: details.hours(clockText(because.before)) },
        ]
      : []),
    { term: details.week, value: details.weekFrom(dates.day(new Date(adder.week * 60_000))) },
    ...(federal > 0 ? [{ term: details.premium, value: federalPart(moneyText(federal)) }] : []),
  ];
  return (
    <Disclosure
      id={`adder-${nth}-${adder.kind}`}
      summary={
        <span class="grid flex-1 grid-cols-[1fr_auto] items-baseline gap-x-4">
          <span>{adderSentence(adder, language)}</span>
          <span class="text-right font-semibold tabular">
            {amount === null ? hoursOnly : moneyText(amount)}
          </span>
        </span>
      }
    >
      <DefinitionList items={items} />
    </Disclosure>
  );
}
