import type { ComponentChildren, JSX } from 'preact';

/** Fields that stand as gaps in a sentence: "Overtime after [10] hours a day at [2] ×". Their labels are quiet. */
export function FieldSentence({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="field-sentence">{children}</div>;
}
