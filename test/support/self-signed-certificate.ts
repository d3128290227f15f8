import { createSign, generateKeyPairSync } from 'node:crypto';

/** A certificate of its own for 127.0.0.1 and its key, as PEM; clients are given it to trust. */
export interface TestCertificate {
  certificate: string;
  key: string;
}

const CONSTRUCTED = { sequence: 0x30, set: 0x31, version: 0xa0, extensions: 0xa3 };
const ECDSA_WITH_SHA256 = der(CONSTRUCTED.sequence, der(0x06, hex('2a8648ce3d040302')));
const COMMON_NAME = hex('550403');
const SUBJECT_ALTERNATIVE_NAME = hex('551d11');
const HOUR_MS = 3_600_000;

/** X.509 as RFC 5280 has it, with the fields that clients ask for; valid for two hours around now. */
export function aSelfSignedCertificate(): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(
    der(CONSTRUCTED.set, sequence(der(0x06, COMMON_NAME), der(0x0c, Buffer.from('callmanager')))),
  );
  const names = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const body = sequence(
    der(CONSTRUCTED.version, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(Date.now() - HOUR_MS), time(Date.now() + HOUR_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      CONSTRUCTED.extensions,
      sequence(sequence(der(0x06, SUBJECT_ALTERNATIVE_NAME), der(0x04, names))),
    ),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const whole = sequence(
    body,
    ECDSA_WITH_SHA256,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function sequence(...parts: Buffer[]): Buffer {
  return der(CONSTRUCTED.sequence, ...parts);
}

function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/^..|\D|\d{3}Z$/g, '');
  return der(0x17, Buffer.from(`${text}Z`));
}

/** Tag, length, contents. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const contents = Buffer.concat(parts);
  const { length } = contents;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), contents]);
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
