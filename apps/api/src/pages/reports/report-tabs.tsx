import type { JSX } from 'preact';
import { type Action, hasPermission } from '#libs/identity';
import { usePageContext } from '../frame/page-context.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';

const REPORTS = [
  { key: 'usage', path: '/app/sms-usage/', action: 'report.read' },
  { key: 'attendance', path: '/app/reports/attendance/', action: 'report.read' },
  { key: 'hours', path: '/app/event-workers-report/', action: 'worker.read' },
  { key: 'periods', path: '/app/pay/periods/', action: 'pay.read' },
  { key: 'exports', path: '/app/pay/exports/', action: 'pay.read' },
  { key: 'tax', path: '/app/pay/tax/', action: 'pay.read' },
  { key: 'audit', path: '/app/audit/company/', action: 'audit.read' },
] as const satisfies readonly { key: string; path: string; action: Action }[];

export type ReportTab = (typeof REPORTS)[number]['key'];

const english: Record<ReportTab | 'tabs', string> = {
  tabs: 'Reports',
  usage: 'Message usage',
  attendance: 'Attendance and no-shows',
  hours: 'Hours by event',
  periods: 'Pay periods',
  exports: 'Files of hours and pay',
  tax: 'Tax year',
  audit: 'Who changed what',
};

const spanish: typeof english = {
  tabs: 'Informes',
  usage: 'Uso de mensajes',
  attendance: 'Asistencia y ausencias',
  hours: 'Horas por evento',
  periods: 'Períodos de pago',
  exports: 'Archivos de horas y pago',
  tax: 'Año fiscal',
  audit: 'Quién cambió qué',
};

/** The reports of a company that the reader's role may open. Hours by event ask for the events first. */
export function ReportTabs({ tab, company }: { tab: ReportTab; company?: string }): JSX.Element {
  const words = useWords({ en: english, es: spanish });
  const { actor, company: shown } = usePageContext();
  const slug = company ?? shown?.slug;
  return (
    <Tabs
      label={words.tabs}
      items={REPORTS.filter(({ action }) => hasPermission(actor, action)).map(({ key, path }) => ({
        href: slug === undefined ? path : `${path}?company=${slug}`,
        label: words[key],
        current: key === tab,
      }))}
    />
  );
}
