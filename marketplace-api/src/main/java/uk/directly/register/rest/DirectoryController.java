package uk.directly.register.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.people.AllowEveryone;
import uk.directly.register.Directory;
import uk.directly.register.Listing;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Imported listings: not accredited, not bookable. */
@RestController
@AllowEveryone
class DirectoryController {
    private final Directory directory;
    private final RegisterQueries queries;
    private final Councils councils;

    DirectoryController(Directory directory, RegisterQueries queries, Councils councils) {
        this.directory = directory;
        this.queries = queries;
        this.councils = councils;
    }

    @GetMapping("/api/v1/directory")
    Mono<ResponseEntity<PageOf<ListingJson>>> search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "near", required = false) @Nullable String near,
            @RequestParam(name = "within", required = false) @Nullable Double within,
            Paging paging) {
        return queries.of(text, near, within)
                .flatMapMany(query -> directory.search(query, RegisterQueries.position(paging.after()), paging.fetch()))
                .collectList()
                .map(listings -> paging.answer(
                        listings, listing -> RegisterQueries.cursor(listing.position()), ListingJson::of));
    }

    @GetMapping("/api/v1/directory/{id}")
    Mono<ListingJson> one(@PathVariable("id") UUID id) {
        return councils.ofVisitors()
                .flatMap(council -> directory.one(council.id(), id))
                .map(ListingJson::of)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "No entry of a directory has this id.")));
    }

    /** An entry of an imported directory: always neither accredited nor bookable. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListingJson(
            UUID id,
            String name,
            String kind,
            String description,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable String district,
            @Nullable String phone,
            @Nullable String website,
            @Nullable Double distanceMiles,
            String source,
            boolean accredited,
            boolean bookable) {
        static ListingJson of(Listing listing) {
            return new ListingJson(
                    listing.id(),
                    listing.name(),
                    listing.kind(),
                    listing.description(),
                    listing.address(),
                    listing.postcode(),
                    listing.district(),
                    listing.phone(),
                    listing.website(),
                    listing.distanceMiles(),
                    listing.source(),
                    false,
                    false);
        }
    }
}
