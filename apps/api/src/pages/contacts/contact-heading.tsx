import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { ContactProfile } from '#libs/labor';
import { ButtonLink, Link } from '../frame/link.js';
import { Menu, type MenuItem } from '../frame/menu.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { ConsentBadge } from './consent-badge.js';
import { CONTACT_WORDS } from './contact.words.js';

type HeadedContact = Pick<
  ContactProfile,
  'id' | 'slug' | 'name' | 'phone_number' | 'sms_consent' | 'sent_consent_msg' | 'stop_sms'
>;

export const CONTACT_TABS = ['overview', 'history', 'messages', 'ledger'] as const;

/** Name, number and parts of one contact, above each of its pages. */
export function ContactHeading({
  contact,
  current,
}: {
  contact: HeadedContact;
  current: (typeof CONTACT_TABS)[number];
}): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const { id, slug } = contact;
  const hrefs = {
    overview: `/app/worker/${slug}/`,
    history: `/app/worker/history/${slug}/`,
    messages: `/app/worker/${slug}/messages/`,
    ledger: `/app/worker/${slug}/consent/`,
  };
  return (
    <>
      <PageHeading
        title={contact.name || words.unnamed}
        above={<Link href="/app/workers/">{words.contacts}</Link>}
        meta={
          <>
            <Link href={`tel:${contact.phone_number}`}>{displayPhone(contact.phone_number)}</Link>
            <ConsentBadge of={contact} id="contact-consent" />
          </>
        }
        actions={
          <>
            <ButtonLink href={`/app/worker/edit/${id}/`} kind="quiet" icon="pencil">
              {words.edit}
            </ButtonLink>
            <MoreMenu contact={contact} />
          </>
        }
      />
      <Tabs
        label={words.parts}
        items={CONTACT_TABS.map((part) => ({
          href: hrefs[part],
          label: words[part],
          current: part === current,
        }))}
      />
    </>
  );
}

function MoreMenu({ contact: { slug, name } }: { contact: HeadedContact }): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const { actor } = usePageContext();
  const erase: MenuItem[] = actor.isAdministrator
    ? [{ label: words.erase, href: `/app/worker/${slug}/erase/`, icon: 'user-x', danger: true }]
    : [];
  return (
    <Menu
      id="contact-menu"
      label={words.more}
      items={[
        { label: words.pay, href: `/app/pay/workers/${slug}/`, icon: 'banknote' },
        { label: words.merge, href: `/app/worker/${slug}/merge/`, icon: 'merge' },
        'line',
        {
          label: words.delete,
          post: `/app/worker/delete/${slug}/`,
          icon: 'trash-2',
          danger: true,
          confirm: words.deleteConfirm(name || words.unnamed),
        },
        ...erase,
      ]}
    />
  );
}
