package uk.directly.referral.rest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.people.AllowEveryone;
import uk.directly.referral.Feed;
import uk.directly.referral.FeedEntry;
import uk.directly.referral.FeedQuery;
import uk.directly.referral.FeedSettings;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The council's register and directories for other directories, as Open Referral UK 3.0. Open data: no key. */
@RestController
@RequestMapping(path = "/open-referral", produces = MediaType.APPLICATION_JSON_VALUE)
@AllowEveryone
class OpenReferralController {
    private static final HexFormat HEX = HexFormat.of();

    private final Feed feed;
    private final FeedQueries queries;
    private final OpenReferralWriter writer;
    private final Councils councils;
    private final FeedSettings settings;
    private final JsonMapper json;

    OpenReferralController(
            Feed feed,
            FeedQueries queries,
            OpenReferralWriter writer,
            Councils councils,
            FeedSettings settings,
            JsonMapper json) {
        this.feed = feed;
        this.queries = queries;
        this.writer = writer;
        this.councils = councils;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping({"", "/"})
    Mono<ResponseEntity<byte[]>> root(ServerWebExchange exchange) {
        return answer(
                exchange,
                Mono.fromSupplier(() -> new OpenReferralJson.Root(
                        "3.0", "https://docs.openreferraluk.org/", settings.link("/v3/api-docs"))));
    }

    @GetMapping("/services")
    Mono<ResponseEntity<byte[]>> services(
            @RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return answer(
                exchange,
                council()
                        .flatMap(council ->
                                queries.of(parameters, false).flatMap(query -> page(council, query, false))));
    }

    @GetMapping("/services/{id}")
    Mono<ResponseEntity<byte[]>> service(@PathVariable("id") UUID id, ServerWebExchange exchange) {
        return answer(
                exchange,
                council()
                        .flatMap(council -> feed.service(council.id(), id).map(entry -> writer.whole(council, entry))));
    }

    @GetMapping("/service_at_locations")
    Mono<ResponseEntity<byte[]>> places(
            @RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return answer(
                exchange,
                council()
                        .flatMap(council -> queries.of(parameters, true).flatMap(query -> page(council, query, true))));
    }

    @GetMapping("/service_at_locations/{id}")
    Mono<ResponseEntity<byte[]>> place(@PathVariable("id") UUID id, ServerWebExchange exchange) {
        return answer(
                exchange,
                council()
                        .flatMap(council ->
                                feed.service(council.id(), id).map(entry -> writer.wholePlace(council, entry))));
    }

    @GetMapping("/taxonomies")
    Mono<ResponseEntity<byte[]>> taxonomies(
            @RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return answer(
                exchange,
                Mono.fromSupplier(() -> queries.paged(parameters))
                        .map(query -> part(query, List.of(writer.taxonomy(null)))));
    }

    @GetMapping("/taxonomies/{id}")
    Mono<ResponseEntity<byte[]>> taxonomy(@PathVariable("id") UUID id, ServerWebExchange exchange) {
        return answer(
                exchange,
                id.equals(OpenReferralWriter.Taxonomies.ID) ? feed.terms().map(writer::taxonomy) : Mono.empty());
    }

    @GetMapping("/taxonomy_terms")
    Mono<ResponseEntity<byte[]>> terms(
            @RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        return answer(
                exchange,
                Mono.fromSupplier(() -> queries.paged(parameters))
                        .flatMap(query -> feed.terms()
                                .map(terms -> part(
                                        query, terms.stream().map(writer::term).toList()))));
    }

    @GetMapping("/taxonomy_terms/{id}")
    Mono<ResponseEntity<byte[]>> term(@PathVariable("id") UUID id, ServerWebExchange exchange) {
        return answer(
                exchange,
                feed.terms()
                        .flatMapIterable(terms -> terms)
                        .filter(term -> term.id().equals(id))
                        .next()
                        .map(writer::term));
    }

    private Mono<OpenReferralJson.Page<?>> page(Council council, FeedQuery query, boolean places) {
        return feed.services(council.id(), query)
                .map(page -> OpenReferralJson.Page.of(
                        query.page(),
                        query.perPage(),
                        page.total(),
                        page.items().stream()
                                .<Object>map(entry -> written(council, entry, places))
                                .toList()));
    }

    private Object written(Council council, FeedEntry entry, boolean places) {
        return places ? writer.briefPlace(council, entry) : writer.brief(council, entry);
    }

    private static <T> OpenReferralJson.Page<T> part(FeedQuery query, List<T> all) {
        int from = (int) Math.min(all.size(), (query.page() - 1L) * query.perPage());
        int to = Math.min(all.size(), from + query.perPage());
        return OpenReferralJson.Page.of(query.page(), query.perPage(), all.size(), all.subList(from, to));
    }

    private Mono<Council> council() {
        return councils.ofVisitors();
    }

    /**
     * Whoever kept an answer asks each time whether it still holds: somebody who is suspended is gone from it at once.
     */
    private Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, Mono<?> content) {
        return content.switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "Nothing in the feed has this id.")))
                .map(json::writeValueAsBytes)
                .map(body -> {
                    String tag = '"' + HEX.formatHex(sha256(body), 0, 16) + '"';
                    CacheControl keep =
                            CacheControl.maxAge(Duration.ZERO).cachePublic().mustRevalidate();
                    if (exchange.checkNotModified(tag)) {
                        return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                                .eTag(tag)
                                .cacheControl(keep)
                                .<byte[]>build();
                    }
                    return ResponseEntity.ok()
                            .eTag(tag)
                            .cacheControl(keep)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(body);
                });
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
