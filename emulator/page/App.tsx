import { useEffect } from 'preact/hooks';
import { Card } from './chrome/Card';
import { Consent } from './chrome/Consent';
import { Dialog } from './chrome/Dialog';
import { FormulaBar } from './chrome/FormulaBar';
import { Lost } from './chrome/Lost';
import { Sidebar } from './chrome/Sidebar';
import { TabBar } from './chrome/TabBar';
import { TitleBar } from './chrome/TitleBar';
import { Toasts } from './chrome/Toasts';
import { Drawer } from './drawers/Drawer';
import { Grid } from './grid/Grid';
import { tabOf, useSelect } from './state/session';

/** The page, from top to bottom. */
export function App() {
  const tab = useSelect(tabOf);
  const name = useSelect(({ overview }) => overview?.name);
  useEffect(() => {
    if (name) document.title = name;
  }, [name]);
  return (
    <>
      <div class="page">
        <TitleBar />
        <Lost />
        <FormulaBar />
        <main class="middle" aria-label="Workbook">
          <div class="work">
            {tab ? <Grid tab={tab} /> : <Loading />}
            <Drawer />
          </div>
          <Sidebar />
          <Card />
        </main>
        <TabBar />
      </div>
      <Dialog />
      <Consent />
      <Toasts />
    </>
  );
}

const Loading = () => (
  <div class="loading" role="status">
    Opening the workbook…
  </div>
);
