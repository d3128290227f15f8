import { PRODUCT, read } from './support/source-tree.js';

const ROLES =
  'service|queries|follower|task|guard|filter|interceptor|pipe|controller|gateway|provider|policy|module|adapter|middleware|strategy';
/** Names of a pattern, or names that need no role. */
const WITHOUT_ROLE = [
  ...[
    'Clock',
    'FactBus',
    'HintBus',
    'OptionalRedis',
    'StaleMessageCheck',
    'TaskRunner',
    'UnitOfWork',
  ],
];

/** `class-name.role.ts` for `ClassNameRole`. */
const fileNameOf = (className: string): string => {
  const kebab = className.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-');
  return kebab.toLowerCase().replace(new RegExp(`-(${ROLES})$`), '.$1');
};

describe('names', () => {
  const injectables = PRODUCT.flatMap((file) =>
    [
      ...read(file).matchAll(
        /^@(?:Injectable|Follower|Controller|PageController|Module|WebSocketGateway|Catch)\([\s\S]*?^export class (\w+)/gm,
      ),
    ].map((match) => ({ file, className: match[1]! })),
  );

  it('finds the injectables', () => expect(injectables.length).toBeGreaterThan(150));

  it('of injectables end with their role', () => {
    const roleless = injectables
      .filter(({ className }) => !new RegExp(`(${ROLES})$`, 'i').test(className))
      .map(({ className }) => className);
    expect(roleless.sort()).toEqual([...WITHOUT_ROLE].sort());
  });

  it('of injectables are those of their files', () => {
    const odd = injectables.filter(
      ({ file, className }) => !new RegExp(`/${fileNameOf(className)}\\.tsx?$`).test(file),
    );
    expect(odd.map(({ file, className }) => `${className} in ${file}`)).toEqual([]);
  });
});
