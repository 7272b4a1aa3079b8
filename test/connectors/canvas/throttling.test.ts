/** Canvas refuses as forbidden who asks too much: it is waited for, and not taken for a missing right. */
import { createCanvas } from '../../../emulator/vendors/canvas';
import canvas from '../../../src/connectors/canvas';
import { sitDown } from '../../suites/connector';

test('a reading that is throttled again and again comes to its end, and nothing is missing', () => {
  const vendor = createCanvas({ bucket: 2, refill: 0.2 });
  const desk = sitDown(canvas, vendor);
  const { held } = desk.read('enrollments');
  expect([...held.keys()].sort()).toEqual([...vendor.keys('enrollments')].sort());
  expect(desk.door.log.filter(({ status }) => status === 403).length).toBeGreaterThan(1);
});

test('a right that is missing is said, and nothing is waited for', () => {
  const desk = sitDown(canvas, createCanvas());
  const answer = (text: string, status = 403) => canvas.busy!({ status, headers: {}, text });
  expect(answer('403 Forbidden (Rate Limit Exceeded)\n')).toBe(true);
  expect(answer('{"errors":[{"message":"user not authorized to perform that action"}]}')).toBe(
    false,
  );
  expect(answer('Rate Limit Exceeded', 200)).toBe(false);
  expect(desk.read('terms').held.size).toBe(3);
});
