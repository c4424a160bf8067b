package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.test.StepVerifier;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

class LimitsTests {
    private static final Caller TOM = new Caller.Person("tom");
    private static final Caller FAY = new Caller.Person("fay");

    private final Time time = new Time();
    private final Limits limits = new Limits(new LimitSettings(10, 2, 4, 1, 2, Duration.ofMinutes(1), 100), time);

    @Test
    void letsSoManyInAtOnceAndSaysWhenToComeBack() {
        takeAll(TOM, 10);

        refused(TOM, 1);
    }

    @Test
    void givesBackSoManyASecond() {
        takeAll(TOM, 10);
        time.pass(Duration.ofMillis(499));
        refused(TOM, 1);

        time.pass(Duration.ofMillis(1));
        takeAll(TOM, 1);
        refused(TOM, 1);

        time.pass(Duration.ofSeconds(3));
        takeAll(TOM, 6);
        refused(TOM, 1);
    }

    @Test
    void givesNobodyMoreThanAllAtOnceHoweverLongTheyWere() {
        takeAll(TOM, 1);
        time.pass(Duration.ofDays(1));

        takeAll(TOM, 10);
        refused(TOM, 1);
    }

    @Test
    void countsEachCallerAlone() {
        takeAll(TOM, 10);
        refused(TOM, 1);

        takeAll(FAY, 10);
        takeAll(new Caller.Place("192.0.2.1"), 10);
        takeAll(new Caller.Place("tom"), 10);
    }

    @Test
    void countsSigningInApartAndMoreNarrowly() {
        for (int i = 0; i < 4; i++) {
            StepVerifier.create(limits.signIn(TOM)).verifyComplete();
        }
        StepVerifier.create(limits.signIn(TOM)).verifyError(Problem.class);

        takeAll(TOM, 10);
        time.pass(Duration.ofSeconds(1));
        StepVerifier.create(limits.signIn(TOM)).verifyComplete();
    }

    @Test
    void saysTheWholeWaitInSecondsRoundedUp() {
        Allowances slow = new Allowances(3, 1, 100, time);
        for (int i = 0; i < 3; i++) {
            assertThat(slow.take(TOM)).isZero();
        }
        time.pass(Duration.ofMillis(300));

        assertThat(slow.take(TOM)).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void forgetsWhoHasEverythingBackAndNobodyBefore() {
        Allowances allowances = new Allowances(10, 2, 100, time);
        for (int i = 0; i < 10; i++) {
            assertThat(allowances.take(TOM)).isZero();
        }
        time.pass(Duration.ofSeconds(4));
        assertThat(allowances.size()).isOne();
        for (int i = 0; i < 8; i++) {
            assertThat(allowances.take(TOM)).isZero();
        }
        assertThat(allowances.take(TOM)).isPositive();

        time.pass(Duration.ofSeconds(7));
        assertThat(allowances.size()).isZero();
    }

    @Test
    void keepsCountOfNoMoreCallersThanItMay() {
        Allowances allowances = new Allowances(10, 1, 100, time);

        for (int i = 0; i < 10_000; i++) {
            assertThat(allowances.take(new Caller.Place("192.0.2." + i))).isZero();
        }

        assertThat(allowances.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void stopsFloodsAndNobodyElseWithoutSettings() {
        LimitSettings settings =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("directly.limits", LimitSettings.class);

        assertThat(settings).isEqualTo(new LimitSettings(10_000, 200, 300, 5, 20, Duration.ofMinutes(1), 100_000));
    }

    @Test
    void countsANetworkOfTheLongAddressesAsOne() {
        assertThat(at("2001:db8:1:2::1"))
                .isEqualTo(at("2001:db8:1:2:3:4:5:6"))
                .isNotEqualTo(at("2001:db8:1:3::1"))
                .isEqualTo(new Caller.Place("2001:db8:1:2:0:0:0:0/64"));
        assertThat(at("192.0.2.1")).isEqualTo(new Caller.Place("192.0.2.1")).isNotEqualTo(at("192.0.2.2"));
        assertThat(at("::ffff:192.0.2.1")).isEqualTo(at("192.0.2.1"));
    }

    @Test
    void readsAForwardedAddressThatSpringPutThere() {
        assertThat(forwarded("192.0.2.7")).isEqualTo(at("192.0.2.7"));
        assertThat(forwarded("2001:db8:1:2::1")).isEqualTo(at("2001:db8:1:2::9"));
        assertThat(forwarded("_hidden")).isEqualTo(Caller.HIDDEN);
        assertThat(forwarded("unknown")).isEqualTo(Caller.HIDDEN);
        assertThat(Caller.at(MockServerHttpRequest.get("/").build())).isEqualTo(Caller.HIDDEN);
    }

    @Test
    void believesNoHeader() {
        MockServerHttpRequest request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 4711))
                .header("X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "for=198.51.100.1")
                .build();

        assertThat(Caller.at(request)).isEqualTo(new Caller.Place("192.0.2.1"));
    }

    private void takeAll(Caller caller, int count) {
        for (int i = 0; i < count; i++) {
            StepVerifier.create(limits.request(caller)).verifyComplete();
        }
    }

    private void refused(Caller caller, int seconds) {
        StepVerifier.create(limits.request(caller)).verifyErrorSatisfies(failure -> {
            assertThat(failure).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
                assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                        .isEqualTo(String.valueOf(seconds));
            });
        });
    }

    private static Caller at(String address) {
        return Caller.at(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 4711))
                .build());
    }

    private static Caller forwarded(String address) {
        return Caller.at(MockServerHttpRequest.get("/")
                .remoteAddress(InetSocketAddress.createUnresolved(address, 4711))
                .build());
    }

    /** Stands still until it is told to pass. */
    private static final class Time implements TimeMeter {
        private long nanos = 1;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
