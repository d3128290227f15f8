/** The address of a place on a map: phones open their own application for it. */
export function mapLink(place: { name: string; address: string | null }): string {
  const query = new URLSearchParams({ api: '1', query: place.address?.trim() || place.name });
  return `https://www.google.com/maps/search/?${query.toString()}`;
}
