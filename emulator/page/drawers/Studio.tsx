import { useCallback, useEffect, useState } from 'preact/hooks';
import type { StudioConfig, StudioData, StudioField, StudioQuestion, Value } from '../api/contract';
import { useSession } from '../state/session';

type Answers = Readonly<Record<string, string | boolean>>;

/** Rows that are shown of an answer; Looker Studio would draw all. */
const SHOWN = 200;
/** Fields that are asked for at first. */
const FIRST = 6;

/** The part of Looker Studio: the connector's questions, its fields, and what it answers for some. */
export function Studio() {
  const { api } = useSession();
  const [config, setConfig] = useState<StudioConfig | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [fields, setFields] = useState<readonly StudioField[] | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [data, setData] = useState<StudioData | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const doing = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setTrouble(null);
    await work().catch((error: unknown) => {
      setTrouble((error as Error).message);
      setData(null);
    });
    setBusy(false);
  }, []);
  const ask = (given: Answers) =>
    doing(async () => {
      const configParams = Object.keys(given).length > 0 ? { configParams: given } : {};
      const next = await api.studio<StudioConfig>('getConfig', {
        languageCode: 'en',
        ...configParams,
      });
      // A check box that nobody touched says no.
      const untouched = next.configParams
        .filter(({ type, name }) => type === 'CHECKBOX' && !(name in given))
        .map(({ name }) => [name, false] as const);
      setConfig(next);
      setAnswers({ ...given, ...Object.fromEntries(untouched) });
    });
  const read = (names: readonly string[]) =>
    doing(async () => {
      setChosen(names);
      const request = {
        configParams: answers,
        scriptParams: { lastRefresh: new Date().toISOString() },
        fields: names.map((name) => ({ name })),
        dimensionsFilters: [],
      };
      setData(names.length > 0 ? await api.studio<StudioData>('getData', request) : null);
    });
  const connect = () =>
    doing(async () => {
      const { schema } = await api.studio<{ schema: readonly StudioField[] }>('getSchema', {
        configParams: answers,
      });
      setFields(schema);
      await read(schema.slice(0, FIRST).map(({ name }) => name));
    });
  useEffect(() => void ask({}), []);

  const answer = (question: StudioQuestion, value: string | boolean): void => {
    setFields(null);
    setData(null);
    const next = { ...answers, [question.name]: value };
    setAnswers(next);
    // What comes after a question that decides is asked anew.
    if (question.isDynamic && question.type === 'SELECT_SINGLE') void ask(next);
  };
  const stepped = config?.isSteppedConfig ?? true;
  return (
    <div class="studio" aria-busy={busy}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void (stepped ? ask(answers) : connect());
        }}
      >
        <h2>Looker Studio</h2>
        {config?.configParams.map((question) => (
          <Question
            key={question.name}
            of={question}
            value={answers[question.name]}
            onAnswer={(value) => answer(question, value)}
          />
        ))}
        <button type="submit" disabled={busy || config === null}>
          {stepped ? 'Next' : 'Connect'}
        </button>
      </form>
      <div class="studio-data">
        {trouble !== null && (
          <p class="studio-trouble" role="alert">
            {trouble}
          </p>
        )}
        {fields && (
          <fieldset class="studio-fields">
            <legend>Fields asked for</legend>
            {fields.map(({ name, label, description, semantics }) => (
              <label key={name} title={description}>
                <input
                  type="checkbox"
                  checked={chosen.includes(name)}
                  onChange={() =>
                    void read(
                      chosen.includes(name)
                        ? chosen.filter((one) => one !== name)
                        : [...chosen, name],
                    )
                  }
                />
                {label} <small>{semantics.semanticType.toLowerCase()}</small>
              </label>
            ))}
          </fieldset>
        )}
        {data ? (
          <Table of={data} />
        ) : (
          trouble === null && (
            <p class="empty">
              {fields
                ? 'No field is asked for.'
                : 'Answer the connector’s questions to see its data.'}
            </p>
          )
        )}
      </div>
    </div>
  );
}

function Question({
  of: { type, name, displayName, helpText, text, placeholder, options },
  value,
  onAnswer,
}: {
  readonly of: StudioQuestion;
  readonly value: string | boolean | undefined;
  onAnswer(value: string | boolean): void;
}) {
  if (type === 'INFO') return <p class="studio-info">{text}</p>;
  const id = `studio-${name}`;
  const read = (event: Event): string => (event.currentTarget as HTMLInputElement).value;
  const control =
    type === 'CHECKBOX' ? (
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onAnswer((event.currentTarget as HTMLInputElement).checked)}
      />
    ) : options ? (
      <select id={id} value={String(value ?? '')} onChange={(event) => onAnswer(read(event))}>
        <option value="">Choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    ) : (
      <input
        id={id}
        value={String(value ?? '')}
        placeholder={placeholder}
        onChange={(event) => onAnswer(read(event))}
      />
    );
  return (
    <div class={type === 'CHECKBOX' ? 'studio-question is-check' : 'studio-question'}>
      <label for={id}>{displayName}</label>
      {control}
      {helpText && <small>{helpText}</small>}
    </div>
  );
}

const shown = (value: Value): string => (value === null ? '' : String(value));

function Table({ of: { schema, rows } }: { readonly of: StudioData }) {
  const numeric = schema.map(({ semantics }) => semantics.conceptType === 'METRIC');
  return (
    <>
      <p class="studio-count">
        {rows.length.toLocaleString('en')} rows
        {rows.length > SHOWN && `, the first ${SHOWN} shown`}
      </p>
      <div class="scroller" tabIndex={0} role="region" aria-label="Rows of the connector">
        <table>
          <thead>
            <tr>
              {schema.map(({ name, label }, i) => (
                <th key={name} scope="col" class={numeric[i] ? 'number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ values }, at) => (
              <tr key={at}>
                {values.map((value, i) => (
                  <td key={i} class={numeric[i] ? 'number' : undefined}>
                    {shown(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
