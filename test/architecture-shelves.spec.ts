import { importsOf, PRODUCT, sourceOf } from './support/source-tree.js';

/**
 * The order of folders within a folder: each imports only those before it, types included. The rule against circular
 * imports covers files beside the folders (modules, index, entities).
 */
const SHELVES: Record<string, string[]> = {
  'libs/platform/src': [
    ...[
      'configuration',
      'logging',
      'process',
      'metrics',
      'tracing',
      'database',
      'redis',
      'hints',
      'work',
      'facts',
      'tasks',
      'idempotency',
    ],
  ],
  'libs/company/src': ['rules', 'logo'],
  'libs/messaging/src': [
    ...[
      'templates',
      'links',
      'usage',
      'mail',
      'providers',
      'consent',
      'outgoing',
      'incoming',
      'erasure',
      'purge',
    ],
  ],
  'libs/identity/src': [
    ...[
      'credentials',
      'rules',
      'accounts',
      'tasks',
      'keys',
      'sessions',
      'passwords',
      'second-factor',
    ],
    ...['account-changes', 'leaving', 'sign-in', 'invitations', 'import-links', 'purge'],
  ],
  'libs/event/src': ['rules', 'followers'],
  'libs/call-time/src': ['rules', 'sheets', 'followers'],
  'libs/labor/src': [
    ...['rules', 'workers', 'requirements', 'requests', 'calendars', 'arrivals'],
    ...['reminders', 'time-changes'],
    ...['texting', 'previews', 'people', 'purge', 'screens', 'running-calls', 'followers'],
  ],
  'libs/labor/src/workers': [
    ...['registration', 'contact-import', 'contact-list', 'contact-export', 'conversation'],
    ...['self-add', 'own', 'availability', 'maintenance'],
  ],
  'libs/time-entry/src': [
    ...['hours', 'clock', 'stations', 'scans', 'time-sheet', 'sheet-state', 'reports'],
    ...['missing-crew', 'board', 'worker-merging', 'followers'],
  ],
  'libs/pay/src': [
    ...['engine', 'rule-sets', 'sentences', 'settings', 'rates', 'entry-details', 'worked-time'],
    ...['company-sets', 'calculation', 'costs', 'files', 'payroll', 'periods'],
    ...['exports', 'followers'],
  ],
  'libs/billing/src': ['rules', 'alerts', 'stripe', 'accounts', 'usage', 'events'],
  'apps/fake-stripe/src': [
    ...['http', 'account', 'billing', 'webhooks', 'resources', 'api', 'hosted'],
  ],
  'libs/notification/src': ['rules', 'audit', 'followers'],
  'apps/cli/src': ['commands', 'backup'],
  'apps/api/src': [
    ...['edge', 'demonstration', 'health', 'live', 'pdf', 'pages', 'rest', 'webhooks', 'dev'],
  ],
  'apps/api/src/edge': [
    ...['rate-limit', 'validation', 'http', 'auth', 'csrf', 'idempotency', 'company-turns'],
    ...['unchanged', 'openapi', 'paging'],
  ],
  'apps/api/src/live': ['connections', 'web-sockets', 'dashboards', 'pages', 'asyncapi'],
  'apps/api/src/pages': [
    ...[
      'assets',
      'translations',
      'frame',
      'clock-in',
      'stations',
      'pay-lines',
      'today',
      'billing',
      'accounts',
      'account-change',
      'passwords',
      'register',
    ],
    ...['calendar', 'confirm', 'time-change', 'call-sheet'],
    ...['sending'],
    ...['events', 'fill', 'call-times', 'time-sheet'],
    ...['notifications', 'search'],
    ...['contacts', 'skills', 'locations'],
    ...[
      'company',
      'people',
      'account',
      'administrator',
      'reports',
      'usage',
      'pay',
      'pay-rules',
      'pay-periods',
      'audit',
    ],
    ...['worker', 'on-site'],
  ],
  'apps/api/src/rest': [
    ...['presenters', 'account', 'registration', 'auth', 'company', 'skills', 'location-profiles'],
    ...[
      'workers',
      'events',
      'call-times',
      'labor',
      'archive',
      'requests',
      'public',
      'tracking',
      'clock-in',
    ],
    ...[
      'stations',
      'notifications',
      'invitations',
      'people',
      'audit',
      'administration',
      'reports',
      'contact',
      'pay',
      'pay-lines',
      'pay-rules',
      'pay-periods',
      'billing',
    ],
  ],
};

describe('shelves', () => {
  it.each(Object.keys(SHELVES))('of %s are all in the order', (parent) => {
    expect([...SHELVES[parent]!].sort()).toEqual([...shelvesIn(parent)].sort());
  });

  it('have an order wherever there are two of them', () => {
    const parents = new Set(
      PRODUCT.flatMap((file) => {
        const folders = file.split('/').slice(0, -1);
        return folders.slice(2).map((_, index) => folders.slice(0, index + 2).join('/'));
      }),
    );
    const withoutOrder = [...parents].filter(
      (parent) => shelvesIn(parent).size > 1 && !SHELVES[parent],
    );
    expect(withoutOrder).toEqual([]);
  });

  it.each(Object.keys(SHELVES))('of %s import only those before them', (parent) => {
    const order = SHELVES[parent]!;
    const upward = PRODUCT.flatMap((file) => {
      const from = shelfOf(parent, file);
      if (from === null) return [];
      return importsOf(file).flatMap((path) => {
        const target = sourceOf(file, path);
        const to = target && shelfOf(parent, target);
        return to && order.indexOf(to) > order.indexOf(from) ? [`${file} imports ${target}`] : [];
      });
    });
    expect(upward).toEqual([]);
  });
});

function shelvesIn(parent: string): Set<string> {
  return new Set(PRODUCT.flatMap((file) => shelfOf(parent, file) ?? []));
}

/** The folder below `parent` that holds the file; null for files elsewhere, or in `parent` itself. */
function shelfOf(parent: string, file: string): string | null {
  if (!file.startsWith(`${parent}/`)) return null;
  const [shelf, ...rest] = file.slice(parent.length + 1).split('/');
  return rest.length > 0 ? shelf! : null;
}
