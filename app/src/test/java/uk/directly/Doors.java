package uk.directly;

import java.time.Duration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.Role;

/** Routes for programs of each kind, one of them forgotten on purpose. */
@TestComponent
@RestController
class Doors {
    static final String FORGOTTEN = "forgotten";

    @GetMapping("/api/v1/forgotten")
    String forgotten() {
        return "nobody said who may see this";
    }

    @Allow(Role.FINANCE)
    @GetMapping("/api/v1/finance-only")
    String finance() {
        return "figures";
    }

    @AllowEveryone
    @GetMapping("/api/v1/for-everyone")
    String everyone() {
        return "welcome";
    }

    @AllowEveryone
    @GetMapping("/api/v1/slow")
    Mono<String> slow() {
        return Mono.delay(Duration.ofMillis(50)).thenReturn("at last");
    }

    @AllowEveryone
    @PostMapping("/webhooks/doorbell")
    String doorbell() {
        return "rung";
    }
}
