/** What stands in a file or a stream, as it came: wider than the page, it is scrolled by itself. */
export const FirstRows = (props: {
  /** Whose rows they are, for who hears the page. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) => (
  <div class="first-rows" tabIndex={0} role="region" aria-label={props.label}>
    <table>
      <thead>
        <tr>
          {props.columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, i) => (
          <tr key={i}>
            {row.map((value, n) => (
              <td key={n}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
