/**
 * Data sets move out of the script into a database, and back; then the tables that were left behind go. In
 * English and in French, on a PGlite behind the emulator's Jdbc.
 */
import type { Browser } from 'playwright-core';
import { console as english } from '../../../src/messages/en';
import { formsOf } from '../../../src/messages/forms';
import { console as french, words as said } from '../../../src/messages/fr';
import { launch } from '../browser';
import { type Desk, look, sitDown } from './desk';

jest.setTimeout(600_000);

const ADDRESS = 'db.school.example:5432';
const HOUR = 3_600_000;

const asWritten = (text: string): string => text;
const inFrench = (text: string): string => said[text] ?? text;
const LANGUAGES = [
  ['en', 'en-US', english(formsOf('en')), asWritten],
  ['fr', 'fr-FR', french(formsOf('fr')), inFrench],
] as const;

describe.each(LANGUAGES)('moving, in %s', (language, locale, t, say) => {
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    browser = await launch();
    desk = await sitDown(browser, {
      fresh: ['schools', 'school_calendar'],
      locale,
      machine: { locale: locale.replace('-', '_'), databases: { [ADDRESS]: { pglite: null } } },
    });
  });
  afterAll(async () => {
    await desk.leave();
    await browser.close();
  });
  const picture = (name: string) => look(desk.page, `moving-${language}-${name}`);

  test('there, with both counts told; back; and nothing is left behind', async () => {
    const { sidebar, button, machine, steward } = desk;
    const { warehouse: w } = t;
    const field = (name: string) => sidebar.getByLabel(say(name), { exact: true });
    const before = desk.titles();

    await sidebar.getByRole('tab', { name: t.tabs.settings }).click();
    await button(w.change).click();
    await sidebar.getByText(w.others).waitFor();
    await picture('places');
    await button(w.chooseOf('PostgreSQL')).click();
    await field('Address').fill(ADDRESS);
    await field('Database').fill('postgres');
    await field('User').fill('postgres');
    await field('Password').fill('a-database-secret');
    await picture('form');
    await button(w.test).click();
    await sidebar.getByText(say('May create tables'), { exact: true }).waitFor();
    await picture('tested');

    const release = desk.hold();
    await button(w.move).click();
    await sidebar.getByText(w.stays).waitFor();
    await picture('begun');
    release();
    await sidebar.getByText(w.done('PostgreSQL')).first().waitFor();
    await picture('there');
    // It is so on the server's side too, and the tabs are as they were.
    expect(await steward.ask('warehouse')).toMatchObject({ engine: 'postgres', lasting: true });
    expect(desk.titles()).toEqual(before);
    expect(JSON.stringify(machine.properties().document)).not.toContain('a-database-secret');

    // Back into the script.
    const { title } = (await steward.ask('warehouse')).engines.find(
      (one) => one.id === 'embedded',
    )!;
    await button(w.chooseOf(say(title))).click();
    await sidebar.getByText(w.toPassing).waitFor();
    await picture('back');
    await button(w.move).click();
    await sidebar
      .getByText(w.done(say(title)))
      .first()
      .waitFor();
    await button(w.clear).waitFor();
    await picture('left');

    await button(w.clear).click();
    const dialog = sidebar.getByRole('dialog');
    await dialog.waitFor();
    await picture('asked');
    await dialog.getByRole('button', { name: w.clear }).click();
    await button(w.clear).waitFor({ state: 'detached' });
    await picture('going');
    expect((await steward.ask('warehouse')).old).toMatchObject({ clearing: true });
    await machine.advance(2 * HOUR);
    expect((await steward.ask('warehouse')).old).toBeUndefined();
    // Nobody holds the key to the database any more.
    expect(JSON.stringify(machine.properties())).not.toContain('a-database-secret');
    expect(desk.titles()).toEqual(before);
    expect(desk.errors).toEqual([]);
  });
});
