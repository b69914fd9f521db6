import type { Host } from '../../kernels';
import type { KernelProcess } from '../features/profile/settings';

/**
 * The host that runs kernels in a Node process. Found and loaded when first opened.
 *
 * @param script the bundled `child.node.ts`
 */
export function nodeKernels(script: string, { nodePath, webgpuPath, boundsChecks }: KernelProcess): Host {
  return {
    name: 'node',
    boundsChecks,
    async open(seconds, signal) {
      const [{ findNode }, { nodeHost }] = await Promise.all([
        import('../../kernels/host/node-find'),
        import('../../kernels/host/node'),
      ]);
      const node = await findNode(nodePath);
      if (typeof node !== 'string') return node;
      const webgpu = webgpuPath === undefined ? {} : { webgpu: webgpuPath };
      return nodeHost({ command: [node], script, ...webgpu, fast: !boundsChecks }).open(seconds, signal);
    },
  };
}
