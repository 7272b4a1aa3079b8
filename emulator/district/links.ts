import { hash } from 'node:crypto';
import { isBody, keyText, type Body, type KeyValues } from './identities';

/** Where a reference leads, when the plural of its name does not say it. */
const TARGETS: Readonly<Record<string, string>> = {
  localEducationAgencyReference: 'localEducationAgencies',
  locationSchoolReference: 'schools',
  responsibilitySchoolReference: 'schools',
  assignmentSchoolReference: 'schools',
  reportedSchoolReference: 'schools',
  nextYearSchoolReference: 'schools',
  parentObjectiveAssessmentReference: 'objectiveAssessments',
  parentLearningStandardReference: 'learningStandards',
  classOfSchoolYearTypeReference: 'schoolYearTypes',
};

/** The resources a reference may lead to; an education organization is a school or an agency. */
export function targetsOf(referenceName: string): readonly string[] {
  if (referenceName === 'educationOrganizationReference') {
    return ['schools', 'localEducationAgencies'];
  }
  return [TARGETS[referenceName] ?? referenceName.replace(/Reference$/, 's')];
}

/** The key of the target as its own resource names it. */
export function targetKey(resource: string, reference: KeyValues): KeyValues {
  const { educationOrganizationId } = reference;
  if (educationOrganizationId === undefined) return reference;
  if (resource === 'schools') return { schoolId: educationOrganizationId };
  if (resource === 'localEducationAgencies') {
    return { localEducationAgencyId: educationOrganizationId };
  }
  return reference;
}

/** A record's id: the same for the same resource and key, so that the same seed gives the same ids. */
export function idOf(resource: string, key: KeyValues, salt = ''): string {
  return hash('md5', `${resource}|${keyText(key)}|${salt}`);
}

export function linkTo(resource: string, id: string): Body {
  const singular = resource.replace(/ies$/, 'y').replace(/s$/, '');
  const rel = singular.charAt(0).toUpperCase() + singular.slice(1);
  return { rel, href: `/ed-fi/${resource}/${id}` };
}

/** The body with `link` in every reference whose target `find` knows. References are never nested. */
export function withLinks(
  body: Body,
  find: (resource: string, key: KeyValues) => string | undefined,
): Body {
  const link = (name: string, reference: Body): Body => {
    const key = { ...reference } as KeyValues;
    delete key.link;
    for (const resource of targetsOf(name)) {
      const id = find(resource, targetKey(resource, key));
      if (id) return { ...key, link: linkTo(resource, id) };
    }
    return reference;
  };
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, ''));
    if (!isBody(value)) return value;
    if (name.endsWith('Reference')) return link(name, value);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, k)]));
  };
  return walk(body, '') as Body;
}
