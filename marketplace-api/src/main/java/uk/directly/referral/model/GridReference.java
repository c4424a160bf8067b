package uk.directly.referral.model;

import org.jspecify.annotations.Nullable;

/**
 * A point of the Ordnance Survey National Grid, and its latitude and longitude as satellites give them (WGS84). By the
 * seven-parameter Helmert transformation and the transverse Mercator projection of "A guide to coordinate systems in Great
 * Britain" (Ordnance Survey): good to about 5 metres.
 *
 * @param easting metres east of the grid's origin
 * @param northing metres north of it
 */
public record GridReference(int easting, int northing) {
    private static final double MOST_EASTING = 700_000;
    private static final double MOST_NORTHING = 1_300_000;

    private static final Ellipsoid AIRY = new Ellipsoid(6377563.396, 6356256.909);
    private static final Ellipsoid WGS84 = new Ellipsoid(6378137.0, 6356752.3141);

    private static final double SCALE = 0.9996012717;
    private static final double ORIGIN_LATITUDE = Math.toRadians(49);
    private static final double ORIGIN_LONGITUDE = Math.toRadians(-2);
    private static final double ORIGIN_EASTING = 400_000;
    private static final double ORIGIN_NORTHING = -100_000;
    private static final double CLOSE_ENOUGH = 0.00001;
    private static final double SIX_PLACES = 1e6;

    /** From WGS84 to OSGB36; the other way the signs change. */
    private static final double[] SHIFT = {-446.448, 125.157, -542.060};

    private static final double[] TURN = {seconds(-0.1502), seconds(-0.2470), seconds(-0.8421)};
    private static final double STRETCH = 20.4894e-6;

    /** Latitude and longitude in degrees, as they are published: six places. */
    public record Degrees(double latitude, double longitude) {}

    /** Of text in degrees; null: there is none, or it is outside Great Britain. */
    static @Nullable GridReference of(@Nullable String latitude, @Nullable String longitude) {
        if (latitude == null || longitude == null) {
            return null;
        }
        try {
            return of(new Degrees(Double.parseDouble(latitude.strip()), Double.parseDouble(longitude.strip())));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Of degrees; null: outside Great Britain. */
    static @Nullable GridReference of(Degrees degrees) {
        if (!(degrees.latitude() > 49
                && degrees.latitude() < 61.5
                && degrees.longitude() > -9
                && degrees.longitude() < 2)) {
            return null;
        }
        double[] airy = AIRY.angles(
                turned(WGS84.space(Math.toRadians(degrees.latitude()), Math.toRadians(degrees.longitude())), 1));
        double latitude = airy[0];
        double p = airy[1] - ORIGIN_LONGITUDE;
        double sin = Math.sin(latitude);
        double cos = Math.cos(latitude);
        double tan2 = square(Math.tan(latitude));
        double nu = AIRY.nu(latitude) * SCALE;
        double eta2 = nu / (AIRY.rho(latitude) * SCALE) - 1;
        double cos3 = cos * cos * cos;
        double cos5 = cos3 * cos * cos;
        double north = AIRY.arc(latitude)
                + ORIGIN_NORTHING
                + nu / 2 * sin * cos * p * p
                + nu / 24 * sin * cos3 * (5 - tan2 + 9 * eta2) * Math.pow(p, 4)
                + nu / 720 * sin * cos5 * (61 - 58 * tan2 + tan2 * tan2) * Math.pow(p, 6);
        double east = ORIGIN_EASTING
                + nu * cos * p
                + nu / 6 * cos3 * (1 + eta2 - tan2) * Math.pow(p, 3)
                + nu / 120 * cos5 * (5 - 18 * tan2 + tan2 * tan2 + 14 * eta2 - 58 * tan2 * eta2) * Math.pow(p, 5);
        boolean onTheGrid = east >= 0 && east < MOST_EASTING && north >= 0 && north < MOST_NORTHING;
        return onTheGrid ? new GridReference((int) Math.round(east), (int) Math.round(north)) : null;
    }

    /** The same point in degrees. */
    public Degrees degrees() {
        double latitude = ORIGIN_LATITUDE;
        double left;
        do {
            left = northing - ORIGIN_NORTHING - AIRY.arc(latitude);
            latitude += left / (AIRY.semiMajor * SCALE);
        } while (Math.abs(left) > CLOSE_ENOUGH);
        double tan = Math.tan(latitude);
        double tan2 = tan * tan;
        double nu = AIRY.nu(latitude) * SCALE;
        double rho = AIRY.rho(latitude) * SCALE;
        double eta2 = nu / rho - 1;
        double e = easting - ORIGIN_EASTING;
        double north = latitude
                - tan / (2 * rho * nu) * e * e
                + tan / (24 * rho * Math.pow(nu, 3)) * (5 + 3 * tan2 + eta2 - 9 * tan2 * eta2) * Math.pow(e, 4)
                - tan / (720 * rho * Math.pow(nu, 5)) * (61 + 90 * tan2 + 45 * tan2 * tan2) * Math.pow(e, 6);
        double east = ORIGIN_LONGITUDE
                + (e / nu
                                - Math.pow(e / nu, 3) / 6 * (nu / rho + 2 * tan2)
                                + Math.pow(e / nu, 5) / 120 * (5 + 28 * tan2 + 24 * tan2 * tan2))
                        / Math.cos(latitude);
        double[] wgs84 = WGS84.angles(turned(AIRY.space(north, east), -1));
        return new Degrees(rounded(wgs84[0]), rounded(wgs84[1]));
    }

    private static double[] turned(double[] from, int direction) {
        double s = 1 + direction * STRETCH;
        double[] t = SHIFT;
        double[] r = TURN;
        return new double[] {
            direction * t[0] + from[0] * s - direction * r[2] * from[1] + direction * r[1] * from[2],
            direction * t[1] + direction * r[2] * from[0] + from[1] * s - direction * r[0] * from[2],
            direction * t[2] - direction * r[1] * from[0] + direction * r[0] * from[1] + from[2] * s
        };
    }

    private static double rounded(double radians) {
        return Math.round(Math.toDegrees(radians) * SIX_PLACES) / SIX_PLACES;
    }

    private static double seconds(double seconds) {
        return Math.toRadians(seconds / 3600);
    }

    private static double square(double x) {
        return x * x;
    }

    /** A shape of the earth, by half its width and half its height in metres. */
    private record Ellipsoid(double semiMajor, double semiMinor) {
        double e2() {
            return 1 - square(semiMinor) / square(semiMajor);
        }

        double nu(double latitude) {
            return semiMajor / Math.sqrt(1 - e2() * square(Math.sin(latitude)));
        }

        double rho(double latitude) {
            return semiMajor * (1 - e2()) / Math.pow(1 - e2() * square(Math.sin(latitude)), 1.5);
        }

        /** The way along the meridian from the grid's origin. */
        double arc(double latitude) {
            double n = (semiMajor - semiMinor) / (semiMajor + semiMinor);
            double n2 = n * n;
            double n3 = n2 * n;
            double less = latitude - ORIGIN_LATITUDE;
            double more = latitude + ORIGIN_LATITUDE;
            return semiMinor
                    * SCALE
                    * ((1 + n + 1.25 * (n2 + n3)) * less
                            - (3 * n + 3 * n2 + 2.625 * n3) * Math.sin(less) * Math.cos(more)
                            + 1.875 * (n2 + n3) * Math.sin(2 * less) * Math.cos(2 * more)
                            - 35.0 / 24 * n3 * Math.sin(3 * less) * Math.cos(3 * more));
        }

        double[] space(double latitude, double longitude) {
            double nu = nu(latitude);
            return new double[] {
                nu * Math.cos(latitude) * Math.cos(longitude),
                nu * Math.cos(latitude) * Math.sin(longitude),
                nu * (1 - e2()) * Math.sin(latitude)
            };
        }

        double[] angles(double[] xyz) {
            double flat = Math.hypot(xyz[0], xyz[1]);
            double latitude = Math.atan2(xyz[2], flat * (1 - e2()));
            for (int again = 0; again < 5; again++) {
                latitude = Math.atan2(xyz[2] + e2() * nu(latitude) * Math.sin(latitude), flat);
            }
            return new double[] {latitude, Math.atan2(xyz[1], xyz[0])};
        }
    }
}
