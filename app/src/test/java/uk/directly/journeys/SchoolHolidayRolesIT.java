package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
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

    @Test
    @DisplayName("the page takes a file, names what is wrong in it, and is for finance only (R102)")
    void isSentOnAPage() {
        PlainBrowser colin = PlainBrowser.signedIn(directly, "finance");
        assertThat(colin.get("/school-holidays/file").status()).isEqualTo(200);
        byte[] file = "name,first day,last day\nOn the page,1/8/2032,31/8/2032\nBad,31/9/2032,1/10/2032\n"
                .getBytes(StandardCharsets.UTF_8);

        PlainBrowser.Shown shown = colin.postFile("/school-holidays/file", Map.of(), "holidays.csv", file);

        assertThat(shown.status()).isEqualTo(422);
        assertThat(shown.html()).contains("Row 3").contains("1 row went in");
        assertThat(colin.get("/school-holidays").html()).contains("On the page");
        for (String other : List.of("holder", "pa", "commissioner", "accreditation")) {
            assertThat(PlainBrowser.signedIn(directly, other)
                            .get("/school-holidays/file")
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
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
