/**
 * A search for a place on a map, which phones open in an application of their own; nothing is sent there before somebody
 * follows the link.
 */
export function mapLink(place: { name: string; address: string | null }): string {
  const query = new URLSearchParams({ api: '1', query: place.address?.trim() || place.name });
  return `https://www.google.com/maps/search/?${query.toString()}`;
}
