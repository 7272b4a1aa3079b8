import {
  code,
  finder,
  list,
  number,
  organizationNames,
  personNames,
  text,
  type Expectation,
} from './_source';

const STAFF = 'staffReference.staffUniqueId';
const ORGANIZATION = 'educationOrganizationReference.educationOrganizationId';

export const staff_assignments: Expectation = (source) => {
  const names = personNames(source, 'staffs');
  const organization = organizationNames(source);
  const staff = finder(source.all('staffs'), 'staffUniqueId');
  return source.all('staffEducationOrganizationAssignmentAssociations').map((work) => {
    const person = staff(text(work, STAFF));
    const mails = list(person, 'electronicMails');
    const mail =
      mails.find((m) => m['primaryEmailAddressIndicator'] === true) ??
      mails.find((m) => code(m, 'electronicMailTypeDescriptor') === 'Work');
    const begin = text(work, 'beginDate');
    const end = text(work, 'endDate');
    return {
      staff_id: text(work, STAFF),
      ...names(text(work, STAFF)),
      email: text(mail, 'electronicMailAddress'),
      organization_id: text(work, ORGANIZATION),
      organization: organization(text(work, ORGANIZATION)),
      classification: code(work, 'staffClassificationDescriptor'),
      position_title: text(work, 'positionTitle'),
      begin_date: begin,
      end_date: end,
      active: (begin ?? '') <= source.today && source.today <= (end ?? '9999'),
      full_time_equivalency: number(work, 'fullTimeEquivalency'),
      highest_degree: code(person, 'highestCompletedLevelOfEducationDescriptor'),
      years_teaching_before: number(person, 'yearsOfPriorTeachingExperience'),
    };
  });
};
