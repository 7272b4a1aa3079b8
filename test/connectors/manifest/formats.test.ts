/** How expressions write values: each as Python 3 writes it. */
import { macrosAt, textOf, TemplateError } from '../../../src/connectors/_manifest/template';

const now = Date.parse('2026-11-22T03:04:05Z');
const written = (expression: string): string | null =>
  textOf(`{{ ${expression} }}`, { ...macrosAt(now), n: 7, f: -1234.5678, s: 'Ab c', none: null });

it.each([
  [`'%02d' % n`, '07'],
  [`'%5d|%-5d|%+d' % (n, n, n)`, '    7|7    |+7'],
  [`'%.2f %8.1f %e' % (f, f, f)`, '-1234.57  -1234.6 -1.234568e+03'],
  [`'%s is %d%%' % ('x', 50)`, 'x is 50%'],
  [`'%(a)s-%(b)03d' % {'a': 1, 'b': 2}`, '1-002'],
  [`'%s' % none`, 'None'],
  [`'%x %o %X' % (255, 8, 255)`, 'ff 10 FF'],
  [`'%05.1f' | format(n)`, '007.0'],
  [`'{:.2f}'.format(f)`, '-1234.57'],
  [`'{:,.1f}'.format(f)`, '-1,234.6'],
  [`'{0:03d}/{0}'.format(n)`, '007/7'],
  [`'{a:>6}|{a:<6}|{a:^6}|'.format(a=s)`, '  Ab c|Ab c  | Ab c |'],
  [`'{:*^7}'.format('x')`, '***x***'],
  [`'{{{}}}'.format(n)`, '{7}'],
  [`'{:.1%}'.format(0.256)`, '25.6%'],
  [`'{:d}'.format(true)`, '1'],
  [`s.partition(' ')[2] ~ s.rpartition('-')[0] ~ s.partition('b')[1]`, 'cb'],
  [`s.ljust(6, '.') ~ s.rjust(6)`, 'Ab c..  Ab c'],
  [`s.swapcase() ~ s.isalnum() ~ 'a1'.isalnum() ~ ' '.isspace()`, 'aB CFalseTrueTrue'],
  [`'x' | center(4)`, ' x  '],
  [`now_utc().strftime('%-d/%-m %-H:%M')`, '22/11 3:04'],
])('%s', (expression, text) => {
  expect(written(expression)).toBe(text);
});

it('knows what day it is elsewhere', () => {
  expect(written(`today_with_timezone('America/New_York')`)).toBe('2026-11-21');
  expect(written(`today_with_timezone('Pacific/Kiritimati')`)).toBe('2026-11-22');
  expect(() => written(`today_with_timezone('Nowhere/At_All')`)).toThrow(TemplateError);
});

it('writes nothing of any width', () => {
  expect(() => written(`'%0999999999d' % n`)).toThrow(TemplateError);
  expect(() => written(`'{:999999999}'.format(n)`)).toThrow(TemplateError);
  expect(() => written(`'{:spec}'.format(n)`)).toThrow(TemplateError);
  expect(() => written(`'%d' % s`)).toThrow(TemplateError);
});
