/** How Java spells what JavaScript spells otherwise. */

/** `Double.toString`: 1.0, 1.5, 1.0E10, NaN. */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  const point = (text: string): string => (text.includes('.') ? text : `${text}.0`);
  if (size >= 1e-3 && size < 1e7) return point(String(value));
  const [digits, exponent] = value.toExponential().split('e');
  return `${point(digits!)}E${Number(exponent)}`;
}
