import { isOwnOrigin } from './own-origin.js';

describe('the origin of a socket', () => {
  it.each`
    origin                                     | host                  | ours     | because
    ${'https://crew.example.com'}              | ${'10.0.0.4:8000'}    | ${true}  | ${'we are known by this origin'}
    ${'http://localhost:8000'}                 | ${'localhost:8000'}   | ${true}  | ${'the page came from this very server'}
    ${'http://LOCALHOST:8000'}                 | ${'LocalHost:8000'}   | ${true}  | ${'names of hosts have no case'}
    ${'http://localhost:3000'}                 | ${'localhost:8000'}   | ${false} | ${'another port is another server'}
    ${'https://evil.example'}                  | ${'crew.example.com'} | ${false} | ${'it is another site'}
    ${'https://crew.example.com.evil.example'} | ${'crew.example.com'} | ${false} | ${'only the beginning looks like ours'}
    ${'null'}                                  | ${'crew.example.com'} | ${false} | ${'a sandboxed frame has no origin'}
    ${''}                                      | ${'crew.example.com'} | ${false} | ${'it is blank'}
    ${undefined}                               | ${'crew.example.com'} | ${false} | ${'no browser opened it, and cookies are for browsers'}
    ${'file://localhost:8000'}                 | ${'localhost:8000'}   | ${false} | ${'a file is no page of ours'}
  `(
    '$origin at $host: $ours, because $because',
    ({ origin, host, ours }: { origin: string; host: string; ours: boolean }) => {
      expect(isOwnOrigin(origin, host, ['https://crew.example.com'])).toBe(ours);
    },
  );
});
