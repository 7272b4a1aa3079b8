// The console's second part: what is seldom looked at. `state/more.ts` loads it when it is first wanted; all
// that the first part has as well lies in that one, and is handed in.
import './style/forms.css';
import './style/story.css';
import './style/settings.css';

export { Story } from './views/activity/Story';
export { ConnectionForm } from './views/ConnectionForm';
export { Personal } from './views/Personal';
export { PublishedTo } from './views/PublishedTo';
export { Repair } from './views/Repair';
export { Settings } from './views/settings/Settings';
export { Studio } from './views/Studio';
export { SystemCheck } from './views/SystemCheck';
export { TakeOver } from './views/TakeOver';
export { Warehouse } from './views/warehouse/Warehouse';
