// Styles mean nothing without a browser; the browser tests see them.
module.exports = { process: () => ({ code: 'module.exports = {};' }) };
