import { Back } from './Icons';

/** The way back to where the person came from. */
export const BackTo = ({ to, act }: { readonly to: string; readonly act: () => void }) => (
  <button type="button" class="back" onClick={act}>
    <Back />
    {to}
  </button>
);
