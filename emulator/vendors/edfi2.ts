/**
 * An Ed-Fi ODS/API 2.x of one school year: a code for the key, a token for the code and the secret, offset
 * paging of 100 at most without a count, and no changes (facts: School APIs, “v2.5 assessments”; the sign-in
 * is documented by the Alliance for ODS/API 2.4 and 2.6).
 */
import { createShelf, NAMES, rowsOf, type Shelf } from './shelf';
import { json, pageOf, refusal, type Answer, type Asked, type Row, type Vendor } from './vendor';

const KEY = 'demo-key';
const SECRET = 'demo-secret-é';
const YEAR = '2019';
const MOST = 100;
const DATA = `/api/v2.0/${YEAR}/`;
const NAMESPACE = 'http://ed-fi.org/Assessment/Assessment.xml';

export interface EdFi2Options {
  /** 2.5 and later name an assessment by identifier and namespace; before, by what it is. */
  readonly shape?: '2.4' | '2.5';
  readonly students?: number;
}

const SUBJECTS = ['Mathematics', 'English Language Arts', 'Science'] as const;

function seed({ shape = '2.5', students = 120 }: EdFi2Options): Readonly<Record<string, Shelf>> {
  const named = shape === '2.5';
  const about = (n: number): Row => ({
    academicSubjectDescriptor: SUBJECTS[n % 3]!,
    assessedGradeLevelDescriptor: 'Eighth grade',
    version: 2018,
  });
  const referenced = (n: number): Row =>
    named
      ? { identifier: `a-${n % 3}`, namespace: NAMESPACE }
      : { assessmentTitle: `Bench ${SUBJECTS[n % 3]!}`, ...about(n) };
  const studentId = (n: number): string => String(n).padStart(5, '0');
  return {
    schools: createShelf([
      { id: 'h1', schoolId: 255901, nameOfInstitution: 'Collège Émile-Zola' },
      { id: 'h2', schoolId: 255902, nameOfInstitution: '=1+2' },
    ]),
    students: createShelf(
      rowsOf(students, (n) => {
        const [first, last] = NAMES[n % NAMES.length]!;
        return {
          id: `p${n}`,
          studentUniqueId: studentId(n),
          firstName: first,
          lastSurname: last,
          sexType: n % 2 ? 'Female' : 'Male',
          birthDate: '2005-04-12T00:00:00',
          _etag: '1',
        };
      }),
    ),
    assessments: createShelf(
      rowsOf(3, (n) => ({
        id: `a${n}`,
        ...(named ? { identifier: `a-${n}`, version: 2018 } : about(n)),
        ...(named ? { academicSubjects: [{ academicSubjectDescriptor: SUBJECTS[n]! }] } : {}),
        title: `Bench ${SUBJECTS[n]!}`,
        categoryDescriptor: 'http://school.example/Descriptor/Benchmark test',
        namespace: NAMESPACE,
        maxRawScore: 40,
        _etag: '1',
      })),
    ),
    objectiveAssessments: createShelf(
      rowsOf(6, (n) => ({
        id: `o${n}`,
        assessmentReference: referenced(n),
        identificationCode: `0${1 + Math.floor(n / 3)}`,
        description: `Part ${1 + Math.floor(n / 3)}`,
      })),
    ),
    studentAssessments: createShelf(
      rowsOf(students * 2, (n) => ({
        id: `r${n}`,
        ...(named ? { identifier: `s-${n}` } : {}),
        assessmentReference: referenced(n),
        studentReference: { studentUniqueId: studentId(n % students) },
        administrationDate: `2018-1${n % 3}-0${1 + (n % 9)}T00:00:00`,
        whenAssessedGradeLevelDescriptor: 'Eighth grade',
        scoreResults: [
          {
            assessmentReportingMethodType: 'Raw score',
            resultDatatypeType: 'Integer',
            result: String(10 + (n % 30)),
          },
        ],
        performanceLevels: [
          {
            assessmentReportingMethodType: 'Raw score',
            performanceLevelDescriptor: n % 2 ? 'Proficient' : 'Basic',
            performanceLevelMet: n % 2 === 1,
          },
        ],
        studentObjectiveAssessments: [
          {
            objectiveAssessmentReference: { ...referenced(n), identificationCode: '01' },
            scoreResults: [
              {
                assessmentReportingMethodType: 'Raw score',
                resultDatatypeType: 'Integer',
                result: String(n % 12),
              },
            ],
            performanceLevels: [],
          },
        ],
        _etag: '1',
      })),
    ),
  };
}

const ALLOWED = ['limit', 'offset'];

export function createEdFi2(options: EdFi2Options = {}): Vendor {
  const shelves = seed(options);
  let generation = 0;
  let added = 0;

  const authorize = ({ path, method, body }: Asked): Answer => {
    if (method !== 'POST') return refusal(405);
    const form = new URLSearchParams(body);
    if (path === '/oauth/authorize')
      return form.get('Client_id') === KEY && form.get('Response_type') === 'code'
        ? json({ code: `code-${generation}`, expires_in: 600 })
        : json({ error: 'Invalid client_id' });
    const good =
      form.get('Client_id') === KEY &&
      form.get('Client_secret') === SECRET &&
      form.get('Code') === `code-${generation}` &&
      form.get('Grant_type') === 'authorization_code';
    return good
      ? json({ access_token: `token-${generation}`, expires_in: 1800, token_type: 'bearer' })
      : refusal(401, { error: 'invalid_client' });
  };

  const list = ({ path, query, paging }: Asked): Answer => {
    const shelf = shelves[path.slice(DATA.length)];
    if (!shelf) return refusal(404);
    for (const name of query.keys()) if (!ALLOWED.includes(name)) return refusal(400);
    const limit = Number(query.get('limit') ?? 25);
    if (!(limit >= 1 && limit <= MOST)) return refusal(400);
    // Nothing leads from a page to the next: one without records is the end of the list.
    const faults = { ...paging, empty: false };
    const { rows } = pageOf(shelf.all(), Number(query.get('offset') ?? 0), limit, faults);
    return json([...rows]);
  };

  return {
    id: 'edfi2',
    medium: { pages: 'until empty' },
    connect: (url) => ({
      settings: { url, key: KEY, schoolYear: YEAR },
      secrets: { secret: SECRET },
    }),
    answer: (asked) => {
      if (asked.path.startsWith('/oauth/')) return authorize(asked);
      if (asked.headers['authorization'] !== `Bearer token-${generation}`) return refusal(401);
      if (asked.method !== 'GET') return refusal(405);
      return asked.path.startsWith(DATA) ? list(asked) : refusal(404);
    },
    expireTokens: () => void (generation += 1),
    resources: Object.keys(shelves),
    keys: (resource) => shelves[resource]!.keys(),
    add: (resource) => {
      const [first] = shelves[resource]!.all();
      return shelves[resource]!.put({ ...first!, id: `new${++added}` });
    },
    change: (resource) => {
      const shelf = shelves[resource]!;
      const row = shelf.all()[1] ?? shelf.all()[0]!;
      return shelf.put({ ...row, _changed: `é${++added}` });
    },
    remove: (resource) => {
      const shelf = shelves[resource]!;
      const key = shelf.keys()[0]!;
      return shelf.keys().length > 1 ? shelf.drop(key) : null;
    },
  };
}
