/** Ways in which servers have been seen to write the address of the next page. */
import type { Body } from './vendor';

export type LinkStyle =
  | 'relative' // from the host on
  | 'opaque'; // an address that tells nothing, and that nobody could make

interface Rewritten {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | Buffer;
}

/** Next to nothing names such an address alike: these two do, in the bodies of the vendors we have. */
const NAMES = ['next', 'uri'];

/** Writes the links of answers in a style, and finds what opaque ones stand for. */
export const createLinks = () => {
  const meant = new Map<string, string>();
  const opaque = (target: string): string => {
    const path = `/page/${Buffer.from(String(meant.size)).toString('base64url')}`;
    meant.set(path, target);
    return path;
  };

  return {
    /** The path and query that was meant by one. */
    read: (target: string): string => meant.get(target) ?? target,
    /** @returns the answer with other links; undefined: it has none to be written otherwise. */
    write: (
      style: LinkStyle,
      base: string,
      { headers = {}, body }: Partial<Rewritten> & Pick<Rewritten, 'body'>,
    ): Rewritten | undefined => {
      let count = 0;
      const rewritten = (link: string): string => {
        const target = link.startsWith(base) ? link.slice(base.length) : link;
        if (!target.startsWith('/') || (style === 'relative' && target === link)) return link;
        count += 1;
        return style === 'relative' ? target : base + opaque(target);
      };
      const walk = (value: Body): Body => {
        if (Array.isArray(value)) return value.map(walk);
        if (value === null || typeof value !== 'object') return value;
        return Object.fromEntries(
          Object.entries(value).map(([name, one]) => [
            name,
            NAMES.includes(name) && typeof one === 'string' ? rewritten(one) : walk(one),
          ]),
        );
      };
      const link = Object.entries(headers).find(([name]) => name.toLowerCase() === 'link');
      const told = link?.[1].replace(
        /<([^>]*)>(?=\s*;\s*rel="next")/g,
        (_, url: string) => `<${rewritten(url)}>`,
      );
      const written = Buffer.isBuffer(body) ? body : walk(body);
      if (count === 0) return undefined;
      return { headers: link ? { ...headers, [link[0]]: told! } : headers, body: written };
    },
  };
};
