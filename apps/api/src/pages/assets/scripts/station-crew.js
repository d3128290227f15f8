/** The crew of the station's event as the device knows it: names, roles, and hashes of their codes. */
import { options } from './station-clock.js';

const TOKEN_DIGITS = 32;
const CODE_DIGITS = 5;

export function aCrew(store, address) {
  return {
    /**
     * Reads the crew again if it has changed.
     *
     * @returns false once the station has ended, whose crew is forgotten
     * @throws when there is no network, or the server is busy
     */
    async refresh() {
      const known = await store.read('crew');
      const headers = known?.etag ? { 'if-none-match': known.etag } : {};
      const response = await fetch(address, options({ headers }));
      if (response.status === 410 || response.status === 404) {
        await store.write('crew', null);
        return false;
      }
      if (response.status === 304) return true;
      if (!response.ok) throw new Error(String(response.status));
      const etag = response.headers.get('etag');
      await store.write('crew', { ...(await response.json()), etag });
      return true;
    },
    /**
     * Who that is. Without a match on the list `isKnown` is false; codes are hashed so shortly that two may match, and
     * then nobody is named.
     */
    async find({ token, code }) {
      const crew = await store.read('crew');
      if (!crew || !crypto.subtle) return { name: null, role: null, isKnown: true };
      const digits = await hash(crew.key, token ?? code);
      const matches = crew.crew.filter((each) =>
        token
          ? each.token === digits.slice(0, TOKEN_DIGITS)
          : each.code === digits.slice(0, CODE_DIGITS),
      );
      const { name = null, role = null } = matches.length === 1 ? matches[0] : {};
      return { name, role, isKnown: matches.length > 0 };
    },
  };
}

/** Hex digits of HMAC-SHA-256. @param key base64url */
async function hash(key, text) {
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', bytes, how, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text));
  return [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
