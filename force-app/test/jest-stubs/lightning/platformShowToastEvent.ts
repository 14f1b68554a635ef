export class ShowToastEvent extends CustomEvent<object> {
    constructor(init: object) {
        super('lightning__showtoast', { detail: init, bubbles: true, composed: true });
    }
}
