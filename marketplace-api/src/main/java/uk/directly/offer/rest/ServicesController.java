package uk.directly.offer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.offer.OfferService;
import uk.directly.offer.OfferServices;
import uk.directly.people.AllowEveryone;
import uk.directly.web.rest.PageOf;

/** The taxonomy of support. */
@RestController
@AllowEveryone
class ServicesController {
    private final OfferServices services;

    ServicesController(OfferServices services) {
        this.services = services;
    }

    @GetMapping("/api/v1/services")
    Mono<PageOf<ServiceJson>> all() {
        return services.all()
                .map(all -> PageOf.whole(all.stream().map(ServiceJson::of).toList()));
    }

    /** A service; {@code parent} is the slug of the wider one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServiceJson(
            UUID id, String slug, String name, @Nullable String parent) {
        static ServiceJson of(OfferService service) {
            return new ServiceJson(service.id(), service.slug(), service.name(), service.parent());
        }
    }
}
