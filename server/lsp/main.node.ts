import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../node/host';
import { startServer } from './server';

/** The pages of the rules lie beside the folder of the bundle. */
const RULES = path.join(__dirname, '..', 'docs', 'rules');

startServer(createConnection(ProposedFeatures.all), nodeHost(RULES));
