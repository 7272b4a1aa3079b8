const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64 without line breaks. The host's own decoder answers boxed signed numbers. */
export const base64 = (text: string): Uint8Array => {
  const plain = text.trim().replace(/=+$/, '');
  const sextets = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i += 1) sextets[ALPHABET.charCodeAt(i)] = i;
  const sextet = (at: number): number => sextets[plain.charCodeAt(at)] as number;
  const bytes = new Uint8Array((plain.length * 3) >> 2);
  for (let i = 0, at = 0; i < plain.length; i += 4) {
    // Past the end a sextet is undefined, which counts as 0, and bytes past the end are dropped.
    const bits = (sextet(i) << 18) | (sextet(i + 1) << 12) | (sextet(i + 2) << 6) | sextet(i + 3);
    bytes[at++] = bits >> 16;
    bytes[at++] = bits >> 8;
    bytes[at++] = bits;
  }
  return bytes;
};
