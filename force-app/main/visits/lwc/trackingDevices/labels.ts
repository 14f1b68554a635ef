import accepted from '@salesforce/label/c.Fieldmap_Track_UploadAccepted';
import add from '@salesforce/label/c.Fieldmap_Track_DeviceAdd';
import chooseFile from '@salesforce/label/c.Fieldmap_Track_UploadChoose';
import devices from '@salesforce/label/c.Fieldmap_Track_Devices';
import devicesHint from '@salesforce/label/c.Fieldmap_Track_DevicesHint';
import deviceName from '@salesforce/label/c.Fieldmap_Track_DeviceName';
import key from '@salesforce/label/c.Fieldmap_Track_DeviceKey';
import keyOnce from '@salesforce/label/c.Fieldmap_Track_DeviceKeyOnce';
import lastUsed from '@salesforce/label/c.Fieldmap_Track_DeviceLastUsed';
import neverUsed from '@salesforce/label/c.Fieldmap_Track_DeviceNeverUsed';
import noColumns from '@salesforce/label/c.Fieldmap_Track_UploadNoColumns';
import noTimes from '@salesforce/label/c.Fieldmap_Track_UploadNoTimes';
import noTrack from '@salesforce/label/c.Fieldmap_Track_UploadNoTrack';
import remove from '@salesforce/label/c.Fieldmap_Track_DeviceRemove';
import row from '@salesforce/label/c.Fieldmap_Track_UploadRow';
import tooLarge from '@salesforce/label/c.Fieldmap_Track_UploadTooLarge';
import unreadable from '@salesforce/label/c.Fieldmap_Track_UploadUnreadable';
import upload from '@salesforce/label/c.Fieldmap_Track_Upload';
import uploadHint from '@salesforce/label/c.Fieldmap_Track_UploadHint';
import url from '@salesforce/label/c.Fieldmap_Track_DeviceUrl';
import user from '@salesforce/label/c.Fieldmap_Track_DeviceUser';
import wrongFile from '@salesforce/label/c.Fieldmap_Track_UploadWrongFile';

export const LABELS = {
    accepted,
    add,
    chooseFile,
    deviceName,
    devices,
    devicesHint,
    key,
    keyOnce,
    lastUsed,
    neverUsed,
    noColumns,
    noTimes,
    noTrack,
    remove,
    row,
    tooLarge,
    unreadable,
    upload,
    uploadHint,
    url,
    user,
    wrongFile
};
