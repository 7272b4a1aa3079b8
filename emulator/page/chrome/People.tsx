import { useId, useState } from 'preact/hooks';
import type { Overview, Person } from '../api/contract';
import { changePerson, goTo } from '../state/actions';
import { useSession } from '../state/session';
import { Cross } from './Cross';
import { usePopup } from './usePopup';

const ALL = /^https:\/\/www\.googleapis\.com\/auth\//;

/** Who sits at the workbook. Everybody has granted the script something else, and sees their own sidebar. */
export function People({ overview }: { overview: Overview }) {
  const { open, button, toggle, close, onKeyDown } = usePopup();
  const id = useId();
  const { user, people } = overview;
  const me = people.find(({ email }) => email === user);
  return (
    <div class="people" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="user"
        title={user}
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        {/* In a narrow window the name has no room; it is told all the same. */}
        <span class="unseen">Signed in as {user}</span>
        <i aria-hidden="true">{user.slice(0, 1).toUpperCase()}</i>
        <span class="user-name" aria-hidden="true">
          {user}
        </span>
      </button>
      <section id={id} class="title-card" aria-label="Who sits here" hidden={!open}>
        <div class="panel-head">
          <h2>Who sits at the workbook</h2>
          <button type="button" class="quiet" aria-label="Close Who sits here" onClick={close}>
            <Cross />
          </button>
        </div>
        <ul class="people-list">
          {people.map((person) => (
            <PersonRow key={person.email} person={person} here={person.email === user} />
          ))}
        </ul>
        <AddPerson />
        {me && <Permissions person={me} addon={overview.mode === 'addon'} />}
      </section>
    </div>
  );
}

function grantedText({ scopes, installed }: Person): string {
  const all = Object.values(scopes);
  const granted = all.filter(Boolean).length;
  if (!installed) return 'has not installed the add-on';
  if (granted === all.length) return 'has granted all it asks for';
  return granted === 0
    ? 'has granted nothing yet'
    : `has granted ${granted} of ${all.length} permissions`;
}

function PersonRow({ person, here }: { person: Person; here: boolean }) {
  const { email } = person;
  return (
    <li>
      <div>
        <b>{email}</b>
        <p>{grantedText(person)}</p>
      </div>
      {here ? (
        <span class="here">sits here</span>
      ) : (
        <button
          type="button"
          class="button"
          aria-label={`Sit down as ${email}`}
          onClick={() => goTo({ user: email })}
        >
          Sit down
        </button>
      )}
    </li>
  );
}

function AddPerson() {
  const session = useSession();
  const [email, setEmail] = useState('');
  return (
    <form
      class="add-person"
      onSubmit={(event) => {
        event.preventDefault();
        void changePerson(session, email, {}).then((added) => added && setEmail(''));
      }}
    >
      <input
        type="email"
        required
        aria-label="E-mail of another person"
        placeholder="colleague@school.example"
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        Add
      </button>
    </form>
  );
}

/** Google’s account page of the one who sits here: each permission can be withdrawn and given again. */
function Permissions({ person, addon }: { person: Person; addon: boolean }) {
  const session = useSession();
  const { email, scopes, installed } = person;
  const change = (scope: string, granted: boolean) => {
    const kept = Object.keys(scopes).filter((one) => (one === scope ? granted : scopes[one]));
    void changePerson(session, email, { granted: kept });
  };
  return (
    <fieldset class="permissions">
      <legend>What {email} has granted</legend>
      {Object.entries(scopes).map(([scope, granted]) => (
        <label key={scope}>
          <input
            type="checkbox"
            checked={granted}
            onChange={(event) => change(scope, event.currentTarget.checked)}
          />
          {scope.replace(ALL, '')}
        </label>
      ))}
      {addon && (
        <button
          type="button"
          class="button"
          onClick={() => void changePerson(session, email, { installed: !installed })}
        >
          {installed ? 'Uninstall the add-on' : 'Install the add-on'}
        </button>
      )}
    </fieldset>
  );
}
