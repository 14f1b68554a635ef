/** A photo as it is sent: at most this large, so that a phone's pictures do not fill the request. */
export interface PhotoFile {
    readonly title: string;
    readonly base64: string;
}

const MOST_PHOTOS = 5;
const LONGEST_SIDE = 1280;
const QUALITY = 0.8;

/** Chosen pictures, made smaller; what is no picture is left out. */
export async function readPhotos(files: readonly File[]): Promise<PhotoFile[]> {
    const pictures = files.filter(({ type }) => type.startsWith('image/')).slice(0, MOST_PHOTOS);
    const read = await Promise.all(pictures.map((file) => shrink(file).catch(() => null)));
    return read.filter((photo) => photo !== null);
}

async function shrink(file: File): Promise<PhotoFile> {
    const image = await decode(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const [, base64 = ''] = canvas.toDataURL('image/jpeg', QUALITY).split(',');
    return { title: file.name, base64 };
}

function decode(file: File): Promise<HTMLImageElement> {
    return new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onerror = () => reject(new Error(file.name));
        reader.onload = () => {
            const image = new Image();
            image.onload = () => resolve(image);
            image.onerror = () => reject(new Error(file.name));
            image.src = String(reader.result);
        };
        reader.readAsDataURL(file);
    });
}
