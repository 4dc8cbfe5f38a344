import { LightningElement, api } from 'lwc';
import { allValid } from 'bridge/field';
import { labelsBelow } from 'bridge/labels';

const ENVIRONMENTS = ['sandbox', 'production'];

/** @typedef {{ environment?: 'sandbox'|'production', loginHost?: string, clientId?: string, clientSecret?: string }} Choice */

/** Which Salesforce org to sign in to: sandbox or production, and what only few need. */
export default class EnvironmentChoice extends LightningElement {
    labels = labelsBelow('web.environment');
    isMissing = false;

    /** What was chosen and typed so far. @type {Choice} */
    @api choice = {};

    /** Why the last try did not start. @type {import('bridge/client').Problem} */
    @api problem;

    get environments() {
        return ENVIRONMENTS.map((value) => ({
            value,
            title: this.labels[value],
            explanation: this.labels[`${value}Explained`],
            checked: this.choice.environment === value,
            nameId: `${value}-name`,
            explanationId: `${value}-explanation`
        }));
    }

    /** Whether somebody already used what is folded away. */
    get isAdvanced() {
        const { loginHost, clientId, clientSecret } = this.choice;
        return Boolean(loginHost || clientId || clientSecret);
    }

    /** Shows what is missing or wrong, and whether the choice is complete. */
    @api
    reportValidity() {
        const fieldsAreValid = allValid(this.template.querySelectorAll('bridge-field'));
        this.isMissing = !this.choice.environment;
        if (this.isMissing) this.template.querySelector('[name="environment"]').focus();
        return fieldsAreValid && !this.isMissing;
    }

    handleEnvironment(event) {
        this.isMissing = false;
        this.tell('environment', event.target.value);
    }

    handleField(event) {
        this.tell(event.target.name, event.detail.value.trim());
    }

    tell(name, value) {
        this.dispatchEvent(new CustomEvent('change', { detail: { name, value } }));
    }
}
