import type { JSX } from 'preact';
import { type ExamplePay, EXAMPLE_RATE, lengthOf, type PaySum, type Rules } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Link } from '../frame/link.js';
import { moneyText, rateText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { Table, type TableColumn, type TableRow } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { PAY_RULES_WORDS, type PayRulesWords } from './pay-rules.words.js';
import { RulesInWords } from './rule-fields.js';

export interface PreviewModel {
  zone: string;
  calls: readonly {
    slug: string;
    event: string;
    name: string;
    date: string;
    before: PaySum;
    after: PaySum;
  }[];
  before: PaySum;
  after: PaySum;
  /** What stands in the editor. */
  rules: Rules;
  examples: readonly ExamplePay[];
  /** With these rules, the minimum hours of calls are not paid. */
  lacksCallMinimum: boolean;
}

/** What the last calls come to now, and with the rules that stand in the editor. */
export function RulesPreview(model: PreviewModel): JSX.Element {
  const { calls, before, after, zone, rules, lacksCallMinimum } = model;
  const { language } = usePageContext();
  const words = useWords(PAY_RULES_WORDS);
  const dates = useDates(zone);
  const rows: TableRow[] = calls.map(({ slug, event, name, date, ...sums }) => ({
    id: `preview-${slug}`,
    cells: {
      call: (
        <>
          <Link href={`/app/pay/call/${slug}/`}>{`${event}${DOT}${name}`}</Link>{' '}
          <span class="text-muted">{dates.day(date)}</span>
        </>
      ),
      ...cellsOf(sums.before, sums.after, words),
    },
  }));
  const sum = { id: 'preview-sum', cells: { call: words.sum, ...cellsOf(before, after, words) } };
  return (
    <Section id="preview" title={words.previewTitle} intro={words.previewIntro(calls.length)}>
      <RulesInWords rules={rules} language={language} />
      {lacksCallMinimum && (
        <NoticeBox tone="warning" id="no-call-minimum">
          {words.noCallMinimum}
        </NoticeBox>
      )}
      <Table
        id="preview-calls"
        caption={words.previewTitle}
        columns={[
          { key: 'call', title: words.call },
          { key: 'people', title: words.people, align: 'right' },
          ...comparisonColumns(words),
        ]}
        rows={rows.length > 1 ? [...rows, sum] : rows}
        empty={<EmptyState title={words.previewNone} />}
      />
      {after.withoutRate > 0 && <p class="text-muted">{words.withoutRate(after.withoutRate)}</p>}
      <Examples examples={model.examples} />
    </Section>
  );
}

/** Shifts that nobody had to work: they show rules that the last calls did not meet. */
function Examples({ examples }: Pick<PreviewModel, 'examples'>): JSX.Element {
  const words = useWords(PAY_RULES_WORDS);
  const title = words.examplesTitle(rateText(EXAMPLE_RATE));
  return (
    <>
      <h3 class="mt-6 mb-2 font-semibold">{title}</h3>
      <Table
        id="preview-examples"
        caption={title}
        columns={[{ key: 'shift', title: words.example }, ...comparisonColumns(words)]}
        rows={examples.map(({ key, before, after }) => ({
          id: `example-${key}`,
          cells: { shift: words.exampleShifts[key], ...cellsOf(before, after, words) },
        }))}
        empty=""
      />
    </>
  );
}

function comparisonColumns(words: PayRulesWords): TableColumn[] {
  return [
    { key: 'before', title: words.before },
    { key: 'after', title: words.after },
    { key: 'amountBefore', title: words.amountBefore, align: 'right' },
    { key: 'amountAfter', title: words.amountAfter, align: 'right' },
    { key: 'difference', title: words.difference, align: 'right' },
  ];
}

function cellsOf(before: PaySum, after: PaySum, words: PayRulesWords): TableRow['cells'] {
  const [now, then] = [minutesInWords(before, words), minutesInWords(after, words)];
  const [paid, wouldBe] = [knownCents(before), knownCents(after)];
  const more = paid !== null && wouldBe !== null ? wouldBe - paid : null;
  const money = (text: string): JSX.Element => <span class="tabular">{text}</span>;
  return {
    // A canceled shift that nothing pays is none.
    people: Math.max(before.entries, after.entries),
    before: now,
    after: now === then ? <span class="text-muted">{words.same}</span> : <b>{then}</b>,
    amountBefore: money(moneyText(paid)),
    amountAfter: money(moneyText(wouldBe)),
    difference: money(more !== null && more > 0 ? `+${moneyText(more)}` : moneyText(more)),
  };
}

/** Nothing is owed for shifts that were canceled and that no rule pays; null: no shift has a rate. */
function knownCents({ cents, entries }: PaySum): number | null {
  return entries === 0 ? 0 : cents;
}

/** '16 h × 1, 2 h × 1.5, 30 min not worked' */
function minutesInWords(sum: PaySum, words: PayRulesWords): string {
  const worked = sum.byMultiplier.map(
    ({ multiplier, minutes }) => `${lengthOf(minutes)} × ${multiplier / 100}`,
  );
  const added = sum.addedMinutes > 0 ? [words.added(lengthOf(sum.addedMinutes))] : [];
  return [...worked, ...added].join(', ');
}
