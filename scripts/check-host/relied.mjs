import { readFileSync, readdirSync } from 'node:fs';
import { at } from '../lib/paths.mjs';

const PLACES = ['src/host/google', 'emulator'];
const TAG = /assumes: ([a-z0-9-]+(?:, [a-z0-9-]+)*)/;

/** Where the code says that it relies on the answer to a question: `path:line`. */
export const reliedOn = (id) =>
  PLACES.flatMap((folder) =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        readFileSync(at(folder, name), 'utf8')
          .split('\n')
          .flatMap((line, i) => {
            const ids = TAG.exec(line)?.[1].split(', ') ?? [];
            return ids.includes(id) ? [`${folder}/${name}:${i + 1}`] : [];
          }),
      ),
  );
