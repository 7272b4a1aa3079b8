import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the manifest says of the connector and of the web app, against Google's references of them. */
const manifest = JSON.parse(
  readFileSync(join(__dirname, '../../dist/appsscript.json'), 'utf8'),
) as {
  readonly webapp: { readonly access: string; readonly executeAs: string };
  readonly dataStudio: Readonly<Record<string, unknown>>;
};
const { webapp, dataStudio } = manifest;

test('the connector has what is required, within its lengths', () => {
  const required = ['name', 'company', 'companyUrl', 'logoUrl', 'addOnUrl', 'supportUrl'];
  for (const name of [...required, 'description'])
    expect([name, typeof dataStudio[name]]).toEqual([name, 'string']);
  expect((dataStudio['name'] as string).length).toBeLessThanOrEqual(28);
  expect((dataStudio['shortDescription'] as string).length).toBeLessThanOrEqual(114);
  for (const name of required.filter((one) => one.endsWith('Url')))
    expect(dataStudio[name]).toMatch(/^https:\/\/[\w.-]+\//);
});

test('it asks for no credentials and says so, and knows no field that the reference does not', () => {
  expect(dataStudio['authType']).toEqual(['NONE']);
  const known = [
    ...['name', 'company', 'companyUrl', 'logoUrl', 'addOnUrl', 'supportUrl', 'description'],
    ...['shortDescription', 'privacyPolicyUrl', 'termsOfServiceUrl', 'authType', 'feeType'],
    ...['sources', 'templates', 'forceViewersCredentials', 'useQueryConfig'],
  ];
  expect(Object.keys(dataStudio).filter((name) => !known.includes(name))).toEqual([]);
});

test('a deployment opens to nobody by itself, and runs as whoever made it', () => {
  expect(webapp).toEqual({ access: 'MYSELF', executeAs: 'USER_DEPLOYING' });
});
