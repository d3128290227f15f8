import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { type CompanyChoice, usePageContext } from './page-context.js';
import { safeHref } from './safe-href.js';
import { useWords } from './words.js';

/** At the bottom of the rail, for whoever manages several companies or administers all. */
export function CompanySwitch({ id = 'company-switch' }: { id?: string }): JSX.Element | null {
  const { company, companies = [], actor } = usePageContext();
  const words = useWords(FRAME_WORDS);
  if (companies.length === 0 || !company) return null;
  return (
    <div class="company-switch">
      <button
        type="button"
        class="company-switch-button"
        popovertarget={id}
        title={words.switchCompany}
      >
        <span class="company-switch-name">{company.name}</span>
        <Icon name="chevrons-up-down" />
      </button>
      <div id={id} popover class="menu-panel">
        <CompanyLinks companies={companies} />
        {actor.isAdministrator && <a href="/app/callman-admin/companies/">{words.allCompanies}</a>}
      </div>
    </div>
  );
}

/** A link to the same page of each company. */
export function CompanyLinks({ companies }: { companies: readonly CompanyChoice[] }): JSX.Element {
  const { company, address = '/app/' } = usePageContext();
  return (
    <>
      {companies.map(({ slug, name }) => (
        <a
          key={slug}
          href={safeHref(companyHref(address, slug))}
          aria-current={slug === company?.slug ? 'true' : undefined}
        >
          {name}
          {slug === company?.slug && <Icon name="check" class="menu-check" />}
        </a>
      ))}
    </>
  );
}

/** The same page of another company; pages about one thing of this company lead to the other's dashboard. */
function companyHref(address: string, slug: string): string {
  const path = address.split('?', 1)[0]!;
  const isAboutOneThing = /^\/app\/(events?|call|labor|worker|labor-request)\/[^/]+/.test(path);
  return `${isAboutOneThing ? '/app/dashboard/' : path}?company=${encodeURIComponent(slug)}`;
}
