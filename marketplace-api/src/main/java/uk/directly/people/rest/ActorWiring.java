package uk.directly.people.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Lets every handler method, of a page too, take the {@link uk.directly.people.Actor} as a parameter. */
@Configuration(proxyBeanMethods = false)
class ActorWiring implements WebFluxConfigurer {
    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new ActorArgument());
    }
}
