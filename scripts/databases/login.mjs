/** The administrator of every private server. They are reached from this machine alone and hold made-up rows. */
export const LOGIN = Object.freeze({ user: 'homeroom_admin', password: 'of-this-machine-only' });
