package uk.directly.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import uk.directly.running.RunningDirectly;

/** Measures search over HTTP at two sizes; how, and what came out, stands in the README beside it. Run by hand only. */
class SearchBench {
    private static final int CLIENTS = 4;
    private static final int SMALL = Integer.getInteger("bench.small", 10_000);
    private static final int LARGE = Integer.getInteger("bench.large", 1_000_000);
    private static final int REQUESTS = Integer.getInteger("bench.requests", 400);
    private static final int POSTCODES = 1_680_000;
    private static final int SLICE = 10_000;
    private static final List<String> PLACES = List.of(
            "SW1A", "M1", "B1", "LS1", "G1", "CF10", "EH1", "L1", "BS1", "NE1", "S1", "NG1", "M33", "SE15", "E8");
    private static final List<String> SERVICES = List.of(
            "cleaning",
            "companionship",
            "gardening",
            "domestic-help",
            "community-access",
            "meals",
            "transport",
            "personal-care");

    /** Marks the questions about all that is found. */
    private static final String SUMMARY = "/summary?";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void measures() throws Exception {
        String postcodes = System.getProperty("bench.postcodes", "");
        List<String> more = new ArrayList<>(List.of("--directly.limits.requests-a-second=1000000"));
        if (!postcodes.isEmpty()) {
            more.add("--directly.postcodes=" + postcodes);
        }
        try (RunningDirectly directly = RunningDirectly.start(more.toArray(String[]::new))) {
            if (!postcodes.isEmpty()) {
                awaitPostcodes(directly);
            }
            grow(directly, 0, SMALL);
            Map<String, Figures> small = measure(directly);
            grow(directly, SMALL, LARGE);
            Map<String, Figures> large = measure(directly);
            report(small, large);
        }
    }

    private static void awaitPostcodes(RunningDirectly directly) {
        Flux.interval(Duration.ZERO, Duration.ofSeconds(1))
                .concatMap(second -> directly.database()
                        .sql("select count(*) from postcode")
                        .mapValue(Long.class)
                        .one())
                .takeUntil(loaded -> loaded >= POSTCODES)
                .blockLast(Duration.ofMinutes(15));
    }

    private static long count(RunningDirectly directly, String sql) {
        return Objects.requireNonNull(
                directly.database().sql(sql).mapValue(Long.class).one().block());
    }

    /** In slices, so that no statement runs for minutes and memory stays small. */
    private static void grow(RunningDirectly directly, int from, int to) throws IOException {
        Instant begin = Instant.now();
        execute(directly, """
                create or replace function bench_random(seed text) returns float8 language sql immutable as $$
                    select (hashtext(seed) & 1048575) / 1048576.0 $$""");
        String council = "'"
                + directly.database()
                        .sql("select id::text from council order by id limit 1")
                        .mapValue(String.class)
                        .one()
                        .block()
                + "'::uuid";
        List<String> statements = statements();
        for (int first = from / 3; first < to / 3; first += SLICE) {
            for (String statement : statements) {
                execute(
                        directly,
                        statement
                                .replace(":council", council)
                                .replace(":now", "'" + Instant.now() + "'::timestamptz")
                                .replace(":from", String.valueOf(first + 1))
                                .replace(":to", String.valueOf(Math.min(first + SLICE, to / 3))));
            }
            System.out.printf(
                    "%,d offers after %d s%n",
                    count(directly, "select count(*) from offer"),
                    Duration.between(begin, Instant.now()).toSeconds());
        }
        for (String table : List.of("provider", "offer", "offer_rate", "offer_hours", "offer_word")) {
            execute(directly, "vacuum analyze " + table);
        }
    }

    private static void execute(RunningDirectly directly, String sql) {
        directly.database().sql(sql).then().block();
    }

    private static List<String> statements() throws IOException {
        try (InputStream sql = Objects.requireNonNull(SearchBench.class.getResourceAsStream("generate.sql"))) {
            return Arrays.stream(new String(sql.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^--\\.$"))
                    .map(String::strip)
                    .toList();
        }
    }

    private Map<String, Figures> measure(RunningDirectly directly) throws Exception {
        LocalDate tuesday =
                LocalDate.now(ZoneId.of("Europe/London")).plusDays(3).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        String morning = "&from=" + at(tuesday, 10) + "&to=" + at(tuesday, 12);
        String night = "&from=" + at(tuesday, 3) + "&to=" + at(tuesday, 5);
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("common: service, place", paths("service=%s&near=%s"));
        asked.put("common: service, place, Tuesday morning", paths("service=%s&near=%s" + morning));
        asked.put("common: words, place", paths("q=%s&near=%s&within=5"));
        asked.put("common: place, at most £18", paths("service=%s&near=%s&maxRatePence=1800"));
        asked.put("weekday mornings", paths("service=%s&near=%s&times=weekday-mornings"));
        asked.put("lowest price first", paths("service=%s&near=%s&sort=rate"));
        asked.put("lowest price first, any service", List.of("near=SW1A&sort=rate", "near=M1&sort=rate&within=20"));
        asked.put("all counts and wards", paths(SUMMARY + "service=%s&near=%s"));
        asked.put("rarest skill", List.of("skill=hands-on%20signing&near=SW1A", "skill=hands-on%20signing&near=M1"));
        asked.put("nobody's language", List.of("language=Klingon&near=SW1A"));
        asked.put("empty area", List.of("service=cleaning&near=KW17&within=1", "near=ZE3&within=2"));
        asked.put("impossible time", List.of("near=SW1A" + night, "service=cleaning&near=M1" + night));
        asked.put("far-away text", List.of("q=tamarvalley&near=SW1A", "q=tamarvalley%20gardening&near=E8"));
        asked.put("misspelt text", List.of("q=gardning&near=SW1A", "q=cleening%20patiant&near=M1"));
        asked.put("nobody so cheap", List.of("maxRatePence=900&near=SW1A"));
        Map<String, Figures> found = new LinkedHashMap<>();
        for (int warm = 0; warm < 2; warm++) {
            for (Map.Entry<String, List<String>> each : asked.entrySet()) {
                found.put(each.getKey(), run(directly, each.getValue()));
            }
        }
        return found;
    }

    private static List<String> paths(String pattern) {
        return PLACES.stream()
                .flatMap(place -> SERVICES.stream().map(service -> pattern.formatted(service, place)))
                .toList();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
    }

    /** Four clients, each with a quarter of the requests, one after the other. */
    private Figures run(RunningDirectly directly, List<String> queries) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<long[]>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int offset = client;
                work.add(() -> {
                    long[] nanos = new long[REQUESTS / CLIENTS];
                    for (int i = 0; i < nanos.length; i++) {
                        nanos[i] = ask(directly, queries.get((i * CLIENTS + offset) % queries.size()));
                    }
                    return nanos;
                });
            }
            List<Long> all = new ArrayList<>();
            for (Future<long[]> done : clients.invokeAll(work)) {
                for (long each : done.get()) {
                    all.add(each);
                }
            }
            all.sort(null);
            return new Figures(all.get(all.size() / 2) / 1e6, all.get(all.size() * 99 / 100) / 1e6);
        }
    }

    private long ask(RunningDirectly directly, String query) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(directly.address() + "/api/v1/offers"
                                + (query.startsWith(SUMMARY) ? query : "?" + query)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
        return System.nanoTime() - begin;
    }

    private static void report(Map<String, Figures> small, Map<String, Figures> large) {
        double common =
                Objects.requireNonNull(large.get("common: service, place")).p50();
        System.out.printf(
                "%n%-42s %21s %21s %8s %8s%n", "ms", SMALL + " offers", LARGE + " offers", "growth", "p99 to");
        System.out.printf("%-42s %10s %10s %10s %10s %8s %8s%n", "", "p50", "p99", "p50", "p99", "of p50", "common");
        large.forEach((name, figures) -> {
            Figures before = Objects.requireNonNull(small.get(name));
            System.out.printf(
                    "%-42s %10.1f %10.1f %10.1f %10.1f %8.1f %8.1f%n",
                    name,
                    before.p50(),
                    before.p99(),
                    figures.p50(),
                    figures.p99(),
                    figures.p50() / before.p50(),
                    figures.p99() / common);
        });
    }

    /** Milliseconds. */
    private record Figures(double p50, double p99) {}
}
