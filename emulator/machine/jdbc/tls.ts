import type { ConnectionOptions } from 'node:tls';
import type { Target } from './session';

/** facts: JDBC. TLS 1.2 or newer; certificates of the info object, a server's own one may be among them. */
export const tlsOf = (target: Target): ConnectionOptions => ({
  minVersion: 'TLSv1.2',
  // Without a server certificate Google encrypts and does not verify. assumes: jdbc-tls
  rejectUnauthorized: target.serverCertificate !== undefined,
  ...(target.serverCertificate && {
    ca: target.serverCertificate,
    // A Cloud SQL certificate names the instance, not its address.
    checkServerIdentity: () => undefined,
  }),
  ...(target.clientCertificate && { cert: target.clientCertificate }),
  ...(target.clientKey && { key: target.clientKey }),
});
