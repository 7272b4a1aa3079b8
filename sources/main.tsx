import '../sidebar/style/base.css';
import './style/page.css';
import { render } from 'preact';
import { App } from './App';
import { language } from './words';

document.documentElement.lang = language;
render(<App />, document.getElementById('app') as HTMLElement);

// An entry without exports is a CommonJS module to the bundler, which then wraps every module it imports.
export {};
