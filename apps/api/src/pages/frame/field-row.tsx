import type { ComponentChildren, JSX } from 'preact';

/** Fields beside each other on a desk, below each other on a phone. */
export function FieldRow({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="field-row">{children}</div>;
}

/** The buttons that end a form; on a phone the first one takes the whole width. */
export function FormActions({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="form-actions">{children}</div>;
}
