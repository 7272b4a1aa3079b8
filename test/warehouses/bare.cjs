// Bundles the embedded warehouse as the server is bundled: `node bare.cjs <folder>` writes bare.js.
const path = require('node:path');
const webpack = require('webpack');
const config = require('../../webpack.config.js');

const options = {
  ...config,
  entry: { bare: path.resolve(__dirname, '../../src/warehouses/embedded/index.ts') },
  output: {
    ...config.output,
    path: process.argv[2],
    library: { name: 'embedded', type: 'var', export: 'default' },
  },
  plugins: [],
};
webpack(options, (error, stats) => {
  if (error || stats.hasErrors()) {
    console.error(error ?? stats.toString('errors-only'));
    process.exit(1);
  }
});
