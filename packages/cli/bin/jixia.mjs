#!/usr/bin/env node
// What npm links as node_modules/.bin/jixia. Plain JavaScript: the host's Node may be too old for the rest.
import '../../../bootstrap/jixia.mjs';
