import { UNCOMPRESSED } from './client.js';

/** A form of a page, to be filled in and submitted. */
interface FormOnPage {
  method: string;
  action: string;
  /** Names and initial values of its fields. */
  values: Record<string, string>;
  /** Text of its buttons. */
  buttons: string[];
  /** What each button with a name sends, by its text. */
  pressed: Record<string, Record<string, string>>;
}

export interface LoadedPage {
  status: number;
  /** Path and query after redirects. */
  path: string;
  html: string;
  /** The visible text, in one line. */
  text: string;
  headers: Headers;
  forms: FormOnPage[];
}

/** A browser without scripts: keeps cookies, follows redirects, submits forms. */
export class BrowserForm {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  open(path: string): Promise<LoadedPage> {
    return this.follow(path, { method: 'GET' });
  }

  /**
   * Fills in the values and submits the form.
   *
   * @param values undefined: the form does not send this field
   * @param which a button's text or a field's name of the form; default: the first post form
   */
  submit(
    page: LoadedPage,
    values: Record<string, string | undefined> = {},
    which?: string,
  ): Promise<LoadedPage> {
    const form = page.forms.find(
      ({ method, buttons, values: fields }) =>
        method === 'post' && (!which || buttons.includes(which) || which in fields),
    );
    if (!form) throw new Error(`There is no such form on ${page.path}: ${which ?? 'any'}`);
    const pressed = which === undefined ? {} : form.pressed[which];
    const sent = Object.entries({ ...form.values, ...pressed, ...values });
    const body = new URLSearchParams(
      sent.filter((field): field is [string, string] => field[1] !== undefined),
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: this.url };
    return this.follow(form.action || page.path, {
      method: 'POST',
      body: body.toString(),
      headers,
    });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  keepCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** Sends one request without following redirects; cookies are sent and kept. */
  async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      accept: 'text/html',
      ...UNCOMPRESSED,
      ...this.headers,
      ...(cookie && { cookie }),
      ...(init.headers as Record<string, string>),
    };
    const answer = await fetch(new URL(path, this.url), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  /** Sends a request and follows redirects. */
  protected load(path: string, init: RequestInit): Promise<LoadedPage> {
    return this.follow(path, init);
  }

  private async follow(path: string, init: RequestInit, left = 5): Promise<LoadedPage> {
    const answer = await this.send(path, init);
    const location = answer.headers.get('location');
    if (location && left > 0) return this.follow(location, { method: 'GET' }, left - 1);
    const html = await answer.text();
    return {
      status: answer.status,
      path,
      html,
      text: textOf(html),
      headers: answer.headers,
      forms: formsOf(html),
    };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const [name = '', value = ''] = pair.split('=', 2);
    if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0'))
      this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function formsOf(html: string): FormOnPage[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(
    ([, attributes = '', inside = '']) => {
      const inputs = [
        ...inside.matchAll(/<(input|textarea)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g),
      ].flatMap(([, , given = '', content]) => {
        const { name, value, type } = attributesOf(given);
        const isTicked = !/^(radio|checkbox)$/.test(type ?? '') || /\schecked\b/.test(given);
        const isSent = name !== undefined && type !== 'file' && isTicked;
        const text = content === undefined ? (value ?? '') : unescaped(content);
        return isSent ? [[name, text] as const] : [];
      });
      const { method = 'get', action = '' } = attributesOf(attributes);
      const buttons = [...inside.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(
        ([, given = '', label = '']) => ({ label: textOf(label), ...attributesOf(given) }),
      );
      return {
        method: method.toLowerCase(),
        action,
        values: Object.fromEntries([...inputs, ...choicesOf(inside)]),
        buttons: buttons.map(({ label }) => label),
        pressed: Object.fromEntries(
          buttons.flatMap(({ label, name, value = '' }: Record<string, string | undefined>) =>
            name === undefined ? [] : [[label, { [name]: value }]],
          ),
        ),
      };
    },
  );
  return [...forms, ...buttonsElsewhere(html, forms)];
}

/** Buttons outside of their form that name an address: each is like a form of its own. */
function buttonsElsewhere(html: string, forms: readonly FormOnPage[]): FormOnPage[] {
  const token = forms.find(({ values }) => values['csrf_token'])?.values['csrf_token'];
  return [...html.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].flatMap(
    ([, given = '', label = '']) => {
      const { form, formaction: action, name, value = '' } = attributesOf(given);
      if (!form || !action) return [];
      const values = { ...(token && { csrf_token: token }), ...(name && { [name]: value }) };
      return [{ method: 'post', action, values, buttons: [textOf(label)], pressed: {} }];
    },
  );
}

/** Names of the selects and their chosen values, the first one where none is chosen. */
function choicesOf(html: string): [string, string][] {
  return [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(
    ([, given = '', inside = '']) => {
      const { name } = attributesOf(given);
      const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
      const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? '';
      return name === undefined ? [] : [[name, attributesOf(chosen)['value'] ?? '']];
    },
  );
}

function attributesOf(text: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  );
}

function textOf(html: string): string {
  const visible = html.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, ' ');
  return unescaped(visible).replace(/\s+/g, ' ').trim();
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
