import type { Body } from '../identities';
import type { Section } from './courses';
import { refer, type Emitter } from './emit';
import { personName, plain } from './names';
import { AT_TEXT } from './nasty';
import { random } from './random';
import { agencyOrganization, type School } from './schools';

interface Member {
  readonly index: number;
  readonly classification: string;
  readonly title: string;
  readonly organizations: readonly Body[];
  readonly sections: Section[];
}

const LOAD = 5;

/** Who works where: offices first, then as many teachers as the sections need. */
export function emitStaff(
  out: Emitter,
  seed: number,
  schools: readonly School[],
  sections: readonly Section[],
): void {
  const members: Member[] = [];
  const hire = (classification: string, title: string, organizations: readonly Body[]): Member => {
    const member = { index: members.length, classification, title, organizations, sections: [] };
    members.push(member);
    return member;
  };
  hire('Superintendent', 'Superintendent', [agencyOrganization]);
  for (const { organization } of schools) {
    hire('Principal', 'Principal', [organization]);
    hire('Counselor', 'Counselor', [organization]);
    hire('School Administrator', AT_TEXT, [organization]);
  }
  const pairs = schools.slice(0, 2).map((school) => school.organization);
  hire('Other', 'Nurse of two schools', pairs);
  for (const school of schools) {
    const own = sections.filter((section) => section.school === school);
    const teachers = new Map<string, Member>();
    for (const section of own) {
      const { course, part } = section;
      // A class teacher has one class in all subjects; a subject teacher has several classes.
      const group = school.kind === 'elementary' ? part : Math.floor(part / LOAD);
      const subject = school.kind === 'elementary' ? '' : course.subject;
      const post = `${subject}/${course.grade}/${group}`;
      const teacher =
        teachers.get(post) ?? hire('Teacher', `Teacher ${subject}`.trim(), [school.organization]);
      teachers.set(post, teacher);
      teacher.sections.push(section);
    }
  }
  for (const member of members) out.add('staffs', () => staffBody(out, seed, member));
  for (const member of members) emitWork(out, seed, member);
}

const uniqueId = (member: Member): string => String(207000 + member.index).padStart(8, '0');

const reference = (member: Member): Body => refer('staffs', { staffUniqueId: uniqueId(member) });

function staffBody(out: Emitter, seed: number, member: Member): Body {
  const chance = random(seed, 'staff', member.index);
  const woman = chance.chance(0.7);
  const name = personName(chance, woman);
  const born = `${chance.int(1961, 2001)}-${String(chance.int(1, 12)).padStart(2, '0')}-15`;
  return {
    staffUniqueId: uniqueId(member),
    birthDate: born,
    firstName: name.first,
    ...(name.middle === undefined ? {} : { middleName: name.middle }),
    lastSurname: name.last,
    hispanicLatinoEthnicity: chance.chance(0.2),
    highestCompletedLevelOfEducationDescriptor: out.code(
      'LevelOfEducation',
      chance.pick(["Bachelor's", "Master's", 'Doctorate']),
    ),
    sexDescriptor: out.code('Sex', woman ? 'Female' : 'Male'),
    yearsOfPriorTeachingExperience: chance.int(0, 30),
    electronicMails: [
      {
        electronicMailTypeDescriptor: out.code('ElectronicMailType', 'Work'),
        electronicMailAddress: `${plain(name.first)}.${plain(name.last)}${member.index}@meadowbrook.example`,
      },
    ],
  };
}

function emitWork(out: Emitter, seed: number, member: Member): void {
  const chance = random(seed, 'work', member.index);
  const hired = `${chance.int(2008, 2025)}-08-01`;
  const staff = reference(member);
  for (const [order, organization] of member.organizations.entries()) {
    out.add('staffEducationOrganizationAssignmentAssociations', () => ({
      beginDate: hired,
      staffClassificationDescriptor: out.code('StaffClassification', member.classification),
      educationOrganizationReference: organization,
      staffReference: staff,
      fullTimeEquivalency: 1 / member.organizations.length,
      orderOfAssignment: order + 1,
      positionTitle: member.title,
    }));
  }
  for (const section of member.sections) {
    out.add('staffSectionAssociations', () => ({
      beginDate: section.term.begin,
      sectionReference: section.reference,
      staffReference: staff,
      classroomPositionDescriptor: out.code('ClassroomPosition', 'Teacher of Record'),
      endDate: section.term.end,
    }));
  }
}
