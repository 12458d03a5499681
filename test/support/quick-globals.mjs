import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Node's own environment of Jest's, with globals that V8 knows. Jest makes its context around an object of its own, and then
 * each `Math` and `Array` of a test and all it imports is asked of that object: whoever calculates waits for that more than
 * for anything else (half of the processor's time of the calculator's suites).
 */
export default class QuickGlobals extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}
