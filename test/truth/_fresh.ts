import { openSchool, type School } from '../kit/school';

type Tabs = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** The values of every data set's tab, header and order included. */
export const tabsOf = async (school: School): Promise<Tabs> => {
  const { datasets } = await school.command('consoleState');
  return Object.fromEntries(
    datasets
      .filter(({ hasTab }) => hasTab)
      .map(({ id, title, fields }) => [
        id,
        school.machine.workbook
          .tab(title)
          .values.map((row) => fields.map((_, i) => row[i] ?? null)),
      ]),
  );
};

/** What a second workbook gets that reads the same district from the start, at the same time. */
export const freshTabs = async (school: School): Promise<Tabs> => {
  const second = await openSchool({
    shared: school.district,
    machine: { startTime: school.machine.now() },
  });
  try {
    const { connections, datasets } = await school.command('consoleState');
    await second.connect(connections[0]!.site);
    await second.switchOn(...datasets.filter((d) => d.status !== 'off').map((d) => d.id));
    expect(await second.refresh()).toMatchObject({ is: 'succeeded' });
    return await tabsOf(second);
  } finally {
    await second.close();
  }
};

/** Compares table by table and row by row, so that a failure says which row, in few words. */
export const expectSame = (there: Tabs, wanted: Tabs): void => {
  expect(Object.keys(there)).toEqual(Object.keys(wanted));
  for (const id of Object.keys(wanted)) {
    const [have, want] = [there[id]!, wanted[id]!].map((rows) =>
      rows.map((r) => JSON.stringify(r)),
    );
    const [haves, wants] = [new Set(have), new Set(want)];
    expect({ id, surplus: have!.filter((row) => !wants.has(row)).slice(0, 2) }).toEqual({
      id,
      surplus: [],
    });
    expect({ id, missing: want!.filter((row) => !haves.has(row)).slice(0, 2) }).toEqual({
      id,
      missing: [],
    });
    expect({ id, inOrder: JSON.stringify(have) === JSON.stringify(want) }).toEqual({
      id,
      inOrder: true,
    });
  }
};
