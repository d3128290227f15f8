import { clientName } from './client-name.js';

describe('the name of a client', () => {
  it.each`
    userAgent                                                                                                                                   | name
    ${'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'}                                                       | ${'Firefox, Windows'}
    ${'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15'}                     | ${'Safari, macOS'}
    ${'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1'} | ${'Chrome, iPhone'}
    ${'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36'}           | ${'Samsung Internet, Android'}
    ${'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0'}                            | ${'Edge, Linux'}
    ${'node'}                                                                                                                                   | ${'node'}
    ${' '}                                                                                                                                      | ${null}
  `('of $userAgent is $name', ({ userAgent, name }) => {
    expect(clientName(userAgent)).toBe(name);
  });
});
