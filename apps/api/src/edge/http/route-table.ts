interface Route {
  readonly method: string | string[];
  readonly url: string;
}

/** Knows every route of the server, to tell a known path with a wrong method (405) from an unknown path (404). */
export class RouteTable {
  private readonly methodsByUrl = new Map<string, Set<string>>();
  private readonly patterns = new Map<string, RegExp>();

  /** @param route as registered; preflights belong to CORS and are left out */
  add(route: Route): void {
    const methods = [route.method].flat().filter((method) => method !== 'OPTIONS');
    if (methods.length === 0) return;
    const url = withoutSlash(route.url);
    const known = this.methodsByUrl.get(url) ?? new Set();
    methods.forEach((method) => known.add(method));
    this.methodsByUrl.set(url, known);
    this.patterns.set(url, patternOf(url));
  }

  /**
   * @param url path, with or without query, in either slash form. @returns sorted methods, empty for an unknown path
   */
  methodsOf(url: string): string[] {
    const path = withoutSlash(url.split('?', 1)[0]!);
    const methods = [...this.methodsByUrl]
      .filter(([pattern]) => this.patterns.get(pattern)!.test(path))
      .flatMap(([, set]) => [...set]);
    return [...new Set(methods)].sort();
  }
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Converts `/event/:slug/confirm/:event_token` to a regular expression; also `:id(\d+)` and a trailing `*`. */
function patternOf(url: string): RegExp {
  const source = url.replace(/:\w+(\([^)]*\))?|\*|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
