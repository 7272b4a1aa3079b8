import { at, code, GRADES, joined, list, text, type Expectation } from './_source';

export const schools: Expectation = (source) => {
  const districts = source.all('localEducationAgencies');
  return source.all('schools').map((school) => {
    const named = text(school, 'localEducationAgencyReference.localEducationAgencyId');
    const only =
      named === null && districts.length === 1
        ? text(districts[0], 'localEducationAgencyId')
        : named;
    const district = districts.find((d) => String(at(d, 'localEducationAgencyId')) === only);
    const grades = list(school, 'gradeLevels')
      .map((g) => code(g, 'gradeLevelDescriptor') ?? '')
      .sort((a, b) => GRADES.indexOf(a) - GRADES.indexOf(b));
    const known = grades.every((g) => GRADES.includes(g));
    return {
      school_id: text(school, 'schoolId'),
      school: text(school, 'nameOfInstitution'),
      short_name: text(school, 'shortNameOfInstitution'),
      district_id: only,
      district: text(district, 'nameOfInstitution'),
      category: joined(
        list(school, 'schoolCategories').map((c) => code(c, 'schoolCategoryDescriptor')),
      ),
      school_type: code(school, 'schoolTypeDescriptor'),
      lowest_grade: known ? (grades[0] ?? null) : null,
      highest_grade: known ? (grades[grades.length - 1] ?? null) : null,
      grade_levels: joined(grades),
      operational_status: code(school, 'operationalStatusDescriptor'),
      charter_status: code(school, 'charterStatusDescriptor'),
      title_i_designation: code(school, 'titleIPartASchoolDesignationDescriptor'),
      website: text(school, 'webSite'),
    };
  });
};
