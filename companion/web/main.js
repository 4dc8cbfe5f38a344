import '@lwc/synthetic-shadow'
import { createElement } from 'lwc'
import App from 'bridge/app'

document.getElementById('page').append(createElement('bridge-app', { is: App }))
