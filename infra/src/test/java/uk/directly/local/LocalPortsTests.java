package uk.directly.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class LocalPortsTests {
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("server.port", "0")
            .withProperty("management.server.port", "0")
            .withProperty("directly.local.simulator-port", "0")
            .withProperty("directly.local.sign-in-port", "1");

    @ParameterizedTest
    @CsvSource({
        "server.port, the application, directly.local.application-port",
        "management.server.port, health and the clock, directly.local.management-port",
        "directly.local.simulator-port, the Stripe simulator, directly.local.simulator-port",
        "directly.local.sign-in-port, the sign-in server, directly.local.sign-in-port"
    })
    void namesThePortWhatItIsForAndTheSetting(String property, String purpose, String setting) throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.setProperty(property, Integer.toString(somebody.getLocalPort()));
            environment.setProperty("directly.local.application-port", "0");

            assertThatThrownBy(this::requireFree).isInstanceOfSatisfying(RefusedStartException.class, refusal -> {
                FailureAnalysis analysis =
                        Objects.requireNonNull(new RefusedStartAnalyzer().analyze(new RuntimeException(refusal)));
                assertThat(analysis.getDescription())
                        .isEqualTo("Port " + somebody.getLocalPort() + ", meant for " + purpose
                                + ", is in use by another program.");
                assertThat(analysis.getAction()).contains("--" + setting + "=<port>");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "directly.local.sign-in-port, directly.sign-in.issuer, https://login.example.gov.uk",
        "directly.local.simulator-port, directly.stripe.councils.demonstration.secret-key, sk_test_x"
    })
    void leavesAloneThePortsOfWhatIsElsewhere(String property, String setting, String value) throws IOException {
        environment.setProperty("directly.sign-in.issuer", "https://login.example.gov.uk");
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.setProperty(property, Integer.toString(somebody.getLocalPort()));
            environment.setProperty(setting, value);

            assertThatCode(this::requireFree).doesNotThrowAnyException();
        }
    }

    private void requireFree() {
        LocalSettings settings = Binder.get(environment).bindOrCreate("directly.local", LocalSettings.class);
        LocalPorts.of(environment, settings).requireFree();
    }
}
