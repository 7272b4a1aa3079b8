/** A number as bytes, the highest first. */
export const bytesOf = (value: bigint, length: number): Uint8Array => {
  const digits = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16));
};

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const numberOf = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? BigInt(0) : BigInt(`0x${hexOf(bytes)}`);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
};
