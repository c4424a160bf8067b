package uk.directly.rate.model;

import uk.directly.rate.Band;

/**
 * An unbroken stretch of one band.
 *
 * @param minutes that really elapse
 */
public record BandPiece(Band band, long minutes) {
    BandPiece plus(long more) {
        return new BandPiece(band, Math.addExact(minutes, more));
    }
}
