import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepHeapSmall } from '../node/heap';
import { nodeHost } from '../node/host';
import { startServer } from './server';

/** The pages of the rules are next to the folder of the bundle. */
const RULES = path.join(__dirname, '..', 'docs', 'rules');

keepHeapSmall();
startServer(createConnection(ProposedFeatures.all), nodeHost(RULES));
