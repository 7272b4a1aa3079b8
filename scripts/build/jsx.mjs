// What the elements of a page are made with; the bundler puts it into every module that has some.
export { createElement, Fragment } from 'preact';
