    /** A point of the Ordnance Survey National Grid, in whole metres. */
    record Grid(long easting, long northing) {

        String eastings() {
            return Long.toString(easting);
        }

        String northings() {
            return Long.toString(northing);
        }

        double metresTo(Grid other) {
            return Math.hypot(easting - other.easting, northing - other.northing);
        }

        /**
         * WGS84 degrees to the National Grid: the seven-parameter Helmert transformation to OSGB36, then the transverse
         * Mercator projection on Airy 1830 ("A guide to coordinate systems in Great Britain", Ordnance Survey, sections
         * 6.6 and C). Good to about 5 metres in Great Britain.
         */
        static Grid of(double latitude, double longitude) {
            double phi = Math.toRadians(latitude);
            double lambda = Math.toRadians(longitude);
            // To cartesian on WGS84.
            double a = 6_378_137.0;
            double b = 6_356_752.3142;
            double e2 = 1 - b * b / (a * a);
            double nu = a / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
            double x = nu * Math.cos(phi) * Math.cos(lambda);
            double y = nu * Math.cos(phi) * Math.sin(lambda);
            double z = nu * (1 - e2) * Math.sin(phi);
            // Helmert, WGS84 to OSGB36.
            double s = 1 + 20.4894e-6;
            double rx = Math.toRadians(-0.1502 / 3600);
            double ry = Math.toRadians(-0.2470 / 3600);
            double rz = Math.toRadians(-0.8421 / 3600);
            double x2 = -446.448 + x * s - y * rz + z * ry;
            double y2 = 125.157 + x * rz + y * s - z * rx;
            double z2 = -542.060 - x * ry + y * rx + z * s;
            // Back to degrees, on Airy 1830.
            a = 6_377_563.396;
            b = 6_356_256.909;
            e2 = 1 - b * b / (a * a);
            double p = Math.hypot(x2, y2);
            phi = Math.atan2(z2, p * (1 - e2));
            for (int i = 0; i < 10; i++) {
                nu = a / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
                phi = Math.atan2(z2 + e2 * nu * Math.sin(phi), p);
            }
            return project(phi, Math.atan2(y2, x2), a, b, e2);
        }

        private static Grid project(double phi, double lambda, double a, double b, double e2) {
            double f0 = 0.9996012717;
            double phi0 = Math.toRadians(49);
            double lambda0 = Math.toRadians(-2);
            double n = (a - b) / (a + b);
            double sin = Math.sin(phi);
            double cos = Math.cos(phi);
            double tan2 = Math.tan(phi) * Math.tan(phi);
            double nu = a * f0 / Math.sqrt(1 - e2 * sin * sin);
            double rho = a * f0 * (1 - e2) / Math.pow(1 - e2 * sin * sin, 1.5);
            double eta2 = nu / rho - 1;
            double difference = phi - phi0;
            double sum = phi + phi0;
            double m = b * f0 * ((1 + n + 1.25 * n * n + 1.25 * n * n * n) * difference
                    - (3 * n + 3 * n * n + 2.625 * n * n * n) * Math.sin(difference) * Math.cos(sum)
                    + (1.875 * n * n + 1.875 * n * n * n) * Math.sin(2 * difference) * Math.cos(2 * sum)
                    - 35.0 / 24 * n * n * n * Math.sin(3 * difference) * Math.cos(3 * sum));
            double l = lambda - lambda0;
            double northing = m - 100_000 + nu / 2 * sin * cos * l * l
                    + nu / 24 * sin * Math.pow(cos, 3) * (5 - tan2 + 9 * eta2) * Math.pow(l, 4)
                    + nu / 720 * sin * Math.pow(cos, 5) * (61 - 58 * tan2 + tan2 * tan2) * Math.pow(l, 6);
            double easting = 400_000 + nu * cos * l
                    + nu / 6 * Math.pow(cos, 3) * (nu / rho - tan2) * Math.pow(l, 3)
                    + nu / 120 * Math.pow(cos, 5) * (5 - 18 * tan2 + tan2 * tan2 + 14 * eta2 - 58 * tan2 * eta2) * Math.pow(l, 5);
            return new Grid(Math.round(easting), Math.round(northing));
        }
    }
