import { LightningElement, api } from 'lwc';

/** A few buttons of which one is pressed. Fires `choose` with the value of another one. */
export default class TollbridgeChoiceGroup extends LightningElement {
    /** What is chosen; names the group to assistive technology. @type {string} */
    @api label = '';

    /** What there is to choose. @type {{ value: string, label: string }[]} */
    @api choices = [];

    /** The value that is chosen. @type {string} */
    @api value = '';

    get buttons() {
        return this.choices.map(({ value, label }) => {
            const isPressed = value === this.value;
            return {
                value,
                label,
                pressed: String(isPressed),
                className: `slds-button slds-button_${isPressed ? 'brand' : 'neutral'}`
            };
        });
    }

    /** @param {Event & { currentTarget: HTMLElement }} event */
    handleClick({ currentTarget }) {
        const { value } = currentTarget.dataset;
        if (value !== this.value) {
            this.dispatchEvent(new CustomEvent('choose', { detail: value }));
        }
    }
}
