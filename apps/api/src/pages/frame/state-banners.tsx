import type { JSX } from 'preact';
import { Banner } from './banner.js';
import { FRAME_WORDS } from './frame.words.js';
import { Link } from './link.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** States of the machine and the company that last: no texts leave, the company is restricted. For the office only. */
export function StateBanners(): JSX.Element | null {
  const { actor, company, sendsTexts = true, isRestricted = false } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const isOffice = actor.isAdministrator || actor.companyIdsAs('manager', 'owner').length > 0;
  if (!isOffice) return null;
  const settles = company ? actor.is('owner', company.id) : false;
  return (
    <>
      {!sendsTexts && (
        <Banner id="no-texts" tone="danger">
          {words.noTexts}
        </Banner>
      )}
      {isRestricted && (
        <Banner
          id="restricted"
          tone="warning"
          action={settles && <Link href="/app/owner/billing/">{words.settle}</Link>}
        >
          {words.restricted}
        </Banner>
      )}
    </>
  );
}
