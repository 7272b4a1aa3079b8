import { sha256, sha384, sha512 } from '@noble/hashes/sha2';
import type { CHash } from '@noble/hashes/utils';

export type Hash = CHash;

/** The family by the number in an algorithm's name. */
export const HASHES: Readonly<Record<string, Hash>> = { 256: sha256, 384: sha384, 512: sha512 };
