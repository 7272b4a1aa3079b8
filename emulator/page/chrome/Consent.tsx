import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { consent } from '../state/actions';
import { personOf, useSelect, useSession } from '../state/session';

/** What Google says of a permission, shortened. */
const SAID: Readonly<Record<string, string>> = {
  spreadsheets: 'See, edit, create and delete your spreadsheets',
  'spreadsheets.currentonly': 'View and manage the spreadsheets this application is used in',
  'drive.file': 'See and change only the Drive files you use with this app',
  'script.external_request': 'Connect to an external service',
  'script.send_mail': 'Send email as you',
  'script.scriptapp': 'Allow this application to run when you are not present',
  'script.container.ui': 'Display and run web content in prompts and sidebars',
  'userinfo.email': 'See your primary Google Account email address',
};
const nameOf = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

/** Google asks, before the first function runs for a person; each permission may be left out. */
export function Consent() {
  const asked = useSelect((state) => state.consent);
  return asked === null ? null : <Question />;
}

function Question() {
  const session = useSession();
  const person = useSelect(personOf);
  const box = useRef<HTMLDialogElement>(null);
  const scopes = Object.keys(person?.scopes ?? {});
  const [chosen, setChosen] = useState<readonly string[]>(scopes);
  useLayoutEffect(() => box.current!.showModal(), []);
  const toggle = (scope: string, on: boolean) =>
    setChosen(scopes.filter((one) => (one === scope ? on : chosen.includes(one))));
  return (
    <dialog
      ref={box}
      class="dialog consent"
      aria-labelledby="consent-title"
      onClose={() => void consent(session, null)}
    >
      <h2 id="consent-title">The script wants access to your Google Account</h2>
      <p>{person?.email}</p>
      <fieldset>
        <legend>Select what it may do</legend>
        {scopes.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={(event) => toggle(scope, event.currentTarget.checked)}
            />
            {SAID[nameOf(scope)] ?? nameOf(scope)}
          </label>
        ))}
      </fieldset>
      <div class="consent-buttons">
        <button type="button" class="button" onClick={() => void consent(session, null)}>
          Cancel
        </button>
        <button type="button" class="button is-main" onClick={() => void consent(session, chosen)}>
          Continue
        </button>
      </div>
    </dialog>
  );
}
