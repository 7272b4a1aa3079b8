// Debian's packages of servers start a service as they are installed.
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** What invoke-rc.d asks before it starts anything; 101 is "not allowed". */
const POLICY = '/usr/sbin/policy-rc.d';
const REFUSE = '#!/bin/sh\nexit 101\n';

/**
 * Runs an installation that starts no service: the tests run servers of their own, on ports and folders
 * of their own, and one that starts by itself would only take memory and listen. A policy that the
 * machine has already (containers often do) stays as it is.
 */
export const withoutServices = async (install, policy = POLICY) => {
  if (existsSync(policy)) return install();
  writeFileSync(policy, REFUSE, { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(policy, { force: true });
  }
};
