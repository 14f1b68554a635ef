/** `lightning/mobileCapabilities` outside the Salesforce phone app: nothing is available, components use the browser. */
const unavailable = () => ({ isAvailable: () => false });

export const getLocationService = unavailable;
export const getBarcodeScanner = unavailable;
export const getGeofencingService = unavailable;
