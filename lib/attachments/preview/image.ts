import type { Readable } from "node:stream";
import sharp from "sharp";
import { MAX_PIXELS } from "@/lib/attachments/upload/rules";

const MAX_SIDE = 1600;
const SECONDS = 20;

// Every other decoder is a door that nothing here needs.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif"].map((format) => `VipsForeignLoad${format}`),
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * The picture drawn anew as WebP, upright and small enough for a screen: nothing of the original's bytes is left in it, neither
 * place and camera nor what may hide behind the pixels. Rejects for what is no picture.
 */
export function drawPreview(source: Readable): Promise<Buffer> {
  const image = sharp({ limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: "error", pages: 1 });
  source.once("error", (error) => image.destroy(error));
  return source
    .pipe(image)
    .autoOrient()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80, effort: 2 })
    .timeout({ seconds: SECONDS })
    .toBuffer();
}
