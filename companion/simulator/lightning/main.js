import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import Shell from 'host/shell';

document.getElementById('page')?.append(createElement('host-shell', { is: Shell }));
