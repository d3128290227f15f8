/** The address of a list with its search, page and rows per page; what is usual is left out. */
export function listAddress(
  path: string,
  { search = '', page = 1, size }: { search?: string; page?: number; size?: number },
): string {
  const query = new URLSearchParams({
    ...(search && { search }),
    ...(page > 1 && { page: String(page) }),
    ...(size !== undefined && { per_page: String(size) }),
  }).toString();
  return query ? `${path}?${query}` : path;
}
