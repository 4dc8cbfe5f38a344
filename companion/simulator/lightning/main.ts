import '@lwc/synthetic-shadow'
import { createElement } from 'lwc'
import { chosenLook, wear } from 'host/look'
import Shell from 'host/shell'

// No top-level await: Rollup would move the synthetic shadow into a chunk that runs after the components.
void wear(chosenLook()).then(() => {
  document.getElementById('page')?.append(createElement('host-shell', { is: Shell }))
})
