import type { ComponentChildren, JSX } from 'preact';
import type { Notice } from './notice.js';

const TONES: Record<Notice['tone'] | 'danger', string> = {
  success: 'border-success/40 bg-success-soft text-success',
  info: 'border-accent/40 bg-accent-soft text-ink',
  warning: 'border-warning/40 bg-warning-soft text-warning',
  danger: 'border-danger/40 bg-danger-soft text-danger',
};

/** A highlighted sentence; screen readers announce errors at once, others politely. */
export function NoticeBox({
  tone,
  children,
}: {
  tone: keyof typeof TONES;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      class={`rounded-lg border px-4 py-3 font-medium ${TONES[tone]}`}
    >
      {children}
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
