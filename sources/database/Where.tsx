import { w } from '../words';
import { Input } from './Input';

export type Where = Readonly<Record<string, string>>;

const ENGINES: readonly (readonly [id: string, title: string, port: string])[] = [
  ['postgres', 'PostgreSQL', '5432'],
  ['mysql', 'MySQL / MariaDB', '3306'],
  ['sqlserver', 'SQL Server', '1433'],
];
export const FIRST: Where = { engine: 'postgres' };

/** Secrets among the answers. */
const SECRET = ['password', 'client_key'];

/** As commands take them. */
export const split = (where: Where): { settings: Where; secrets: Where } => {
  const pick = (secret: boolean): Where =>
    Object.fromEntries(
      Object.entries(where)
        .map(([name, value]) => [name, value.trim()] as const)
        .filter(([name, value]) => value !== '' && SECRET.includes(name) === secret),
    );
  return { settings: pick(false), secrets: pick(true) };
};

/** What the connection's form begins with: no secret, and no certificate. */
export const kept = (where: Where): Where =>
  Object.fromEntries(
    Object.entries(split(where).settings).filter(([name]) => !name.endsWith('_certificate')),
  );

/** Where the database is, and who reads it. */
export const WhereFields = ({
  where,
  onChange,
}: {
  where: Where;
  onChange: (where: Where) => void;
}) => {
  const d = w.database;
  const given = (name: string) => ({
    value: where[name] ?? '',
    onInput: (value: string) => onChange({ ...where, [name]: value }),
  });
  const [, , port = ''] = ENGINES.find(([id]) => id === where['engine']) ?? [];
  return (
    <>
      <div class="grid">
        <Input title={d.engine} {...given('engine')}>
          {ENGINES.map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Input>
        <Input title={d.name} placeholder="school" {...given('database')} />
        <Input
          title={d.host}
          help={d.hostHelp}
          placeholder="db.your-school.org"
          {...given('host')}
        />
        <Input
          title={d.port}
          help={d.portHelp}
          inputMode="numeric"
          placeholder={port}
          {...given('port')}
        />
        <Input title={d.user} help={d.userHelp} placeholder="homeroom_reader" {...given('user')} />
        <Input title={d.password} help={d.whereHelp} type="password" {...given('password')} />
      </div>
      <details>
        <summary>{d.certificates}</summary>
        {Object.entries(d.certificate).map(([name, title]) => (
          <Input key={name} title={title} rows={3} {...given(name)} />
        ))}
      </details>
    </>
  );
};
