const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes that base64 digits stand for, the digits for addresses among them. */
export const bytesOfBase64 = (text: string): readonly number[] => {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const digit of text.replace(/-/g, '+').replace(/_/g, '/')) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
  }
  return bytes;
};

/** The text in UTF-8 that base64 digits stand for; '' where it is none. */
export const textOfBase64 = (text: string): string => {
  const escaped = bytesOfBase64(text)
    .map((byte) => `%${byte < 16 ? '0' : ''}${byte.toString(16)}`)
    .join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return '';
  }
};
