import path from 'node:path';
import { keepHeapSmall } from '../node/heap';
import { nodeHost } from '../node/host';
import { connectionOfProcess } from './connection.node';
import { startServer } from './server';

/** The pages of the rules are next to the folder of the bundle. */
const RULES = path.join(__dirname, '..', 'docs', 'rules');

keepHeapSmall();
startServer(connectionOfProcess(), nodeHost(RULES));
