package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.ChildProcess;
import uk.directly.running.DemonstrationDatabases;
import uk.directly.running.Ports;
import uk.directly.testing.TestDatabase;

/**
 * Two processes on one database, one of them killed ({@code kill -9}) while a yes to an invitation, a file, a message with a
 * file and a concern are half-way, and between handing messages over and noting it; the other one goes on.
 */
class HalfDoneKillIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
    private static final String HALF_WAY = """
            from pg_stat_activity a where a.datname = current_database() and a.wait_event_type = 'Lock'
             and a.query ~ '(acting_use|enquiry_file_add|enquiry_go_on|concern_raise)'""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> shown = new ArrayList<>();

    @Test
    @DisplayName("ADR 49 killed half-way nothing is half done; asked again, at another process, it is done once")
    void leavesNothingHalfDone(@TempDir Path folder) throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        try (TestDatabase database = DemonstrationDatabases.create();
                SlowPost post = new SlowPost();
                ChildProcess one = ChildProcess.on(database, folder.resolve("one"), arguments(post, files));
                ChildProcess two = ChildProcess.on(database, folder.resolve("two"), arguments(post, files))) {
            UUID thread = thread(new Api(one.ports()));
            for (int round = 0; round < Storms.rounds(1, 4); round++) {
                ChildProcess victim = round % 2 == 0 ? one : two;
                ChildProcess heir = round % 2 == 0 ? two : one;
                round(database, post, files, thread, victim, heir);
                if (Storms.isWhole()) {
                    victim.restart();
                }
            }
        }
    }

    private void round(
            TestDatabase database, SlowPost post, Path files, UUID thread, ChildProcess victim, ChildProcess heir)
            throws Exception {
        Api api = new Api(victim.ports());
        String code = invited(api);
        UUID ready = api.postFile("holder", "/api/v1/threads/" + thread + "/files?name=a.pdf", PDF)
                .id();
        UUID message = UUID.randomUUID();
        UUID concern = UUID.randomUUID();
        Instant victimsTime = api.now();
        long mails = post.mails.size();
        long texts = post.texts.size();
        String before = state(database);
        long onDisk = count(files);
        List.of("holder", "holder2", "carer").forEach(api::token);

        heir.pause();
        post.hold();
        UUID mail = delivery(database, "email", "tom@example.com");
        UUID text = delivery(database, "sms", "07700900123");
        await(() -> post.mails.size() > mails && post.texts.size() > texts);
        try (Connection lock = database.dataSource().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table outbox, enquiry_file in share mode");
            List<CompletableFuture<?>> asked = List.of(
                    CompletableFuture.supplyAsync(() -> accept(api, code)),
                    CompletableFuture.supplyAsync(() -> write(api, thread, message, ready)),
                    CompletableFuture.supplyAsync(
                            () -> api.postFile("pa", "/api/v1/threads/" + thread + "/files?name=b.pdf", PDF)),
                    CompletableFuture.supplyAsync(() -> tell(victim.ports(), concern)));
            await(() -> one(database, "select count(*) " + HALF_WAY) == asked.size());
            victim.kill();
            asked.forEach(
                    each -> assertThat(each.handle((done, lost) -> lost != null).join())
                            .as("nobody was answered")
                            .isTrue());
            // A dead process's connections end when their machine notices; here they are cut at once.
            database.select("select pg_terminate_backend(a.pid) " + HALF_WAY);
            await(() -> one(database, "select count(*) " + HALF_WAY) == 0);
        }

        assertThat(state(database)).as("nothing is half done").isEqualTo(before);
        assertThat(count(files)).as("no file without a row").isEqualTo(onDisk);
        assertThat(how(database, mail)).isEqualTo("sending 1");
        assertThat(how(database, text)).isEqualTo("sending 1");

        post.letGo();
        heir.goOn();
        goesOn(database, new Api(heir.ports()), heir.ports(), code, thread, message, ready, concern);
        takesOver(database, post, new Api(heir.ports()), victimsTime, mail, text);
        assertThat(post.mails).hasSize((int) mails + 2);
        assertThat(post.texts).as("GOV.UK Notify was asked first").hasSize((int) texts + 1);
    }

    /** The same is asked of the other process, twice. */
    private void goesOn(
            TestDatabase database,
            Api api,
            Ports ports,
            String code,
            UUID thread,
            UUID message,
            UUID ready,
            UUID concern) {
        for (int again = 0; again < 2; again++) {
            assertThat(accept(api, code).status()).isEqualTo(200);
            assertThat(write(api, thread, message, ready).status()).isEqualTo(200);
            HttpResponse<String> told = tell(ports, concern);
            assertThat(told.statusCode()).isEqualTo(200);
            shown.add(told.body().replaceAll("(?s).*Your reference: ([2-9B-Z-]+).*", "$1"));
        }
        assertThat(shown.getLast()).as("one reference").isEqualTo(shown.get(shown.size() - 2));
        assertThat(one(database, "select count(*) from enquiry_message where id = '" + message + "'"))
                .isOne();
        assertThat(one(database, "select count(*) from enquiry_file where message_id = '" + message + "'"))
                .isOne();
        assertThat(one(
                        database,
                        "select count(*) from outbox where topic = 'message-sent' and payload ->> 'messageId' = '"
                                + message + "'"))
                .isOne();
        assertThat(one(database, "select count(*) from concern where id = '" + concern + "'"))
                .isOne();
        assertThat(one(
                        database,
                        "select count(*) from outbox where topic = 'concern-raised' and payload ->> 'concernId' = '"
                                + concern + "'"))
                .isOne();
        assertThat(one(database, """
                select count(*) from outbox o join acting_invitation i on i.id::text = o.payload ->> 'invitationId'
                 where o.topic = 'acting-accepted' and i.id = (select max(x.id::text)::uuid from acting_invitation x)""")).isOne();
    }

    /** What was handed over and not noted is in the other's hands when the minute is over. */
    private static void takesOver(
            TestDatabase database, SlowPost post, Api api, Instant victimsTime, UUID mail, UUID text) {
        Instant latest = victimsTime.isAfter(api.now()) ? victimsTime : api.now();
        assertThat(api.moveClock(latest.plus(Duration.ofMinutes(4))).status()).isEqualTo(200);
        await(() -> how(database, mail).equals("sent 2") && how(database, text).equals("sent 2"));
        assertThat(how(database, mail)).isEqualTo("sent 2");
        assertThat(how(database, text)).isEqualTo("sent 2");
        assertThat(post.mails.stream()
                        .filter(id -> id.contains(mail.toString()))
                        .collect(Collectors.toSet()))
                .as("the same mail again, under the same name")
                .hasSize(1);
        assertThat(post.texts.values().stream().filter(text.toString()::equals)).hasSize(1);
    }

    private static List<String> arguments(SlowPost post, Path files) {
        List<String> arguments = new ArrayList<>(post.arguments());
        arguments.add("--directly.local.demonstration=true");
        arguments.add("--directly.files.folder=" + files);
        arguments.add("--directly.files.key=k1");
        arguments.add("--directly.files.keys.k1=" + Base64.getEncoder().encodeToString(new byte[32]));
        return arguments;
    }

    /** Of the visits of Tom and Aisha, who have said yes to one. */
    private static UUID thread(Api api) {
        UUID visit = new Holder(api, "holder")
                .book(
                        Holder.offerOf(api, "pa"),
                        java.time.LocalDate.now(LONDON)
                                .plusDays(9)
                                .atTime(LocalTime.of(10, 0))
                                .atZone(LONDON)
                                .toInstant(),
                        Duration.ofHours(1))
                .id();
        assertThat(api.post("pa", "/api/v1/bookings/" + visit + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return api.post("holder", "/api/v1/bookings/" + visit + "/messages", Map.of("message", "Hello"))
                .id();
    }

    private static String invited(Api api) {
        Api.Answer answer = api.post(
                "holder", "/api/v1/acting/invitations", Map.of("name", "Carla", "as", "helper", "way", "paper"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("code").asString();
    }

    private static Api.Answer accept(Api api, String code) {
        return api.post("carer", "/api/v1/acting/accept", Map.of("code", code));
    }

    private static Api.Answer write(Api api, UUID thread, UUID message, UUID file) {
        return api.post(
                "holder",
                "/api/v1/threads/" + thread + "/messages",
                Map.of("id", message, "message", "Where the key is", "files", List.of(file)));
    }

    private HttpResponse<String> tell(Ports ports, UUID key) {
        String form = Stream.of(
                        "key=" + key,
                        "about=other",
                        "aboutName=Mr+Hill",
                        "danger=no",
                        "knows=no",
                        "happened=" + URLEncoder.encode("He is cold.", StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + ports.application() + "/concern"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A message that is due now. */
    private static UUID delivery(TestDatabase database, String way, String address) {
        return UUID.fromString(database.select("""
                with n as (
                    insert into notice (council_id, id, event_id, topic, words, urgency, person_id, args, at)
                    select p.council_id, uuidv7(), uuidv7(), 'sign-in-ended', 'sign-in-ended.person', 'now', p.id, '{}', now()
                      from person p where p.subject = 'holder'
                    returning *)
                insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, address, due_at)
                select n.council_id, uuidv7(), n.person_id, n.id, '%s', true, '%s', now() - interval '1 minute' from n
                returning id""".formatted(way, address)).getFirst());
    }

    private static String how(TestDatabase database, UUID delivery) {
        return database.select("select state || ' ' || attempts from notice_delivery where id = '" + delivery + "'")
                .getFirst();
    }

    /** How much there is of all that could be half done. */
    private static String state(TestDatabase database) {
        return database.select("""
                select concat_ws(' ', (select count(*) from acting), (select count(*) from acting_invitation where used_at is null),
                    (select count(*) from enquiry_message), (select count(*) from enquiry_file),
                    (select count(*) from enquiry_file where message_id is null), (select count(*) from concern),
                    (select count(*) from outbox where topic in ('acting-accepted', 'message-sent', 'concern-raised')),
                    (select count(*) from audit_event where action in ('acting-accepted', 'concern-raised')))""").getFirst();
    }

    private static long one(TestDatabase database, String question) {
        return Long.parseLong(database.select(question).getFirst());
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).count();
        }
    }

    private static void await(Supplier<Boolean> enough) {
        assertThat(Waiting.until(enough, seen -> seen)).isTrue();
    }
}
