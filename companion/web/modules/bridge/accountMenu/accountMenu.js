import { LightningElement } from 'lwc';
import { labelsBelow } from 'bridge/labels';
import { navigate } from 'bridge/router';
import { currentSession, forgetSession, signOut } from 'bridge/session';

/** The signed-in person, and the ways out. */
export default class AccountMenu extends LightningElement {
    labels = labelsBelow('web.account');

    get person() {
        return currentSession().person;
    }

    async handleSelect(event) {
        await signOut({ everywhere: event.detail.value === 'everywhere' }).catch(forgetSession);
        navigate('/sign-in');
    }
}
