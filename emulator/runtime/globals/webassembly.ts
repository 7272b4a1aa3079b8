/**
 * facts: V8 runtime. Only the asynchronous `WebAssembly.instantiate` is documented; how much memory it
 * gets is not. assumes: wasm-async, wasm-sync, wasm-memory
 */
declare const __syncWebAssembly: boolean;
const allowSync = __syncWebAssembly;

interface WebAssemblyLike {
  Module: object;
  [name: string]: unknown;
}

export function limitWebAssembly(): void {
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WebAssemblyLike };
  delete wasm.compileStreaming;
  delete wasm.instantiateStreaming;
  if (allowSync) return;
  wasm.Module = new Proxy(wasm.Module, {
    construct: () => {
      throw new Error('WebAssembly.Module(): synchronous compilation is not available here.');
    },
  });
}
