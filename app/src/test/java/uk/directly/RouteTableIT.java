package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The page that says who may use which route is the application's own word. */
@RunningApplication
class RouteTableIT {
    private static final Path PAGE = Path.of("..", "docs", "who-may.md");

    private final List<RequestMappingHandlerMapping> mappings;

    RouteTableIT(@Autowired List<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Test
    @DisplayName("R102 docs/who-may.md has a row for every route, and says what the route says")
    void isPrinted() throws IOException {
        String table = RouteTable.of(mappings);
        if (Boolean.getBoolean("directly.print")) {
            Files.writeString(PAGE, table);
        }

        assertThat(table).contains("| GET | `/api/v1/budgets` | holder, carer | see |");
        assertThat(Files.readString(PAGE))
                .as("Print it again with -Ddirectly.print=true, and look at what changed")
                .isEqualTo(table);
    }
}
