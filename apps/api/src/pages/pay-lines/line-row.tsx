import type { JSX } from 'preact';
import { type Claim, type NightRule, type PayLine, paySentence } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { type Definition, DefinitionList } from '../frame/definition-list.js';
import { usePlainDates } from '../frame/dates.js';
import { Disclosure } from '../frame/disclosure.js';
import { durationText } from '../frame/duration.js';
import { Link } from '../frame/link.js';
import { moneyText, multiplierText, rateText } from '../frame/money.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import {
  type EntryPayModel,
  isCovered,
  premiumParts,
  setOf,
  type UnpaidGap,
} from './entry-pay.model.js';
import { PAY_LINES_WORDS, type PayLinesWords } from './pay-lines.words.js';
import { PunchList } from './punch-list.js';

const MINUTE = 60_000;

interface LineRowProps {
  line: PayLine;
  model: Pick<EntryPayModel, 'stacks' | 'basis' | 'entry' | 'isOffice' | 'paid' | 'weeks'>;
  /** IANA name of the entry's zone. */
  zone: string;
}

/** Minutes in which nothing changes; opens to the rule, its version and date, the counter and the punches. */
export function LineRow({ line, model, zone }: LineRowProps): JSX.Element {
  const { language } = usePageContext();
  const words = useWords(PAY_LINES_WORDS);
  const dates = usePlainDates(zone);
  const { from, to, minutes, multiplier, rate, amount } = line;
  const [start, end] = [from, to].map((minute) => dates.time(new Date(minute * MINUTE)));
  return (
    <Disclosure
      id={`line-${from}`}
      summary={
        <span class="grid flex-1 grid-cols-[1fr_auto] items-baseline gap-x-4 sm:grid-cols-[11rem_5rem_3.5rem_5rem_1fr_6rem]">
          <span class="tabular">{`${start} – ${end}`}</span>
          <span class="hidden text-right tabular sm:block">{durationText(minutes)}</span>
          <span class="hidden text-right tabular sm:block">{`× ${multiplierText(multiplier)}`}</span>
          <span class="hidden text-right tabular sm:block">
            {rate === null || isCovered(line, model) ? '–' : rateText(rate)}
          </span>
          <span class="col-start-1 row-start-2 text-muted sm:col-start-5 sm:row-start-1">
            <span class="tabular sm:hidden">
              {`${durationText(minutes)} × ${multiplierText(multiplier)}${DOT}`}
            </span>
            {[paySentence(line.because, language), ...onTopOf(line, model, words)].join(DOT)}
          </span>
          <span class="col-start-2 row-start-1 text-right font-semibold tabular sm:col-start-6">
            {amount === null ? durationText(minutes) : moneyText(amount)}
          </span>
        </span>
      }
    >
      <DefinitionList items={definitionsOf(line, model, words, dates)} />
      <p class="mt-3 mb-1 text-muted">{words.details.punches}</p>
      <PunchList punches={model.entry.punches} zone={zone} breaks={model.paid?.time.entry.breaks} />
    </Disclosure>
  );
}

/** Minutes between lines that nobody pays. */
export function GapRow({ gap, zone }: { gap: UnpaidGap; zone: string }): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  const dates = usePlainDates(zone);
  const [start, end] = [gap.from, gap.to].map((minute) => dates.time(new Date(minute * MINUTE)));
  return (
    <p class="px-5 py-3 text-muted tabular">
      {`${start} – ${end}${DOT}${durationText(gap.to - gap.from)}${DOT}${words.unpaidBreak}`}
    </p>
  );
}

function definitionsOf(
  line: PayLine,
  model: LineRowProps['model'],
  words: PayLinesWords,
  dates: ReturnType<typeof usePlainDates>,
): Definition[] {
  const { details } = words;
  const { before, after, adding } = line.because;
  const claims = line.because.claim ? [line.because.claim, ...adding] : adding;
  // Rules that only add have no winner beneath them.
  const claim = claims[0] ?? null;
  const set = claim && setOf(claim, line.week, model);
  const from = set?.effectiveFrom ? dates.day(set.effectiveFrom) : null;
  const threshold = claim && thresholdOf(claim, set?.nights, details);
  return [
    {
      term: details.rule,
      value: claim
        ? claims.map((each, nth) => (
            <>
              {nth > 0 && ' + '}
              <RuleSetName claim={each} week={line.week} model={model} />
            </>
          ))
        : details.regular,
    },
    ...(claim
      ? [
          { term: details.layer, value: details.layers[claim.layer] },
          {
            term: details.version,
            value: `${details.versionOf(claim.version, from)}${set?.ruleSetId === null ? `${DOT}${details.shipped}` : ''}`,
          },
        ]
      : []),
    { term: details.date, value: dates.day(line.date) },
    ...(threshold ? [{ term: details.threshold, value: threshold }] : []),
    ...(before !== null && after !== null
      ? [
          {
            term: details.counter,
            value: details.counted(clockText(before), clockText(after)),
          },
        ]
      : []),
    { term: details.multiplier, value: `× ${multiplierText(line.multiplier)}` },
    ...(line.amount === null ? [] : moneyOf(line, model, details)),
  ];
}

/** Those who may read the company's rules open the set from here, unless it is archived. */
function RuleSetName({
  claim,
  week,
  model,
}: Pick<LineRowProps, 'model'> & { claim: Claim; week: number }): JSX.Element {
  const set = setOf(claim, week, model);
  if (!model.isOffice || !set?.ruleSetId || set.isArchived) return <>{claim.set}</>;
  const { slug } = model.entry.company;
  return <Link href={`/app/pay/rules/${set.ruleSetId}/?company=${slug}`}>{claim.set}</Link>;
}

/** A night begins at a time of the day; all other rules count hours. */
function thresholdOf(
  { rule, threshold }: Claim,
  nights: readonly NightRule[] = [],
  details: PayLinesWords['details'],
): string | null {
  if (threshold === null) return null;
  if (rule !== 'night') return details.hours(clockText(threshold));
  const ends = nights.filter(({ from }) => from === threshold).map(({ to }) => clockText(to));
  return details.clock(clockText(threshold), ends.length === 1 ? ends[0]! : null);
}

/** Where the amount is not the time at its rate and multiplier: what it is instead. */
function onTopOf(line: PayLine, model: LineRowProps['model'], words: PayLinesWords): string[] {
  const parts = premiumParts(line, model.weeks);
  const isOtherRate = parts.some(({ rate }) => rate !== line.rate);
  if (!isCovered(line, model)) return isOtherRate ? [words.details.onTop(partsText(parts))] : [];
  const per = model.paid?.time.entry.rate?.per === 'call' ? 'call' : 'day';
  const inRate = words.details.inRate[per];
  return parts.length > 0 ? [inRate, words.details.onTop(partsText(parts))] : [inRate];
}

/** '0.5 × 24.00' */
function partsText(parts: readonly { above: number; rate: number }[]): string {
  return parts.map(({ above, rate }) => `${multiplierText(above)} × ${rateText(rate)}`).join(' + ');
}

function moneyOf(
  line: PayLine,
  model: LineRowProps['model'],
  details: PayLinesWords['details'],
): Definition[] {
  const parts = premiumParts(line, model.weeks);
  const of =
    parts.length > 0
      ? ` (${durationText(line.minutes)} × ${parts.length > 1 ? `(${partsText(parts)})` : partsText(parts)})`
      : '';
  const premium = `${moneyText(line.premium)}${of}`;
  const base = line.rate === null ? '–' : rateText(line.rate);
  return [
    {
      term: details.base,
      value: isCovered(line, model)
        ? details.covered(line.premium ? premium : null)
        : details.straight(moneyText(line.straight), line.premium ? premium : null, base),
    },
    ...(line.premium
      ? [
          {
            term: details.premium,
            value: details.split(
              ...([line.federal, line.state, line.contract].map(moneyText) as [
                string,
                string,
                string,
              ]),
            ),
          },
        ]
      : []),
  ];
}

/** Minutes as '8:00'. */
export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
