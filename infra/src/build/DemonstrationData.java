import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the data files that the project ships from the published ones. Run by hand when a source is renewed, never by
 * the build; README.md beside this file says how, and docs/data.md what came out and how exact it is.
 *
 * <p>One file and nothing but the JDK, so that {@code java DemonstrationData.java} is enough.
 */
class DemonstrationData {
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}\\d[A-Z\\d]?) ?(\\d[A-Z]{2})");

    /** Beyond this the 2014 point and the 2025 one are not the same place: the code was given to other doors. */
    private static final double MOVED_METRES = 50;

    private final Path sources;
    private final Path codePoint;
    private final Path migrations;
    private final Path demonstration;

    private DemonstrationData(Path sources, Path codePoint, Path project) {
        this.sources = sources;
        this.codePoint = codePoint;
        this.migrations = project.resolve("marketplace-api/src/main/resources/db/migration");
        this.demonstration = project.resolve("infra/src/main/resources/uk/directly/local/demonstration");
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("java DemonstrationData.java <sources> <unpacked Code-Point Data/CSV> <project>");
            System.exit(2);
        }
        new DemonstrationData(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).make();
    }

    private void make() throws IOException {
        Files.createDirectories(demonstration);
        Map<String, Grid> points = codePoint();
        outcodes();
        bankHolidays();
        wards();
        postcodes(points);
        listings(points);
    }

    // Places

    private Map<String, Grid> codePoint() throws IOException {
        Map<String, Grid> points = new HashMap<>();
        try (Stream<Path> files = Files.list(codePoint)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    String[] cells = line.split(",", 5);
                    long easting = Long.parseLong(cells[2]);
                    // Quality 90 is "no coordinates"; the row then stands at 0,0.
                    if (easting > 0) {
                        points.put(postcode(cells[0].replace("\"", "")), new Grid(easting, Long.parseLong(cells[3])));
                    }
                }
            }
        }
        return points;
    }

    /** Towns that the source leaves out or gives to a neighbour, among the outcodes of the demonstration. */
    private static final Map<String, String> TOWNS = Map.of("M16", "Old Trafford", "M17", "Trafford Park", "M32", "Stretford",
            "M33", "Sale", "M44", "Irlam", "WA14", "Altrincham", "WA15", "Altrincham");

    private void outcodes() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Map<String, String> row : csv("uk/outcodes.csv")) {
            String town = TOWNS.getOrDefault(row.get("postcode"), row.get("town").strip());
            rows.add(String.format("('%s', point(%s, %s), '%s')", row.get("postcode"), row.get("eastings"),
                    row.get("northings"), (town.isEmpty() ? row.get("region") : town).replace("'", "''")));
        }
        migration("R__reference_outcodes.sql", """
                -- Outcodes of the whole country with the middle of each on the Ordnance Survey grid (100 metres). Made by
                -- infra/src/build/DemonstrationData.java; source and licence: docs/data.md.
                insert into outcode (outcode, place, town) values
                """, rows, "\non conflict (outcode) do update set place = excluded.place, town = excluded.town;");
    }

    private void migration(String name, String head, List<String> rows, String tail) throws IOException {
        Files.writeString(migrations.resolve(name), head + "    " + String.join(",\n    ", rows) + tail + "\n");
        System.out.printf("%s: %d rows%n", name, rows.size());
    }

    private void postcodes(Map<String, Grid> points) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        int transformed = 0;
        int moved = 0;
        for (Map<String, String> row : csv("trafford/trafford_postcodes.csv")) {
            String code = postcode(row.get("postcode"));
            Grid computed = Grid.of(Double.parseDouble(row.get("lat")), Double.parseDouble(row.get("lon")));
            Grid published = points.get(code);
            Grid chosen = computed;
            if (published == null) {
                transformed++;
            } else {
                double metres = computed.metresTo(published);
                differences.add(metres);
                if (metres <= MOVED_METRES) {
                    chosen = published;
                } else {
                    moved++;
                }
            }
            rows.add(List.of(code, row.get("ward_code"), chosen.eastings(), chosen.northings()));
        }
        write(demonstration.resolve("postcodes.csv"), List.of("postcode", "ward_code", "easting", "northing"), rows);
        differences.sort(Comparator.naturalOrder());
        List<Double> still = differences.stream().filter(d -> d <= MOVED_METRES).toList();
        System.out.printf(Locale.ROOT, "postcodes: %d transformed for want of a published point, %d of %d moved%n",
                transformed, moved, differences.size());
        System.out.println("difference of the two ways in metres, all:       " + spread(differences));
        System.out.println("difference of the two ways in metres, not moved: " + spread(still));
    }

    private static String spread(List<Double> sorted) {
        return String.format(Locale.ROOT, "n %d, median %.1f, p95 %.1f, p99 %.1f, max %.1f", sorted.size(),
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.get(sorted.size() * 99 / 100),
                sorted.get(sorted.size() - 1));
    }

    private void wards() throws IOException {
        Map<String, String[]> named = new TreeMap<>();
        for (Map<String, String> row : csv("trafford/trafford_postcodes.csv")) {
            named.putIfAbsent(row.get("ward_code"), new String[] {row.get("ward_name"), row.get("locality")});
        }
        Map<String, List<Grid>> outlines = outlines();
        // One drawing for all: ten metres a unit, the origin at the north-west corner of the whole, y downwards.
        long west = outlines.values().stream().flatMap(List::stream).mapToLong(Grid::easting).min().orElseThrow();
        long north = outlines.values().stream().flatMap(List::stream).mapToLong(Grid::northing).max().orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        named.forEach((code, names) -> rows.add(List.of(code, names[0], names[1], path(outlines.get(code), west, north))));
        write(demonstration.resolve("wards.csv"), List.of("code", "name", "locality", "path"), rows);
        System.out.printf("wards: origin of the drawing at easting %d, northing %d%n", west, north);
    }

    private Map<String, List<Grid>> outlines() throws IOException {
        String json = Files.readString(sources.resolve("trafford/trafford_ward_generalised.geojson"));
        Map<String, List<Grid>> outlines = new HashMap<>();
        Matcher feature = Pattern.compile("\"area_code\": ?\"(E\\d+)\".*?\"coordinates\": ?\\[ ?\\[(.*?)\\] ?\\] ?\\] ?\\}",
                Pattern.DOTALL).matcher(json);
        while (feature.find()) {
            List<Grid> outline = new ArrayList<>();
            Matcher pair = Pattern.compile("(-?\\d+\\.\\d+), ?(-?\\d+\\.\\d+)").matcher(feature.group(2));
            while (pair.find()) {
                outline.add(Grid.of(Double.parseDouble(pair.group(2)), Double.parseDouble(pair.group(1))));
            }
            outlines.put(feature.group(1), outline);
        }
        return outlines;
    }

    private static String path(List<Grid> outline, long west, long north) {
        StringBuilder path = new StringBuilder();
        long x = 0;
        long y = 0;
        for (Grid point : outline.subList(0, outline.size() - 1)) {
            long toX = Math.round((point.easting() - west) / 10.0);
            long toY = Math.round((north - point.northing()) / 10.0);
            if (path.isEmpty()) {
                path.append('M').append(toX).append(' ').append(toY);
            } else if (toX != x || toY != y) {
                path.append('l').append(toX - x).append(' ').append(toY - y);
            }
            x = toX;
            y = toY;
        }
        return path.append('z').toString();
    }

    // Days

    private void bankHolidays() throws IOException {
        String json = Files.readString(sources.resolve("uk/bank-holidays.json"));
        int from = json.indexOf("common.nations.england-and-wales_slug");
        int to = json.indexOf("common.nations.", from + 20);
        Matcher day = Pattern.compile(
                "\"title\": \"bank_holidays\\.([a-z_0-9]+)\",\\s*\"date\": \"(\\d\\d/\\d\\d/\\d{4})\",\\s*\"notes\": \"([^\"]*)\"")
                .matcher(json.substring(from, to));
        DateTimeFormatter british = DateTimeFormatter.ofPattern("dd/MM/uuuu");
        TreeMap<LocalDate, String> days = new TreeMap<>();
        while (day.find()) {
            String name = day.group(1).replace('_', ' ');
            days.put(LocalDate.parse(day.group(2), british), name);
        }
        List<String> rows = days.entrySet().stream()
                .map(e -> String.format("('england-and-wales', '%s', '%s')", e.getKey(),
                        holidayName(e.getValue()).replace("'", "''")))
                .toList();
        migration("R__reference_bank_holidays.sql", """
                -- GOV.UK's bank holidays: the truth for the bank-holiday band (R10) and for working days (R16). Renewed by
                -- infra/src/build/DemonstrationData.java; source and licence: docs/data.md.
                delete from bank_holiday where nation = 'england-and-wales';
                insert into bank_holiday (nation, day, title) values
                """, rows, ";");
        System.out.println("bank holidays: " + days.values().stream().distinct().toList());
    }

    private static String holidayName(String key) {
        return switch (key) {
            case "new year" -> "New Year’s Day";
            case "good friday" -> "Good Friday";
            case "easter monday" -> "Easter Monday";
            case "early may" -> "Early May bank holiday";
            case "early may ve" -> "Early May bank holiday (VE day)";
            case "spring" -> "Spring bank holiday";
            case "late august" -> "Summer bank holiday";
            case "christmas" -> "Christmas Day";
            case "boxing day" -> "Boxing Day";
            case "queen platinum" -> "Platinum Jubilee bank holiday";
            case "queens bank holiday" -> "Bank holiday for the State Funeral of Queen Elizabeth II";
            case "kings coronation" -> "Bank holiday for the coronation of King Charles III";
            default -> throw new IllegalStateException("A bank holiday without a name for people: " + key);
        };
    }

    // Listings

    private void listings(Map<String, Grid> points) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, String> row : csv("trafford/trafford_care_homes.csv")) {
            String code = postcode(row.get("postcode"));
            String type = row.get("type").replace("|", ", ").toLowerCase(Locale.ROOT);
            String text = Character.toUpperCase(type.charAt(0)) + type.substring(1) + ", regulated by the Care Quality Commission.";
            rows.add(listing("care-home", row.get("cqc_id"), row.get("name"), text, row.get("address").replaceAll(",\\s*", ", "),
                    code, phone(row.get("telephone")), known(row.get("cqc_webpage")), points.get(code)));
        }
        for (Map<String, String> row : csv("trafford/charities_operating_in_trafford.csv")) {
            // A small charity's contact is often a trustee at home: its outcode is kept, the rest is not.
            Matcher code = POSTCODE.matcher(row.get("charity_contact_postcode").toUpperCase(Locale.ROOT));
            rows.add(listing("charity", row.get("registered_charity_number"), name(row.get("charity_name")),
                    text(row.get("charity_activities")), "", code.matches() ? code.group(1) : "", "",
                    website(row.get("charity_contact_web")), null));
        }
        int number = 0;
        for (Map<String, String> row : csv("trafford/trafford_mental_health_services.csv")) {
            String code = postcode(row.get("postcode"));
            rows.add(listing("mental-health", String.format("mh-%02d", ++number), row.get("name"),
                    text(row.get("description")), known(row.get("address")), code, phone(row.get("telephone")),
                    website(row.get("website")), points.get(code)));
        }
        write(demonstration.resolve("listings.csv"), List.of("source", "source_id", "name", "description", "address",
                "postcode", "telephone", "website", "easting", "northing"), rows);
        long placed = rows.stream().filter(r -> !r.get(8).isEmpty()).count();
        System.out.printf("listings: %d, of which %d stand on a published point%n", rows.size(), placed);
    }

    private static List<String> listing(String source, String id, String name, String description, String address,
            String postcode, String telephone, String website, Grid place) {
        return List.of(source, id, name.strip(), description, address, postcode, telephone, website,
                place == null ? "" : place.eastings(), place == null ? "" : place.northings());
    }

    private static String known(String cell) {
        String text = cell.strip();
        return text.equals("NA") || text.equals("N/A") ? "" : text;
    }

    /** A number with an area code, or nothing: a mobile number is in somebody's pocket, and the website has it. */
    private static String phone(String cell) {
        String digits = known(cell).replace(" ", "");
        if (digits.isEmpty()) {
            return "";
        }
        String whole = digits.startsWith("0") ? digits : "0" + digits;
        if (whole.startsWith("07")) {
            return "";
        }
        return whole.startsWith("0161") ? "0161 " + whole.substring(4, 7) + " " + whole.substring(7) : whole;
    }

    /** An http address, or nothing: an address of e-mail is somebody's, and anything else can't be followed. */
    private static String website(String cell) {
        String text = known(cell).replace(" ", "");
        if (text.isEmpty() || text.contains("@") || !text.contains(".")) {
            return "";
        }
        return text.matches("(?i)https?://.*") ? text : "https://" + text;
    }

    /** Text as registered, less what an old code page made of it, and not shouted. */
    private static String text(String cell) {
        String text = known(cell).replace("+¿", "è").replace("-ú", "£").replaceAll("\\s*ÔÇÓ\\s*", "; ")
                .replaceAll("\\s+", " ").strip();
        text = text.replaceAll("^[;,. ]+", "");
        return text.equals(text.toUpperCase(Locale.ROOT)) ? sentences(text) : text;
    }

    private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "at", "to", "on", "upon", "with", "de", "by", "or", "a");
    private static final Set<String> ACRONYMS = Set.of("UK", "CIO", "PTA", "PTFA", "NHS", "RSPCA", "YMCA", "LGBT", "RDA", "AGSB", "LMCP",
            "SKCV", "BSSM", "BCIM", "RCCG", "TLC", "PSA", "ICW", "GM", "IGA", "CPRE", "PHAB", "RAPAR", "LBC", "ND", "RAF", "WI", "NTC",
            "MS", "ME", "HH", "NK", "FN", "UKIM", "BME", "CT", "BEIS", "SORT", "CIC", "USA", "MCCR", "WRVS", "BHF", "PCC", "CAB", "RNLI", "RNIB", "NCT", "U3A", "FC");
    private static final Set<String> PLACES = Set.of("manchester", "trafford", "altrincham", "sale", "stretford", "urmston", "hale",
            "bowdon", "timperley", "cheshire", "england", "britain", "british", "english", "christian", "christians", "christ", "god",
            "jewish", "islam", "islamic", "muslim", "muslims", "hindu", "sikh", "asian", "african", "caribbean", "chinese", "polish",
            "indian", "pakistan", "pakistani", "bangladesh", "kashmir", "israel", "salford", "stockport", "tameside", "oldham", "bolton",
            "bury", "rochdale", "wigan", "london", "lancashire", "wales", "ireland", "irish", "africa", "europe", "salem", "davyhulme",
            "flixton", "partington", "knutsford", "wythenshawe", "anglican", "methodist", "catholic", "baptist", "somali", "somalia",
            "ghana", "nigeria", "kenya", "uganda", "india", "bible", "gospel", "i");

    private static String name(String cell) {
        String name = cell.replaceAll("\\s+", " ").replace(" )", ")").replace(" ,", ", ").replaceAll("\\s+", " ").strip();
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        return words(name, (word, first) -> {
            String bare = word.toLowerCase(Locale.ROOT);
            if (word.matches("\\d+(ST|ND|RD|TH)")) {
                return bare;
            }
            if (ACRONYMS.contains(word) || word.length() > 1 && !word.matches(".*[AEIOUY].*") && !Set.of("ST", "MR", "DR", "LTD", "TH", "RD", "MRS").contains(word)) {
                return word;
            }
            return SMALL.contains(bare) && !first ? bare : capital(bare);
        });
    }

    private static String sentences(String shouted) {
        boolean[] start = {true};
        StringBuilder out = new StringBuilder();
        Matcher piece = Pattern.compile("[\\p{L}\\d’']+|[^\\p{L}\\d’']+").matcher(shouted);
        while (piece.find()) {
            String word = piece.group();
            if (!Character.isLetterOrDigit(word.charAt(0))) {
                start[0] |= word.matches(".*[.!?]\\s.*|.*[.!?]\\s*");
                out.append(word);
            } else {
                String bare = word.toLowerCase(Locale.ROOT);
                out.append(ACRONYMS.contains(word) && !Set.of("ME", "SORT").contains(word) ? word
                        : start[0] || PLACES.contains(bare) ? capital(bare) : bare);
                start[0] = false;
            }
        }
        return out.toString().replace("greater Manchester", "Greater Manchester");
    }

    private interface Spelling {
        String of(String word, boolean first);
    }

    private static String words(String text, Spelling spelling) {
        StringBuilder out = new StringBuilder();
        Matcher piece = Pattern.compile("[\\p{L}\\d’']+|[^\\p{L}\\d’']+").matcher(text);
        boolean first = true;
        while (piece.find()) {
            String word = piece.group();
            boolean letters = Character.isLetterOrDigit(word.charAt(0));
            out.append(letters ? spelling.of(word, first) : word);
            first = letters ? false : first || word.contains("(");
        }
        return out.toString();
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String postcode(String cell) {
        String squeezed = cell.toUpperCase(Locale.ROOT).replace(" ", "");
        String code = squeezed.substring(0, squeezed.length() - 3) + " " + squeezed.substring(squeezed.length() - 3);
        // The one code of the sources that no rule makes: a 4 too many.
        return code.equals("WA154 1HF") ? "WA14 1HF" : code;
    }

    // Files

    private List<Map<String, String>> csv(String name) throws IOException {
        List<List<String>> rows = parse(Files.readString(sources.resolve(name)));
        List<String> header = rows.get(0);
        List<Map<String, String>> maps = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                map.put(header.get(i), row.get(i));
            }
            maps.add(map);
        }
        return maps;
    }

    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    private static void write(Path file, List<String> header, List<List<String>> rows) throws IOException {
        String text = Stream.concat(Stream.of(header), rows.stream())
                .map(row -> row.stream().map(DemonstrationData::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file, text);
        System.out.printf("%s: %d rows%n", file.getFileName(), rows.size());
    }

    private static String cell(String value) {
        return value.matches("(?s).*[,\"\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

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
}
