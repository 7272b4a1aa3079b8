import { campus, locations } from './campus';
import { cursus, projects } from './curriculum';
import { cursusUsers, users } from './people';
import { projectsUsers, scaleTeams } from './projects';

/** What is read of the intranet of a 42 campus, as its API names it. */
export const resources = [
  campus,
  cursus,
  cursusUsers,
  projects,
  projectsUsers,
  scaleTeams,
  locations,
  users,
];
