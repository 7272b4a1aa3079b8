import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, folderWith, root } from './_run';

/** Permissions that a school asks for beside everybody's, in `src/org/scopes.json`: as the build takes them. */
const GOOGLE = 'https://www.googleapis.com/auth/';
const everybody = (
  JSON.parse(readFileSync(join(root, 'appsscript.json'), 'utf8')) as { oauthScopes: string[] }
).oauthScopes;

let school: ReturnType<typeof folderWith>;
beforeAll(() => {
  school = folderWith({});
  cpSync(join(root, 'src'), join(school.path, 'src'), { recursive: true });
});
afterAll(() => school.remove());

/** The school asks for these, and generates its registry. */
const ask = (...scopes: string[]): void => {
  school.write({ 'src/org/scopes.json': JSON.stringify(scopes) });
  evaluate('generate.mjs', `it.generate(${JSON.stringify(school.path)})`);
};
const check = (): unknown =>
  evaluate('build/definitions.mjs', `it.checkDefinitions(${JSON.stringify(school.path)})`);
const manifest = (): { oauthScopes: string[]; runtimeVersion: string } =>
  JSON.parse(
    evaluate<string>('build/server.mjs', `it.manifest(${JSON.stringify(school.path)})`),
  ) as never;

describe('a permission that a school adds', () => {
  it('stops the build where nothing needs it, and says what there is', () => {
    ask('bigquery', 'calendars');
    expect(check).toThrow(
      /src\/org\/scopes\.json asks for “calendars”, which nothing needs\. Known: .*bigquery \(BigQuery\).*\. Correct or remove it\./,
    );
    expect(check).toThrow(/sqlservice \(MySQL/);
    expect(check).not.toThrow(/“bigquery”/);
  });

  it('stands in the manifest beside everybody’s, once, however it is written', () => {
    ask('bigquery', `${GOOGLE}bigquery`);
    expect(check()).toMatchObject({ warehouses: expect.arrayContaining(['bigquery']) });
    const { oauthScopes, runtimeVersion } = manifest();
    expect(oauthScopes).toEqual([...everybody, `${GOOGLE}bigquery`]);
    expect(everybody).not.toContain(`${GOOGLE}bigquery`);
    expect(runtimeVersion).toBe('V8');
  });

  it('is not asked for where nobody names it', () => {
    ask();
    expect(check()).toBeDefined();
    expect(manifest().oauthScopes).toEqual(everybody);
  });
});
