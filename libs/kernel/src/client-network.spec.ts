import { networkOf } from './client-network.js';

describe('the network of a client', () => {
  it.each`
    address                     | network                | because
    ${'192.0.2.7'}              | ${'192.0.2.7'}         | ${'an address is an address'}
    ${'::ffff:192.0.2.7'}       | ${'192.0.2.7'}         | ${'it is the same one, written longer'}
    ${'::ffff:c000:207'}        | ${'192.0.2.7'}         | ${'and the same once more, in hex'}
    ${'2001:db8:1:2:3:4:5:6'}   | ${'2001:db8:1:2::/64'} | ${'the lower half is chosen by the client'}
    ${'2001:0DB8:0001:0002::9'} | ${'2001:db8:1:2::/64'} | ${'zeros and case do not matter'}
    ${'2001:db8::9'}            | ${'2001:db8:0:0::/64'} | ${'the gap is filled'}
    ${'::1'}                    | ${'0:0:0:0::/64'}      | ${'that is this machine'}
    ${'fe80::1%eth0'}           | ${'fe80:0:0:0::/64'}   | ${'the zone is none of its digits'}
    ${'unknown'}                | ${'unknown'}           | ${'a proxy may say that'}
  `('$address is $network, because $because', ({ address, network }) => {
    expect(networkOf(address)).toBe(network);
  });
});
