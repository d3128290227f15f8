import type { ComponentChildren, JSX } from 'preact';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import type { Notice } from './notice.js';

type NoticeTone = Notice['tone'] | 'danger';

const SHAPES: Record<NoticeTone, IconName> = {
  success: 'circle-check',
  info: 'info',
  warning: 'triangle-alert',
  danger: 'circle-alert',
};

/** A highlighted sentence; screen readers announce errors at once, others politely. */
export function NoticeBox({
  tone,
  children,
  id,
}: {
  tone: NoticeTone;
  children: ComponentChildren;
  id?: string;
}): JSX.Element {
  return (
    <div id={id} role={tone === 'danger' ? 'alert' : 'status'} class={`notice notice-${tone}`}>
      <Icon name={SHAPES[tone]} />
      <div class="notice-words">{children}</div>
    </div>
  );
}

/** The notices that a redirect carried along. */
export function Notices({ notice }: { notice: Notice }): JSX.Element {
  return (
    <NoticeBox tone={notice.tone}>
      {notice.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </NoticeBox>
  );
}
