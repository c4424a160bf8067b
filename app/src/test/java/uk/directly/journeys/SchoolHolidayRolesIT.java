package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** School holidays as a file over the API, and everybody who may not send one. */
@WholeApplication
class SchoolHolidayRolesIT {
    private static final String PATH = "/api/v1/school-holidays/import";

    private final RunningDirectly directly;
    private final Api api;

    SchoolHolidayRolesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
    }

    @Test
    @DisplayName("finance sends a file, twice is once, bad rows are named; nobody else sends one (R102)")
    void isForFinance() {
        String file = "name,first day,last day\nFar away,1/8/2031,31/8/2031\nBad,31/9/2031,1/10/2031\n";

        for (String other : List.of("holder", "pa", "commissioner", "support", "accreditation")) {
            assertThat(send(other, file).status()).as(other).isEqualTo(403);
        }
        assertThat(send(null, file).status()).isEqualTo(401);
        Api.Answer first = send("finance", file);
        assertThat(first.status()).as("%s", first.body()).isEqualTo(200);
        assertThat(first.body().path("imported").asInt()).isEqualTo(1);
        assertThat(first.body().at("/rejected/0/row").asInt()).isEqualTo(3);
        Api.Answer second = send("finance", file);
        assertThat(second.body().path("imported").asInt(-1)).isZero();
        assertThat(second.body().path("alreadyKnown").asInt()).isEqualTo(1);
    }

    private Api.Answer send(@Nullable String persona, String file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(directly.address() + PATH))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file));
        if (persona != null) {
            request.header("Authorization", "Bearer " + api.token(persona));
        }
        return api.send(request.build());
    }
}
