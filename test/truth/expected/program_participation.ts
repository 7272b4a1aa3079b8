import {
  code,
  joined,
  list,
  number,
  organizationNames,
  personNames,
  STUDENT,
  text,
  type Body,
  type Expectation,
} from './_source';

const ORGANIZATION = 'educationOrganizationReference.educationOrganizationId';

export const program_participation: Expectation = (source) => {
  const person = personNames(source, 'students');
  const organization = organizationNames(source);
  const row = (kind: string, part: Body) => {
    const begin = text(part, 'beginDate');
    const end = text(part, 'endDate') ?? text(part, 'specialEducationExitDate');
    const order = (d: Body): number => number(d, 'orderOfDisability') ?? Infinity;
    return {
      kind,
      participation_id: text(part, 'id'),
      student_id: text(part, STUDENT),
      ...person(text(part, STUDENT)),
      organization_id: text(part, ORGANIZATION),
      organization: organization(text(part, ORGANIZATION)),
      program: text(part, 'programReference.programName'),
      program_type: code(part, 'programReference.programTypeDescriptor'),
      begin_date: begin,
      end_date: end,
      active: (begin ?? '') <= source.today && source.today <= (end ?? '9999'),
      exit_reason:
        code(part, 'reasonExitedDescriptor') ?? code(part, 'specialEducationExitReasonDescriptor'),
      disabilities: joined(
        [...list(part, 'disabilities')]
          .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
          .map((d) => code(d, 'disabilityDescriptor')),
      ),
      setting: code(part, 'specialEducationSettingDescriptor'),
    };
  };
  return [
    ...source.all('studentProgramAssociations').map((part) => row('Program', part)),
    ...source
      .all('studentSpecialEducationProgramAssociations')
      .map((part) => row('Special education', part)),
  ];
};
