package uk.directly.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** 200 browsers that go away in the middle of booking, again and again. What was acknowledged between stays. */
@WholeApplication
class CancellationStormIT {
    private static final int CLIENTS = 200;
    private static final Duration VISIT = Duration.ofMinutes(15);

    private final RunningDirectly directly;
    private final Api api;
    private final Random moments = new Random(36344);

    CancellationStormIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("R12 clients that leave mid-request leave no open transaction, no lost write and no half booking")
    void survives() {
        UUID aisha = Holder.offerOf(api, "pa");
        UUID micro = Holder.offerOf(api, "micro");
        Holder tom = new Holder(api, "holder");
        List<UUID> acknowledged = new ArrayList<>();
        Instant start = directly.firstDay()
                .plusDays(3)
                .atTime(LocalTime.of(9, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();

        for (int round = 0; round < Storms.rounds(3, 20); round++) {
            leaveMidRequest(tom, micro, start.plus(Duration.ofDays(round)));
            Api.Answer answer = tom.book(aisha, start.plus(Duration.ofDays(round)), VISIT);
            assertThat(answer.status()).isIn(201, 409);
            if (answer.status() == 201) {
                acknowledged.add(answer.id());
            }
        }

        assertThat(Waiting.until(this::busyConnections, busy -> busy == 0)).isZero();
        assertThat(acknowledged).isNotEmpty();
        for (UUID id : acknowledged) {
            assertThat(api.get("holder", "/api/v1/bookings/" + id).status()).isEqualTo(200);
        }
        assertThat(count("""
                select count(*) from booking b where b.held_pence > 0 and not exists (
                    select from ledger_transfer t where t.id = b.hold_id and t.amount_pence = b.held_pence)""")).isZero();
        assertThat(count("select count(*) from ledger_transfer t where t.phase = 'pending'"
                        + " and not exists (select from booking b where b.hold_id = t.id)"))
                .isZero();
        assertThat(count("select count(*) from idempotency_key where answer is null"))
                .isZero();
    }

    private void leaveMidRequest(Holder tom, UUID offer, Instant start) {
        String token = api.token("holder");
        try (ExecutorService clients = Executors.newFixedThreadPool(50)) {
            for (int n = 0; n < CLIENTS; n++) {
                Instant at = start.plus(Duration.ofHours(n % 10));
                String body = JsonMapper.shared().writeValueAsString(tom.visit(offer, at, Duration.ofHours(1)));
                long wait = moments.nextLong(TimeUnit.MILLISECONDS.toNanos(25));
                clients.execute(() -> sendAndLeave(token, body, wait));
            }
        }
    }

    private void sendAndLeave(String token, String body, long nanos) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/bookings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), directly.ports().application())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            LockSupport.parkNanos(nanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long busyConnections() {
        return count("select count(*) from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and state <> 'idle'");
    }

    private long count(String sql) {
        return directly.database()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
