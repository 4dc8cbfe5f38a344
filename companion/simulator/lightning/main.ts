import '@lwc/synthetic-shadow'
import { createElement } from 'lwc'
import { chosenLook, wear } from 'host/look'
import Shell from 'host/shell'

await wear(chosenLook())
document.getElementById('page')?.append(createElement('host-shell', { is: Shell }))
