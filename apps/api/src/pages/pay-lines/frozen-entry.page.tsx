import type { JSX } from 'preact';
import { type FrozenEntry, type FrozenPart, itemSentence, type ShownItem } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { Card, Section } from '../frame/card.js';
import { usePlainDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { ButtonLink, Link } from '../frame/link.js';
import { moneyText, multiplierText, rateText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { earningText } from './earning-words.js';
import { FROZEN_WORDS } from './frozen-entry.words.js';
import { PunchList } from './punch-list.js';

const MINUTE = 60_000;

/** What closed periods have paid for one time entry, down to rules and punches as they were. */
export function FrozenEntryPage({ frozen }: { frozen: FrozenEntry }): JSX.Element {
  const words = useWords(FROZEN_WORDS);
  const { entry, parts, cents, isOffice } = frozen;
  const dates = usePlainDates(entry.zone);
  return (
    <div class="space-y-8">
      <PageHeading
        title={words.title}
        above={`${entry.call.name}${DOT}${entry.event.name}`}
        meta={
          <>
            <span>{`${entry.worker.name}${DOT}${entry.skill}`}</span>
            <span class="tabular">{dates.day(new Date(entry.start_at))}</span>
          </>
        }
        actions={
          <>
            <ButtonLink href={`/app/pay/entries/${entry.id}/`} kind="quiet">
              {words.now}
            </ButtonLink>
            {parts.length > 0 && (
              <strong class="text-2xl tabular" id="frozen-total">
                {moneyText(cents)}
              </strong>
            )}
          </>
        }
      />
      {parts.length === 0 && <NoticeBox tone="info">{words.none}</NoticeBox>}
      {parts.map((part) => (
        <Part key={part.startsOn} part={part} entry={entry} isOffice={isOffice} />
      ))}
    </div>
  );
}

type PartProps = Pick<FrozenEntry, 'entry' | 'isOffice'> & { part: FrozenPart };

function Part({ part, entry, isOffice }: PartProps): JSX.Element {
  const words = useWords(FROZEN_WORDS);
  const dates = usePlainDates(entry.zone);
  const { startsOn, endsOn, payday, closedAt, items, cents, punches } = part;
  const title = words.part(dates.day(startsOn), dates.day(endsOn));
  return (
    <Section
      id={`period-${startsOn}`}
      title={title}
      intro={`${words.closed(dates.moment(closedAt), dates.day(payday))}. ${words.text}`}
      actions={
        isOffice && (
          <ButtonLink
            href={`/app/pay/periods/${startsOn}/?company=${entry.company.slug}`}
            kind="quiet"
          >
            {title}
          </ButtonLink>
        )
      }
    >
      <Table
        id={`items-${startsOn}`}
        caption={title}
        columns={[
          { key: 'kind', title: words.kind },
          { key: 'amount', title: words.amount, align: 'right' },
          { key: 'time', title: words.time },
          { key: 'hours', title: words.hours, align: 'right' },
          { key: 'at', title: words.at, align: 'right' },
          { key: 'rate', title: words.rate, align: 'right' },
          { key: 'split', title: words.split, align: 'right', hideOnPhone: true },
          { key: 'why', title: words.why },
        ]}
        rows={items.map((item) => ({
          id: `item-${item.id}`,
          muted: item.sign === -1,
          cells: useCells(item, { entry, isOffice }),
        }))}
        empty=""
      />
      <p class="text-right font-semibold tabular">{moneyText(cents)}</p>
      {!entry.canceled && (
        <>
          <p class="text-muted">{words.punches}</p>
          <Card>
            <PunchList punches={punches} zone={entry.zone} />
          </Card>
        </>
      )}
    </Section>
  );
}

function useCells(
  item: ShownItem,
  { entry, isOffice }: Pick<PartProps, 'entry' | 'isOffice'>,
): Record<string, JSX.Element | string> {
  const words = useWords(FROZEN_WORDS);
  const { language } = usePageContext();
  const dates = usePlainDates(entry.zone);
  const time = (minute: number): string => dates.time(new Date(minute * MINUTE));
  const { from, to, minutes, multiplier, rate, cents, federal, state, contract } = item;
  const parts = federal !== 0 || state !== 0 || contract !== 0;
  return {
    kind: [
      earningText(item.earning, language),
      ...(item.isDifference ? [item.sign === -1 ? words.takenBack : words.difference] : []),
    ].join(', '),
    amount: moneyText(cents),
    time: from === null || to === null ? '' : `${time(from)} – ${time(to)}`,
    hours: minutes === null ? '' : decimalHoursText(minutes),
    at: multiplier === null ? '' : multiplierText(multiplier),
    rate: rate === null ? '' : rateText(rate),
    split: parts ? [federal, state, contract].map((each) => moneyText(each)).join(', ') : '',
    why: (
      <>
        {itemSentence(item, language)} <Rule item={item} isOffice={isOffice} entry={entry} />
      </>
    ),
  };
}

/** The version that was frozen; it opens where the company has it. */
function Rule({
  item,
  entry,
  isOffice,
}: Pick<PartProps, 'entry' | 'isOffice'> & { item: ShownItem }): JSX.Element | null {
  const words = useWords(FROZEN_WORDS);
  const { day } = usePlainDates(entry.zone);
  if (item.rule === null) return null;
  const from = item.versionFrom && day(item.versionFrom);
  const text = words.version(item.rule.set, item.rule.version, from);
  return (
    <span class="block text-muted">
      {isOffice && item.ruleSetId !== null ? (
        <Link href={`/app/pay/rules/${item.ruleSetId}/?company=${entry.company.slug}`}>{text}</Link>
      ) : (
        text
      )}
    </span>
  );
}
