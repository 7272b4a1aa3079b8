/** What happened and what to do next: a paragraph each. */
export const Told = ({
  of: { message, next },
}: {
  readonly of: { readonly message: string; readonly next: string };
}) => (
  <>
    <p>{message}</p>
    <p>{next}</p>
  </>
);
