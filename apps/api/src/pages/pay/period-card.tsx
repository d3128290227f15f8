import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { PeriodSoFar } from '#libs/pay';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { ButtonLink } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { Stat, StatRow } from '../frame/stat.js';
import { useWords } from '../frame/words.js';

const english = {
  title: (from: string, last: string) => `This pay period: ${from} to ${last}`,
  open: 'Open the period',
  hours: 'Hours not closed yet',
  amount: 'Amount not closed yet',
  drafts: 'Calls not approved',
  overdue: (count: number) =>
    count === 1
      ? 'One earlier period is over and can be closed.'
      : `${count} earlier periods are over and can be closed.`,
  all: 'All periods',
};

const spanish: typeof english = {
  title: (from, last) => `Este período de pago: ${from} a ${last}`,
  open: 'Abrir el período',
  hours: 'Horas sin cerrar',
  amount: 'Importe sin cerrar',
  drafts: 'Turnos sin aprobar',
  overdue: (count) =>
    count === 1
      ? 'Un período anterior terminó y se puede cerrar.'
      : `${count} períodos anteriores terminaron y se pueden cerrar.`,
  all: 'Todos los períodos',
};

/** The period that runs: hours, amount and drafts, with the way to it. */
export function PeriodCard({
  company,
  soFar,
}: {
  company: CompanyRow;
  soFar: PeriodSoFar | null;
}): JSX.Element | null {
  const words = useWords({ en: english, es: spanish });
  const { day } = useDates(company.time_zone);
  if (!soFar) return null;
  const { period, sum, overdue } = soFar;
  const href = (path: string): string => `/app/pay/periods/${path}?company=${company.slug}`;
  return (
    <Section
      id="period"
      title={words.title(day(period.startsOn), day(period.endsOn))}
      actions={<ButtonLink href={href(`${period.startsOn}/`)}>{words.open}</ButtonLink>}
    >
      <StatRow>
        <Stat id="period-hours" label={words.hours} value={decimalHoursText(sum.minutes)} />
        <Stat id="period-amount" label={words.amount} value={moneyText(sum.cents)} />
        <Stat id="period-drafts" label={words.drafts} value={period.drafts} />
      </StatRow>
      {overdue > 0 && (
        <NoticeBox tone="info">
          {words.overdue(overdue)}{' '}
          <ButtonLink href={href('')} kind="quiet" size="small">
            {words.all}
          </ButtonLink>
        </NoticeBox>
      )}
    </Section>
  );
}
