/**
 * An execution worker: runs one execution at a time, each in a context of its own that has what
 * Apps Script has and nothing more. Its calls to the host block this thread, never the machine.
 */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { threadCpu } from './cpu';
import type {
  AnswerMessage,
  Ending,
  FromWorker,
  RunMessage,
  ToWorker,
  WorkerData,
} from './protocol';

const port = parentPort!;
const data = workerData as WorkerData;
const flag = new Int32Array(data.flag);
const thread = threadCpu();
const globalsScript = new vm.Script(readFileSync(data.globals, 'utf8'), {
  filename: 'apps-script',
});

let compiled: { version: string; scripts: vm.Script[] } = { version: '', scripts: [] };

/** Compiled once for many executions, and not counted as their time. assumes: bundle-load */
function scriptsOf(message: RunMessage): vm.Script[] {
  if (compiled.version !== message.filesVersion) {
    compiled = {
      version: message.filesVersion,
      scripts: message.files.map(
        ({ name, path }) => new vm.Script(readFileSync(path, 'utf8'), { filename: name }),
      ),
    };
  }
  return compiled.scripts;
}

const send = (message: FromWorker): void => port.postMessage(message);

/** The line from one execution to the machine. CPU time is the thread's own, told with every message. */
function openLine(message: RunMessage) {
  let now = message.now;
  let told = thread.read();
  let open = true;
  const untold = (): number => thread.read() - told;
  const tell = (): number => {
    const ms = untold();
    told += ms;
    return ms;
  };

  return {
    call(op: string, json: string, ...texts: string[]): string {
      if (!open) return 'K';
      Atomics.store(flag, 0, 0);
      send({ type: 'call', op, json, texts, cpu: tell() });
      // The bell of the answer before may ring only now: what counts is that the flag is up.
      thread.waiting(() => {
        while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
      });
      const answer = receiveMessageOnPort(port)!.message as AnswerMessage;
      now = answer.now;
      if (answer.body === 'K') open = false;
      return answer.body;
    },
    /** The script's own time begins here. */
    begin: (): void => void tell(),
    /** Never behind what the script was told before, because both go by the same time. */
    now: (): number => now + untold() * message.cpuScale,
    close(ending: string): void {
      open = false;
      send({ type: 'end', ending, cpu: tell() });
    },
  };
}

interface Runtime {
  seal(): void;
  call(
    name: string,
    args: string,
    promises: string,
    privateToo: boolean,
    returns: RunMessage['returns'],
  ): string | Promise<string>;
  ending(error: unknown): string;
}

/** facts: V8 runtime. Micro-tasks run to the end of the execution, awaited or not. assumes: micro-tasks */
const microtasks = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function run(message: RunMessage): Promise<void> {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY) as Record<string, unknown>;
  const line = openLine(message);
  context.__host = line.call;
  context.__now = line.now;
  context.__syncWebAssembly = message.syncWebAssembly;
  globalsScript.runInContext(context);
  const runtime = context.__runtime as Runtime;
  for (const name of ['__host', '__now', '__syncWebAssembly', '__runtime']) delete context[name];
  runtime.seal();
  line.begin();

  let ending: string;
  try {
    for (const script of scriptsOf(message)) script.runInContext(context);
    ending = await runtime.call(
      message.function,
      message.args,
      message.promises,
      message.privateToo,
      message.returns,
    );
  } catch (error) {
    ending = runtime.ending(error); // thrown at the bundle's top level, or a syntax error
  }
  await microtasks();
  line.close(ending);
}

// a rejection that nobody handles ends nothing on the host
process.on('unhandledRejection', () => undefined);

port.on('message', (message: ToWorker) => {
  if (message.type !== 'run') return;
  run(message).catch((error: unknown) => {
    // a mistake of the emulator: the execution must end all the same
    const { message: text, name, stack } = error as Error;
    const ending: Ending = { error: { message: `The emulator failed: ${text}`, name, stack } };
    send({ type: 'end', ending: JSON.stringify(ending), cpu: 0 });
  });
});
