// Written by `npm run generate` from the files that are there. Do not edit.

// Upstream.
import upstreamConnectorsAssessmentFile from './connectors/assessment_file/index';
import upstreamConnectorsCanvas from './connectors/canvas/index';
import upstreamConnectorsClassroom from './connectors/classroom/index';
import upstreamConnectorsClever from './connectors/clever/index';
import upstreamConnectorsEdfi from './connectors/edfi/index';
import upstreamConnectorsEdfi2 from './connectors/edfi2/index';
import upstreamConnectorsFigures from './connectors/figures/index';
import upstreamConnectorsIntra42 from './connectors/intra42/index';
import upstreamConnectorsOneroster from './connectors/oneroster/index';
import upstreamConnectorsOnerosterCsv from './connectors/oneroster_csv/index';
import upstreamConnectorsOpenedx from './connectors/openedx/index';
import upstreamConnectorsPisa from './connectors/pisa/index';
import upstreamConnectorsPowerschool from './connectors/powerschool/index';
import upstreamDatasetsAssessmentItems from './datasets/assessment_items/index';
import upstreamDatasetsAssessmentResults from './datasets/assessment_results/index';
import upstreamDatasetsAssignmentsSubmissions from './datasets/assignments_submissions/index';
import upstreamDatasetsAttendance from './datasets/attendance/index';
import upstreamDatasetsAttendanceDaily from './datasets/attendance_daily/index';
import upstreamDatasetsCampusActivity from './datasets/campus_activity/index';
import upstreamDatasetsCourseLearners from './datasets/course_learners/index';
import upstreamDatasetsCoursesSections from './datasets/courses_sections/index';
import upstreamDatasetsDiscipline from './datasets/discipline/index';
import upstreamDatasetsGrades from './datasets/grades/index';
import upstreamDatasetsLearningActivity from './datasets/learning_activity/index';
import upstreamDatasetsPisaCountries from './datasets/pisa_countries/index';
import upstreamDatasetsPisaResponses from './datasets/pisa_responses/index';
import upstreamDatasetsProgramParticipation from './datasets/program_participation/index';
import upstreamDatasetsSchoolCalendar from './datasets/school_calendar/index';
import upstreamDatasetsSchools from './datasets/schools/index';
import upstreamDatasetsSectionRosters from './datasets/section_rosters/index';
import upstreamDatasetsStaffAssignments from './datasets/staff_assignments/index';
import upstreamDatasetsStudentEnrollment from './datasets/student_enrollment/index';
import upstreamWarehousesBigquery from './warehouses/bigquery/index';
import upstreamWarehousesEmbedded from './warehouses/embedded/index';
import upstreamWarehousesMysql from './warehouses/mysql';
import upstreamWarehousesPostgres from './warehouses/postgres';
import upstreamWarehousesSqlserver from './warehouses/sqlserver';
import upstreamReportsAssessments from './reports/assessments';
import upstreamReportsAttendance from './reports/attendance';
import upstreamReportsDataHealth from './reports/data_health';
import upstreamReportsDiscipline from './reports/discipline';
import upstreamReportsEnrollment from './reports/enrollment';
import upstreamReportsLearningActivity from './reports/learning_activity';
import upstreamReportsPrograms from './reports/programs';
import upstreamReportsSiteComparison from './reports/site_comparison';

export const upstream = Object.freeze({
  connectors: Object.freeze([
    upstreamConnectorsAssessmentFile,
    upstreamConnectorsCanvas,
    upstreamConnectorsClassroom,
    upstreamConnectorsClever,
    upstreamConnectorsEdfi,
    upstreamConnectorsEdfi2,
    upstreamConnectorsFigures,
    upstreamConnectorsIntra42,
    upstreamConnectorsOneroster,
    upstreamConnectorsOnerosterCsv,
    upstreamConnectorsOpenedx,
    upstreamConnectorsPisa,
    upstreamConnectorsPowerschool,
  ] as const),
  datasets: Object.freeze([
    upstreamDatasetsAssessmentItems,
    upstreamDatasetsAssessmentResults,
    upstreamDatasetsAssignmentsSubmissions,
    upstreamDatasetsAttendance,
    upstreamDatasetsAttendanceDaily,
    upstreamDatasetsCampusActivity,
    upstreamDatasetsCourseLearners,
    upstreamDatasetsCoursesSections,
    upstreamDatasetsDiscipline,
    upstreamDatasetsGrades,
    upstreamDatasetsLearningActivity,
    upstreamDatasetsPisaCountries,
    upstreamDatasetsPisaResponses,
    upstreamDatasetsProgramParticipation,
    upstreamDatasetsSchoolCalendar,
    upstreamDatasetsSchools,
    upstreamDatasetsSectionRosters,
    upstreamDatasetsStaffAssignments,
    upstreamDatasetsStudentEnrollment,
  ] as const),
  warehouses: Object.freeze([
    upstreamWarehousesBigquery,
    upstreamWarehousesEmbedded,
    upstreamWarehousesMysql,
    upstreamWarehousesPostgres,
    upstreamWarehousesSqlserver,
  ] as const),
  reports: Object.freeze([
    upstreamReportsAssessments,
    upstreamReportsAttendance,
    upstreamReportsDataHealth,
    upstreamReportsDiscipline,
    upstreamReportsEnrollment,
    upstreamReportsLearningActivity,
    upstreamReportsPrograms,
    upstreamReportsSiteComparison,
  ] as const),
});

// The school's own layer.

export const org = Object.freeze({
  connectors: Object.freeze([] as const),
  datasets: Object.freeze([] as const),
  checks: Object.freeze([] as const),
  reports: Object.freeze([] as const),
  scopes: Object.freeze([] as const),
  looker: Object.freeze({"templates":{}}),
});
