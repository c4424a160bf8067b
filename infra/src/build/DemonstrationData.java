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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the data files that the project ships from the published ones. Run by hand when a source is renewed, never by
 * the build; README.md beside this file says how, and docs/data.md what came out and how exact it is.
 *
 * <p>Nothing but a JDK (22 or later), so that {@code java DemonstrationData.java} is enough.
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
                        points.put(Tidy.postcode(cells[0].replace("\"", "")), new Grid(easting, Long.parseLong(cells[3])));
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
        for (Map<String, String> row : Csv.read(sources.resolve("uk/outcodes.csv"))) {
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
        for (Map<String, String> row : Csv.read(sources.resolve("trafford/trafford_postcodes.csv"))) {
            String code = Tidy.postcode(row.get("postcode"));
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
        Csv.write(demonstration.resolve("postcodes.csv"), List.of("postcode", "ward_code", "easting", "northing"), rows);
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
        for (Map<String, String> row : Csv.read(sources.resolve("trafford/trafford_postcodes.csv"))) {
            named.putIfAbsent(row.get("ward_code"), new String[] {row.get("ward_name"), row.get("locality")});
        }
        Map<String, List<Grid>> outlines = outlines();
        List<List<String>> rows = new ArrayList<>();
        named.forEach((code, names) -> rows.add(List.of(code, names[0], names[1], path(outlines.get(code)))));
        Csv.write(demonstration.resolve("wards.csv"), List.of("code", "name", "locality", "path"), rows);
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

    /** On the grid, ten metres a unit, y downwards. */
    private static String path(List<Grid> outline) {
        StringBuilder path = new StringBuilder();
        long x = 0;
        long y = 0;
        for (Grid point : outline.subList(0, outline.size() - 1)) {
            long toX = Math.round(point.easting() / 10.0);
            long toY = Math.round(-point.northing() / 10.0);
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
        for (Map<String, String> row : Csv.read(sources.resolve("trafford/trafford_care_homes.csv"))) {
            String code = Tidy.postcode(row.get("postcode"));
            String type = row.get("type").replace("|", ", ").toLowerCase(Locale.ROOT);
            String text = Character.toUpperCase(type.charAt(0)) + type.substring(1) + ", regulated by the Care Quality Commission.";
            rows.add(listing("care-home", row.get("cqc_id"), row.get("name"), text, row.get("address").replaceAll(",\\s*", ", "),
                    code, Tidy.phone(row.get("telephone")), Tidy.known(row.get("cqc_webpage")), points.get(code)));
        }
        for (Map<String, String> row : Csv.read(sources.resolve("trafford/charities_operating_in_trafford.csv"))) {
            // A small charity's contact is often a trustee at home: its outcode is kept, the rest is not.
            Matcher code = POSTCODE.matcher(row.get("charity_contact_postcode").toUpperCase(Locale.ROOT));
            rows.add(listing("charity", row.get("registered_charity_number"), Tidy.name(row.get("charity_name")),
                    Tidy.text(row.get("charity_activities")), "", code.matches() ? code.group(1) : "", "",
                    Tidy.website(row.get("charity_contact_web")), null));
        }
        int number = 0;
        for (Map<String, String> row : Csv.read(sources.resolve("trafford/trafford_mental_health_services.csv"))) {
            String code = Tidy.postcode(row.get("postcode"));
            rows.add(listing("mental-health", String.format("mh-%02d", ++number), row.get("name"),
                    Tidy.text(row.get("description")), Tidy.known(row.get("address")), code, Tidy.phone(row.get("telephone")),
                    Tidy.website(row.get("website")), points.get(code)));
        }
        Csv.write(demonstration.resolve("listings.csv"), List.of("source", "source_id", "name", "description", "address",
                "postcode", "telephone", "website", "easting", "northing"), rows);
        long placed = rows.stream().filter(r -> !r.get(8).isEmpty()).count();
        System.out.printf("listings: %d, of which %d stand on a published point%n", rows.size(), placed);
    }

    private static List<String> listing(String source, String id, String name, String description, String address,
            String postcode, String telephone, String website, Grid place) {
        return List.of(source, id, name.strip(), description, address, postcode, telephone, website,
                place == null ? "" : place.eastings(), place == null ? "" : place.northings());
    }
}
