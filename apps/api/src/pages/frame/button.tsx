import type { ComponentChildren, JSX } from 'preact';
import { type ScriptAttributes, scriptAttributes } from './attributes.js';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';

export type ButtonKind = 'primary' | 'quiet' | 'danger';
/** `small` stands in rows and toolbars, `medium` below forms and beside headings. */
export type ButtonSize = 'small' | 'medium';

export function buttonClass(kind: ButtonKind, size: ButtonSize): string {
  return `button button-${kind}${size === 'small' ? ' button-small' : ''}`;
}

interface ButtonProps extends ScriptAttributes {
  children: ComponentChildren;
  /** Default: primary, once on a page. */
  kind?: ButtonKind;
  size?: ButtonSize;
  name?: string;
  value?: string;
  icon?: IconName;
  /** Id of the form to submit, for a button outside it. */
  form?: string;
  /** Address to send the form to, if not the form's own. */
  formAction?: string;
  /** Sends also what is not complete: to look at it, not to save it. */
  formNoValidate?: boolean;
  /** What will happen, asked before the form is sent. Only for what texts people or cannot be undone. */
  confirm?: string;
  /** Read out instead of its words, where those are the same in every row. */
  label?: string;
  /** A key that presses it, shown by `?`. */
  hotkey?: string;
  disabled?: boolean;
  id?: string;
}

/** Submits its form. */
export function Button({
  children,
  kind = 'primary',
  size = 'medium',
  icon,
  confirm,
  hotkey,
  formAction,
  formNoValidate,
  label,
  ...rest
}: ButtonProps): JSX.Element {
  const { id, name, value, form, disabled } = rest;
  return (
    <button
      class={buttonClass(kind, size)}
      {...{ id, name, value, form, disabled }}
      aria-label={label}
      formaction={formAction}
      formnovalidate={formNoValidate}
      data-confirm={confirm}
      data-hotkey={hotkey}
      {...scriptAttributes(rest)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ScriptAttributes {
  icon: IconName;
  /** Read out, and shown as a tooltip. */
  label: string;
  name?: string;
  value?: string;
  form?: string;
  formAction?: string;
  confirm?: string;
  disabled?: boolean;
  id?: string;
}

/** Submits its form; a drawing whose meaning everybody knows (remove, edit, previous). */
export function IconButton({
  icon,
  label,
  formAction,
  confirm,
  ...rest
}: IconButtonProps): JSX.Element {
  const { id, name, value, form, disabled } = rest;
  return (
    <button
      class="icon-button"
      title={label}
      aria-label={label}
      {...{ id, name, value, form, disabled }}
      formaction={formAction}
      data-confirm={confirm}
      {...scriptAttributes(rest)}
    >
      <Icon name={icon} />
    </button>
  );
}
