import { isIPv6 } from 'node:net';

/**
 * The network by which a client is counted: its address, or for IPv6 the /64, within which a client
 * can choose its address.
 *
 * @param address as the server knows it: `192.0.2.7`, `2001:db8::1`, `::ffff:192.0.2.7`
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return dotted(groups[6]!, groups[7]!);
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups in hex, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = address.split('%', 1)[0]!.toLowerCase().split('::', 2);
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [
    string[],
    string[],
  ];
  const gap = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...gap, ...last].map((group) => parseInt(group, 16).toString(16));
}

/** An IPv4 address written as the last two groups of an IPv6 address. */
function dotted(high: string, low: string): string {
  return [high, low]
    .map((group) => parseInt(group, 16))
    .flatMap((value) => [value >> 8, value & 255])
    .join('.');
}
