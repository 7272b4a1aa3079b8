import type { Discovery, Session } from '../../model';

/** What is known about an Ed-Fi server, in this connector's own shape. */
export interface Server {
  readonly [name: string]: string | number | boolean | null;
  /** `7.3`, or '' when the server does not say. */
  readonly version: string;
  /** The Data Standard it holds: `5.0`. */
  readonly standard: string;
  /** Where the resources live: `…/data/v3/ed-fi`. */
  readonly data: string;
  readonly oauth: string;
  /** Where the change versions are asked for. */
  readonly changes: string;
  /** The newer server that ends a cursor's walk by an absent token, not by an empty page. */
  readonly dms: boolean;
}

/** What takes a key to find out. */
export interface Survey {
  readonly [name: string]: number | boolean | null;
  /** Null when the server keeps no change versions. */
  readonly oldest: number | null;
  readonly newest: number | null;
  /** Whether it pages by cursor and cuts collections into partitions. */
  readonly cursor: boolean;
}

export const serverOf = (discovery: Discovery): Server => discovery as unknown as Server;

export type Known = Server & Survey;

export const knownOf = (session: Session): Known => session.discovery as unknown as Known;
