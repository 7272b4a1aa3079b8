import { at, listAt, textAt } from '../../http/record';
import type { HttpResponse, Json } from '../../model';

/** Codes of the specification, such as `invalid_filter_field`; a server's own words are none. */
const CODE = /^[a-z][a-z_]{2,40}$/;

/** `imsx_StatusInfo`: the minor code, else the major one. 1.2 sends its content without the wrapping. */
export const explain = (response: HttpResponse): { readonly kind?: string } => {
  let said: Json;
  try {
    said = JSON.parse(response.text) as Json;
  } catch {
    return {};
  }
  const info = at(said, 'imsx_StatusInfo') ?? said;
  const minor = at(info, 'imsx_CodeMinor') ?? at(info, 'imsx_codeMinor') ?? null;
  const fields = listAt(minor, 'imsx_codeMinorField');
  const codes = [
    ...fields.map((field) => textAt(field, 'imsx_codeMinorFieldValue')),
    textAt(info, 'imsx_codeMinor'),
    textAt(info, 'imsx_codeMajor'),
  ];
  const kind = codes.find((code) => code !== null && CODE.test(code));
  return typeof kind === 'string' ? { kind } : {};
};
