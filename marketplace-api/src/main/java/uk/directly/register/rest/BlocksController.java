package uk.directly.register.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.register.Block;
import uk.directly.register.Blocks;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * Whom one doesn't want to meet here (R44). Somebody with support money names a provider; a provider names a person they
 * have met here by id, or anybody by name.
 */
@RestController
@RequestMapping("/api/v1/blocks")
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER, Role.PROVIDER})
class BlocksController {
    private static final int NAME_LENGTH = 100;

    private final Blocks blocks;

    BlocksController(Blocks blocks) {
        this.blocks = blocks;
    }

    @GetMapping
    @ForOthers(Power.RUN)
    Mono<PageOf<BlockJson>> list(Actor actor) {
        Flux<Block> both =
                Flux.concat(isPerson(actor) ? blocks.ofPerson(actor) : Flux.empty(), blocks.ofProvider(actor));
        return both.map(BlockJson::of).collectList().map(PageOf::whole);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ForOthers(Power.RUN)
    Mono<Void> block(@Valid @RequestBody BlockBody body, Actor actor) {
        return add(body, actor)
                .filter(done -> done)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "Nobody you know here has this id.")))
                .then();
    }

    private Mono<Boolean> add(BlockBody body, Actor actor) {
        String name = body.name();
        if (body.providerId() != null && isPerson(actor)) {
            return blocks.hide(actor, body.providerId());
        }
        if (body.personId() != null && actor.providerId() != null) {
            return blocks.hideFrom(actor, body.personId());
        }
        if (name != null && name.strip().contains(" ") && actor.providerId() != null) {
            return blocks.hideFromName(actor, name);
        }
        throw Problem.invalid(
                actor.providerId() == null ? "providerId" : "name",
                actor.providerId() == null ? "is needed: whom to hide" : "or personId is needed: first and last name");
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ForOthers(Power.RUN)
    Mono<Void> end(@PathVariable("id") UUID id, Actor actor) {
        Mono<Boolean> asPerson = isPerson(actor) ? blocks.showAgain(actor, id) : Mono.just(false);
        return asPerson.flatMap(done -> done ? Mono.just(true) : blocks.beSeenAgain(actor, id))
                .filter(done -> done)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "You have blocked nobody by this id.")))
                .then();
    }

    private static boolean isPerson(Actor actor) {
        return actor.is(Role.HOLDER, Role.CARER, Role.SELF_FUNDER);
    }

    /** One of the three. */
    record BlockBody(
            @Nullable UUID providerId,
            @Nullable UUID personId,
            @Nullable @Size(max = NAME_LENGTH) String name) {}

    /** Whom, as one's own list says it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BlockJson(UUID id, String who, Instant since) {
        static BlockJson of(Block block) {
            return new BlockJson(block.id(), block.who(), block.since());
        }
    }
}
