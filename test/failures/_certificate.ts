import { generateKeyPairSync, sign } from 'node:crypto';

/** A self-signed certificate of 127.0.0.1, and its key: what no browser and no Google trusts. */
export const selfSigned = (): { readonly cert: string; readonly key: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = Buffer.from('0603550403', 'hex');
  const name = sequence(encode(0x31, sequence(commonName, encode(0x0c, Buffer.from('127.0.0.1')))));
  const time = (at: number): Buffer =>
    encode(0x17, Buffer.from(new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, '') + 'Z'));
  const day = 86_400_000;
  const body = sequence(
    encode(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  const der = sequence(body, ecdsaWithSha256, encode(0x03, signature));
  const base64 = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
};

/** One value of ASN.1: its tag, its length, its content. */
const encode = (tag: number, content: Buffer): Buffer => {
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => encode(0x30, Buffer.concat(parts));
const integer = (value: number): Buffer => encode(0x02, Buffer.from([value]));
