package uk.crooked.model;

import reactor.core.publisher.Mono;

/** A model that knows Reactor. */
record ImpureModel(Mono<String> later) {}
