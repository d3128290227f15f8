/** Tells the server the reader's zone, so that times of another zone name theirs. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`callmanager_zone=${zone}`))
  document.cookie = `callmanager_zone=${zone}; path=/; max-age=31536000; samesite=lax`;
