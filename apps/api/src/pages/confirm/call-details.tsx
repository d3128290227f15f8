import type { JSX } from 'preact';
import type { CallView } from './call-view.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';

/** The details of a call that a worker needs for the decision. */
export function CallDetails({
  call,
  level = 'h3',
}: {
  call: CallView;
  level?: 'h2' | 'h3';
}): JSX.Element {
  const words = TRANSLATIONS[usePageContext().language];
  const Title = level;
  return (
    <div class="space-y-3">
      <div>
        <Title class="text-lg font-semibold">{call.name}</Title>
        <p class="text-lg">
          <time dateTime={call.dateTime}>{call.when}</time>
        </p>
      </div>
      <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt class="text-muted">{words.role}</dt>
        <dd class="font-medium">{call.role}</dd>
        <dt class="text-muted">{words.location}</dt>
        <dd class="font-medium">
          {call.location?.name ?? words.toBeDetermined}
          {call.location?.address && (
            <span class="block font-normal text-muted">{call.location.address}</span>
          )}
        </dd>
      </dl>
      {call.warnings.map((warning) => (
        <NoticeBox tone="warning" key={warning}>
          {warning}
        </NoticeBox>
      ))}
      {call.message && (
        <p class="whitespace-pre-line border-l-4 border-line pl-3">{call.message}</p>
      )}
    </div>
  );
}
