package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** What the management port shows, and what only it shows. */
@WholeApplication
class ManagementPortIT {
    private final RunningDirectly directly;
    private final Api api;

    ManagementPortIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/clock"})
    @DisplayName("Health and the local clock are on the management port, and nowhere else")
    void shows(String path) {
        assertThat(status(directly.ports().management(), path)).isEqualTo(200);
        assertThat(status(directly.ports().application(), path)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/find", "/api/v1/councils", "/actuator/env", "/actuator/heapdump"})
    @DisplayName("Pages, API and whatever tells secrets are not on the management port")
    void hides(String path) {
        assertThat(status(directly.ports().management(), path)).isEqualTo(404);
    }

    @Test
    @DisplayName("The clock never goes backwards")
    void keepsTheClockGoingForwards() {
        assertThat(api.moveClock(api.now().minusSeconds(60)).status()).isEqualTo(400);
    }

    private int status(int port, String path) {
        return api.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build())
                .status();
    }
}
