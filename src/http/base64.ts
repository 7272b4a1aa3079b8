const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a text in UTF-8. The host has no TextEncoder, but percent-encoding is UTF-8 too. */
const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  const escaped = encodeURIComponent(text);
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] !== '%') bytes.push(escaped.charCodeAt(i));
    else {
      bytes.push(parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    }
  }
  return bytes;
};

const encode = (bytes: readonly number[]): string => {
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const left = bytes.length - i;
    encoded += DIGITS[a >> 2]! + DIGITS[((a & 3) << 4) | (b >> 4)]!;
    encoded += left > 1 ? DIGITS[((b & 15) << 2) | (c >> 6)]! : '=';
    encoded += left > 2 ? DIGITS[c & 63]! : '=';
  }
  return encoded;
};

/** Base64 of a text's UTF-8 bytes, as Basic authentication wants it. */
export const base64 = (text: string): string => encode(utf8(text));

/** Base64 of the bytes that hexadecimal digits stand for: a signature. */
export const base64OfHex = (hex: string): string =>
  encode((hex.match(/../g) ?? []).map((two) => parseInt(two, 16)));
