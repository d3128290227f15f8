/** The device's clock measured against the server's. */
const TRIES = 3;
/** A measurement counts for so long, ms. */
const FRESH = 90_000;

/** @param address of the server's clock */
export function aClock(address) {
  let measured = null;
  return {
    /** Milliseconds to add to the device's time; null: not measured yet. */
    get offset() {
      return measured?.offset ?? null;
    },
    /** Measures anew if the last one is old. @throws when there is no network */
    async measure(isForced = false) {
      if (!isForced && measured && Math.abs(Date.now() - measured.at) < FRESH)
        return measured.offset;
      let best = null;
      for (let round = 0; round < TRIES; round++) {
        const asked = Date.now();
        const response = await fetch(address, options());
        if (!response.ok) throw new Error(String(response.status));
        const { now } = await response.json();
        const answered = Date.now();
        const way = answered - asked;
        if (best && best.way <= way) continue;
        best = { way, offset: Math.round(Date.parse(now) - (asked + answered) / 2) };
      }
      measured = { at: Date.now(), offset: best.offset };
      return measured.offset;
    },
  };
}

/** A station's calls carry neither cookies nor anything of a cache. */
export function options(more = {}) {
  return { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(10_000), ...more };
}
