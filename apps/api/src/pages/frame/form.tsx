import type { ComponentChildren, JSX } from 'preact';
import { type ScriptAttributes, scriptAttributes } from './attributes.js';
import { usePageContext } from './page-context.js';

interface FormProps extends ScriptAttributes {
  children: ComponentChildren;
  /** Target; default: the page's own address. */
  action?: string;
  /** `get` for filters, which change nothing. Default: `post`, with its CSRF token. */
  method?: 'get' | 'post';
  /** Fields and button in one line, without gaps of a form. */
  inline?: boolean;
  /** Carries files. */
  multipart?: boolean;
  id?: string;
}

/** For buttons of long lists that post nothing but the token: each names its address, and all share this form. */
export const BARE_FORM = 'bare-form';

/** Stands once in each page of the office. */
export function BareForm(): JSX.Element {
  return <Form id={BARE_FORM}>{null}</Form>;
}

/** A form; one that changes something carries its CSRF token. */
export function Form({
  children,
  action,
  method = 'post',
  inline = false,
  multipart = false,
  id,
  ...rest
}: FormProps): JSX.Element {
  return (
    <form
      method={method}
      action={action}
      id={id}
      enctype={multipart ? 'multipart/form-data' : undefined}
      class={inline ? 'form-inline' : 'form'}
      {...scriptAttributes(rest)}
    >
      {method === 'post' && (
        <input type="hidden" name="csrf_token" value={usePageContext().csrfToken()} />
      )}
      {children}
    </form>
  );
}
