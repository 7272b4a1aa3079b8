// The server bundle: one script file that Apps Script's V8 can read.
const path = require('node:path');
const { EsbuildPlugin } = require('esbuild-loader');
const GasPlugin = require('gas-webpack-plugin');

// Private and static class fields are documented as unsupported by the host: es2019 lowers them.
const target = 'es2019';
const entry = path.resolve(__dirname, 'src/main.ts');

module.exports = {
  mode: 'production',
  context: __dirname,
  // Not 'web': the minifier would then wrap all in a function, and Google sees only the outermost.
  target: 'es2019',
  entry: { main: entry },
  output: {
    path: path.resolve(__dirname, 'dist'),
    filename: '[name].js',
    chunkFormat: 'array-push',
    environment: { globalThis: true },
  },
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [
      { test: /\.ts$/, loader: 'esbuild-loader', options: { target, charset: 'utf8' } },
      {
        test: /\.ts$/,
        include: path.resolve(__dirname, 'src/messages'),
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/export-loader.cjs'),
        // The sidebar has the one, and a file of its own holds the other.
        options: { without: ['console', 'words'] },
      },
      {
        test: /\/fr\.ts$/,
        include: path.resolve(__dirname, 'src/messages'),
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/export-loader.cjs'),
        options: { without: ['mails'] },
      },
      {
        test: /events\.ts$/,
        include: path.resolve(__dirname, 'src/model'),
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/meaning-loader.cjs'),
      },
      {
        test: /warehouses\/(?!_|embedded)[^/]+(\.ts|\/index\.ts)$/,
        include: path.resolve(__dirname, 'src/warehouses'),
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/elsewhere-loader.cjs'),
      },
      {
        test: /reports\/(?!_)[^/]+(\.ts|\/index\.ts)$/,
        include: [
          path.resolve(__dirname, 'src/reports'),
          path.resolve(__dirname, 'src/org/reports'),
        ],
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/listed-loader.cjs'),
        options: { listed: ['id'], elsewhere: 'reports' },
      },
      {
        test: /connectors\/(?!_)[^/]+(\.ts|\/index\.ts)$/,
        include: [
          path.resolve(__dirname, 'src/connectors'),
          path.resolve(__dirname, 'src/org/connectors'),
        ],
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/listed-loader.cjs'),
        // What the console shows of one; how it is read is for executions that read.
        options: {
          listed: ['id', 'title', 'description', 'settings', 'family', 'feeds', 'group', 'scopes'],
          elsewhere: 'connectors',
        },
      },
      {
        test: /(datasets|checks)\/(?!_)[^/]+(\.ts|\/index\.ts)$/,
        include: [
          path.resolve(__dirname, 'src/datasets'),
          path.resolve(__dirname, 'src/org/datasets'),
          path.resolve(__dirname, 'src/org/checks'),
        ],
        enforce: 'pre',
        loader: path.resolve(__dirname, 'scripts/build/listed-loader.cjs'),
        // What the console lists of one; the contract is for executions that build or read it.
        options: {
          listed: ['id', 'title', 'description', 'grain', 'sql'],
          columns: true,
          elsewhere: 'datasets',
        },
      },
      { test: /\.sql$/, loader: path.resolve(__dirname, 'scripts/build/sql-loader.cjs') },
    ],
  },
  optimization: { splitChunks: false, minimizer: [new EsbuildPlugin({ target, charset: 'utf8' })] },
  // Only main.ts holds entry points; looking for them in every module would cost and could surprise.
  plugins: [new GasPlugin({ comment: false, include: [entry] })],
  // A dynamic import would make a second file that nothing could load.
  performance: { hints: false },
  devtool: false,
  stats: 'errors-warnings',
};
