const show = jest.fn();
export default class Toast {
    static show = show;
}
