// Preloaded into every server that `npm start` starts: when the starter is gone, even by kill -9, the
// channel to it closes, and the server must not live on and hold the port.
if (process.channel) {
  process.on('disconnect', () => process.exit(0));
  process.channel.unref();
}
