import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { CallView } from './call-view.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { DefinitionList } from '../frame/definition-list.js';
import { Icon } from '../frame/icon.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { CONFIRM_WORDS } from './confirm.words.js';

interface CallDetailsProps {
  call: CallView;
  /** Of the title, which names the card. */
  titleId: string;
  /** Who answers questions. */
  contact: { name: string; phone: string | null };
}

/** The details of a call that a worker needs for the decision: what, when, where, as what, how long, whom to call. */
export function CallDetails({ call, titleId, contact }: CallDetailsProps): JSX.Element {
  const { language } = usePageContext();
  const words = { ...TRANSLATIONS[language], ...CONFIRM_WORDS[language] };
  const { location } = call;
  return (
    <>
      <div>
        <h2 class="call-title" id={titleId}>
          {call.name}
        </h2>
        <p class="call-when">
          <time dateTime={call.dateTime}>{call.when}</time>
        </p>
      </div>
      <DefinitionList
        items={[
          {
            term: words.location,
            value: location ? (
              <>
                {location.name}
                {location.address && <span class="call-address">{location.address}</span>}
                <Link href={location.map} external>
                  <Icon name="map-pin" /> {words.map}
                </Link>
              </>
            ) : (
              words.toBeDetermined
            ),
          },
          { term: words.role, value: call.role },
          ...(call.lasts ? [{ term: words.lasts, value: call.lasts }] : []),
          ...(contact.phone
            ? [
                {
                  term: words.contact,
                  value: <Link href={`tel:${contact.phone}`}>{displayPhone(contact.phone)}</Link>,
                },
              ]
            : []),
        ]}
      />
      {call.message && <p class="call-message">{call.message}</p>}
      {call.warnings.map((warning) => (
        <NoticeBox tone="warning" key={warning}>
          {warning}
        </NoticeBox>
      ))}
    </>
  );
}
