import { nextPath } from './next-path.js';

it.each`
  given                         | goes                          | because
  ${'/app/event/abc/?tab=crew'} | ${'/app/event/abc/?tab=crew'} | ${'it is ours'}
  ${undefined}                  | ${'/app/dashboard/'}          | ${'nothing was asked for'}
  ${''}                         | ${'/app/dashboard/'}          | ${'nothing was asked for'}
  ${'//evil.example/app/'}      | ${'/app/dashboard/'}          | ${'that is another site'}
  ${'/\\evil.example/app/'}     | ${'/app/dashboard/'}          | ${'browsers read it as another site'}
  ${'/\t/evil.example/app/'}    | ${'/app/dashboard/'}          | ${'browsers drop the tab'}
  ${'https://evil.example/'}    | ${'/app/dashboard/'}          | ${'that is another site'}
  ${'javascript:alert(1)'}      | ${'/app/dashboard/'}          | ${'that is no page'}
  ${'/app/../metrics'}          | ${'/app/dashboard/'}          | ${'that is no page'}
  ${'/app/logout/'}             | ${'/app/dashboard/'}          | ${'nobody wants to go there after signing in'}
`(
  '$given goes to $goes, because $because',
  ({ given, goes }: { given: string | undefined; goes: string }) => {
    expect(nextPath(given)).toBe(goes);
  },
);
