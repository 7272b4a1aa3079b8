/**
 * A PGlite that is ready at once. To make a cluster takes it 4 to 9 seconds, to unpack one that was made
 * before under one: the first is kept beside the built emulator, for every new database from then on.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** Another version may write its files another way. */
const versionOf = (): string => {
  const file = path.join(path.dirname(require.resolve('@electric-sql/pglite')), '../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};
const SNAPSHOT = path.join(__dirname, '../databases', `pglite-${versionOf()}.tar`);

/** Written aside first: another thread may look for it at this moment. */
const keep = (bytes: Uint8Array): void => {
  const part = `${SNAPSHOT}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  mkdirSync(path.dirname(SNAPSHOT), { recursive: true });
  writeFileSync(part, bytes);
  renameSync(part, SNAPSHOT);
};

const snapshot = async (): Promise<Blob> => {
  if (!existsSync(SNAPSHOT)) {
    const first = await PGlite.create();
    keep(Buffer.from(await (await first.dumpDataDir('none')).arrayBuffer()));
    await first.close();
  }
  return new Blob([readFileSync(SNAPSHOT)]);
};

/**
 * @param folder where it keeps its data; null: in memory. What was committed there is there again, even
 * after a kill.
 */
export const openDatabase = async (folder: string | null): Promise<PGlite> => {
  if (folder === null) return PGlite.create({ loadDataDir: await snapshot() });
  // It may be ended at any moment: a mark beside the folder says that all of it was unpacked.
  const mark = `${folder}.whole`;
  if (existsSync(mark)) return PGlite.create(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  const made = await PGlite.create(folder, { loadDataDir: await snapshot() });
  writeFileSync(mark, '');
  return made;
};
