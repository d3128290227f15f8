import type { ComponentChildren, JSX } from 'preact';
import { PageHeading } from '../frame/page-heading.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { PAY_TABS_WORDS } from './pay-tabs.words.js';

/** The parts that are there, in this order: overview, periods, rates, rules, settings. */
const TABS = [
  { key: 'overview', path: '/app/pay/' },
  { key: 'periods', path: '/app/pay/periods/' },
  { key: 'rates', path: '/app/pay/rates/' },
  { key: 'rules', path: '/app/pay/rules/' },
  { key: 'settings', path: '/app/pay/settings/' },
] as const;

export type PayTab = (typeof TABS)[number]['key'];

/** The heading of each page below `/app/pay/`, with its tabs. */
export function PayHeading({
  tab,
  company,
  actions,
}: {
  tab: PayTab;
  company: { slug: string; name: string };
  actions?: ComponentChildren;
}): JSX.Element {
  const words = useWords(PAY_TABS_WORDS);
  return (
    <>
      <PageHeading title={words.title} above={company.name} actions={actions} />
      <Tabs
        label={words.tabs}
        items={TABS.map(({ key, path }) => ({
          href: `${path}?company=${company.slug}`,
          label: words[key],
          current: key === tab,
        }))}
      />
    </>
  );
}
