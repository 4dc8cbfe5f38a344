import '@lwc/synthetic-shadow'
import { createElement } from 'lwc'
import App from 'frame/app'

document.getElementById('page')?.append(createElement('frame-app', { is: App }))
