import type { JSX } from 'preact';
import { Banner } from './banner.js';
import { DUE_WORDS } from './due.words.js';
import { dueNotice } from './due-notice.js';
import { FRAME_WORDS } from './frame.words.js';
import { Link } from './link.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** The page that says in full what is due, and takes it. */
const BILLING = '/app/owner/billing/';

/** States of the machine and the company that last: no texts leave, a payment is due. For the office only. */
export function StateBanners(): JSX.Element | null {
  const { actor, address, sendsTexts = true } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const isOffice = actor.isAdministrator || actor.companyIdsAs('manager', 'owner').length > 0;
  if (!isOffice) return null;
  return (
    <>
      {!sendsTexts && (
        <Banner id="no-texts" tone="danger">
          {words.noTexts}
        </Banner>
      )}
      {!address?.startsWith(BILLING) && <DueBanner />}
    </>
  );
}

/** Owners and managers read why and until when; administrators, and answers to a form, that it is restricted. */
function DueBanner(): JSX.Element | null {
  const { actor, company, live, isRestricted = false } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const dueWords = useWords(DUE_WORDS);
  if (!company) return null;
  const account = live?.due.find(({ company_id: id }) => id === company.id);
  if (!account && !isRestricted) return null;
  const notice = account && dueNotice(account, company.time_zone, dueWords);
  const settles = actor.is('owner', company.id);
  return (
    <Banner
      id="payment-due"
      tone={notice?.tone ?? 'warning'}
      action={settles && <Link href={`${BILLING}?company=${company.slug}`}>{words.settle}</Link>}
    >
      {notice ? (
        <>
          <b>{notice.title}.</b> {notice.text}
        </>
      ) : (
        words.restricted
      )}
    </Banner>
  );
}
