import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Card, Section } from '../frame/card.js';
import { useDates, usePlainDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { ButtonLink, Link } from '../frame/link.js';
import { moneyText, rateText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { AdderRow } from './adder-row.js';
import { EntryDetailsSection, type EntryDetailsProps } from './entry-details.js';
import { type EntryPayModel, unpaidGaps } from './entry-pay.model.js';
import { FROZEN_WORDS } from './frozen-entry.words.js';
import { GapRow, LineRow } from './line-row.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';
import { PunchList } from './punch-list.js';
import { RegularRate } from './regular-rate.js';

const MINUTE = 60_000;

/** Why this amount: the lines of one time entry, each down to its rule and the punches. */
export function EntryPayPage({
  form,
  ...model
}: EntryPayModel & {
  /** Null: the reader may not change it. */
  form: Omit<EntryDetailsProps, 'sheetState'> | null;
}): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  const { entry, paid, sum, weeks, isOffice } = model;
  const zone = paid?.time.entry.zone ?? model.basis.zone;
  const dates = usePlainDates(zone);
  const zoned = useDates(zone);
  const rate = paid?.time.entry.rate ?? null;
  const [start, end] = [new Date(entry.start_at), entry.end_at && new Date(entry.end_at)];
  const times = entry.canceled
    ? dates.time(start)
    : `${dates.time(start)} – ${end ? zoned.time(end) : '…'}`;
  return (
    <div class="space-y-8" id={`pay-of-${entry.id}`}>
      <PageHeading
        title={words.why}
        above={
          isOffice ? (
            <Link href={`/app/pay/call/${entry.call.slug}/`}>
              {`${entry.call.name}${DOT}${entry.event.name}`}
            </Link>
          ) : (
            `${entry.call.name}${DOT}${entry.event.name}${DOT}${entry.company.name}`
          )
        }
        meta={
          <>
            <span>{words.of(entry.worker.name, entry.skill)}</span>
            <span class="tabular">{`${dates.day(start)}${DOT}${times}`}</span>
            {rate && <span class="tabular">{words.per[rate.per](rateText(rate.amount))}</span>}
          </>
        }
        actions={
          <>
            {entry.is_frozen && <FrozenLink id={entry.id} />}
            <strong class="text-2xl tabular" id="pay-total">
              {sum && sum.cents !== null ? moneyText(sum.cents) : words.hoursOnly}
            </strong>
          </>
        }
      />
      {entry.canceled && <Canceled {...model} canceled={entry.canceled} zone={zone} />}
      {!paid && !entry.canceled && <NoticeBox tone="info">{words.voided}</NoticeBox>}
      {paid?.time.state === 'running' && <NoticeBox tone="info">{words.running}</NoticeBox>}
      {paid && rate === null && (
        <NoticeBox tone="info">
          {words.hoursOnlyText}{' '}
          {isOffice && (
            <Link href={`/app/pay/rates/?company=${entry.company.slug}`}>{words.setRate}</Link>
          )}
        </NoticeBox>
      )}
      {model.worker?.overlaps.map(({ from, to }) => (
        <NoticeBox key={from} tone="info">
          {words.overlap(dates.time(new Date(from * MINUTE)), dates.time(new Date(to * MINUTE)))}
        </NoticeBox>
      ))}
      {paid && !entry.canceled && (
        <Section id="pay-lines" title={words.lines} intro={words.linesIntro}>
          <Card>
            {[
              ...paid.lines.map((line) => ({
                from: line.from,
                row: <LineRow key={line.from} line={line} model={model} zone={zone} />,
              })),
              ...unpaidGaps(paid).map((gap) => ({
                from: gap.from,
                row: <GapRow key={gap.from} gap={gap} zone={zone} />,
              })),
            ]
              .sort((a, b) => a.from - b.from)
              .map(({ row }) => row)}
            {paid.lines.length === 0 && <p class="text-muted">{words.nothing}</p>}
          </Card>
        </Section>
      )}
      {paid && paid.adders.length > 0 && (
        <Section id="pay-adders" title={entry.canceled ? words.canceled.owed : words.adders}>
          <Card>
            {paid.adders.map((adder, nth) => (
              <AdderRow key={`${adder.kind}-${nth}`} nth={nth} adder={adder} model={model} />
            ))}
          </Card>
        </Section>
      )}
      {sum && (
        <p class="flex justify-between gap-4 text-base font-semibold" id="pay-sum">
          <span>{words.total}</span>
          <span class="tabular">
            {`${durationText(sum.minutes + sum.addedMinutes)}${DOT}${sum.cents === null ? words.hoursOnly : moneyText(sum.cents)}`}
          </span>
        </p>
      )}
      {weeks.map((week) => (
        <RegularRate key={week.start} week={week} model={model} />
      ))}
      {form && <EntryDetailsSection {...form} sheetState={entry.sheet_state} />}
      {!entry.canceled && (
        <Section id="pay-punches" title={words.punches.title}>
          <Card>
            <PunchList punches={entry.punches} zone={zone} breaks={paid?.time.entry.breaks} />
          </Card>
        </Section>
      )}
    </div>
  );
}

/** What took the place of hours: who canceled, when, and how long before. */
function Canceled({
  entry,
  paid,
  canceled,
  zone,
}: EntryPayModel & {
  canceled: NonNullable<EntryPayModel['entry']['canceled']>;
  zone: string;
}): JSX.Element {
  const words = useWords(PAY_LINES_WORDS).canceled;
  const { moment } = useDates(zone);
  const notice = Math.floor((Date.parse(entry.start_at) - Date.parse(canceled.at)) / MINUTE);
  return (
    <NoticeBox tone="info" id="canceled">
      {words.text(moment(canceled.at), canceled.by, notice > 0 ? durationText(notice) : null)}
      {entry.voided_at ? ` ${words.withdrawn}` : paid ? '' : ` ${words.nothing}`}
    </NoticeBox>
  );
}

function FrozenLink({ id }: { id: number }): JSX.Element {
  const { link } = useWords(FROZEN_WORDS);
  return (
    <ButtonLink href={`/app/pay/entries/${id}/frozen/`} kind="quiet">
      {link}
    </ButtonLink>
  );
}
